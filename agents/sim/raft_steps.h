#pragma once
// Actions of one simulated agent: those it runs, and the steps that others ask it to run.
//
// A model of the action pipeline, with the rules that make a step run once: the record that begins
// it is agreed before it runs, and names the boot of the agent that runs it; a boot runs a step
// once and remembers it; another boot refuses. Who takes an action over raises its fence and asks
// for the step that had begun once more; a lower fence is refused by the ledger and by the agents
// that run steps. An action may end with a spec: its text is proposed and put in force by whoever
// holds the action then. One owner, one thread.
#include <functional>
#include <map>
#include <set>
#include <string>

#include "core/schema/agreed.h"

namespace bafar::sim {

class RaftHost;
class RaftSite;

class RaftSteps {
public:
    enum class Answer : std::uint8_t { Done, OtherBoot, OldFence };

    struct Order {
        std::string action;
        std::size_t step = 0;
        std::string boot;
        std::uint64_t fence = 0;
    };

    RaftSteps(RaftSite& site, RaftHost& host);

    /// An action of this many steps, each on one of `nodes`; with `spec` one more, a spec of its
    /// own.
    void begin(const std::string& id, const std::vector<std::string>& nodes, bool spec);

    /// The ledger says that it runs and its holder is gone.
    void takeOver(const schema::ActionRecord& action);

    /// Empty: it holds none.
    [[nodiscard]] const std::string& held() const { return record_.id; }

    /// What another agent asks for.
    [[nodiscard]] Answer run(const Order& order);

private:
    using Then = void (RaftSteps::*)();

    void propose(schema::ActionRecord next, Then then);
    void later(std::function<void()> work);
    [[nodiscard]] bool hasAgreed(const schema::ActionRecord& next) const;
    void takenOver();
    void goOn();
    void beginStep(std::size_t step);
    void order(std::size_t step);
    void send(RaftHost& to, const Order& order, std::uint64_t attempt);
    void answered(const Order& order, Answer answer);
    void changeSpec(std::size_t step, schema::SpecStage stage);
    void specChanged(std::size_t step, schema::SpecStage stage, const Result<std::uint64_t>& index);
    [[nodiscard]] bool isSpec(std::size_t step) const;
    void stepDone(std::size_t step);
    void endAs(schema::ActionState state);
    void drop();

    RaftSite& site_;
    RaftHost& host_;
    schema::ActionRecord record_; ///< as agreed
    std::uint64_t attempt_ = 0;   ///< grows; answers and repetitions of older ones are void
    std::set<std::pair<std::string, std::size_t>> done_; ///< steps that this boot ran
    std::map<std::string, std::uint64_t> fences_;        ///< highest seen, by action
};

} // namespace bafar::sim
