#pragma once
// One cache machine with its driver on a loop, as the node runs them; events and answers are kept.
#include <map>
#include <string>
#include <vector>

#include "agents/cache/driver.h"
#include "agents/runtime/loop.h"

namespace bafar::test {

class NodeBench final : public runtime::MachineHandle<cache::Machine> {
public:
    NodeBench(runtime::Loop& loop,
              runtime::Worker& worker,
              const std::string& node,
              const schema::Spec& spec);

    void feed(cache::Machine::Input input) override;
    void onEffect(std::function<void(const cache::Machine::Effect&)> handler) override;

    void command(const schema::cache::Command& command, const std::string& id);

    [[nodiscard]] schema::cache::Status status() const { return machine_.status(loop_.now()); }

    /// As another agent's view has it.
    [[nodiscard]] schema::ConceptReport report() const;

    /// Kinds of the events so far, in order.
    [[nodiscard]] const std::vector<std::string>& events() const { return events_; }

    [[nodiscard]] const std::map<std::string, Result<std::string>>& finished() const
    {
        return finished_;
    }

    [[nodiscard]] const MeasuresPtr& measures() const { return measures_; }

    [[nodiscard]] const cache::Machine& machine() const { return machine_; }

private:
    void carryOut(const cache::Machine::Effects& effects);

    runtime::Loop& loop_;
    cache::Machine machine_;
    std::function<void(const cache::Machine::Effect&)> driver_;
    std::vector<cache::Machine::Input> waiting_;
    bool running_ = false;
    runtime::Timer timer_;
    std::vector<std::string> events_;
    std::map<std::string, Result<std::string>> finished_;
    MeasuresPtr measures_;
    std::unique_ptr<cache::Driver> hands_; ///< last: it uses the rest
};

} // namespace bafar::test
