#include "core/schema/group_word.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace bafar::schema::cluster {

namespace {

GroupCase caseOf(const std::vector<GroupWord>& words)
{
    const auto any = [&words](auto holds) {
        return std::any_of(words.begin(), words.end(), holds);
    };
    const auto is = [](GroupStanding standing) {
        return [standing](const GroupWord& word) {
            return says(word) && word.standing.standing == standing;
        };
    };
    if (bestWord(words) != nullptr) {
        return GroupCase::Led;
    }
    if (any(is(GroupStanding::Minority)) || any(is(GroupStanding::Stopped)) ||
        any(is(GroupStanding::Removed))) {
        return GroupCase::Leaderless;
    }
    if (any(is(GroupStanding::Follower)) || any(is(GroupStanding::Leader))) {
        return GroupCase::Electing;
    }
    return any(says) ? GroupCase::Apart : GroupCase::Silent;
}

/// Once there is a majority again.
bool couldTakePart(const GroupWord& word)
{
    return says(word) && word.standing.standing != GroupStanding::Stopped &&
           word.standing.standing != GroupStanding::Removed;
}

} // namespace

bool speaksOfGroup(const AgreementStatus& standing)
{
    return standing.member != 0 || standing.standing == GroupStanding::Stopped;
}

bool says(const GroupWord& word)
{
    return speaksOfGroup(word.standing);
}

bool inTouch(const GroupWord& word)
{
    return says(word) && !word.standing.leader.empty() &&
           (word.standing.standing == GroupStanding::Leader ||
            word.standing.standing == GroupStanding::Follower);
}

const GroupWord* bestWord(const std::vector<GroupWord>& words)
{
    const GroupWord* best = nullptr;
    for (const GroupWord& word : words) {
        const auto rank = [](const GroupWord& one) {
            return std::pair(one.standing.term,
                             one.standing.standing == GroupStanding::Leader ? 1 : 0);
        };
        if (inTouch(word) && (best == nullptr || rank(word) > rank(*best))) {
            best = &word;
        }
    }
    return best;
}

const GroupWord* newestWord(const std::vector<GroupWord>& words)
{
    if (const GroupWord* best = bestWord(words)) {
        return best;
    }
    const GroupWord* newest = nullptr;
    for (const GroupWord& word : words) {
        const auto rank = [](const GroupWord& one) {
            return std::tuple(one.standing.members.size() > 1, one.standing.lastTerm,
                              one.standing.last);
        };
        if (says(word) && (newest == nullptr || rank(word) > rank(*newest))) {
            newest = &word;
        }
    }
    return newest;
}

const Member* presentMember(const std::vector<Member>& members, const std::string& node)
{
    const auto found = std::find_if(members.begin(), members.end(), [&node](const Member& member) {
        return !member.left && member.node == node;
    });
    return found == members.end() ? nullptr : &*found;
}

std::size_t GroupOutlook::spare() const
{
    const std::size_t needed = majorityOf(voters);
    return there() > needed ? there() - needed : 0;
}

GroupOutlook outlookOf(const std::vector<GroupWord>& words)
{
    GroupOutlook outlook;
    outlook.standing = caseOf(words);
    const GroupWord* counts = newestWord(words);
    if (counts == nullptr) {
        return outlook;
    }
    outlook.voters = votersOf(counts->standing.members);
    for (const GroupWord& word : words) {
        if (word.standing.standing == GroupStanding::Alone && !word.standing.members.empty()) {
            outlook.alone.push_back(word.node);
        }
    }
    const bool led = outlook.standing == GroupCase::Led;
    for (const Member& member : counts->standing.members) {
        const bool there = std::any_of(words.begin(), words.end(), [&](const GroupWord& word) {
            return word.node == member.node && (led ? inTouch(word) : couldTakePart(word));
        });
        if (!member.left && member.role != MemberRole::Standby && !there) {
            outlook.missing.push_back(member.node);
        }
    }
    return outlook;
}

} // namespace bafar::schema::cluster
