#pragma once
// The VirtualRouter machine behind a driver that repeats itself: what another program might do.
//
// It starts what is started, reports a link that did not change, tells of every stall. The machine
// must stand that as well as the careful Router, and only so is every row of its table exercised.
// One virtual router only. One owner, one thread.
#include <optional>

#include "agents/floating_ip/router_values.h"

namespace bafar::sim {

class BluntRouter {
public:
    using Effects = std::vector<floating_ip::NodeEffect>;

    explicit BluntRouter(floating_ip::Rules rules)
        : rules_(rules)
    {
    }

    [[nodiscard]] Effects handle(const floating_ip::NodeInput& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;
    [[nodiscard]] std::vector<floating_ip::RouterReport> reports() const;

private:
    void on(const floating_ip::Configure& input, Instant now, Effects& out);
    void on(const floating_ip::InterfaceObserved& input, Instant now, Effects& out);
    void on(const floating_ip::MessageReceived& input, Instant now, Effects& out);
    void on(const floating_ip::TakeOverAsked& input, Instant now, Effects& out);
    void on(const floating_ip::ReleaseAsked& input, Instant now, Effects& out);
    void on(const floating_ip::StallDetected& input, Instant now, Effects& out);
    void on(const floating_ip::AddressesRefused& input, Instant now, Effects& out);
    void on(const floating_ip::StopAll& input, Instant now, Effects& out);

    void feed(const floating_ip::RouterInput& input, Instant now, Effects& out);
    void translate(std::vector<floating_ip::RouterEffect> effects, Effects& out);
    [[nodiscard]] std::vector<net::Prefix> carried() const;
    [[nodiscard]] bool seen(const net::Address& address) const;
    [[nodiscard]] floating_ip::RouterReport report() const;

    floating_ip::Rules rules_;
    std::optional<floating_ip::VirtualRouter> router_;
    floating_ip::InterfaceObserved interface_;
};

} // namespace bafar::sim
