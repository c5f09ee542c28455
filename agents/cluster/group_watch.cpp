// It is larger than the budget because each condition stands beside the sentence that says it.
#include "agents/cluster/group_watch.h"

#include <algorithm>

#include "agents/cluster/facts.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

using schema::cluster::AgreementStatus;
using schema::cluster::GroupStanding;

constexpr std::size_t NameMax = 63;
constexpr std::size_t WordsMax = 300; ///< bytes shown of what a person or a disk said
constexpr std::string_view AdmitCommand = "bafarctl act cluster.admit node=";

/// A twentieth of a heartbeat late counts as missing: by the default time limits who led and is cut
/// off says so after 1.05 s at the earliest, since its last check of the majority may have come
/// one heartbeat of the group before the cut.
Duration silentFrom(Duration heartbeat)
{
    return heartbeat * 21 / 20;
}

bool sameMembers(const AgreementStatus& a, const AgreementStatus& b)
{
    return a.members == b.members && a.recoveries == b.recoveries;
}

const schema::Member* byNumber(const std::vector<schema::Member>& members, std::uint64_t number)
{
    const auto found =
        std::find_if(members.begin(), members.end(),
                     [number](const schema::Member& one) { return one.number == number; });
    return found == members.end() ? nullptr : &*found;
}

} // namespace

void GroupWatch::configure(const schema::cluster::Config& config)
{
    timing_ = config.agreement;
    heartbeat_ = config.heartbeat;
    nodes_.clear();
    for (const schema::cluster::NodeConfig& node : config.nodes) {
        nodes_.push_back(node.id);
    }
}

Duration GroupWatch::leaderlessAllowed() const
{
    return 2 * timing_.election + 2 * timing_.heartbeat;
}

/// A member of a group, and no leader is known.
bool GroupWatch::leaderless() const
{
    return known_ && seen_.leader.empty() && !seen_.members.empty() &&
           seen_.standing != GroupStanding::Removed && seen_.standing != GroupStanding::Stopped;
}

bool GroupWatch::isMinority(Instant now) const
{
    return leaderless() && (seen_.standing == GroupStanding::Minority ||
                            (leaderlessSince_ && now - *leaderlessSince_ >= leaderlessAllowed()));
}

schema::Event GroupWatch::event(std::string kind, schema::Severity severity, std::string text) const
{
    schema::Event out;
    out.concept_ = std::string(schema::cluster::Name);
    out.kind = std::move(kind);
    out.severity = severity;
    out.subject = "node/" + self_;
    out.text = std::move(text);
    return out;
}

GroupWatch::Outcome GroupWatch::see(const AgreementStatus& status,
                                    const Silence& silence,
                                    Instant now)
{
    Outcome out;
    const bool first = !known_;
    const AgreementStatus before = std::exchange(seen_, status);
    known_ = true;
    out.changed = first || before.standing != seen_.standing || before.leader != seen_.leader ||
                  before.term != seen_.term || before.problem != seen_.problem ||
                  before.member != seen_.member || !sameMembers(before, seen_);
    if (!leaderless()) {
        leaderlessSince_.reset();
    } else if (!leaderlessSince_) {
        // Who led has heard no majority for an election time by now.
        leaderlessSince_ = before.leader == self_ ? now - timing_.election : now;
    }
    if (!first) {
        tellOwnPlace(before, out);
        tellMembers(before, out);
    }
    if (!seen_.leader.empty()) {
        lastLeader_ = seen_.leader;
    }
    judgeMinority(silence, now, out);
    judgeDisk(out);
    out.changed = out.changed || (now - toldAt_ >= FiguresEvery && told_ != seen_);
    if (out.changed) {
        told_ = seen_;
        toldAt_ = now;
    }
    return out;
}

GroupWatch::Outcome GroupWatch::tick(const Silence& silence, Instant now)
{
    Outcome out;
    judgeMinority(silence, now, out);
    return out;
}

std::optional<Deadline> GroupWatch::deadline() const
{
    if (minority_ || !leaderlessSince_) {
        return std::nullopt;
    }
    return Deadline{*leaderlessSince_ + leaderlessAllowed(), "nobody leads the agents' group"};
}

void GroupWatch::judgeMinority(const Silence& silence, Instant now, Outcome& out)
{
    const bool is = isMinority(now);
    if (is == minority_) {
        return;
    }
    minority_ = is;
    out.changed = true;
    if (is) {
        minoritySince_ = now;
        out.events.push_back(
            event("minority_began", schema::Severity::Critical, minorityText(silence)));
    } else {
        out.events.push_back(event(
            "minority_ended", schema::Severity::Notice,
            self_ + " can agree with the others again after " + toHumanText(now - minoritySince_) +
                (seen_.leader.empty() ? "" : "; " + seen_.leader + " leads")));
    }
}

void GroupWatch::judgeDisk(Outcome& out)
{
    const Duration median = seen_.syncLatency;
    if (slowTold_ ? median < SyncFine : median > SyncSlow) {
        slowTold_ = !slowTold_;
        out.changed = true;
        out.events.push_back(
            slowTold_
                ? event("sync_slow", schema::Severity::Warning,
                        "the disk of " + self_ + " takes " + toHumanText(median) +
                            " for a write of the agents' log (median of 32; over " +
                            toHumanText(SyncSlow) + "); changes are slow, and leaders may be lost")
                : event("sync_fine", schema::Severity::Info,
                        "the disk of " + self_ + " takes " + toHumanText(median) +
                            " for a write of the agents' log again"));
    }
    if (largeTold_ ? seen_.logBytes < LogFine : seen_.logBytes > LogLarge) {
        largeTold_ = !largeTold_;
        out.changed = true;
        const std::string size = std::to_string(seen_.logBytes >> 20U) + " MiB";
        out.events.push_back(largeTold_
                                 ? event("log_large", schema::Severity::Warning,
                                         "the agents' log on " + self_ + " has grown to " + size +
                                             "; is its disk too full for a snapshot?")
                                 : event("log_fine", schema::Severity::Info,
                                         "the agents' log on " + self_ + " is down to " + size));
    }
}

void GroupWatch::tellOwnPlace(const AgreementStatus& before, Outcome& out) const
{
    if (seen_.standing == before.standing) {
        return;
    }
    if (seen_.standing == GroupStanding::Removed) {
        out.events.push_back(event("member_dismissed", schema::Severity::Warning, aloneText()));
    } else if (seen_.standing == GroupStanding::Stopped) {
        out.events.push_back(event(
            "agreement_stopped", schema::Severity::Critical,
            self_ + " takes no part in the agents' group: " + sanitized(seen_.problem, WordsMax)));
    }
}

/// By the leader alone.
void GroupWatch::tellMembers(const AgreementStatus& before, Outcome& out) const
{
    if (seen_.leader != self_ || seen_.leader.empty()) {
        return;
    }
    if (seen_.members.size() > 1 && (before.leader != self_ || before.term != seen_.term)) {
        const bool another = !lastLeader_.empty() && lastLeader_ != self_;
        out.events.push_back(event("leader_changed", schema::Severity::Notice,
                                   self_ + " leads the agents' group in term " +
                                       std::to_string(seen_.term) +
                                       (another ? ", before it " + lastLeader_ : "")));
    }
    const std::string after =
        ": " + schema::cluster::survivalText(schema::cluster::votersOf(seen_.members));
    const auto tell = [&](std::string kind, const std::string& node, const std::string& what) {
        schema::Event told = event(std::move(kind), schema::Severity::Notice,
                                   sanitized(node, NameMax) + what + after);
        told.subject = "node/" + sanitized(node, NameMax);
        out.events.push_back(std::move(told));
    };
    for (const schema::Member& member : seen_.members) {
        const schema::Member* was = byNumber(before.members, member.number);
        if (was == nullptr) {
            tell("member_admitted", member.node,
                 " was admitted as " + std::string(roleText(member.role)));
        } else if (was->role != member.role) {
            tell("member_role_changed", member.node,
                 " is " + std::string(roleText(member.role)) + " now, was " +
                     std::string(roleText(was->role)));
        }
    }
    for (const schema::Member& member : before.members) {
        if (byNumber(seen_.members, member.number) == nullptr) {
            tell("member_dismissed", member.node, " was dismissed from the agents' group");
        }
    }
    for (std::size_t i = before.recoveries.size(); i < seen_.recoveries.size(); ++i) {
        const schema::Recovery& one = seen_.recoveries[i];
        out.events.push_back(event(
            "recovered", schema::Severity::Critical,
            sanitized(one.who, NameMax) + " recovered the agents' group by force from " +
                sanitized(one.node, NameMax) + "'s copy, record " + std::to_string(one.index) +
                " of term " + std::to_string(one.term) + ": " + sanitized(one.why, WordsMax)));
    }
}

std::string GroupWatch::minorityText(const Silence& silence) const
{
    std::vector<std::string> missing;
    std::vector<std::string> heard;
    std::vector<std::string> ports;
    std::size_t voters = 0;
    for (const schema::Member& member : seen_.members) {
        if (member.left || !counts(member.role)) {
            continue;
        }
        ++voters;
        if (member.node == self_) {
            continue;
        }
        const std::string name = sanitized(member.node, NameMax);
        const std::optional<Duration> silent = silence(member.node);
        if (silent && *silent < silentFrom(heartbeat_)) {
            heard.push_back(name);
            ports.push_back(member.endpoint.toString());
        } else {
            missing.push_back(
                name + (silent ? " (silent for " + toHumanText(*silent) + ")" : " (never heard)"));
        }
    }
    const std::size_t have = voters - missing.size();
    const std::size_t needed = schema::cluster::majorityOf(voters);
    if (have >= needed) {
        return self_ + " knows no leader of the agents' group although it hears " + listed(heard) +
               ": nothing can be changed from here; look whether it reaches " + listed(ports);
    }
    const std::size_t back = needed - have;
    return self_ + " is cut off from the majority: " + listed(missing) +
           (missing.size() == 1 ? " is" : " are") + " missing, " + std::to_string(have) + " of " +
           std::to_string(voters) + (voters == 1 ? " voter" : " voters") + " left, " +
           std::to_string(needed) + " needed (" + schema::cluster::survivalText(voters) +
           "); nothing can be changed from here until " +
           (back == 1 ? "one of them is" : std::to_string(back) + " of them are") + " back";
}

/// Why an agent that agrees with itself only is less than its spec wants; empty: it is not.
std::string GroupWatch::aloneText() const
{
    if (seen_.standing == GroupStanding::Removed) {
        return self_ + " was dismissed from the agents' group; on one of its agents: " +
               std::string(AdmitCommand) + self_;
    }
    if (seen_.standing != GroupStanding::Alone || seen_.member == 0) {
        return {};
    }
    if (seen_.members.empty()) {
        return self_ + " waits to be admitted to the agents' group; on one of its agents: " +
               std::string(AdmitCommand) + self_;
    }
    std::vector<std::string> others = nodes_;
    std::erase(others, self_);
    if (others.empty()) {
        return {};
    }
    // The spec's first node is where a group begins, so that all name the same way.
    const std::string& joins = nodes_.front() == self_ ? others.front() : self_;
    return self_ + " agrees with itself only, but the spec has " + listed(others, 5) +
           ", too: " + std::string(AdmitCommand) + joins;
}

std::string GroupWatch::problem(const Silence& silence) const
{
    if (!known_) {
        return {};
    }
    if (minority_) {
        return minorityText(silence);
    }
    if (seen_.standing == GroupStanding::Stopped) {
        return self_ + " takes no part in the agents' group: " + seen_.problem;
    }
    if (slowTold_) {
        return "the disk of " + self_ + " takes " + toHumanText(seen_.syncLatency) +
               " for a write of the agents' log";
    }
    return aloneText();
}

AgreementStatus GroupWatch::status(const Silence& silence) const
{
    AgreementStatus status = seen_;
    if (minority_) {
        status.standing = GroupStanding::Minority;
    } else if (status.standing == GroupStanding::Minority) {
        status.standing = GroupStanding::Follower;
    }
    status.problem = problem(silence);
    return status;
}

std::string GroupWatch::placeText() const
{
    if (!known_ || seen_.member == 0) {
        return {};
    }
    const std::string follows = "follows " + sanitized(seen_.leader, NameMax);
    switch (minority_ ? GroupStanding::Minority : seen_.standing) {
    case GroupStanding::Alone: return seen_.members.empty() ? "waits to be admitted" : "alone";
    case GroupStanding::Leader: return "leader, term " + std::to_string(seen_.term);
    case GroupStanding::Minority: return "in the minority";
    case GroupStanding::Removed: return "dismissed";
    case GroupStanding::Stopped: return "stopped";
    case GroupStanding::Follower: break;
    }
    const schema::Member* own = byNumber(seen_.members, seen_.member);
    return (own == nullptr ? std::string("follower") : std::string(roleText(own->role))) + ", " +
           (seen_.leader.empty() ? "a leader is being elected" : follows);
}

} // namespace bafar::cluster
