// One node's floating IP concept alone, as a process: the production machine and driver on a spec
// from standard input, for tests that need several nodes in several network namespaces.
//
//     floating_ip_node NODE < commands
//
// Lines in: the spec as YAML up to a line "---", then "take_over ROUTER CLAIM SETTLE" and "quit".
// Lines out: "status JSON" on every change, "event JSON", "finished ID TEXT", "ready".
#include <csignal>
#include <iostream>
#include <sstream>
#include <unistd.h>

#include "agents/floating_ip/driver.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/signals.h"
#include "agents/runtime/worker.h"
#include "core/schema/cluster.h"
#include "core/schema/json.h"

namespace bafar::test {
namespace {

using floating_ip::Machine;

void say(const std::string& line)
{
    std::cout << line << std::endl;
}

/// The machine with its driver's handler, as the agent's node holds it.
class Handle final : public runtime::MachineHandle<Machine> {
public:
    Handle(runtime::Loop& loop, Self self)
        : loop_(loop)
        , machine_(std::move(self))
    {
    }

    void feed(Machine::Input input) override { deliver(machine_.handle(input, loop_.now())); }

    void onEffect(std::function<void(const Machine::Effect&)> handler) override
    {
        handler_ = std::move(handler);
    }

    void configure(const schema::Spec& spec) { deliver(machine_.configure(spec, loop_.now())); }

    void command(const Machine::Command& command, const std::string& id)
    {
        deliver(machine_.command(command, id, loop_.now()));
    }

private:
    void deliver(const Machine::Effects& effects)
    {
        for (const Machine::Effect& effect : effects) {
            if (const auto* event = std::get_if<EmitEvent>(&effect)) {
                say("event " + schema::toJson(event->event));
            } else if (std::holds_alternative<StatusChanged>(effect)) {
                say("status " + schema::toJson(machine_.status(loop_.now())));
            } else if (const auto* finished = std::get_if<CommandFinished>(&effect)) {
                say("finished " + finished->id + " " +
                    (finished->outcome ? "ok " + *finished->outcome
                                       : "refused " + finished->outcome.error().text));
            }
            if (handler_) {
                handler_(effect);
            }
        }
    }

    runtime::Loop& loop_;
    Machine machine_;
    std::function<void(const Machine::Effect&)> handler_;
};

std::string readSpec()
{
    std::string text;
    std::string line;
    while (std::getline(std::cin, line) && line != "---") {
        text += line + "\n";
    }
    return text;
}

void obey(Handle& handle, runtime::Loop& loop, const std::string& line)
{
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    if (verb == "take_over") {
        schema::floating_ip::TakeOver order;
        unsigned claim = 0;
        unsigned settle = 0;
        words >> order.router >> claim >> settle;
        order.claimPriority = static_cast<std::uint8_t>(claim);
        order.settlePriority = static_cast<std::uint8_t>(settle);
        Machine::Command command;
        command.takeOver = order;
        handle.command(command, "test");
    } else if (verb == "quit") {
        loop.stop();
    }
}

int run(const std::string& node)
{
    const std::array<int, 2> signals{SIGTERM, SIGINT};
    runtime::blockSignals(signals);
    runtime::Loop loop;
    const auto watched = runtime::Signals::open(loop, signals, [&loop](int) { loop.stop(); });
    runtime::Worker worker(loop, "worker");
    const std::array<schema::SpecSection, 2> sections{
        schema::SpecSection{schema::cluster::Name, &schema::typeOf<schema::cluster::Config>(),
                            true},
        schema::SpecSection{schema::floating_ip::Name,
                            &schema::typeOf<schema::floating_ip::Config>(), true}};
    const schema::SpecReading reading = schema::SpecReading::read(readSpec(), sections, {});
    if (!reading.problems.empty() || !watched) {
        for (const schema::Problem& problem : reading.problems) {
            std::cerr << schema::problemText("spec", problem) << '\n';
        }
        return 1;
    }
    Handle handle(loop, Self{"lab", node});
    schema::AgentConfig config;
    config.node = node;
    const runtime::Environment environment{loop, worker, config};
    auto driver = floating_ip::Driver::start(environment, handle);
    if (!driver) {
        std::cerr << driver.error().text << '\n';
        return 1;
    }
    handle.feed(WallClockRead{runtime::wallClockNow()});
    handle.configure(reading.spec);
    say("ready");
    std::string pending;
    const runtime::Watch input(loop, STDIN_FILENO, {true, false}, [&](runtime::Readiness) {
        std::array<char, 512> buffer{};
        const ssize_t length = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (length <= 0) {
            loop.stop();
            return;
        }
        pending.append(buffer.data(), static_cast<std::size_t>(length));
        for (std::size_t end = pending.find('\n'); end != std::string::npos;
             end = pending.find('\n')) {
            obey(handle, loop, pending.substr(0, end));
            pending.erase(0, end + 1);
        }
    });
    loop.run();
    return 0;
}

} // namespace
} // namespace bafar::test

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::cerr << "usage: floating_ip_node NODE < commands\n";
        return 2;
    }
    std::cin.sync_with_stdio(false);
    std::cin.rdbuf()->pubsetbuf(nullptr, 0); // commands after the spec stay in the pipe
    return bafar::test::run(argv[1]);
}
