#include "agents/sim/site_spec.h"

#include "agents/node/concepts.h"

namespace bafar::sim {

std::string hostName(std::size_t index)
{
    return "n" + std::to_string(index + 1);
}

net::Prefix hostAddress(std::size_t index)
{
    constexpr std::size_t First = 11;
    return *net::Prefix::parse("192.0.2." + std::to_string(First + index) + "/24");
}

std::string specText(const SiteShape& shape)
{
    std::string text = "cluster:\n  name: " + shape.cluster +
                       "\n  heartbeat: " + schema::durationText(shape.heartbeat) + "\n  nodes:\n";
    for (std::size_t index = 0; index < shape.hosts; ++index) {
        text += "    - {id: " + hostName(index) +
                ", address: " + hostAddress(index).address.toString() + "}\n";
    }
    text += "monitoring:\n  interval: " + schema::durationText(shape.monitoring) + "\n";
    if (shape.routers.empty()) {
        return text;
    }
    text += "floating_ip:\n  routers:\n";
    for (const SiteShape::Router& router : shape.routers) {
        text += "    - id: " + router.id +
                "\n      virtual_router: " + std::to_string(router.virtualRouter) +
                "\n      interface: eth0\n      addresses: [" + router.address +
                "]\n      interval: " + schema::durationText(router.interval) +
                "\n      preempt: " + (router.preempt ? "true" : "false") +
                "\n      preempt_delay: " + schema::durationText(router.preemptDelay) +
                "\n      members:\n";
        for (std::size_t index = 0; index < router.priorities.size(); ++index) {
            text += "        - {node: " + hostName(index) +
                    ", priority: " + std::to_string(router.priorities[index]) + "}\n";
        }
    }
    return text;
}

Result<schema::Spec> readSpec(std::string_view text)
{
    schema::SpecReading reading =
        schema::SpecReading::read(text, node::specSections(), node::crossChecks());
    if (reading.problems.empty()) {
        return std::move(reading.spec);
    }
    std::string all;
    for (const schema::Problem& problem : reading.problems) {
        all += (all.empty() ? "" : "\n") + schema::problemText("spec", problem);
    }
    return fail(Code::InvalidInput, all);
}

} // namespace bafar::sim
