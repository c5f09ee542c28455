#include "ui/load_balancer/heat_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/load_balancer/heat_text.h"
#include "ui/load_balancer/route_map.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::ui::load_balancer {
namespace {

using schema::State;

constexpr int HeatRowHigh = 26;
constexpr int HeatCellHigh = 18;
constexpr int HeatAxisHigh = 20;
constexpr int NameWide = 150;
constexpr int WordsWide = 270;
constexpr int ClockWide = 60;
constexpr std::int64_t ClockMs = 300'000; ///< from one of the axis to the next

State markOf(const Answers& answers)
{
    const double errors = errorsOf(answers);
    return errors >= ManyErrors   ? State::Failed
           : errors >= SomeErrors ? State::Degraded
                                  : State::Ok;
}

} // namespace

void paintHeatCell(QPainter& painter,
                   const QRect& area,
                   const Answers& answers,
                   const shared::Tokens& tokens)
{
    constexpr double FewShare = 0.48; // no less: it must stand out from the ground in every theme
    constexpr double ManyShare = 0.85;
    const double decades = std::log10(1 + std::max(0.0, answers.all));
    const double share =
        answers.all > 0 ? std::clamp(0.45 + decades * 0.1, FewShare, ManyShare) : 0.05;
    painter.fillRect(area, shared::blend(tokens.muted, tokens.panel, share));
    switch (markOf(answers)) {
    case State::Failed: painter.fillRect(area, tokens.bad); break;
    case State::Degraded: painter.fillRect(area, QBrush(tokens.warn, Qt::Dense4Pattern)); break;
    default: break;
    }
}

void paintHeatRing(QPainter& painter, const QRect& area, const shared::Tokens& tokens)
{
    // A line in the ground's colour parts it from what is as bright; where there is little room,
    // the cell keeps its middle, and the line is around the ring.
    constexpr int RoomForBoth = 9;
    const bool isNarrow = area.width() < RoomForBoth;
    const QRect outer = area.adjusted(0, 0, -1, -1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(isNarrow ? tokens.background : tokens.text, 1));
    painter.drawRect(outer);
    painter.setPen(QPen(tokens.text, 1));
    painter.drawRect(outer.adjusted(1, 1, -1, -1));
    if (!isNarrow) {
        painter.setPen(QPen(tokens.background, 1));
        painter.drawRect(outer.adjusted(2, 2, -2, -2));
    }
}

HeatView::HeatView(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Answers over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(0);
}

void HeatView::setRows(std::vector<Heat::Row> rows, std::int64_t nowMs, bool pastTold)
{
    if (rows == rows_ && nowMs / Heat::StepMs == nowMs_ / Heat::StepMs && pastTold == pastTold_) {
        return;
    }
    rows_ = std::move(rows);
    nowMs_ = nowMs;
    pastTold_ = pastTold;
    setFixedHeight(rows_.empty() ? 0 : static_cast<int>(rows_.size()) * HeatRowHigh + HeatAxisHigh);
    itemsChanged();
    update();
}

QRect HeatView::nameOf(std::size_t row) const
{
    const QRect place(0, static_cast<int>(row) * HeatRowHigh, NameWide, HeatCellHigh);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

QRect HeatView::cellsOf(std::size_t row) const
{
    const int wide = std::max(60, width() - NameWide - WordsWide - 20);
    const QRect place(NameWide + 8, static_cast<int>(row) * HeatRowHigh, wide, HeatCellHigh);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

QRect HeatView::cellAt(std::size_t row, std::size_t column) const
{
    const QRect all = cellsOf(row);
    const auto edge = [&all](std::size_t at) {
        return all.left() + all.width() * static_cast<int>(at) / static_cast<int>(Heat::Columns);
    };
    return {edge(column), all.top(), std::max(1, edge(column + 1) - edge(column) - 1),
            all.height()};
}

QRect HeatView::wordsAt(std::size_t row) const
{
    const QRect place(width() - WordsWide, static_cast<int>(row) * HeatRowHigh, WordsWide,
                      HeatCellHigh);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

/// As a chart says it; empty: it is told from the beginning, or more may still come.
QString HeatView::beginText(std::size_t row) const
{
    const std::size_t first = firstOf(rows_[row]);
    if (!pastTold_ || first == 0 || first == Heat::Columns) {
        return {};
    }
    return tr("no data before %1").arg(shared::timeOfDay(beginOf(nowMs_, first)));
}

QString HeatView::cellText(std::size_t row, std::size_t column) const
{
    const std::optional<Answers>& cell = rows_[row].cells[column];
    const QString time = shared::timeOfDay(beginOf(nowMs_, column));
    return !cell ? tr("%1: not known").arg(time)
                 : tr("%1: %2, 4xx %3, 5xx %4")
                       .arg(time, answersRate(cell->all),
                            shared::percent(cell->all > 0 ? cell->refused / cell->all : 0, 1),
                            shared::percent(errorsOf(*cell), 1));
}

std::vector<shared::PaintedItem> HeatView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        QStringList said{heatText(rows_[row], nowMs_), beginText(row)};
        said.removeAll(QString());
        items.push_back({shared::technical(upstreamName(rows_[row].upstream)),
                         said.join(shared::semicolon()),
                         {},
                         nameOf(row).united(cellsOf(row)),
                         QAccessible::ListItem,
                         false});
    }
    return items;
}

/// What nobody told of, and why; rows that begin together say it once.
void HeatView::paintTrack(QPainter& painter, std::size_t row) const
{
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const QRect track = cellsOf(row);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.background);
    painter.drawRect(track.adjusted(0, 0, -1, -1));
    const QString begin = beginText(row);
    if (begin.isEmpty() || (row > 0 && begin == beginText(row - 1))) {
        return;
    }
    QRect room = track.adjusted(6, 0, 0, 0);
    room.setRight(cellAt(row, firstOf(rows_[row])).left() - 6);
    const QFontMetrics metrics(shared::captionFont());
    if (metrics.horizontalAdvance(begin) > room.width()) {
        return; // the row's item says it
    }
    painter.setFont(shared::captionFont());
    painter.setPen(tokens.muted);
    painter.drawText(room,
                     static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(Qt::AlignLeft) |
                         static_cast<int>(Qt::AlignVCenter),
                     begin);
}

void HeatView::paintRow(QPainter& painter, std::size_t row) const
{
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int start = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                      static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const Heat::Row& shown = rows_[row];
    painter.setFont(shared::bodyFont());
    painter.setPen(tokens.text);
    const QFontMetrics names(shared::bodyFont());
    painter.drawText(nameOf(row), start,
                     shared::technical(names.elidedText(upstreamName(shown.upstream),
                                                        Qt::ElideMiddle, NameWide)));
    paintTrack(painter, row);
    for (std::size_t column = 0; column < Heat::Columns; ++column) {
        if (const std::optional<Answers>& cell = shown.cells[column]) {
            paintHeatCell(painter, cellAt(row, column), *cell, tokens);
        }
    }
    const std::optional<std::size_t> worst = worstOf(shown);
    if (worst) {
        paintHeatRing(painter, cellAt(row, *worst), tokens);
    }
    const QFontMetrics plain(shared::bodyFont(12));
    painter.setFont(shared::bodyFont(12));
    painter.setPen(worst ? tokens.text : tokens.muted);
    painter.drawText(wordsAt(row), start,
                     plain.elidedText(heatText(shown, nowMs_), Qt::ElideRight, WordsWide));
}

/// Clocks at round minutes.
void HeatView::paintAxis(QPainter& painter) const
{
    const shared::Tokens& tokens = shared::tokensOf(palette());
    painter.setFont(shared::captionFont());
    const std::size_t last = rows_.size() - 1;
    const int top = cellsOf(last).bottom() + 1;
    for (std::size_t column = 0; column < Heat::Columns; ++column) {
        const WallTime begin = beginOf(nowMs_, column);
        if (begin.unixMs % ClockMs != 0) {
            continue;
        }
        const int at = cellAt(last, column).left();
        painter.fillRect(QRect(at, top, 1, 4), tokens.line);
        painter.setPen(tokens.muted);
        painter.drawText(QRect(at - ClockWide / 2, top + 3, ClockWide, HeatAxisHigh - 4),
                         Qt::AlignCenter, clockText(begin));
    }
}

void HeatView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        paintRow(painter, row);
    }
    if (!rows_.empty()) {
        paintAxis(painter);
    }
}

void HeatView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    itemsChanged();
}

bool HeatView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::hideText();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const QRect cells = cellsOf(row);
        if (cells.contains(help->pos())) {
            const int column = (help->pos().x() - cells.left()) * static_cast<int>(Heat::Columns) /
                               std::max(1, cells.width());
            const auto at =
                std::min(static_cast<std::size_t>(std::max(0, column)), Heat::Columns - 1);
            QToolTip::showText(help->globalPos(), cellText(row, at), this);
        }
    }
    return true;
}

} // namespace bafar::ui::load_balancer
