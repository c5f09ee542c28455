#include "agents/services/driver.h"

#include <utility>

namespace bafar::services {
namespace {

constexpr std::size_t LineMax = 256U << 10U; ///< of an event; a longer one is dropped

} // namespace

Result<std::unique_ptr<Driver>> Driver::start(const runtime::Environment& environment,
                                              runtime::MachineHandle<Machine>& machine)
{
    return std::make_unique<Driver>(environment.loop, machine);
}

Driver::Driver(runtime::Loop& loop, runtime::MachineHandle<Machine>& machine)
    : loop_(loop)
    , machine_(machine)
{
    machine_.onEffect([this](const Machine::Effect& effect) { perform(effect); });
}

Driver::~Driver()
{
    machine_.onEffect({});
}

void Driver::perform(const Machine::Effect& effect)
{
    if (const auto* socket = std::get_if<UseSocket>(&effect)) {
        use(socket->path);
    } else if (const auto* question = std::get_if<Ask>(&effect)) {
        ask(*question);
    } else if (const auto* stream = std::get_if<FollowEvents>(&effect)) {
        follow(*stream);
    }
}

void Driver::use(const std::string& path)
{
    path_ = path;
    lanes_ = {};
    events_.reset();
    line_.clear();
}

void Driver::ask(const Ask& ask)
{
    std::unique_ptr<EngineLane>& lane = lanes_[static_cast<std::size_t>(ask.lane)];
    if (lane == nullptr) {
        lane = std::make_unique<EngineLane>(loop_, path_,
                                            [this](std::uint64_t ticket, Result<Answer> answer) {
                                                machine_.feed(Answered{ticket, std::move(answer)});
                                            });
    }
    lane->ask(ask);
}

void Driver::follow(const FollowEvents& effect)
{
    line_.clear();
    events_ = std::make_unique<EngineStream>(
        loop_, path_, effect.request,
        EngineStream::Events{[this](std::string_view data) { heard(data); },
                             [this](const Error& why) { machine_.feed(EventsEnded{why}); }});
}

void Driver::heard(std::string_view data)
{
    while (!data.empty()) {
        const std::size_t end = data.find('\n');
        const std::string_view part = data.substr(0, end);
        line_.append(part.substr(0, LineMax - std::min(LineMax, line_.size())));
        if (end == std::string_view::npos) {
            return;
        }
        data.remove_prefix(end + 1);
        const std::string line = std::exchange(line_, {});
        if (!line.empty() && line.size() < LineMax) {
            machine_.feed(EventHeard{line});
        }
    }
}

Result<std::unique_ptr<LogTail>> Driver::readLog(const LogQuestion& question,
                                                 std::function<void()> onChange) const
{
    if (path_.empty()) {
        return fail(Code::Unavailable, "services are not in the cluster spec");
    }
    return std::make_unique<LogTail>(loop_, path_, question, std::move(onChange));
}

} // namespace bafar::services
