#pragma once
// What several agents say of the agents' group, taken together: whose word counts, which voters are
// there, and so what the group survives. Pure; safe on every thread.
#include <string>
#include <vector>

#include "core/schema/cluster.h"

namespace bafar::schema::cluster {

/// One agent's word about the group.
struct GroupWord {
    std::string node;
    AgreementStatus standing;

    bool operator==(const GroupWord&) const = default;
};

/// False for an agent that says nothing of a group. One whose part has stopped says so, even where
/// it cannot read which member it is.
[[nodiscard]] bool speaksOfGroup(const AgreementStatus& standing);
[[nodiscard]] bool says(const GroupWord& word);

/// Whether its word about the group counts: it is in touch with a leader.
[[nodiscard]] bool inTouch(const GroupWord& word);

/// The word that counts: of the newest term, the leader's own before others'. Null: nobody is in
/// touch with a leader. Valid as long as the words.
[[nodiscard]] const GroupWord* bestWord(const std::vector<GroupWord>& words);

/// The newest word there is, in touch with a leader or not; null: nobody says anything of a group.
[[nodiscard]] const GroupWord* newestWord(const std::vector<GroupWord>& words);

/// The node's present member; null: it is none.
[[nodiscard]] const Member* presentMember(const std::vector<Member>& members,
                                          const std::string& node);

/// How the agents stand with each other.
enum class GroupCase : std::uint8_t {
    Silent,     ///< nobody says anything of a group
    Apart,      ///< each agrees with itself only
    Electing,   ///< no leader is known, for a moment
    Leaderless, ///< no leader is known, and nothing can be agreed on
    Led,
};

/// The voters of a group as the words show them.
struct GroupOutlook {
    GroupCase standing = GroupCase::Silent;
    std::size_t voters = 0;
    std::vector<std::string> missing; ///< voters that take no part, by the members' order
    /// Agents that agree with themselves only, and so take orders where nobody else does: such as
    /// to admit those who are left out.
    std::vector<std::string> alone;

    [[nodiscard]] std::size_t there() const { return voters - missing.size(); }

    /// No agent that is heard takes an order.
    [[nodiscard]] bool isBlocked() const
    {
        return standing == GroupCase::Leaderless && alone.empty();
    }

    /// How many more may fail before nothing can be agreed on.
    [[nodiscard]] std::size_t spare() const;
};

/// While somebody leads, a voter takes part when it is in touch with a leader; else when it has a
/// word here and could.
[[nodiscard]] GroupOutlook outlookOf(const std::vector<GroupWord>& words);

} // namespace bafar::schema::cluster
