#pragma once
// What is known of all members of one virtual router, read from a ClusterView.
//
// Pure; safe on every thread.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/floating_ip.h"
#include "core/schema/view.h"

namespace bafar::floating_ip {

/// How the problem of an owner begins whose addresses are missing; a hand-over relieves it.
inline constexpr std::string_view WithoutAddresses = "owner, but the addresses are not on ";

struct MemberView {
    schema::floating_ip::Member member;
    bool self = false;
    bool live = false;  ///< heard in time, or oneself
    Duration age{};     ///< since anything was heard of it
    bool heard = false; ///< `router` holds its last word, however old
    schema::floating_ip::RouterStatus router;
};

/// Heard in time, or oneself.
[[nodiscard]] bool isLive(const schema::NodeView& node);

/// "192.0.2.100", or all of them.
[[nodiscard]] std::string addressText(const schema::floating_ip::RouterConfig& router);

/// One virtual router over all its members.
class Group {
public:
    Group(const schema::floating_ip::RouterConfig& config, const schema::ClusterView& view);

    [[nodiscard]] const schema::floating_ip::RouterConfig& config() const { return config_; }

    [[nodiscard]] const std::vector<MemberView>& members() const { return members_; }

    /// Null when the node is not a member.
    [[nodiscard]] const MemberView* find(const std::string& node) const;

    /// Live members that are Active.
    [[nodiscard]] std::vector<const MemberView*> owners() const;

    /// The one live owner, or null.
    [[nodiscard]] const MemberView* owner() const;

    /// An owner that is not one of our agents, as live backups hear it; 0.0.0.0 when there is none.
    [[nodiscard]] net::Address foreignOwner() const;

    /// What the present owner advertises; 0: nobody is known.
    [[nodiscard]] std::uint8_t ownerPriority() const;

    /// The highest configured priority.
    [[nodiscard]] std::uint8_t highestBase() const;

    [[nodiscard]] std::string addressText() const;

    /// "now", "0.4 s ago" or "never heard".
    [[nodiscard]] static std::string ageText(const MemberView& member);

private:
    schema::floating_ip::RouterConfig config_;
    std::vector<MemberView> members_;
};

} // namespace bafar::floating_ip
