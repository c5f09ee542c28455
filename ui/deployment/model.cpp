#include "ui/deployment/model.h"

#include <QDateTime>
#include <algorithm>

#include "core/schema/services.h"
#include "ui/link/session.h"
#include "ui/shared/agent_values.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::deployment {
namespace {

using schema::deployment::Deployment;
using schema::deployment::Kind;
using shared::CellLook;
using shared::technical;

/// The image that the service shall run now, with digest, as any manager says; empty: not known.
std::string imageNow(const link::Store& store, const std::string& name)
{
    namespace services = schema::services;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status = store.status<services::Status>(node, services::Name);
        if (status == nullptr || facts.freshness != schema::State::Ok) {
            continue;
        }
        for (const services::Service& service : status->services) {
            if (service.name == name) {
                return service.digest.empty() ? service.image
                                              : service.image + "@" + service.digest;
            }
        }
    }
    return {};
}

QString imageWords(const std::string& image)
{
    return technical(shared::fromPeer(image));
}

/// Day and minute: the zone is the same in all rows, and the tip has it.
QString whenWords(WallTime at)
{
    const QTime clock = QDateTime::fromMSecsSinceEpoch(at.unixMs).time();
    return technical(shared::day(at)) + QLatin1Char(' ') +
           technical(shared::figuresLocale().toString(clock, QStringLiteral("HH:mm")));
}

QString tookWords(const Deployment& record)
{
    return record.took > Duration{} ? shared::duration(record.took) : QString();
}

} // namespace

Records recordsOf(const link::Store& store)
{
    Records records;
    std::vector<const schema::deployment::Status*> words;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status =
            store.status<schema::deployment::Status>(node, schema::deployment::Name);
        if (status == nullptr || status->state == schema::State::NotMonitored) {
            continue;
        }
        records.leftOut =
            words.empty() ? status->leftOut : std::min(records.leftOut, status->leftOut);
        words.push_back(status);
    }
    records.known = !words.empty();
    records.list = schema::deployment::together(words);
    return records;
}

QString whyNoWayBack(const link::Session& session, const Deployment& record)
{
    const schema::deployment::WayBack way = schema::deployment::wayBack(record);
    if (!way.request) {
        return shared::sentence(way.whyNot);
    }
    const QString name = technical(shared::fromPeer(record.service));
    if (!session.offer(way.request->action, "services/" + record.service)) {
        return RecordsModel::tr("No manager of the Swarm that is heard knows a service %1.")
            .arg(name);
    }
    const auto image = way.request->parameters.find("image");
    if (image != way.request->parameters.end() &&
        image->second == imageNow(session.store(), record.service)) {
        return RecordsModel::tr("%1 runs the image before it already.").arg(name);
    }
    return session.whyNoAction();
}

QString kindWord(Kind kind)
{
    switch (kind) {
    case Kind::UpdateImage: return RecordsModel::tr("image updated");
    case Kind::RollBack: return RecordsModel::tr("rolled back");
    case Kind::Scale: return RecordsModel::tr("scaled");
    case Kind::Restart: return RecordsModel::tr("restarted");
    }
    return {};
}

QString changeWords(const Deployment& record)
{
    if (record.kind == Kind::Scale) {
        const auto count = [](std::optional<std::uint32_t> replicas) {
            return replicas ? shared::number(std::uint64_t{*replicas})
                            : RecordsModel::tr("an unknown number");
        };
        return RecordsModel::tr("from %1 to %2 tasks")
            .arg(count(record.fromReplicas), count(record.toReplicas));
    }
    // Only what the two images differ in: the registry and the name are in the panel.
    const auto tail = [](const std::string& image) {
        return shared::withoutRegistry(schema::deployment::imageName(image));
    };
    const std::string from(tail(record.fromImage));
    const std::string to(tail(record.toImage));
    if (to.empty() || record.fromImage == record.toImage) {
        return imageWords(from);
    }
    if (from == to) {
        return RecordsModel::tr("%1, another content").arg(imageWords(to));
    }
    return RecordsModel::tr("%1 to %2")
        .arg(from.empty() ? RecordsModel::tr("an unknown image") : imageWords(from),
             imageWords(to));
}

QString whoWords(const Deployment& record)
{
    return record.outside       ? RecordsModel::tr("not through Bafar")
           : record.who.empty() ? RecordsModel::tr("not known")
                                : technical(shared::fromPeer(record.who));
}

QString endWords(const Deployment& record)
{
    return record.outside ? RecordsModel::tr("not watched") : shared::resultWord(record.state);
}

RecordsModel::RecordsModel(QObject* parent)
    : RowsModel({tr("Service"), tr("What"), tr("Change"), tr("Result"), tr("When"), tr("Who"),
                 tr("Took")},
                parent)
{
    setFigures({6}); // took
}

void RecordsModel::setRecords(std::vector<Deployment> records)
{
    records_ = std::move(records);
    std::vector<shared::Row> rows;
    for (const Deployment& record : records_) {
        shared::Row row;
        row.key = QString::fromStdString(record.id);
        const QString outcome = shared::sentence(record.outcome);
        row.cells = {
            {technical(shared::fromPeer(record.service)), CellLook::Strong},
            {kindWord(record.kind)},
            {changeWords(record), CellLook::Plain, {}, imageWords(record.toImage)},
            // The text says what the mark stands for.
            {endWords(record),
             record.outside ? CellLook::Muted : CellLook::Plain,
             record.outside ? schema::State::NotMonitored : shared::markOf(record.state),
             outcome,
             {},
             QString()},
            {whenWords(record.startedAt),
             CellLook::Figures,
             {},
             shared::dateAndTime(record.startedAt),
             static_cast<double>(record.startedAt.unixMs)},
            {whoWords(record),
             record.outside || record.who.empty() ? CellLook::Muted : CellLook::Technical},
            {tookWords(record), CellLook::Figures, {}, {}, toSeconds(record.took)},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

const Deployment* RecordsModel::find(const QString& id) const
{
    // Not by its row: rows stand as a person sorted them.
    const auto found = std::find_if(
        records_.begin(), records_.end(),
        [wanted = id.toStdString()](const Deployment& record) { return record.id == wanted; });
    return found == records_.end() ? nullptr : &*found;
}

StepsModel::StepsModel(QObject* parent)
    : RowsModel({tr("Step"), tr("What")}, parent)
{
}

void StepsModel::setRecord(const Deployment& record, const link::Store& store)
{
    const std::optional<schema::ActionRecord> live =
        schema::hasEnded(record.state) ? std::nullopt : store.action(record.id);
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        const bool newer = live && i < live->steps.size();
        const schema::StepState state = newer ? live->steps[i].state : record.steps[i].state;
        const std::string& log = newer ? live->steps[i].log : record.steps[i].log;
        const QString text = shared::sentence(record.steps[i].text);
        shared::Row row;
        row.key = QString::number(i);
        row.cells = {{shared::stepWord(state), CellLook::Plain, shared::markOf(state)},
                     {log.empty() ? text : tr("%1: %2").arg(text, shared::sentence(log))}};
        row.cells.front().said = QString(); // its text says it
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::deployment
