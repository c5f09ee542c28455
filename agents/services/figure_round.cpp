#include "agents/services/figure_round.h"

#include <algorithm>

#include "agents/services/look.h"
#include "agents/services/parse.h"

namespace bafar::services {
namespace {

constexpr Duration Limit = std::chrono::seconds{3};

bool isMeasured(const FigureRound::Entry& entry)
{
    return entry.container.state == "running";
}

/// An engine that lies may say anything.
std::uint64_t bytesOf(double value)
{
    constexpr double Most = 1e18;
    return static_cast<std::uint64_t>(std::clamp(value, 0.0, Most));
}

double shareOf(const FigureRound::Entry& entry, const Figures& now, Instant at)
{
    if (!entry.figures || at <= entry.figuresAt) {
        return 0;
    }
    return std::max(0.0, now.cpu - entry.figures->cpu) / toSeconds(at - entry.figuresAt);
}

} // namespace

bool endsContainer(const EngineEvent& event)
{
    constexpr std::string_view Others[] = {"1",       "HUP", "SIGHUP", "10",     "USR1",
                                           "SIGUSR1", "12",  "USR2",   "SIGUSR2"};
    return event.action == "kill" &&
           std::find(std::begin(Others), std::end(Others), event.signal) == std::end(Others);
}

void FigureRound::list(const Listed<contract::Container>& containers, Instant now)
{
    std::map<std::string, Entry> entries;
    std::size_t index = 0;
    const auto count = static_cast<std::int64_t>(std::max<std::size_t>(1, containers.items.size()));
    for (const contract::Container& seen : containers.items) {
        const auto known = entries_.find(seen.id);
        Entry entry = known == entries_.end() ? Entry{} : known->second;
        if (known == entries_.end()) {
            entry.due = now + Every * static_cast<std::int64_t>(index) / count; // spread evenly
        }
        ++index;
        const contract::Container before = entry.container;
        entry.container = seen;
        if (seen.state == "running" && before.state == seen.state) {
            entry.container.cpu = before.cpu;
            entry.container.memoryBytes = before.memoryBytes;
        }
        entry.container.memoryLimitBytes = before.memoryLimitBytes;
        entry.container.restarts = before.restarts;
        entry.container.startedAt = before.startedAt;
        entry.stopping = entry.stopping && seen.state == "running";
        if (entry.stopping) {
            entry.container.state = "stopping";
        }
        entries.emplace(seen.id, std::move(entry));
    }
    entries_ = std::move(entries);
}

void FigureRound::happened(const EngineEvent& event)
{
    const auto known = entries_.find(event.id);
    if (known == entries_.end()) {
        return;
    }
    Entry& entry = known->second;
    if (endsContainer(event) && entry.container.state == "running") {
        entry.stopping = true;
        entry.container.state = "stopping";
    } else if (event.action == "start" || event.action == "die") {
        entry.stopping = false;
        entry.detail.reset();
    } else if (event.action == "oom") {
        entry.detail.reset();
    }
}

std::optional<Ask> FigureRound::next(const std::string& api, std::uint64_t ticket, Instant now)
{
    if (ticket_ || api.empty()) {
        return std::nullopt;
    }
    Entry* best = nullptr;
    std::size_t measured = 0;
    for (auto& [id, entry] : entries_) {
        if (isMeasured(entry) && ++measured <= MeasuredMax && entry.due <= now &&
            (best == nullptr || entry.due < best->due)) {
            best = &entry;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    ticket_ = ticket;
    asked_ = best->container.id;
    askedDetail_ = !best->detail;
    if (!askedDetail_) {
        best->due = now + Every;
    }
    const std::string target = "/containers/" + percentEncoded(asked_) +
                               (askedDetail_ ? "/json" : "/stats?stream=false&one-shot=true");
    return Ask{ticket, Lane::Figures, {"GET", versioned(api, target), {}}, Limit};
}

std::optional<Instant> FigureRound::due() const
{
    std::optional<Instant> soonest;
    std::size_t measured = 0;
    for (const auto& [id, entry] : entries_) {
        if (!ticket_ && isMeasured(entry) && ++measured <= MeasuredMax) {
            soonest = soonest ? std::min(*soonest, entry.due) : entry.due;
        }
    }
    return soonest;
}

bool FigureRound::take(const Answered& answered, Instant now)
{
    if (!ticket_ || answered.ticket != *ticket_) {
        return false;
    }
    ticket_.reset();
    const auto known = entries_.find(asked_);
    if (known == entries_.end()) {
        return true; // gone meanwhile
    }
    Entry& entry = known->second;
    const bool useful = answered.answer && answered.answer->status == 200;
    if (askedDetail_) {
        const Result<ContainerDetail> detail = useful ? parseDetail(answered.answer->body)
                                                      : Result<ContainerDetail>{ContainerDetail{}};
        entry.detail = detail ? *detail : ContainerDetail{};
        entry.container.startedAt = entry.detail->startedAt;
        entry.container.restarts = entry.detail->restarts;
        entry.container.memoryLimitBytes = bytesOf(entry.detail->memoryLimit);
        return true;
    }
    const Result<Figures> figures =
        useful ? parseFigures(answered.answer->body) : fail(Code::Unavailable, "not measured");
    if (!figures) {
        entry.figures.reset();
        entry.container.cpu = 0;
        entry.container.memoryBytes = 0;
        return true;
    }
    entry.container.cpu = shareOf(entry, *figures, now);
    entry.container.memoryBytes = bytesOf(figures->workingSet);
    entry.figures = *figures;
    entry.figuresAt = now;
    return true;
}

void FigureRound::clear()
{
    entries_.clear();
    ticket_.reset();
}

} // namespace bafar::services
