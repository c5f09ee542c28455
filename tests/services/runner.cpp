#include "tests/services/runner.h"

#include "tests/services/script.h"

namespace bafar::test {

Runner::Runner(const std::string& section)
    : machine_(Self{"lab", "n1"})
    , timer_(loop, [this] { take(machine_.tick(loop.now())); })
{
    driver_ = std::make_unique<services::Driver>(loop, *this);
    take(machine_.handle(WallClockRead{loop.wallNow()}, loop.now()));
    take(machine_.configure(servicesSpec(section), loop.now()));
}

Runner::~Runner()
{
    driver_.reset();
}

void Runner::feed(services::Machine::Input input)
{
    take(machine_.handle(input, loop.now()));
}

void Runner::onEffect(std::function<void(const services::Effect&)> handler)
{
    handler_ = std::move(handler);
}

void Runner::command(const services::Machine::Command& command, const std::string& id)
{
    take(machine_.command(command, id, loop.now()));
}

void Runner::take(const services::Effects& effects)
{
    for (const services::Effect& effect : effects) {
        if (const auto* event = std::get_if<EmitEvent>(&effect)) {
            told += event->event.kind + ": " + event->event.text + "\n";
        } else if (const auto* done = std::get_if<CommandFinished>(&effect)) {
            finished.insert_or_assign(done->id, done->outcome);
            told += done->id + ": " +
                    (done->outcome ? *done->outcome : done->outcome.error().text) + "\n";
        } else if (const auto* at = std::get_if<CommandProgressed>(&effect)) {
            told += at->id + " is at: " + at->text + "\n";
        }
        if (handler_) {
            handler_(effect);
        }
    }
    arm();
}

void Runner::arm()
{
    if (const auto deadline = machine_.deadline()) {
        timer_.arm(deadline->at);
    } else {
        timer_.cancel();
    }
}

bool Runner::until(const std::function<bool()>& done, Duration limit)
{
    const Instant end = loop.now() + limit;
    while (!done()) {
        if (loop.now() >= end) {
            return false;
        }
        loop.turn(std::chrono::milliseconds(20));
    }
    return true;
}

std::string Runner::tasks() const
{
    std::string all;
    for (const schema::services::Task& task : status().tasks) {
        all += (all.empty() ? "" : ", ") + task.name + " " + task.state;
    }
    return all;
}

std::string Runner::state() const
{
    const auto status = this->status();
    return std::string(schema::StateNames[static_cast<std::size_t>(status.state)]) +
           (status.reasons.empty() ? "" : ": " + status.reasons.front());
}

} // namespace bafar::test
