#include "agents/node/concepts.h"

#include <array>

#include "agents/cluster/machine.h"
#include "agents/floating_ip/machine.h"
#include "agents/monitoring/machine.h"
#include "agents/node/checks.h"
#include "agents/node/typed_port.h"
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
};

/// The list: one line a concept, cluster first.
using Concepts = List<cluster::Machine, monitoring::Machine, floating_ip::Machine>;

} // namespace

std::vector<std::unique_ptr<Port>> makePorts(const Self& self)
{
    return Concepts::ports(self);
}

std::span<const schema::SpecSection> specSections()
{
    return schema::specSections();
}

std::span<const schema::CrossCheck> crossChecks()
{
    static constexpr std::array<schema::CrossCheck, 2> Checks = {&membersAreNodes,
                                                                 &floatingIsNobodysOwn};
    return Checks;
}

} // namespace bafar::node
