#pragma once
// Two agents' pipelines, a third node, and one ledger that both agree by: small enough to play
// every short sequence of what can happen to them.
//
// An action of two steps, on n3 and on n2, is confirmed on n1. What is under way (records to be
// agreed, commands) waits until an event lets it arrive, fail or be lost. Targets know what they
// ran in this start and what fence they heard; they read no ledger, so what holds here does not
// rest on their being up to date. A world is a value: a copy goes its own way. Virtual time, one
// clock for each agent.
// It is larger than the budget because two pipelines, their ledger and what they may do are one
// model.
#include <array>
#include <map>
#include <set>

#include "agents/actions/machine.h"

namespace bafar::test {

enum class Happening : std::uint8_t {
    Agreed,     ///< a record is agreed, and the answer arrives
    NotAgreed,  ///< it is not, which is certain
    AnswerLost, ///< it may be agreed later, its agent is told that nobody knows
    Ran,        ///< a command arrives, and so does the answer
    RanUnseen,  ///< a command arrives, its answer is lost
    NotSent,    ///< a command never arrives, which is certain
    Crash,      ///< an agent starts anew
    Cut,        ///< an agent is cut off from the ledger and its peer; the other one leads
    Heal,       ///< it is not any more
    Reboot,     ///< n3 starts anew
    Cancel,     ///< somebody asks the holder to stop
    TimePasses, ///< for one agent: every limit is over
};

struct Event {
    Happening what = Happening::Agreed;
    std::size_t which = 0; ///< of the records, commands or agents

    bool operator==(const Event&) const = default;
};

/// A rule that the ledger or a node does not keep, to see that it is missed.
enum class Planted : std::uint8_t {
    Nothing,
    EditionsIgnored, ///< a record may follow another one than its writer knew
    EndsIgnored,     ///< an action that ended may go on
    MemoryLost,      ///< a node runs what it is asked for, however often
    BootsIgnored,    ///< a node runs what its former start was asked for
    UndoForgotten,   ///< a node runs a step whose undoing it ran
};

/// How the plan is made, and what is broken.
struct Shape {
    schema::LostStep lost = schema::LostStep::Unknown;
    bool undo = true;
    bool firstFails = false; ///< the first step runs and says that it failed
    Planted planted = Planted::Nothing;
};

class TwoAgents {
public:
    explicit TwoAgents(Shape shape);

    /// What can happen now.
    [[nodiscard]] std::vector<Event> possible() const;

    void play(const Event& event);

    /// What settle() would begin with; nothing: it has nothing to do.
    [[nodiscard]] std::optional<Event> next() const;

    /// Ends all trouble and lets everything arrive, for as long as anything moves.
    void settle();

    /// What must never be so, or after settle(): must not be any more. Empty: all is well.
    [[nodiscard]] const std::string& wrong() const { return wrong_; }

    /// How the action ended, as agreed; nothing: it runs.
    [[nodiscard]] std::optional<schema::ActionState> end() const;

    /// Whether any agent took it over.
    [[nodiscard]] bool takenOver() const { return takeOvers_ > 0; }

    [[nodiscard]] static std::string nameOf(const Event& event);

private:
    struct Agent {
        std::string name;
        actions::Machine machine;
        Instant now{};
        int life = 1;
        bool cut = false;
        std::optional<schema::ActionRecord> read; ///< the running action it read last
    };

    struct Proposal {
        std::size_t agent = 0;
        int life = 0;
        actions::Append append;
        bool answered = false;
    };

    struct Command {
        std::size_t agent = 0;
        int life = 0;
        actions::RunStep step;
    };

    /// What a node remembers of this start.
    struct Memory {
        int life = 1;
        std::map<std::string, Result<std::string>> ran;
        std::uint64_t fence = 0;
    };

    [[nodiscard]] static actions::DraftSource drafts();
    [[nodiscard]] std::string bootOf(const std::string& node) const;
    void feed(Agent& agent, const actions::Input& input);
    void take(Agent& agent, const actions::Effects& effects);
    void pass(Agent& agent, Duration by);
    void tellLedger(Agent& agent, const std::vector<schema::ActionRecord>& changed);
    void tellLeader();
    [[nodiscard]] Result<std::uint64_t> agree(const Proposal& proposal);
    [[nodiscard]] Result<std::string> run(const Command& command);
    void answer(const Proposal& proposal, const Result<std::uint64_t>& index);
    void answer(const Command& command, const Result<std::string>& outcome);
    void restart(Agent& agent);
    void judgeEnd(const schema::ActionRecord& record);
    void fault(const std::string& text);

    Shape shape_;
    std::vector<Agent> agents_;
    std::map<std::string, Memory> memories_;
    std::vector<Proposal> proposals_;
    std::vector<Command> commands_;
    std::size_t leader_ = 0;
    std::string id_;
    std::uint64_t index_ = 0;
    std::uint64_t requests_ = 0;
    // The ledger.
    std::optional<schema::ActionRecord> running_;
    std::optional<schema::ActionRecord> ended_;
    // What is checked.
    std::map<std::string, int> runs_; ///< by command
    std::set<std::string> begun_;     ///< commands whose beginning was agreed
    int takeOvers_ = 0;
    std::array<int, 12> played_{}; ///< by Happening
    std::string wrong_;
};

} // namespace bafar::test
