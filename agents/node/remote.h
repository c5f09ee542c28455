#pragma once
// A step of an action that runs on another node: what travels between two agents, role agent only.
//
// The agent that holds the action posts a RemoteCommand to POST /v1/commands of the step's node and
// gets one RemoteAnswer, when the concept has answered or the limit has passed. The same id twice
// is the same command: the first answer is repeated, nothing runs twice, whoever asks. What an
// earlier start of the agent ran is forgotten: `onlyBoot` keeps it from running again. A command
// that was held up on its way is refused by what has been agreed since: `fence` and `agreedAt` need
// no common clock. Values only.
#include "core/schema/action.h"

namespace bafar::node {

struct RemoteCommand {
    std::string id;    ///< "ACTION/STEP", unique
    std::string actor; ///< ROLE/NAME of who confirmed, for the audit log
    std::string concept_;
    schema::RawJson command; ///< the concept's Command
    Duration limit = std::chrono::seconds{10};
    std::string onlyBoot;       ///< another start of the agent refuses; empty: any
    std::uint64_t fence = 0;    ///< of the action, as its holder knows it; a lower one is refused
    std::uint64_t agreedAt = 0; ///< index of the record that says that the step has begun; 0: a
                                ///< local emergency, or the sender keeps a log of its own, which
                                ///< says nothing here

    bool operator==(const RemoteCommand&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step of an action, for another agent to run.");
        fields.add("id", &RemoteCommand::id, "Unique; repeated ids run once").required();
        fields.add("actor", &RemoteCommand::actor, "ROLE/NAME of who confirmed");
        fields.add("concept", &RemoteCommand::concept_, "Whose command it is").required();
        fields.add("command", &RemoteCommand::command, "The concept's command");
        fields.add("limit", &RemoteCommand::limit, "No answer by then: failed").range(0.001, 3600);
        fields.add("only_boot", &RemoteCommand::onlyBoot, "Another start of the agent refuses");
        fields.add("fence", &RemoteCommand::fence, "Of the action; a lower one is refused");
        fields.add("agreed_at", &RemoteCommand::agreedAt, "Index of the step's record");
    }
};

struct RemoteAnswer {
    std::string id;
    bool done = false;
    std::string code; ///< codeName() when not done
    std::string text; ///< a last line for the step's log, or why it failed

    bool operator==(const RemoteAnswer&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What came of a remote command.");
        fields.add("id", &RemoteAnswer::id, "Of the command").required();
        fields.add("done", &RemoteAnswer::done, "It worked");
        fields.add("code", &RemoteAnswer::code, "For programs, when it did not");
        fields.add("text", &RemoteAnswer::text, "A last line, or why it failed");
    }
};

} // namespace bafar::node
