#include "ui/services/log_row.h"

#include <QDateTime>

#include "core/schema/log_text.h"
#include "ui/shared/format.h"

namespace bafar::ui::services {
namespace {

constexpr std::size_t NameMax = 100; ///< bytes of a task's or node's name
constexpr std::size_t RowCost = 64;  ///< of a row besides its text

} // namespace

std::size_t costOf(const LogRow& row)
{
    return RowCost + static_cast<std::size_t>(row.text.size()) * sizeof(QChar);
}

QDate dayOf(const LogRow& row)
{
    return QDateTime::fromMSecsSinceEpoch(row.at.unixMs).date();
}

LogRow rowOf(const schema::LogLine& line)
{
    LogRow row;
    row.at = line.at;
    row.task = shared::fromPeer(line.task, NameMax);
    row.node = shared::fromPeer(line.node, NameMax);
    row.errors = line.stream == schema::LogStream::Stderr;
    row.cut = line.text.size() >= LogRow::BytesMax;
    row.text = shared::fromPeer(line.text, LogRow::BytesMax);
    return row;
}

LogRow dayHead(WallTime at)
{
    LogRow head;
    head.kind = LogRow::Kind::Day;
    head.at = at;
    head.text = shared::day(at);
    return head;
}

QString writerOf(const LogRow& row)
{
    const bool both = !row.task.isEmpty() && !row.node.isEmpty();
    return row.task + (both ? QStringLiteral("@") : QString()) + row.node;
}

QString plainText(const LogRow& row, std::size_t& width)
{
    if (row.kind != LogRow::Kind::Line) {
        return QStringLiteral("-- ") + shared::withoutIsolation(row.text);
    }
    schema::LogLine line;
    line.at = row.at;
    line.task = row.task.toStdString();
    line.node = row.node.toStdString();
    line.stream = row.errors ? schema::LogStream::Stderr : schema::LogStream::Stdout;
    line.text = row.text.toStdString();
    return QString::fromStdString(schema::logLineText(line, width));
}

} // namespace bafar::ui::services
