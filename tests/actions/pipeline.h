#pragma once
// The action pipeline with a concept of one made-up action, driven by hand: each call returns what
// came out. Virtual time.
#include "agents/actions/machine.h"

namespace bafar::test {

class Pipeline {
public:
    Pipeline();

    /// What the made-up concept would answer now; change it to move the state.
    schema::Draft draft;
    std::optional<Error> draftError;
    std::map<std::string, schema::Verdict> seen; ///< verdict by a condition's check; absent: Pass

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

    /// Plans, confirms, makes the record durable: the first step runs.
    std::string running(const std::string& role = "operator");

    void appended(const std::string& id, bool works = true);
    void answer(const std::string& command, const Result<std::string>& outcome);
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
    int plans_ = 0;
};

/// A draft of `steps` steps "s1".., each with an undo, one blocking precondition "ready" and one
/// blocking post-condition "done".
[[nodiscard]] schema::Draft draftOf(int steps);

} // namespace bafar::test
