#include "agents/ctl/group.h"

#include <algorithm>
#include <map>

#include "agents/ctl/format.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

using schema::Member;
using schema::cluster::AgreementStatus;
using schema::cluster::bestWord;
using schema::cluster::GroupStanding;
using schema::cluster::inTouch;
using schema::cluster::says;

constexpr std::size_t NameMax = 63;

std::string shown(const std::string& name)
{
    return sanitized(name, NameMax);
}

std::string_view roleText(const GroupWord& word)
{
    if (word.standing.members.empty()) {
        return "-";
    }
    for (const Member& member : word.standing.members) {
        if (member.number == word.standing.member) {
            return schema::MemberRoleNames[static_cast<std::size_t>(member.role)];
        }
    }
    return "no member";
}

/// What the group survives yet: voters that several agents were asked about and that are in touch
/// with nobody are lost already.
std::string survivalText(const AgreementStatus& standing, const std::vector<GroupWord>& words)
{
    const schema::cluster::GroupOutlook outlook = schema::cluster::outlookOf(words);
    if (outlook.missing.empty() || words.size() < 2) {
        return schema::cluster::survivalText(schema::cluster::votersOf(standing.members));
    }
    std::vector<std::string> missing;
    for (const std::string& node : outlook.missing) {
        missing.push_back(shown(node));
    }
    const std::string spare = outlook.spare() > 0 ? std::to_string(outlook.spare()) : "none";
    return listText(missing) + (missing.size() == 1 ? " is" : " are") + " missing, " + spare +
           " more may fail";
}

/// While nobody leads.
std::string ordersText(const std::vector<std::string>& alone)
{
    if (alone.empty()) {
        return "nothing can be changed";
    }
    std::vector<std::string> names;
    for (const std::string& node : alone) {
        names.push_back(shown(node));
    }
    return "orders are taken by " + listText(names) + " only, which " +
           (names.size() == 1 ? "agrees with itself" : "agree with themselves");
}

std::string membersText(const AgreementStatus& standing, const std::vector<GroupWord>& words)
{
    std::vector<std::string> names;
    for (const Member& member : standing.members) {
        const bool voter = member.role == schema::MemberRole::Voter;
        names.push_back(
            shown(member.node) +
            (voter
                 ? ""
                 : " (" +
                       std::string(schema::MemberRoleNames[static_cast<std::size_t>(member.role)]) +
                       ")"));
    }
    return listText(names) + "; " + survivalText(standing, words);
}

std::string recoveriesText(const std::vector<GroupWord>& words)
{
    const GroupWord* best = bestWord(words);
    const GroupWord* any = best != nullptr ? best : words.empty() ? nullptr : &words.front();
    std::string text;
    for (const schema::Recovery& one :
         any == nullptr ? std::vector<schema::Recovery>() : any->standing.recoveries) {
        text += "\nrecovered by force from " + shown(one.node) + "'s copy (record " +
                std::to_string(one.index) + " of term " + std::to_string(one.term) + ") by " +
                sanitized(one.who, NameMax) + ": " + sanitized(one.why, 300) + "\n";
        for (const std::string& lost : one.lost) {
            text += "  left behind: " + sanitized(lost, 200) + "\n";
        }
    }
    return text;
}

} // namespace

std::string placeText(const GroupWord& word)
{
    if (!says(word)) {
        return "-";
    }
    switch (word.standing.standing) {
    case GroupStanding::Alone: return word.standing.members.empty() ? "waits" : "alone";
    case GroupStanding::Leader: return "leads";
    case GroupStanding::Follower: return std::string(roleText(word));
    case GroupStanding::Minority: return "minority";
    case GroupStanding::Removed: return "dismissed";
    case GroupStanding::Stopped: break;
    }
    return "stopped";
}

std::string groupLine(const std::vector<GroupWord>& words)
{
    if (std::none_of(words.begin(), words.end(), says)) {
        return {};
    }
    const GroupWord* best = bestWord(words);
    if (best == nullptr) {
        const bool alone = std::all_of(words.begin(), words.end(), [](const GroupWord& word) {
            return !says(word) || word.standing.standing == GroupStanding::Alone;
        });
        if (alone && words.size() == 1) {
            return "group: " + shown(words.front().node) + " alone; " +
                   schema::cluster::survivalText(1) + "\n";
        }
        return alone ? "group: none; each agent agrees with itself only\n"
                     : "group: NO LEADER is known to any agent that answers; " +
                           ordersText(schema::cluster::outlookOf(words).alone) + "\n";
    }
    std::string line = "group: " + shown(best->standing.leader) + " leads in term " +
                       std::to_string(best->standing.term) + "; members " +
                       membersText(best->standing, words) + "\n";
    std::string others;
    for (const GroupWord& word : words) {
        if (inTouch(word) && word.standing.leader != best->standing.leader) {
            others += (others.empty() ? "" : "; ") + shown(word.node) + " says " +
                      shown(word.standing.leader) + " leads in term " +
                      std::to_string(word.standing.term);
        }
    }
    return others.empty() ? line : line + "  but " + others + "\n";
}

std::string groupTable(const std::vector<GroupWord>& words)
{
    Table table(
        {"NODE", "GROUP", "ROLE", "LEADER", "TERM", "RECORD", "COMMIT", "SYNC", "LOG", "WHY"});
    const auto latency = [](Duration value) {
        return value == Duration{} ? std::string("-") : toHumanText(value);
    };
    std::map<std::string, Member> silent;
    if (const GroupWord* best = bestWord(words)) {
        for (const Member& member : best->standing.members) {
            silent.emplace(member.node, member);
        }
    }
    for (const GroupWord& word : words) {
        silent.erase(word.node);
        const AgreementStatus& standing = word.standing;
        table.add({shown(word.node), placeText(word),
                   says(word) ? std::string(roleText(word)) : "-",
                   standing.leader.empty() ? "-" : shown(standing.leader),
                   std::to_string(standing.term), std::to_string(standing.index),
                   latency(standing.commitLatency), latency(standing.syncLatency),
                   standing.logBytes == 0 ? "-" : sizeText(standing.logBytes),
                   sanitized(standing.problem, 500)});
    }
    for (const auto& [node, member] : silent) {
        table.add({shown(node), "?",
                   std::string(schema::MemberRoleNames[static_cast<std::size_t>(member.role)]), "-",
                   "-", "-", "-", "-", "-", "a member that does not answer"});
    }
    return table.text() + recoveriesText(words);
}

} // namespace bafar::ctl
