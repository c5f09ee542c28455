#include "app/demo_log.h"

#include <algorithm>
#include <cmath>

#include "agents/sim/traffic.h"

namespace bafar::app {
namespace {

namespace contract = schema::services;

constexpr int TurnMs = 200;
constexpr std::size_t IdShown = 12;
constexpr std::int64_t StepMs = 700; ///< between lines of a task, and up to twice that
constexpr std::int64_t PastMs = 180'000;
constexpr std::uint64_t Shares = 1000;   ///< steps of chance
constexpr std::uint64_t SlowOnes = 4;    ///< of 1000 requests: too few for the 95th percentile
constexpr std::uint64_t SlowMs = 800;    ///< a program finds a request slow from here
constexpr std::uint64_t SlowerMs = 1600; ///< by up to so much more

constexpr const char* Paths[] = {"/",       "/cart",        "/search?q=lamp", "/orders/1042",
                                 "/health", "/img/logo.svg"};

std::uint64_t mixed(std::string_view text, std::int64_t number)
{
    std::uint64_t hash = 1469598103934665603ULL ^ static_cast<std::uint64_t>(number);
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    }
    return hash ^ (hash >> 29U);
}

schema::LogLine lineOf(const contract::Task& task, std::int64_t number, std::int64_t atMs)
{
    const std::uint64_t hash = mixed(task.id, number);
    schema::LogLine line;
    line.at = {atMs};
    line.task = task.name;
    line.id = task.id.substr(0, IdShown);
    line.node = task.node;
    // The load balancer counts the same durations and failures of this task.
    const sim::Pace pace = sim::paceOf(task.name);
    const double share = static_cast<double>(hash % Shares) / static_cast<double>(Shares);
    const double ms = sim::tookMs(pace, share);
    const auto took = [](std::int64_t length) { return std::to_string(length) + " ms"; };
    const std::uint64_t rest = hash / Shares;
    const std::string path = Paths[rest % std::size(Paths)];
    // Programs write failures alone to their standard error: consoles show that as failed.
    if (rest % 1000 < pace.failures) {
        line.stream = schema::LogStream::Stderr;
        line.text = "GET " + path + " 503 in " + took(1 + std::lround(ms));
    } else if (rest / 1000 % 1000 < SlowOnes) {
        const auto length = static_cast<std::int64_t>(SlowMs + rest / 1'000'000 % SlowerMs);
        line.text = "slow request GET " + path + " 200 took " + took(length);
    } else {
        line.text = "GET " + path + " 200 in " + took(1 + std::lround(ms));
    }
    return line;
}

} // namespace

std::vector<schema::LogLine> demoLines(const contract::Task& task,
                                       WallTime after,
                                       WallTime now,
                                       std::size_t most)
{
    const auto step =
        StepMs + static_cast<std::int64_t>(mixed(task.id, 0) % static_cast<std::uint64_t>(StepMs));
    const std::int64_t last = now.unixMs / step;
    const std::int64_t first =
        std::max(after.unixMs / step + 1, last - static_cast<std::int64_t>(most) + 1);
    std::vector<schema::LogLine> lines;
    for (std::int64_t number = first; number <= last; ++number) {
        lines.push_back(lineOf(task, number, number * step));
    }
    return lines;
}

DemoLog::DemoLog(Agent agent, schema::LogWish wish, std::optional<WallTime> from)
    : agent_(std::move(agent))
    , wish_(std::move(wish))
    , told_(from.value_or(WallTime{agent_.now().unixMs - PastMs}))
    , most_(std::min(wish_.tail.value_or(schema::LogTailUsual), schema::LogTailMax))
{
    connect(&turns_, &QTimer::timeout, this, &DemoLog::turn);
    turns_.start(TurnMs);
}

std::optional<link::LogEnd> DemoLog::refusal(const contract::Status& status) const
{
    if (!agent_.reachable()) {
        return link::LogEnd{false, {Code::Unavailable, agent_.node + " does not answer"}, {}};
    }
    if (status.swarm.role != contract::Role::Manager) {
        return link::LogEnd{
            false, {Code::Unavailable, agent_.node + " is no manager of the Swarm"}, {}};
    }
    const bool known = std::any_of(
        status.services.begin(), status.services.end(),
        [this](const contract::Service& service) { return service.name == wish_.service; });
    if (!known) {
        return link::LogEnd{false, {Code::NotFound, "no such service: " + wish_.service}, {}};
    }
    return std::nullopt;
}

void DemoLog::turn()
{
    const contract::Status status = agent_.status();
    if (const std::optional<link::LogEnd> end = refusal(status)) {
        turns_.stop();
        Q_EMIT ended(*end);
        return;
    }
    if (!open_) {
        open_ = true;
        Q_EMIT opened();
    }
    const WallTime now = agent_.now();
    schema::LogPiece piece;
    for (const contract::Task& task : status.tasks) {
        if (task.service == wish_.service && task.state == "running") {
            for (schema::LogLine& line : demoLines(task, told_, now, most_)) {
                piece.lines.push_back(std::move(line));
            }
        }
    }
    std::stable_sort(piece.lines.begin(), piece.lines.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    told_ = now;
    most_ = schema::LogTailMax;
    Q_EMIT received(piece);
}

} // namespace bafar::app
