#include "agents/features.h"

#include "agents/cache/driver.h"
#include "agents/cluster/feature.h"
#include "agents/database/driver.h"
#include "agents/floating_ip/driver.h"
#include "agents/load_balancer/driver.h"
#include "agents/monitoring/feature.h"
#include "agents/node/typed_port.h"
#include "agents/storage/driver.h"

namespace bafar {

namespace {

using Start = Result<void> (*)(const runtime::Environment&, node::Node&, Features&);

template <class M, class Driver>
Result<void> keep(Result<std::unique_ptr<Driver>> started, Features& into)
{
    if (!started) {
        return failWith(M::Name, std::move(started.error()));
    }
    into.all.push_back(std::move(*started));
    return {};
}

/// A driver that needs its machine and the environment, and nobody needs.
template <class M, auto start>
Result<void> alone(const runtime::Environment& environment, node::Node& node, Features& into)
{
    return keep<M>(start(environment, node.handle<M>()), into);
}

Result<void> startCluster(const runtime::Environment& environment, node::Node& node, Features& into)
{
    auto started =
        cluster::start(environment, node.handle<cluster::Machine>(),
                       [&node](const std::string& serial) { return node.revoked(serial); });
    into.cluster = started ? started->get() : nullptr;
    return keep<cluster::Machine>(std::move(started), into);
}

Result<void> startServices(const runtime::Environment& environment,
                           node::Node& node,
                           Features& into)
{
    auto started = services::Driver::start(environment, node.handle<services::Machine>());
    into.services = started ? started->get() : nullptr;
    return keep<services::Machine>(std::move(started), into);
}

/// The list: one line a concept, cluster first.
constexpr Start List[] = {
    &startCluster,
    &alone<monitoring::Machine, &monitoring::start>,
    &alone<floating_ip::Machine, &floating_ip::Driver::start>,
    &alone<load_balancer::Machine, &load_balancer::Driver::start>,
    &alone<cache::Machine, &cache::start>,
    &alone<database::Machine, &database::Driver::start>,
    &startServices,
    &alone<storage::Machine, &storage::Driver::start>,
};

} // namespace

void Features::stop()
{
    cluster = nullptr;
    services = nullptr;
    while (!all.empty()) {
        all.pop_back();
    }
}

Result<Features> startFeatures(const runtime::Environment& environment, node::Node& node)
{
    Features features;
    for (const Start start : List) {
        if (Result<void> started = start(environment, node, features); !started) {
            features.stop();
            return tl::unexpected(std::move(started.error()));
        }
    }
    return features;
}

} // namespace bafar
