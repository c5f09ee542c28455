#include "tests/cache/node_bench.h"

#include "core/schema/json.h"

namespace bafar::test {

NodeBench::NodeBench(runtime::Loop& loop,
                     runtime::Worker& worker,
                     const std::string& node,
                     const schema::Spec& spec)
    : loop_(loop)
    , machine_(Self{"lab", node})
    , timer_(loop, [this] { carryOut(machine_.tick(loop_.now())); })
{
    hands_ = std::make_unique<cache::Driver>(loop, worker, *this);
    carryOut(machine_.handle(WallClockRead{loop.wallNow()}, loop.now()));
    carryOut(machine_.configure(spec, loop.now()));
}

void NodeBench::feed(cache::Machine::Input input)
{
    waiting_.push_back(std::move(input));
    if (running_) {
        return; // its turn comes when what runs has ended
    }
    carryOut({});
}

void NodeBench::onEffect(std::function<void(const cache::Machine::Effect&)> handler)
{
    driver_ = std::move(handler);
}

void NodeBench::command(const schema::cache::Command& command, const std::string& id)
{
    carryOut(machine_.command(command, id, loop_.now()));
}

schema::ConceptReport NodeBench::report() const
{
    return {{schema::toJson(status())}, machine_.presence(loop_.now())};
}

void NodeBench::carryOut(const cache::Machine::Effects& effects)
{
    running_ = true;
    std::vector<cache::Machine::Effects> queue = {effects};
    while (!queue.empty()) {
        const cache::Machine::Effects now = std::exchange(queue, {}).front();
        for (const cache::Machine::Effect& effect : now) {
            if (const auto* event = std::get_if<EmitEvent>(&effect)) {
                events_.push_back(event->event.kind);
            } else if (const auto* done = std::get_if<CommandFinished>(&effect)) {
                finished_.emplace(done->id, done->outcome);
            } else if (const auto* published = std::get_if<PublishMeasures>(&effect)) {
                measures_ = published->measures;
            }
            if (driver_) {
                driver_(effect);
            }
        }
        if (!waiting_.empty()) {
            const cache::Machine::Input next = std::move(waiting_.front());
            waiting_.erase(waiting_.begin());
            queue.push_back(machine_.handle(next, loop_.now()));
        }
    }
    running_ = false;
    if (const std::optional<Deadline> due = machine_.deadline()) {
        timer_.arm(due->at);
    } else {
        timer_.cancel();
    }
}

} // namespace bafar::test
