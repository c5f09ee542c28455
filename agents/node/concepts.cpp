#include "agents/node/concepts.h"

#include <array>

#include "agents/alerting/machine.h"
#include "agents/cache/machine.h"
#include "agents/cluster/machine.h"
#include "agents/database/machine.h"
#include "agents/deployment/machine.h"
#include "agents/floating_ip/machine.h"
#include "agents/load_balancer/machine.h"
#include "agents/monitoring/machine.h"
#include "agents/node/checks.h"
#include "agents/node/typed_port.h"
#include "agents/services/machine.h"
#include "agents/storage/machine.h"
#include "core/schema/spec_sections.h"

namespace bafar::node {

namespace {

template <ConceptMachine... Machines>
struct List {
    static std::vector<std::unique_ptr<Port>> ports(const Self& self)
    {
        std::vector<std::unique_ptr<Port>> all;
        (all.push_back(std::make_unique<TypedPort<Machines>>(self)), ...);
        return all;
    }

    static MetricList metrics()
    {
        MetricList list;
        (describe<Machines>(list), ...);
        return list;
    }

private:
    /// Not every concept measures.
    template <class M>
    static void describe(MetricList& list)
    {
        if constexpr (requires { M::describeMetrics(list); }) {
            M::describeMetrics(list);
        }
    }
};

/// The list: one line a concept, cluster first.
using Concepts = List<cluster::Machine,
                      monitoring::Machine,
                      floating_ip::Machine,
                      load_balancer::Machine,
                      cache::Machine,
                      database::Machine,
                      services::Machine,
                      deployment::Machine,
                      storage::Machine,
                      alerting::Machine>;

} // namespace

std::vector<std::unique_ptr<Port>> makePorts(const Self& self)
{
    return Concepts::ports(self);
}

MetricList metricList()
{
    return Concepts::metrics();
}

std::span<const schema::SpecSection> specSections()
{
    return schema::specSections();
}

std::span<const schema::CrossCheck> crossChecks()
{
    static constexpr schema::CrossCheck Checks[] = {
        &membersAreNodes,  &floatingIsNobodysOwn,      &listenersAreOnFloatingIps, &cachesAreNodes,
        &mountsAreOnNodes, &databaseServersAreOnNodes, &alerting::ruleProblems};
    return Checks;
}

} // namespace bafar::node
