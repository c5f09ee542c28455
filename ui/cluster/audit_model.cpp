#include "ui/cluster/audit_model.h"

#include <algorithm>
#include <iterator>

#include "ui/cluster/audit_facts.h"
#include "ui/cluster/audit_words.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::ui::cluster {

using shared::CellLook;

AuditModel::AuditModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void AuditModel::setLines(const AuditLines& lines)
{
    const std::size_t shorter = std::min(lines.size(), lines_.size());
    std::size_t head = 0; // as many are the same at the top
    while (head < shorter && lines[head] == lines_[head]) {
        ++head;
    }
    std::size_t tail = 0; // and at the end
    while (tail < shorter - head &&
           lines[lines.size() - 1 - tail] == lines_[lines_.size() - 1 - tail]) {
        ++tail;
    }
    const auto first = static_cast<int>(head);
    const auto at = static_cast<std::ptrdiff_t>(head);
    const std::size_t gone = lines_.size() - head - tail;
    const std::size_t come = lines.size() - head - tail;
    if (gone > 0) {
        beginRemoveRows({}, first, first + static_cast<int>(gone) - 1);
        lines_.erase(lines_.begin() + at, lines_.begin() + at + static_cast<std::ptrdiff_t>(gone));
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, first, first + static_cast<int>(come) - 1);
        lines_.insert(lines_.begin() + at, lines.begin() + at,
                      lines.begin() + at + static_cast<std::ptrdiff_t>(come));
        endInsertRows();
    }
}

bool AuditModel::setNow(WallTime now)
{
    const QString today = shared::day(now);
    if (today == today_) {
        return false;
    }
    today_ = today;
    if (!lines_.empty()) {
        Q_EMIT dataChanged(index(0, When), index(rowCount() - 1, When));
    }
    return true;
}

AuditLinePtr AuditModel::lineAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    return row >= 0 && at < lines_.size() ? lines_[at] : nullptr;
}

int AuditModel::rowOf(const AuditLinePtr& line) const
{
    if (line == nullptr) {
        return -1;
    }
    const auto found = std::lower_bound(lines_.begin(), lines_.end(), line,
                                        [](const AuditLinePtr& one, const AuditLinePtr& other) {
                                            return schema::isNewer(one->record, other->record);
                                        });
    return found != lines_.end() && *found == line
               ? static_cast<int>(std::distance(lines_.begin(), found))
               : -1;
}

int AuditModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int AuditModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int{Columns};
}

/// "10:59:11" of today, else with its day; the tip has the zone.
QString AuditModel::momentText(WallTime at) const
{
    const QString day = shared::day(at);
    const QString clock = shared::timeOfDay(at);
    return day == today_ ? clock
                         : shared::technical(day) + QLatin1Char(' ') + shared::technical(clock);
}

shared::Cell AuditModel::cellOf(const AuditLine& line, int column) const
{
    switch (column) {
    case When: return {momentText(line.record.at), CellLook::Figures};
    case Who: return {shared::technical(line.entry.actor), CellLook::Technical};
    case What: return {auditWhat(line.entry)};
    case Verdict: {
        const AuditVerdict verdict = auditVerdict(line.entry);
        // The mark says no more than the word.
        return {verdict.word, CellLook::Plain, verdict.mark, {}, {}, QString()};
    }
    case Why: return {auditVerdict(line.entry).reason};
    case Agent: return {shared::technical(line.record.node), CellLook::Technical};
    default: return {};
    }
}

QVariant AuditModel::data(const QModelIndex& index, int role) const
{
    const AuditLinePtr line = lineAt(index.isValid() ? index.row() : -1);
    if (line == nullptr) {
        return {};
    }
    if (role == Qt::ToolTipRole) {
        return shared::plainTip(auditText(*line));
    }
    const bool isKnown = role == Qt::DisplayRole || role == Qt::AccessibleTextRole ||
                         role == Qt::AccessibleDescriptionRole || role == Qt::FontRole ||
                         role == shared::RowsModel::LookRole || role == shared::RowsModel::MarkRole;
    if (!isKnown) {
        return {};
    }
    const shared::Cell cell = cellOf(*line, index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return cell.text;
    case Qt::AccessibleDescriptionRole: return cell.said ? QVariant(*cell.said) : QVariant();
    case shared::RowsModel::LookRole: return static_cast<int>(cell.look);
    case shared::RowsModel::MarkRole:
        return cell.mark ? QVariant(static_cast<int>(*cell.mark)) : QVariant();
    default: break;
    }
    return cell.look == CellLook::Technical ? shared::technicalFont()
           : cell.look == CellLook::Figures ? shared::figuresFont()
                                            : shared::bodyFont();
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case When: return tr("When");
    case Who: return tr("Who");
    case What: return tr("What");
    case Verdict: return tr("Outcome");
    case Why: return tr("Why");
    case Agent: return tr("Agent");
    default: return {};
    }
}

} // namespace bafar::ui::cluster
