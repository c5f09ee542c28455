#include "ui/events/model.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "core/schema/alerting.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

using shared::CellLook;

bool standsBefore(const Row& a, const Row& b)
{
    if (a.day != b.day) {
        return a.day > b.day;
    }
    if (a.entry == nullptr || b.entry == nullptr) {
        return a.entry == nullptr && b.entry != nullptr;
    }
    return isAbove(*a.entry, *b.entry);
}

/// Rows that go out before `at`, and rows that come in there.
struct Change {
    std::size_t at = 0; ///< in the old rows
    std::size_t gone = 0;
    std::size_t from = 0; ///< in the new rows
    std::size_t come = 0;
};

/// Both are in the same order, so one walk finds what differs.
std::vector<Change> changesBetween(const std::vector<Row>& before, const std::vector<Row>& after)
{
    std::vector<Change> changes;
    std::size_t old = 0;
    std::size_t next = 0;
    while (old < before.size() || next < after.size()) {
        if (old < before.size() && next < after.size() && before[old] == after[next]) {
            ++old;
            ++next;
            continue;
        }
        Change change{old, 0, next, 0};
        while ((old < before.size() || next < after.size()) &&
               !(old < before.size() && next < after.size() && before[old] == after[next])) {
            const bool goes = next == after.size() ||
                              (old < before.size() && !standsBefore(after[next], before[old]));
            ++(goes ? change.gone : change.come);
            ++(goes ? old : next);
        }
        changes.push_back(change);
    }
    return changes;
}

} // namespace

std::vector<Row> underDays(std::span<const EntryPtr> entries)
{
    std::vector<Row> rows;
    rows.reserve(entries.size() + 8);
    for (const EntryPtr& entry : entries) {
        if (rows.empty() || rows.back().day != entry->day) {
            rows.push_back({nullptr, entry->day});
        }
        rows.push_back({entry, entry->day});
    }
    return rows;
}

EventsModel::EventsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

WallTime presentOf(const link::Store& store, WallTime clock)
{
    constexpr std::int64_t AheadMs = 5000;
    WallTime latest = clock;
    for (const auto& [node, facts] : store.agents()) {
        latest = std::max(latest, facts.sampledAt);
    }
    if (!store.events().empty()) {
        latest = std::max(latest, store.events().back().at);
    }
    return std::min(latest, WallTime{clock.unixMs + AheadMs});
}

QString sentenceOf(const schema::Event& event)
{
    const std::string& text = event.text;
    const bool isPlain = event.concept_ != schema::alerting::Name || !text.ends_with(']') ||
                         text.find(" (muted by ") != std::string::npos; // says why it is quiet
    const std::size_t rule = isPlain ? 0 : text.rfind(" [");
    return shared::sentence(rule == 0 || rule == std::string::npos ? text : text.substr(0, rule));
}

QString originText(const schema::Event& event)
{
    return shared::dateAndTime(event.at) + QLatin1Char('\n') +
           shared::technical(toIso8601(event.at)) + QLatin1Char('\n') +
           EventsModel::tr("said by %1, its event number %2")
               .arg(shared::technical(event.node), shared::ordinal(event.sequence));
}

void EventsModel::setEntries(std::span<const EntryPtr> entries)
{
    constexpr std::size_t ChangesMax = 8; // a view pays for each with all its rows
    std::vector<Row> wanted = underDays(entries);
    const std::vector<Change> changes = changesBetween(rows_, wanted);
    if (changes.size() > ChangesMax) {
        beginResetModel();
        rows_ = std::move(wanted);
        endResetModel();
        return;
    }
    // From the end, so that the places of the others stay.
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        const auto place = rows_.begin() + static_cast<std::ptrdiff_t>(change->at);
        const int row = static_cast<int>(change->at);
        if (change->gone > 0) {
            beginRemoveRows({}, row, row + static_cast<int>(change->gone) - 1);
            rows_.erase(place, place + static_cast<std::ptrdiff_t>(change->gone));
            endRemoveRows();
        }
        if (change->come > 0) {
            beginInsertRows({}, row, row + static_cast<int>(change->come) - 1);
            const auto from = wanted.begin() + static_cast<std::ptrdiff_t>(change->from);
            rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(change->at), from,
                         from + static_cast<std::ptrdiff_t>(change->come));
            endInsertRows();
        }
    }
}

void EventsModel::changed(int first, int last)
{
    if (!rows_.empty()) {
        Q_EMIT dataChanged(index(0, first), index(rowCount() - 1, last));
    }
}

void EventsModel::setNow(WallTime now)
{
    now_ = now;
    changed(Time, Age); // the days' heads stand in the first column
}

void EventsModel::retitle()
{
    changed(About, About);
}

EntryPtr EventsModel::entryAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < rows_.size() ? rows_[at].entry : nullptr;
}

int EventsModel::rowOf(const EntryPtr& entry) const
{
    if (entry == nullptr) {
        return -1;
    }
    const Row wanted{entry, entry->day};
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), wanted, standsBefore);
    return found != rows_.end() && *found == wanted
               ? static_cast<int>(std::distance(rows_.begin(), found))
               : -1;
}

int EventsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int EventsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int{Columns};
}

QString EventsModel::dayText(std::int64_t day) const
{
    const QDate date = QDate::fromJulianDay(day);
    const std::int64_t today = QDateTime::fromMSecsSinceEpoch(now_.unixMs).date().toJulianDay();
    const QString name = day == today       ? tr("Today")
                         : day == today - 1 ? tr("Yesterday")
                                            : QLocale().standaloneDayName(date.dayOfWeek());
    const WallTime noon{date.startOfDay().toMSecsSinceEpoch() + 12LL * 3600 * 1000};
    return name + shared::separator() + shared::technical(shared::day(noon));
}

shared::Cell EventsModel::cellAt(const Entry& entry, int column) const
{
    const schema::Event& event = entry.event;
    switch (column) {
    case Time: return {shared::timeOfDay(event.at), CellLook::Figures};
    case Age:
        return {shared::age(std::chrono::milliseconds(now_.unixMs - event.at.unixMs)),
                CellLook::Muted};
    case Node: return {shared::technical(event.node), CellLook::Technical};
    case What: return {sentenceOf(event), CellLook::Plain, shared::markOf(event.severity)};
    case About: return {entry.about, entry.hasTitle ? CellLook::Plain : CellLook::Technical};
    case Severity: return {shared::severityWord(event.severity), CellLook::Muted};
    default: return {};
    }
}

QVariant EventsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == DayRole) {
        return row.entry == nullptr;
    }
    if (row.entry == nullptr) {
        const bool first = index.column() == 0;
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text ? QVariant(first ? dayText(row.day) : QString()) : QVariant();
    }
    if (role == shared::RowsModel::KeyRole) {
        return row.entry->key;
    }
    if (role == Qt::ToolTipRole) {
        const QString text = cellAt(*row.entry, What).text;
        return shared::plainTip(text + QLatin1Char('\n') + originText(row.entry->event));
    }
    const shared::Cell cell = cellAt(*row.entry, index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return cell.text;
    case Qt::AccessibleDescriptionRole:
        return cell.mark ? shared::markWord(row.entry->event.severity) : QVariant();
    case Qt::FontRole: return shared::lookFont(cell);
    case Qt::TextAlignmentRole:
        return index.column() == Age ? QVariant(shared::FigureAlignment) : QVariant();
    case shared::RowsModel::LookRole: return static_cast<int>(cell.look);
    case shared::RowsModel::MarkRole:
        return cell.mark ? QVariant(static_cast<int>(*cell.mark)) : QVariant();
    default: return {};
    }
}

Qt::ItemFlags EventsModel::flags(const QModelIndex& index) const
{
    // Keys pass over the head of a day.
    return entryAt(index.row()) == nullptr ? Qt::ItemFlags() : QAbstractTableModel::flags(index);
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Age) {
        return shared::FigureAlignment;
    }
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time: return tr("Time");
    case Age: return tr("Age");
    case Node: return tr("Node");
    case What: return tr("What happened");
    case About: return tr("About");
    case Severity: return tr("Severity");
    default: return {};
    }
}

} // namespace bafar::ui::events
