#include "ui/services/task_facts.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::services {
namespace {

namespace told = schema::services;

struct FactWords {
    Q_DECLARE_TR_FUNCTIONS(ServiceFacts)
};

constexpr std::size_t FailuresShown = 5;
constexpr std::size_t NetworksShown = 6;

Duration since(WallTime then, WallTime now)
{
    return std::chrono::milliseconds(std::max<std::int64_t>(0, now.unixMs - then.unixMs));
}

QString agoText(WallTime then, WallTime now)
{
    return then.unixMs == 0 ? FactWords::tr("not known when")
                            : FactWords::tr("%1 ago").arg(shared::age(since(then, now)));
}

/// Swarm's own word for it, "rollback started", and how far it is.
QString updateText(const told::Service& service, WallTime now)
{
    const told::UpdateStatus& update = service.update;
    std::string state = update.state;
    std::replace(state.begin(), state.end(), '_', ' ');
    QStringList parts{shared::sentence(state)};
    const bool runs = update.completedAt.unixMs == 0;
    if (runs) {
        parts.append(FactWords::tr("%1 of %2 tasks run it")
                         .arg(shared::number(std::uint64_t{service.current}),
                              shared::number(std::uint64_t{service.desired})));
        parts.append(FactWords::tr("for %1").arg(shared::age(since(update.startedAt, now))));
    } else {
        parts.append(agoText(update.completedAt, now));
    }
    QString text = parts.join(shared::separator());
    if (!update.message.empty()) {
        text += QLatin1Char('\n') + shared::sentence(update.message);
    }
    return text;
}

bool hasFailed(const told::Task& task)
{
    return task.state == "failed" || task.state == "rejected" || task.state == "orphaned";
}

/// The last failure of each slot, newest first.
QString failuresText(const told::Status& swarm, const std::string& service, WallTime now)
{
    std::vector<const told::Task*> failed;
    for (const told::Task& task : swarm.tasks) {
        if (task.service == service && hasFailed(task)) {
            failed.push_back(&task);
        }
    }
    std::stable_sort(failed.begin(), failed.end(), [](const auto* a, const auto* b) {
        return a->since.unixMs > b->since.unixMs;
    });
    QStringList lines;
    for (std::size_t i = 0; i < failed.size() && i < FailuresShown; ++i) {
        const told::Task& task = *failed[i];
        const QString why =
            task.error.empty() ? shared::sentence(task.state) : shared::sentence(task.error);
        lines.append(FactWords::tr("%1 on %2, %3: %4")
                         .arg(shared::technical(task.name), shared::technical(task.node),
                              agoText(task.since, now), why));
    }
    return lines.join(QLatin1Char('\n'));
}

/// The task that stands for a name: the one that is to run before one that ended.
const told::Task* taskNamed(const told::Status& swarm, const std::string& name)
{
    const told::Task* best = nullptr;
    for (const told::Task& task : swarm.tasks) {
        const bool better = best == nullptr || hasFailed(*best);
        if (task.name == name && better) {
            best = &task;
        }
    }
    return best;
}

const told::Container* containerOf(const std::vector<Word>& words, const told::Task& task)
{
    for (const Word& word : words) {
        if (word.status == nullptr || !word.fresh) {
            continue;
        }
        for (const told::Container& container : word.status->containers) {
            if (!task.id.empty() && container.task == task.id) {
                return &container;
            }
        }
    }
    return nullptr;
}

void addContainer(const told::Container& container, FactRows& rows)
{
    const auto used = static_cast<double>(container.memoryBytes);
    const auto limit = static_cast<double>(container.memoryLimitBytes);
    rows.push_back(
        {FactWords::tr("Uses"),
         FactWords::tr("%1 of a processor, %2")
             .arg(shared::percent(container.cpu),
                  limit > 0
                      ? FactWords::tr("%1 of %2").arg(shared::bytes(used), shared::bytes(limit))
                      : shared::bytes(used))});
    if (!container.health.empty()) {
        rows.push_back({FactWords::tr("Health check"), shared::sentence(container.health)});
    }
    if (container.restarts > 0) {
        rows.push_back(
            {FactWords::tr("Restarts"), shared::number(std::uint64_t{container.restarts})});
    }
}

} // namespace

const told::Status* swarmWord(const std::vector<Word>& words)
{
    const told::Status* best = nullptr;
    for (const Word& word : words) {
        if (word.fresh && word.status != nullptr && word.status->swarm.quorum &&
            (best == nullptr || word.status->swarm.leader)) {
            best = word.status;
        }
    }
    return best;
}

FactRows serviceFacts(const std::vector<Word>& words, const std::string& service, WallTime now)
{
    const told::Status* swarm = swarmWord(words);
    if (swarm == nullptr) {
        return {};
    }
    const auto found = std::find_if(swarm->services.begin(), swarm->services.end(),
                                    [&service](const auto& one) { return one.name == service; });
    if (found == swarm->services.end()) {
        return {};
    }
    FactRows rows;
    if (!found->update.state.empty()) {
        rows.push_back({FactWords::tr("Last change"), updateText(*found, now)});
    }
    if (!found->previousImage.empty()) {
        rows.push_back({FactWords::tr("Before it"), shared::technical(found->previousImage), true});
    }
    const QString failures = failuresText(*swarm, service, now);
    if (!failures.isEmpty()) {
        rows.push_back({FactWords::tr("Failed last"), failures});
    }
    return rows;
}

FactRows taskFacts(const std::vector<Word>& words, const std::string& task, WallTime now)
{
    const told::Status* swarm = swarmWord(words);
    const told::Task* found = swarm == nullptr ? nullptr : taskNamed(*swarm, task);
    if (found == nullptr) {
        return {};
    }
    FactRows rows;
    if (found->since.unixMs != 0) {
        rows.push_back({FactWords::tr("So for"), shared::age(since(found->since, now))});
    }
    if (const told::Container* container = containerOf(words, *found)) {
        addContainer(*container, rows);
    }
    QStringList networks;
    for (std::size_t i = 0; i < found->networks.size() && i < NetworksShown; ++i) {
        const told::Attachment& one = found->networks[i];
        networks.append(shared::technical(one.name + " " + one.address));
    }
    if (!networks.isEmpty()) {
        rows.push_back({FactWords::tr("Networks"), networks.join(QLatin1Char('\n'))});
    }
    for (const told::Task& one : swarm->tasks) {
        if (&one != found && one.name == task && hasFailed(one)) {
            rows.push_back(
                {FactWords::tr("Failed last"),
                 FactWords::tr("%1: %2").arg(agoText(one.since, now),
                                             one.error.empty() ? shared::sentence(one.state)
                                                               : shared::sentence(one.error))});
            break;
        }
    }
    return rows;
}

} // namespace bafar::ui::services
