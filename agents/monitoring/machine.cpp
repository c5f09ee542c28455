#include "agents/monitoring/machine.h"

#include <algorithm>
#include <cmath>

#include "agents/monitoring/probes.h"
#include "core/base/text.h"

namespace bafar::monitoring {
namespace {

using schema::Severity;
using schema::State;

std::string percentText(double share)
{
    return std::to_string(std::lround(share * 100)) + "%";
}

/// "netstat" of "netstat: /proc/net/snmp: ..."
std::string_view probeOf(std::string_view failure)
{
    return failure.substr(0, failure.find(':'));
}

/// The status without what moves all the time, which consoles have in the samples.
schema::monitoring::Status withoutFigures(schema::monitoring::Status status)
{
    status.cpuBusy = status.cpuIoWait = status.load1 = status.diskBusy = status.agentCpu = 0;
    status.memoryAvailableBytes = status.historyBytes = status.agentMemoryBytes = 0;
    status.diskBusiest.clear();
    status.historySince = {};
    for (auto& filesystem : status.filesystems) {
        filesystem.availableBytes = filesystem.freeBytes = 0;
    }
    for (auto& interface : status.interfaces) {
        interface = {interface.name, interface.up, 0, 0, 0};
    }
    return status;
}

schema::SeriesTable publishedTable(const SeriesTable& table)
{
    schema::SeriesTable published{table.revision(), {}};
    published.names.resize(table.size());
    for (SeriesIndex index = 0; index < table.size(); ++index) {
        if (table.live(index)) {
            published.names[index] = table.keyOf(index);
        }
    }
    return published;
}

} // namespace

void Machine::describeMetrics(MetricList& list)
{
    monitoring::describeMetrics(list);
}

Machine::Machine(Self self)
    : self_(std::move(self))
{
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    config_ = spec.section<Config>(Name);
    history_.setInterval(std::max<std::int64_t>(1, config_.interval / std::chrono::seconds(1)));
    // Whole intervals since the clock's start, so that a reload does not shift the samples.
    const Duration since = now.time_since_epoch();
    nextSample_ = Instant(since - since % config_.interval + config_.interval);
    const bool first = !std::exchange(configured_, true);
    return first ? Effects{takeSample(now)} : Effects{};
}

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    if (configured_ && now >= nextSample_) {
        // Intervals that passed unused are left out, not made up for: their moments are gone.
        nextSample_ += config_.interval * ((now - nextSample_) / config_.interval + 1);
        out.emplace_back(takeSample(now));
    }
    save(now, out);
    return out;
}

TakeSample Machine::takeSample(Instant now) const
{
    TakeSample effect;
    for (const auto& [concept_, measures] : measures_) {
        if (now < measures->until) {
            effect.measures.push_back({concept_, measures});
        }
    }
    return effect;
}

std::optional<Deadline> Machine::deadline() const
{
    return configured_ ? std::optional<Deadline>({nextSample_, "the next sample"}) : std::nullopt;
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

void Machine::on(const Sampled& input, Instant now, Effects& out)
{
    const FramePtr before = std::exchange(latest_, input.frame);
    const SecondCounter::Counted counted = seconds_.count(latest_->sample.at, latest_->sample.wall);
    if (counted.clockWasSet) {
        emit(Severity::Notice, "clock_set",
             "the system clock was set; history goes on at " + toIso8601(latest_->sample.wall),
             out);
    }
    lastSecond_ = counted.second;
    history_.add(counted.second, *latest_->table, latest_->sample);
    reader_.read(before.get(), *latest_, status_);
    judgeFilesystems(out);
    judgeProbes(out);
    summarise();
    if (publishedRevision_ != latest_->table->revision()) {
        publishedRevision_ = latest_->table->revision();
        out.emplace_back(PublishSeries{publishedTable(*latest_->table)});
    }
    out.emplace_back(PublishSamples{{publishedRevision_, latest_->sample.values}});
    tellStatus(now, out);
    save(now, out);
}

void Machine::tellStatus(Instant now, Effects& out)
{
    Status told = withoutFigures(status_);
    if (told != told_ || now >= figuresDue_) {
        told_ = std::move(told);
        figuresDue_ = now + FiguresEvery;
        out.emplace_back(StatusChanged{});
    }
}

void Machine::on(const HistoryLoaded& input, Instant now, Effects& out)
{
    LoadedHistory& loaded = *input.history;
    journal_.found(std::exchange(loaded.files, {}));
    history_.restore(std::exchange(loaded.blocks, {}));
    for (const std::string& problem : loaded.problems) {
        emit(Severity::Notice, "history_damaged",
             "saved history could not be read to its end: " + problem, out);
    }
    summarise();
    loaded_ = true;
    save(now, out);
}

void Machine::on(const JournalWritten& input, Instant now, Effects& out)
{
    const bool failing = !journal_.problem().empty();
    journal_.written(input.id, history_);
    if (failing && journal_.problem().empty()) {
        emit(Severity::Info, "history_saved_again", "history is being saved again", out);
        summarise();
        out.emplace_back(StatusChanged{});
    }
    save(now, out);
}

void Machine::on(const JournalFailed& input, Instant now, Effects& out)
{
    const bool failing = !journal_.problem().empty();
    journal_.failed(input.id, input.error, now);
    if (!failing && !journal_.problem().empty()) {
        emit(Severity::Warning, "history_not_saved",
             "history is not being saved and would be lost at a restart: " + journal_.problem(),
             out);
    }
    summarise();
    out.emplace_back(StatusChanged{});
}

void Machine::on(const Measured& input, Instant, Effects&)
{
    measures_[input.concept_] = input.measures;
}

void Machine::save(Instant now, Effects& out)
{
    if (!loaded_) {
        return; // file names must not collide with those a former run left
    }
    if (auto write = journal_.next(history_, now)) {
        out.emplace_back(WriteJournal{std::make_shared<const JournalWrite>(std::move(*write))});
    }
}

void Machine::judgeFilesystems(Effects& out)
{
    std::map<std::string, State> levels;
    for (const auto& filesystem : status_.filesystems) {
        if (filesystem.readOnly) {
            continue; // images are full by nature
        }
        const auto known = levels_.find(filesystem.mount);
        const State before = known == levels_.end() ? State::Ok : known->second;
        const double use = usedShare(filesystem);
        const auto reached = [&](double limit, bool already) {
            return use >= limit - (already ? Hysteresis : 0);
        };
        const State level = reached(config_.diskFailed, before == State::Failed) ? State::Failed
                            : reached(config_.diskDegraded, before != State::Ok) ? State::Degraded
                                                                                 : State::Ok;
        const std::string subject = filesystem.mount + " is " + percentText(use) + " full";
        if (level == State::Failed && before != State::Failed) {
            emit(Severity::Critical, "filesystem_full", subject, out);
        } else if (level == State::Degraded && before == State::Ok) {
            emit(Severity::Warning, "filesystem_filling", subject, out);
        } else if (level == State::Ok && before != State::Ok) {
            emit(Severity::Info, "filesystem_recovered", subject + " and so has room again", out);
        }
        if (level != State::Ok) {
            levels.emplace(filesystem.mount, level);
        }
    }
    levels_ = std::move(levels);
}

void Machine::judgeProbes(Effects& out)
{
    const auto wasFailing = [&](std::string_view probe) {
        return std::any_of(failures_.begin(), failures_.end(), [probe](const std::string& failure) {
            return probeOf(failure) == probe;
        });
    };
    for (const std::string& failure : latest_->failures) {
        if (!wasFailing(probeOf(failure))) {
            emit(Severity::Warning, "metrics_missing", "some metrics cannot be read: " + failure,
                 out);
        }
    }
    if (latest_->failures.empty() && !failures_.empty()) {
        emit(Severity::Info, "metrics_complete", "all metrics can be read again", out);
    }
    failures_ = latest_->failures;
}

/// State and reasons from everything that is judged, worst first.
void Machine::summarise()
{
    status_.state = State::Ok;
    status_.reasons.clear();
    const auto blame = [&](State state, std::string reason) {
        status_.state = schema::worse(status_.state, state);
        status_.reasons.push_back(std::move(reason));
    };
    for (const State wanted : {State::Failed, State::Degraded}) {
        for (const auto& filesystem : status_.filesystems) {
            const auto level = levels_.find(filesystem.mount);
            if (level != levels_.end() && level->second == wanted) {
                blame(wanted,
                      filesystem.mount + " is " + percentText(usedShare(filesystem)) + " full");
            }
        }
    }
    if (!journal_.problem().empty()) {
        blame(State::Degraded, "history is not being saved: " + journal_.problem());
    }
    for (const std::string& failure : failures_) {
        blame(State::Degraded, "some metrics are missing: " + failure);
    }
    if (latest_ && latest_->table->refused() > 0) {
        blame(State::Degraded, "more than " + std::to_string(SeriesTable::SizeMax) +
                                   " series; those that came last are left out");
    }
    status_.historySince.unixMs = history_.since().value_or(0) * 1000;
    status_.historyBytes = history_.bytes();
}

void Machine::emit(Severity severity, std::string_view kind, std::string text, Effects& out) const
{
    schema::Event event;
    event.concept_ = Name;
    event.kind = kind;
    event.severity = severity;
    event.subject = "node/" + self_.node;
    event.text = std::move(text);
    out.emplace_back(EmitEvent{std::move(event)});
}

} // namespace bafar::monitoring
