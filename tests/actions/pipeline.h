#pragma once
// The action pipeline with a concept of one made-up action, driven by hand: each call returns what
// came out. Virtual time.
#include "agents/actions/machine.h"

namespace bafar::test {

class Pipeline {
public:
    explicit Pipeline(const std::string& node = "n1");

    /// What the made-up concept would answer now; change it to move the state.
    schema::Draft draft;
    std::optional<Error> draftError;
    std::map<std::string, schema::Verdict> seen; ///< verdict by a condition's check; absent: Pass

    /// Agents n1 to n3, live, each in its boot "b-n1" and so on; change one to lose it.
    std::map<std::string, actions::AgentSeen> agents;

    actions::Machine machine;
    Instant now{};
    std::vector<actions::Machine::Effect> effects; ///< of the last call

    /// One input; fills `effects`.
    void feed(const actions::Machine::Input& input);

    /// Moves time on and ticks at every deadline on the way; collects all effects.
    void pass(Duration by);

    /// A plan by this role; fails the test run when it is refused.
    schema::Plan planned(const std::string& role = "operator", const std::string& reason = {});

    Result<schema::Plan> plan(const std::string& role, const std::string& reason = {});

    /// Confirms; the record is not yet durable.
    void confirm(const schema::Plan& plan,
                 const std::string& role = "operator",
                 const std::string& typed = {},
                 const std::string& name = "sara");

    /// Plans, confirms, has the record agreed: the first step runs.
    std::string running(const std::string& role = "operator");

    /// Answers the newest Append, of whichever call; the index grows. Calls without one fail.
    void agreed(const Result<std::uint64_t>& index = 0);

    /// The record of the newest Append.
    [[nodiscard]] const schema::ActionRecord& proposed() const { return append_.record; }

    /// The newest Append was not answered yet.
    [[nodiscard]] bool asksForAgreement() const { return append_.token != answered_; }

    /// Answers a command, and has agreed what that asks for.
    void answer(const std::string& command, const Result<std::string>& outcome);

    /// Answers a command; what that asks for stays open.
    void finished(const std::string& command, const Result<std::string>& outcome);

    /// What the ledger has now, as a node tells it.
    void ledger(const std::optional<schema::ActionRecord>& running,
                std::vector<schema::ActionRecord> changed = {});
    void leads(bool leads = true, const std::string& problem = {});
    void cancel(const std::string& id, const std::string& role = "operator");

    /// All effects of one kind, in order.
    template <class T>
    [[nodiscard]] std::vector<T> all() const
    {
        std::vector<T> found;
        for (const auto& effect : effects) {
            if (const T* one = std::get_if<T>(&effect)) {
                found.push_back(*one);
            }
        }
        return found;
    }

    /// The audit lines of the last call: "ACTOR WHAT: allowed or refused, OUTCOME", with newlines
    /// between.
    [[nodiscard]] std::string auditText() const;

    /// The refusal that answered the last call; empty text: none.
    [[nodiscard]] Error refusal() const;

    [[nodiscard]] schema::ActionRecord record(const std::string& id) const;

    /// "running: done running waiting".
    [[nodiscard]] std::string stateOf(const std::string& id) const;

    /// The last RunStep's command id; empty: none in the last call.
    [[nodiscard]] std::string step() const;

private:
    void collect(std::vector<actions::Machine::Effect> effects, bool more);
    void appended(const Result<std::uint64_t>& index);

    int plans_ = 0;
    actions::Append append_;     ///< the newest
    std::uint64_t answered_ = 0; ///< its token, once it was
    std::uint64_t index_ = 0;    ///< of the last that was agreed
};

/// A draft of `steps` steps "s1".., each with an undo, one blocking precondition "ready" and one
/// blocking post-condition "done".
[[nodiscard]] schema::Draft draftOf(int steps);

} // namespace bafar::test
