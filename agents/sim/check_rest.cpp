// What must be so on a site whose faults are over.
#include "agents/sim/checks.h"

namespace bafar::sim {

void Checks::converged()
{
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        convergedGroup(group);
    }
    for (std::size_t index = 0; index < site_.size(); ++index) {
        convergedNode(site_.host(index));
    }
}

void Checks::convergedGroup(std::size_t group)
{
    const Host* owner = nullptr;
    std::string owners;
    for (std::size_t index = 0; index < site_.size(); ++index) {
        Host& host = site_.host(index);
        const bool active = seat(host, group).state == floating_ip::RouterState::Active;
        if (active != host.holds(groups_[group].address)) {
            fail(host.name() + (active ? " is the owner of " : " is no owner of ") +
                 groups_[group].address.toString() + (active ? " without" : " but") +
                 " carrying it");
        }
        if (active) {
            owners += (owner == nullptr ? "" : ", ") + host.name();
            owner = &host;
        }
    }
    if (owner == nullptr || owners.find(',') != std::string::npos) {
        fail("after the faults " + groups_[group].address.toString() +
             (owner == nullptr ? " has no owner" : " has owners " + owners));
        return;
    }
    for (std::size_t index = 0; index < site_.size(); ++index) {
        Host& host = site_.host(index);
        const std::uint8_t priority = basePriority(host, group);
        if (&host != owner && preempts(host, group) && priority > seat(*owner, group).sent) {
            fail("after the faults " + owner->name() + " with priority " +
                 std::to_string(seat(*owner, group).sent) + " owns " +
                 groups_[group].address.toString() + " although " + host.name() + " has " +
                 std::to_string(priority));
        }
    }
}

void Checks::convergedNode(Host& host)
{
    if (host.node() == nullptr) {
        fail(host.name() + " does not run after the faults");
        return;
    }
    for (const auto& [name, peer] : host.node()->cluster().peers()) {
        if (peer.state != schema::State::Ok) {
            fail("after the faults " + host.name() + " does not hear " + name);
        }
    }
    for (const schema::ActionRecord& record : host.node()->actions()) {
        if (!schema::hasEnded(record.state)) {
            fail("after the faults action " + record.id + " of " + host.name() + " has not ended");
        }
    }
}

} // namespace bafar::sim
