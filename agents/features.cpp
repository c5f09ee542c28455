#include "agents/features.h"

#include "agents/cluster/feature.h"
#include "agents/floating_ip/driver.h"
#include "agents/monitoring/feature.h"
#include "agents/node/typed_port.h"

namespace bafar {

namespace {

template <class M, class Start>
auto begin(Start start, const runtime::Environment& environment, node::Node& node, Features& into)
    -> Result<decltype(start(environment, node.handle<M>())->get())>
{
    auto started = start(environment, node.handle<M>());
    if (!started) {
        return failWith(M::Name, started.error());
    }
    auto* driver = started->get();
    into.all.push_back(std::move(*started));
    return driver;
}

Result<std::unique_ptr<runtime::Feature>> startVrrp(
    const runtime::Environment& environment, runtime::MachineHandle<floating_ip::Machine>& machine)
{
    return floating_ip::Driver::start(machine, environment);
}

} // namespace

void Features::stop()
{
    cluster = nullptr;
    while (!all.empty()) {
        all.pop_back();
    }
}

Result<Features> startFeatures(const runtime::Environment& environment, node::Node& node)
{
    Features features;
    // The list: one line a concept, cluster first.
    const auto follow = [&node](const runtime::Environment& with,
                                runtime::MachineHandle<cluster::Machine>& machine) {
        return cluster::start(with, machine,
                              [&node](const std::string& serial) { return node.revoked(serial); });
    };
    const auto peers = begin<cluster::Machine>(follow, environment, node, features);
    const auto host = begin<monitoring::Machine>(monitoring::start, environment, node, features);
    const auto vrrp = begin<floating_ip::Machine>(startVrrp, environment, node, features);
    for (const Error* error : {peers ? nullptr : &peers.error(), host ? nullptr : &host.error(),
                               vrrp ? nullptr : &vrrp.error()}) {
        if (error != nullptr) {
            return tl::unexpected(*error);
        }
    }
    features.cluster = *peers;
    return features;
}

} // namespace bafar
