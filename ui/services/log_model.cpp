#include "ui/services/log_model.h"

#include <algorithm>

#include "ui/shared/figures.h"
#include "ui/shared/format.h"

namespace bafar::ui::services {
namespace {

constexpr int WriterWidthMax = 28;

} // namespace

LogModel::LogModel(QObject* parent)
    : QAbstractListModel(parent)
{
    shared::sayInFigures(this, [this] {
        for (LogRow& row : all_) {
            if (row.kind == LogRow::Kind::Day) {
                bytes_ -= costOf(row);
                row.text = shared::day(row.at);
                bytes_ += costOf(row);
            }
        }
    });
}

/// With the heads of days; `day` is the last one that was said.
std::vector<LogRow> LogModel::rowsOf(const std::vector<schema::LogLine>& lines,
                                     std::optional<QDate>& day)
{
    std::vector<LogRow> rows;
    rows.reserve(lines.size());
    for (const schema::LogLine& line : lines) {
        LogRow row = rowOf(line);
        const QDate now = dayOf(row);
        if (row.at != WallTime{} && (!day || now > *day)) {
            day = now;
            rows.push_back(dayHead(row.at));
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Of a row that is kept: what has no row is not offered to choose from.
void LogModel::learnWriter(const LogRow& row)
{
    writerWidth_ =
        std::max(writerWidth_, std::min(WriterWidthMax, static_cast<int>(writerOf(row).size())));
    const auto place = std::lower_bound(tasks_.begin(), tasks_.end(), row.task);
    if (!row.task.isEmpty() && (place == tasks_.end() || *place != row.task) &&
        tasks_.size() < TasksMax) {
        tasks_.insert(place, row.task);
    }
}

void LogModel::add(const schema::LogPiece& piece)
{
    const auto tasks = tasks_.size();
    for (const schema::LogLine& line : piece.lines) {
        known_.add(line);
    }
    append(rowsOf(piece.lines, day_));
    if (tasks_.size() != tasks) {
        Q_EMIT tasksChanged();
    }
}

bool LogModel::hasRoom() const
{
    return leftOut_ == 0 && !leavesOlderOut_ && all_.size() < LinesMax && bytes_ < BytesMax;
}

std::size_t LogModel::addOlder(const std::vector<schema::LogLine>& lines)
{
    const std::vector<schema::LogLine> older = known_.olderOf(lines);
    if (older.empty() || !hasRoom()) {
        return 0;
    }
    const auto tasks = tasks_.size();
    std::optional<QDate> day;
    std::vector<LogRow> rows = rowsOf(older, day);
    const std::size_t added = putInFront(std::move(rows), day);
    leavesOlderOut_ = added < older.size();
    known_.addOlder({older.end() - static_cast<std::ptrdiff_t>(added), older.end()});
    if (tasks_.size() != tasks) {
        Q_EMIT tasksChanged();
    }
    return added;
}

/// The last of them, as far as there is room for them; `day` is the last one said in them. How many
/// lines.
std::size_t LogModel::putInFront(std::vector<LogRow> rows, std::optional<QDate> day)
{
    if (bytes_ + costOf(rows.back()) > BytesMax) {
        return 0; // the head of the first day stays where it is
    }
    beginResetModel();
    const LogRow& head = all_.front();
    if (head.kind == LogRow::Kind::Day && all_.size() > 1 && day == dayOf(head)) {
        bytes_ -= costOf(head); // that day begins earlier now
        all_.pop_front();
    }
    std::size_t added = 0;
    for (; !rows.empty() && all_.size() < LinesMax && bytes_ + costOf(rows.back()) <= BytesMax;
         rows.pop_back()) {
        LogRow& row = rows.back();
        row.number = all_.front().number - 1;
        bytes_ += costOf(row);
        added += row.kind == LogRow::Kind::Line ? 1U : 0U;
        learnWriter(row);
        all_.push_front(std::move(row));
    }
    fillShown();
    endResetModel();
    return added;
}

void LogModel::note(const QString& text, LogRow::Kind kind)
{
    LogRow row;
    row.kind = kind;
    row.text = text;
    append({std::move(row)});
}

bool LogModel::isShown(const LogRow& row) const
{
    return row.kind != LogRow::Kind::Line || task_.isEmpty() || row.task == task_;
}

void LogModel::append(std::vector<LogRow> rows)
{
    std::vector<std::uint64_t> shown;
    for (LogRow& row : rows) {
        row.number = next_++;
        bytes_ += costOf(row);
        learnWriter(row);
        if (isShown(row)) {
            shown.push_back(row.number);
        }
        all_.push_back(std::move(row));
    }
    if (!shown.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(shown.size()) - 1);
        shown_.insert(shown_.end(), shown.begin(), shown.end());
        endInsertRows();
    }
    trim();
}

void LogModel::trim()
{
    std::size_t gone = 0;
    std::size_t bytes = bytes_;
    while (all_.size() - gone > LinesMax || bytes > BytesMax) {
        bytes -= costOf(all_[gone]);
        leftOut_ += all_[gone].kind == LogRow::Kind::Line ? 1U : 0U;
        ++gone;
    }
    if (gone == 0) {
        return;
    }
    const std::uint64_t first = gone < all_.size() ? all_[gone].number : next_;
    const auto kept = std::lower_bound(shown_.begin(), shown_.end(), first);
    const bool seen = kept != shown_.begin();
    if (seen) {
        beginRemoveRows({}, 0, static_cast<int>(kept - shown_.begin()) - 1);
        shown_.erase(shown_.begin(), kept);
    }
    all_.erase(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(gone));
    bytes_ = bytes;
    if (seen) {
        endRemoveRows();
    }
}

void LogModel::clear()
{
    beginResetModel();
    all_.clear();
    shown_.clear();
    tasks_.clear();
    bytes_ = 0;
    leftOut_ = 0;
    leavesOlderOut_ = false;
    writerWidth_ = 0;
    day_.reset();
    known_ = {};
    endResetModel();
    Q_EMIT tasksChanged();
}

void LogModel::setTask(const QString& task)
{
    if (task == task_) {
        return;
    }
    beginResetModel();
    task_ = task;
    fillShown();
    endResetModel();
}

void LogModel::fillShown()
{
    shown_.clear();
    for (const LogRow& row : all_) {
        if (isShown(row)) {
            shown_.push_back(row.number);
        }
    }
}

const LogRow* LogModel::rowAt(int row) const
{
    if (row < 0 || row >= rowCount()) {
        return nullptr;
    }
    // Numbers are dense in all_: it gains rows at its ends, and loses them at its front only.
    const std::uint64_t number = shown_[static_cast<std::size_t>(row)];
    return &all_[static_cast<std::size_t>(number - all_.front().number)];
}

int LogModel::rowFrom(std::uint64_t number) const
{
    return static_cast<int>(std::lower_bound(shown_.begin(), shown_.end(), number) -
                            shown_.begin());
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    const LogRow* row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole: return row->text;
    case NumberRole: return static_cast<qulonglong>(row->number);
    default: return {};
    }
}

} // namespace bafar::ui::services
