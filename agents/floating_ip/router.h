#pragma once
// All virtual routers of one node: dispatches adverts by interface and id, turns decisions into
// bytes.
//
// It runs on the real-time thread. The driver feeds it what the kernel says (interfaces whole and
// fresh, messages with their arrival) and carries out its effects in order; it decides nothing.
// Rules of its own: our source address is the first of an interface that is not floating; a
// configured floating address on an interface whose virtual router is not Active is removed (left
// by a crash); one that is missing while Active is put back; inside the node's own network it is
// carried as /32. Refused messages are counted, and told at most once a second and once for each
// source and reason.
// Pure; one owner, one thread.
#include <array>
#include <map>
#include <optional>
#include <vector>

#include "agents/floating_ip/router_values.h"
#include "core/base/bounded.h"

namespace bafar::floating_ip {

class Router {
public:
    using Input = NodeInput;
    using Effect = NodeEffect;
    using Effects = std::vector<NodeEffect>;

    explicit Router(Rules rules = {});

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    /// One for each virtual router, by id.
    [[nodiscard]] std::vector<RouterReport> reports() const;

    /// Interfaces that carry a virtual router: the ones to watch and to listen on.
    [[nodiscard]] std::vector<std::string> interfaces() const;

    /// Refused messages of all interfaces, by reason, unknown virtual routers included.
    [[nodiscard]] const std::array<std::uint64_t, RefusalCount>& refusals() const
    {
        return refusals_;
    }

private:
    static constexpr std::size_t ToldMax = 16; ///< refusals remembered for each virtual router

    struct Told {
        net::Address peer;
        Refusal reason;
        bool operator==(const Told&) const = default;
    };

    struct Entry {
        VirtualRouter router;
        bool holds = false;
        std::uint64_t refused = 0;
        std::string lastRefusal{};
        RecentList<Told> told{ToldMax};
        std::optional<Instant> toldAt{};
        Duration jitterNow{}; ///< worst of the running half minute
        Duration jitterBefore{};
        Instant jitterFrom{};
    };

    void on(const Configure& input, Instant now, Effects& out);
    void on(const InterfaceObserved& input, Instant now, Effects& out);
    void on(const MessageReceived& input, Instant now, Effects& out);
    void on(const TakeOverAsked& input, Instant now, Effects& out);
    void on(const ReleaseAsked& input, Instant now, Effects& out);
    void on(const StallDetected& input, Instant now, Effects& out);
    void on(const AddressesRefused& input, Instant now, Effects& out);
    void on(const StopAll& input, Instant now, Effects& out);

    void feed(Entry& entry, const RouterInput& input, Instant now, Effects& out);
    void translate(Entry& entry, std::vector<RouterEffect> effects, Effects& out);
    void tellLink(Entry& entry, Instant now, Effects& out);
    void reconcile(Entry& entry, Effects& out);
    [[nodiscard]] PutAddresses put(const Entry& entry,
                                   const std::vector<net::Prefix>& addresses,
                                   bool renewal) const;
    [[nodiscard]] std::vector<net::Prefix> present(const Settings& settings) const;
    [[nodiscard]] std::vector<net::Prefix> carried(const Entry& entry,
                                                   std::vector<net::Prefix> addresses) const;
    [[nodiscard]] std::vector<net::Prefix> found(const Entry& entry,
                                                 const std::vector<net::Prefix>& addresses) const;
    void refuse(const MessageReceived& input, const Refused& refused, Instant now, Effects& out);
    void noteLateness(Entry& entry, Instant now);
    void answerUnknown(const std::string& router, const std::string& action, Effects& out) const;
    [[nodiscard]] Entry* find(const std::string& interface, std::uint8_t virtualRouterId);
    [[nodiscard]] std::optional<Link> linkOf(const VirtualRouter& router) const;
    [[nodiscard]] bool isFloating(const std::string& interface, const net::Address& address) const;
    [[nodiscard]] static RouterReport report(const Entry& entry);

    Rules rules_;
    std::map<std::string, Entry> routers_;                ///< by id
    std::map<std::string, InterfaceObserved> interfaces_; ///< by name
    std::array<std::uint64_t, RefusalCount> refusals_{};
};

} // namespace bafar::floating_ip
