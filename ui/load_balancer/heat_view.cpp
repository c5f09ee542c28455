#include "ui/load_balancer/heat_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

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
constexpr int WordsWide = 230;
constexpr double SomeErrors = 0.01; ///< share of 5xx from which a stretch is hatched
constexpr double ManyErrors = 0.05; ///< and from which it is filled

double errorsOf(const Answers& answers)
{
    return answers.all > 0 ? answers.failed / answers.all : 0;
}

State markOf(const Answers& answers)
{
    const double errors = errorsOf(answers);
    return errors >= ManyErrors   ? State::Failed
           : errors >= SomeErrors ? State::Degraded
                                  : State::Ok;
}

WallTime beginOf(std::int64_t nowMs, std::size_t column)
{
    const std::int64_t back = static_cast<std::int64_t>(Heat::Columns - column) - 1;
    return {(nowMs / Heat::StepMs - back) * Heat::StepMs};
}

QString perSecondText(double count)
{
    const double rate = count * 1000 / static_cast<double>(Heat::StepMs);
    return HeatView::tr("%1/s").arg(shared::number(rate, rate < 10 ? 1 : 0));
}

void paintCell(QPainter& painter,
               const QRect& area,
               const std::optional<Answers>& answers,
               const shared::Tokens& tokens)
{
    if (!answers) {
        return; // a gap is a gap
    }
    const double decades = std::log10(1 + std::max(0.0, answers->all));
    const double share = answers->all > 0 ? std::clamp(0.16 + decades * 0.13, 0.16, 0.75) : 0.05;
    painter.fillRect(area, shared::blend(tokens.muted, tokens.panel, share));
    switch (markOf(*answers)) {
    case State::Failed: painter.fillRect(area, tokens.bad); break;
    case State::Degraded: painter.fillRect(area, QBrush(tokens.warn, Qt::Dense4Pattern)); break;
    default: break;
    }
}

/// The stretch with the largest share of errors; nothing: there was none.
std::optional<std::size_t> worstOf(const Heat::Row& row)
{
    std::optional<std::size_t> worst;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const double errors = row.cells[i] ? errorsOf(*row.cells[i]) : 0;
        if (errors > 0 && (!worst || errors > errorsOf(*row.cells[*worst]))) {
            worst = i;
        }
    }
    return worst;
}

} // namespace

QString heatText(const Heat::Row& row, std::int64_t nowMs)
{
    double all = 0;
    int known = 0;
    for (const auto& cell : row.cells) {
        all += cell ? cell->all : 0;
        known += cell ? 1 : 0;
    }
    const QString rate = perSecondText(all / std::max(1, known));
    const std::optional<std::size_t> worst = worstOf(row);
    return worst ? HeatView::tr("%1; worst: %2 5xx at %3")
                       .arg(rate, shared::percent(errorsOf(*row.cells[*worst]), 1),
                            shared::timeOfDay(beginOf(nowMs, *worst)))
                 : HeatView::tr("%1; no 5xx").arg(rate);
}

HeatView::HeatView(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Answers over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(0);
}

void HeatView::setRows(std::vector<Heat::Row> rows, std::int64_t nowMs)
{
    if (rows == rows_ && nowMs / Heat::StepMs == nowMs_ / Heat::StepMs) {
        return;
    }
    rows_ = std::move(rows);
    nowMs_ = nowMs;
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

QString HeatView::cellText(std::size_t row, std::size_t column) const
{
    const std::optional<Answers>& cell = rows_[row].cells[column];
    const QString time = shared::timeOfDay(beginOf(nowMs_, column));
    return !cell ? tr("%1: not known").arg(time)
                 : tr("%1: %2, 4xx %3, 5xx %4")
                       .arg(time, perSecondText(cell->all),
                            shared::percent(cell->all > 0 ? cell->refused / cell->all : 0, 1),
                            shared::percent(errorsOf(*cell), 1));
}

std::vector<shared::PaintedItem> HeatView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        items.push_back({shared::technical(upstreamName(rows_[row].upstream)),
                         heatText(rows_[row], nowMs_),
                         {},
                         nameOf(row).united(cellsOf(row)),
                         QAccessible::ListItem,
                         false});
    }
    return items;
}

void HeatView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int start = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                      static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const QFontMetrics names(shared::bodyFont());
    const QFontMetrics plain(shared::bodyFont(12));
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        painter.setFont(shared::bodyFont());
        painter.setPen(tokens.text);
        const QString name = upstreamName(rows_[row].upstream);
        painter.drawText(nameOf(row), start,
                         shared::technical(names.elidedText(name, Qt::ElideMiddle, NameWide)));
        for (std::size_t column = 0; column < Heat::Columns; ++column) {
            paintCell(painter, cellAt(row, column), rows_[row].cells[column], tokens);
        }
        const QRect place(width() - WordsWide, static_cast<int>(row) * HeatRowHigh, WordsWide,
                          HeatCellHigh);
        painter.setFont(shared::bodyFont(12));
        painter.setPen(worstOf(rows_[row]) ? tokens.text : tokens.muted);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place), start,
                         plain.elidedText(heatText(rows_[row], nowMs_), Qt::ElideRight, WordsWide));
    }
    if (rows_.empty()) {
        return;
    }
    painter.setFont(shared::captionFont());
    painter.setPen(tokens.muted);
    const QRect last = cellsOf(rows_.size() - 1);
    for (const std::size_t column : {std::size_t{0}, std::size_t{20}, std::size_t{40}}) {
        const QRect cell = cellAt(rows_.size() - 1, column);
        painter.drawText(QRect(cell.left(), last.bottom() + 4, 90, HeatAxisHigh - 4),
                         static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(Qt::AlignLeft) |
                             static_cast<int>(Qt::AlignVCenter),
                         shared::timeOfDay(beginOf(nowMs_, column)));
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
