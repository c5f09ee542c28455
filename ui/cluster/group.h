#pragma once
// The agents' group in words: who leads, what it survives, who is missing; and what can be done
// about one member. No widget here. GUI thread.
#include <QString>
#include <map>

#include "core/schema/action_record.h"
#include "core/schema/group_word.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {

/// What each agent that is heard now says of the group.
[[nodiscard]] std::vector<schema::cluster::GroupWord> wordsOf(const link::Session& session);

struct GroupLine {
    schema::State mark = schema::State::Unknown;
    bool blocked = false; ///< nothing can be agreed on: no change is possible
    QString brief;        ///< "leader n1 · term 4"; empty: nothing is known of a group
    QString text;         ///< one sentence: what it survives, or who is missing
    QString more;         ///< what that means, or where agents disagree; may be empty

    bool operator==(const GroupLine&) const = default;
};

/// `agents`: how many the console knows of, heard or not.
[[nodiscard]] GroupLine groupLine(const std::vector<schema::cluster::GroupWord>& words,
                                  std::size_t agents);
[[nodiscard]] GroupLine groupLine(const link::Session& session);

/// Agents are heard, and neither they nor the last words of those that are silent tell of a group.
[[nodiscard]] bool hasNoGroup(const link::Session& session);

[[nodiscard]] QString roleWord(schema::MemberRole role);

/// "leads", "follows n1", "cut off from the majority".
[[nodiscard]] QString standingWord(const schema::cluster::AgreementStatus& standing);

/// How it is drawn; Ok only for who leads or follows.
[[nodiscard]] schema::State markOf(const schema::cluster::AgreementStatus& standing);

/// An action about one member.
struct GroupAction {
    schema::ActionInfo offer;
    std::map<std::string, std::string> parameters;
    std::string agent; ///< whom to ask; empty: any that offers it
};

/// What can be done about this node's agent now, each action once: admit, dismiss, replace, hand on
/// to it, recover from its copy.
[[nodiscard]] std::vector<GroupAction> groupActions(const link::Session& session,
                                                    const std::string& node);

} // namespace bafar::ui::cluster
