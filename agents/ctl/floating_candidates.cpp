// floating_text.h: a floating IP's candidates, in words and as JSON.
#include <algorithm>

#include "agents/ctl/floating_text.h"
#include "agents/ctl/format.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

using election::Aftermath;
using election::Candidate;

struct CandidateAnswer {
    std::string node;
    bool foreign = false;
    schema::floating_ip::RouterState state = schema::floating_ip::RouterState::Initialize;
    std::uint8_t priority = 0;
    std::uint8_t basePriority = 0;
    election::Reason reason = election::Reason::Priority;
    std::string problem;
    bool holdsAddresses = false;
    bool linkUp = false;
    election::Loss ifItDies = election::Loss::Unknown;
    std::string thenOwner;
    std::optional<std::int64_t> afterMs;

    template <class Fields>
    static void describe(Fields& fields)
    {
        using Self = CandidateAnswer;
        fields.about("One node's place in the election of a floating IP.");
        fields.add("node", &Self::node, "Of a stranger its address");
        fields.add("foreign", &Self::foreign, "A stranger: no agent of this cluster");
        fields.add("state", &Self::state, "Of RFC 9568");
        fields.add("priority", &Self::priority, "In force; the highest comes first");
        fields.add("base_priority", &Self::basePriority, "Configured");
        fields.add("reason", &Self::reason, "Why it has its place");
        fields.add("problem", &Self::problem, "What its router says is wrong");
        fields.add("holds_addresses", &Self::holdsAddresses, "Seen on its interface");
        fields.add("link_up", &Self::linkUp, "Its interface can carry traffic");
        fields.add("if_it_dies", &Self::ifItDies, "What happens to the addresses");
        fields.add("then_owner", &Self::thenOwner, "Who owns them then; empty: nobody, or unknown");
        fields.add("after_ms", &Self::afterMs, "Until then, where they move");
    }
};

struct FloatingIpEntry {
    std::string id;
    std::vector<net::Prefix> addresses;
    std::string owner;
    bool ownerKnown = false;
    std::vector<std::string> claimants;
    std::vector<CandidateAnswer> candidates;

    template <class Fields>
    static void describe(Fields& fields)
    {
        using Self = FloatingIpEntry;
        fields.about("One floating IP as all agents together tell it.");
        fields.add("id", &Self::id, "Its name");
        fields.add("addresses", &Self::addresses, "That move together");
        fields.add("owner", &Self::owner, "Its one owner; empty: none, several, or not known");
        fields.add("owner_known", &Self::ownerKnown, "false: who says nothing may own it");
        fields.add("claimants", &Self::claimants, "Who says that it owns it");
        fields.add("candidates", &Self::candidates, "In the election's order");
    }
};

CandidateAnswer candidateAnswer(const Candidate& one, const Aftermath& after)
{
    CandidateAnswer answer;
    answer.node = one.node;
    answer.foreign = one.foreign;
    answer.state = one.status.state;
    answer.priority = one.status.priority;
    answer.basePriority = one.status.basePriority;
    answer.reason = election::reasonOf(one);
    answer.problem = one.status.problem;
    answer.holdsAddresses = one.status.holdsAddresses;
    answer.linkUp = one.status.linkUp;
    answer.ifItDies = after.loss;
    answer.thenOwner = after.to;
    if (after.loss == election::Loss::Moves) {
        answer.afterMs = after.after / std::chrono::milliseconds(1);
    }
    return answer;
}

FloatingIpEntry entryOf(const FloatingIp& one)
{
    FloatingIpEntry entry;
    entry.id = one.id;
    if (const auto* status = election::tellingStatus(one.candidates)) {
        entry.addresses = status->addresses;
    }
    entry.owner = election::ownerOf(one.candidates);
    entry.ownerKnown = !one.isOwnerUnknown;
    entry.claimants = election::claimants(one.candidates);
    const std::vector<Aftermath> losses = election::aftermathOf(one.candidates);
    for (std::size_t i = 0; i < losses.size(); ++i) {
        entry.candidates.push_back(candidateAnswer(one.candidates[i], losses[i]));
    }
    return entry;
}

/// "n1", "192.0.2.251 (no agent)", several, "not known" or "nobody".
std::string ownerWords(const FloatingIp& one)
{
    std::vector<std::string> owners;
    for (const std::string& node : election::claimants(one.candidates)) {
        const bool isForeign = std::any_of(
            one.candidates.begin(), one.candidates.end(),
            [&node](const Candidate& other) { return other.foreign && other.node == node; });
        owners.push_back(sanitized(node, 63) + (isForeign ? " (no agent)" : ""));
    }
    return !owners.empty() ? listText(owners) : one.isOwnerUnknown ? "not known" : "nobody";
}

std::string addressWords(const FloatingIp& one)
{
    std::vector<std::string> parts;
    if (const auto* status = election::tellingStatus(one.candidates)) {
        for (const net::Prefix& prefix : status->addresses) {
            parts.push_back(prefix.toString());
        }
    }
    return joined(parts, ", ");
}

std::string placeWords(const Candidate& one)
{
    switch (election::reasonOf(one)) {
    case election::Reason::NotHeard: return "not heard: it may be dead";
    case election::Reason::LinkDown:
        return sanitized(one.status.interface, 15) + " carries nothing";
    case election::Reason::Broken: return sanitized(one.status.problem, 200);
    case election::Reason::Starting: return "does not take part yet";
    case election::Reason::HandOver:
        return "a hand-over holds it above its own " + std::to_string(one.status.basePriority);
    case election::Reason::Foreign: return "no agent of this cluster: it is only heard";
    case election::Reason::Priority: break;
    }
    return "its own priority";
}

/// What is seen of the addresses once this node is gone.
std::string aftermathWords(const Aftermath& after, bool isOwnerUnknown)
{
    const std::string to = sanitized(after.to, 63);
    switch (after.loss) {
    case election::Loss::Moves: return to + " takes over in about " + toHumanText(after.after);
    case election::Loss::Ends: return "nobody can take over";
    case election::Loss::Stays: return "stays with " + to;
    case election::Loss::Last: return "stays with " + to + ", and nobody is left to take over";
    case election::Loss::Unknown: break;
    }
    return isOwnerUnknown ? "not known" : "not known: nobody is its one owner now";
}

std::string holdsWords(const Candidate& one)
{
    return one.foreign ? "so it says" : one.status.holdsAddresses ? "yes" : "no";
}

} // namespace

std::string floatingIpText(const std::vector<FloatingIp>& all)
{
    std::string out;
    for (const FloatingIp& one : all) {
        out += (out.empty() ? "" : "\n") + sanitized(one.id, 63) + ": " + addressWords(one) +
               ", owner: " + ownerWords(one) + "\n";
        Table table({"NODE", "STATE", "PRIORITY", "WHY HERE", "IF IT DIES", "HOLDS"});
        const std::vector<Aftermath> losses = election::aftermathOf(one.candidates);
        for (std::size_t i = 0; i < losses.size(); ++i) {
            const Candidate& candidate = one.candidates[i];
            const auto state = static_cast<std::size_t>(candidate.status.state);
            table.add({sanitized(candidate.node, 63),
                       std::string(schema::floating_ip::RouterStateNames[state]),
                       std::to_string(candidate.status.priority), placeWords(candidate),
                       aftermathWords(losses[i], one.isOwnerUnknown), holdsWords(candidate)});
        }
        out += table.text();
    }
    return out;
}

std::string floatingIpJson(const std::vector<FloatingIp>& all)
{
    std::vector<FloatingIpEntry> entries;
    for (const FloatingIp& one : all) {
        entries.push_back(entryOf(one));
    }
    return "{\"floating_ips\":" + schema::toJson(entries) + "}\n";
}

} // namespace bafar::ctl
