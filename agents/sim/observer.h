#pragma once
// Who watches a simulated segment: the checks, and whoever draws it. Every call comes when it
// happens, in virtual time.
#include "agents/floating_ip/router_values.h"
#include "core/schema/action_record.h"

namespace bafar::sim {

class Host;

/// What an advertisement says, as far as the checks need it.
struct WireAdvert {
    std::uint8_t virtualRouter = 0;
    std::uint8_t priority = 0;
    Duration interval{};
};

/// The fields of an encoded advertisement, unchecked: our own encoder made it.
[[nodiscard]] WireAdvert wireAdvert(const Bytes& message);

class Observer {
public:
    virtual ~Observer() = default;
    virtual void stateChanged(Host& host,
                              const floating_ip::StateChanged& change,
                              const floating_ip::RouterReport& report) = 0;
    virtual void advertSent(Host& host, const WireAdvert& advert) = 0;
    /// Before the host acts on it.
    virtual void advertArrived(Host& host, const Host& from, const WireAdvert& advert) = 0;
    /// The router of the host answers a take-over or a release.
    virtual void answered(Host& host, const floating_ip::CommandAnswered& answer) = 0;
    /// A command of any concept, by its id, begins on the host.
    virtual void commandBegan(Host& host, const std::string& command) = 0;
    /// The record of an action that the host runs changed.
    virtual void actionMoved(Host& host, const schema::ActionRecord& record) = 0;
    /// Addresses, process, stall, link or configuration of the host changed.
    virtual void hostChanged(Host& host) = 0;
};

} // namespace bafar::sim
