#include "ui/services/log_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "core/base/natural.h"
#include "core/schema/services.h"
#include "ui/link/log_reader.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::services {
namespace {

namespace contract = schema::services;
using link::LogNotice;
using link::LogReader;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServiceLog)
};

/// Smaller is asked earlier.
int rankOf(const link::Store& store, const std::string& node, const link::AgentFacts& facts)
{
    const auto* status = store.status<contract::Status>(node, contract::Name);
    if (facts.freshness != schema::State::Ok) {
        return 3;
    }
    const bool manager = status != nullptr && status->engine.reachable &&
                         status->swarm.role == contract::Role::Manager && status->swarm.quorum;
    return !manager ? 2 : status->swarm.leader ? 0 : 1;
}

QString nodeOf(const std::string& node)
{
    return shared::technical(std::string_view(node));
}

bool isDenied(const Error& error)
{
    return error.code == Code::Denied;
}

} // namespace

LogSubject logSubjectOf(const link::Store& store, const QString& entity)
{
    const std::string name = entity.section(QLatin1Char('/'), 1).toStdString();
    if (name.empty() || entity.section(QLatin1Char('/'), 0, 0) != QLatin1String("services")) {
        return {};
    }
    LogSubject found;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status = store.status<contract::Status>(node, contract::Name);
        for (const contract::Service& service :
             status == nullptr ? std::vector<contract::Service>() : status->services) {
            if (service.name == name) {
                return {name, {}};
            }
        }
        for (const contract::Task& task :
             status == nullptr ? std::vector<contract::Task>() : status->tasks) {
            if (task.name == name && !task.service.empty()) {
                found = {task.service, name};
            }
        }
    }
    return found;
}

QStringList tasksOf(const link::Store& store, const std::string& service)
{
    std::set<std::string, NaturalOrder> names;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status = store.status<contract::Status>(node, contract::Name);
        for (const contract::Task& task :
             status == nullptr ? std::vector<contract::Task>() : status->tasks) {
            if (task.service == service) {
                names.insert(task.name);
            }
        }
    }
    QStringList list;
    for (const std::string& name : names) {
        list.append(shared::fromPeer(name, 100));
    }
    return list;
}

std::vector<std::string> logNodes(const link::Store& store)
{
    std::vector<std::pair<int, std::string>> ranked;
    for (const auto& [node, facts] : store.agents()) {
        ranked.emplace_back(rankOf(store, node, facts), node);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> nodes;
    for (auto& [rank, node] : ranked) {
        nodes.push_back(std::move(node));
    }
    return nodes;
}

QString noticeText(const LogNotice& notice)
{
    switch (notice.kind) {
    case LogNotice::Kind::Lost:
        return Words::tr("%1 gives the log no more: %2")
            .arg(nodeOf(notice.node), shared::sentence(notice.why.text));
    case LogNotice::Kind::Resumed:
        return Words::tr(
                   "now from %1, from where it ended; lines that came before are not repeated")
            .arg(nodeOf(notice.node));
    case LogNotice::Kind::Gap:
        return Words::tr("lines of %1 between %2 and %3 may be missing: its node does not have "
                         "them any more")
            .arg(shared::technical(std::string_view(notice.task)), shared::timeOfDay(notice.from),
                 shared::timeOfDay(notice.to));
    case LogNotice::Kind::Unsure:
        return Words::tr("now from %1; its lines have no times: some may be missing or repeated "
                         "here")
            .arg(nodeOf(notice.node));
    case LogNotice::Kind::Dropped:
        return Words::tr("%1 lines are left out here: they came faster than they were read")
            .arg(shared::number(notice.count));
    }
    return {};
}

LogRow::Kind noticeKind(const LogNotice& notice)
{
    return notice.kind == LogNotice::Kind::Resumed ? LogRow::Kind::Note : LogRow::Kind::Warning;
}

QString statusText(const LogReader& reader, const LogModel& model)
{
    QStringList parts;
    const QString node = nodeOf(reader.node());
    switch (reader.state()) {
    case LogReader::State::Asking: parts.append(Words::tr("asking %1").arg(node)); break;
    case LogReader::State::Following: parts.append(Words::tr("from %1").arg(node)); break;
    case LogReader::State::Waiting: parts.append(shared::sentence(reader.problem().text)); break;
    case LogReader::State::Paused: parts.append(Words::tr("not read while it is not seen")); break;
    case LogReader::State::Over:
        parts.append(reader.problem().text.empty() ? Words::tr("this is all of it")
                                                   : shared::sentence(reader.problem().text));
        break;
    }
    if (model.rowCount() > 0) {
        parts.append(Words::tr("%Ln row(s)", nullptr, model.rowCount()));
    }
    if (model.leftOut() > 0) {
        parts.append(Words::tr("the oldest %1 were let go").arg(shared::number(model.leftOut())));
    }
    if (model.leavesOlderOut()) {
        parts.append(
            Words::tr("older lines are left out: there is room for %1 rows and %2 MiB of text")
                .arg(shared::number(std::uint64_t{LogModel::LinesMax}),
                     shared::number(std::uint64_t{LogModel::BytesMax >> 20U})));
    }
    return parts.join(shared::separator());
}

LogEmptiness emptiness(const LogReader* reader, const LogModel& model)
{
    if (reader == nullptr) {
        return {Words::tr("The log is not read"),
                Words::tr("Choose a service or a task of the table.")};
    }
    switch (reader->state()) {
    case LogReader::State::Asking:
        return {Words::tr("Asking %1 for the log").arg(nodeOf(reader->node())),
                Words::tr("Only managers of the Swarm have logs; the agents are asked in turn.")};
    case LogReader::State::Following:
        return {
            model.task().isEmpty()
                ? Words::tr("Nothing was written yet")
                : Words::tr("%1 wrote nothing that is kept").arg(shared::technical(model.task())),
            Words::tr("New lines appear here by themselves.")};
    case LogReader::State::Waiting:
        return {shared::sentence(reader->problem().text),
                Words::tr("The agents are asked again by themselves, every few seconds.")};
    case LogReader::State::Paused:
        return {Words::tr("The log is not read"), Words::tr("It goes on when it is seen.")};
    case LogReader::State::Over:
        if (reader->problem().text.empty()) {
            return {Words::tr("Nothing was written"), Words::tr("This is all of the log.")};
        }
        return {shared::sentence(reader->problem().text),
                isDenied(reader->problem())
                    ? Words::tr("Ask whoever issues the cluster's certificates for one that may "
                                "read logs.")
                    : Words::tr("Stop and read it again to ask once more.")};
    }
    return {};
}

} // namespace bafar::ui::services
