#include "ui/overview/headroom_view.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/overview/words.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"

namespace bafar::ui::overview {
namespace {

constexpr int RowHeight = 46;
constexpr int RowGap = 4;
constexpr int ColumnGap = 32;
constexpr int ColumnLeast = 340; ///< pixels below which a row's words are cut
constexpr int ColumnsMost = 4;
constexpr int MarkSize = 10;

/// As many as fit, and no more than make lines of one length.
int columnsFor(std::size_t rows, int width)
{
    const int room = std::clamp((width + ColumnGap) / (ColumnLeast + ColumnGap), 1, ColumnsMost);
    const int count = std::max(1, static_cast<int>(rows));
    const int lines = (count + room - 1) / room;
    return (count + lines - 1) / lines;
}

/// Where on a bar a share stands: a bar ends at 100%, or where the loss would lead to.
double along(double share, const Headroom& row)
{
    return std::clamp(share / std::max(1.0, row.without.value_or(0)), 0.0, 1.0);
}

/// A stretch of the bar from its beginning, which is on the right where the language is mirrored.
QRectF stretch(const QRect& bar, double from, double to, bool mirrored)
{
    const double begin = bar.width() * (mirrored ? 1 - to : from);
    return {bar.left() + begin, static_cast<double>(bar.top()), bar.width() * (to - from),
            static_cast<double>(bar.height())};
}

} // namespace

void paintHeadroomBar(QPainter& painter,
                      const Headroom& row,
                      const QRect& bar,
                      bool mirrored,
                      const shared::Tokens& tokens)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(row.now ? QPen(tokens.line, 1) : QPen(tokens.unknown, 1, Qt::DashLine));
    painter.setBrush(tokens.background);
    painter.drawRoundedRect(QRectF(bar).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (!row.now) {
        return;
    }
    const double now = along(*row.now, row);
    const double after = along(row.without.value_or(*row.now), row);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.muted);
    painter.drawRoundedRect(stretch(bar, 0, std::min(now, after), mirrored), 3, 3);
    if (std::abs(after - now) * bar.width() < 1) {
        return; // files stay where they are
    }
    const bool tight = row.mark == schema::State::Degraded || row.mark == schema::State::Failed;
    const QColor colour = tight ? shared::stateColour(tokens, row.mark) : tokens.text;
    painter.setBrush(shared::hatch(colour, bar.topLeft()));
    painter.drawRect(stretch(bar, std::min(now, after), std::max(now, after), mirrored));
    if (after < now) {
        return; // what moves goes on elsewhere: nothing stands at a lower share then
    }
    const double at = bar.left() + bar.width() * (mirrored ? 1 - after : after);
    const double left = std::clamp(at - 1, bar.left() + 0.0, bar.right() - 1.0);
    painter.setBrush(tokens.background); // edged, to be seen on what is in use, too
    painter.drawRect(QRectF(left - 1, bar.top(), 4, bar.height()));
    painter.setBrush(colour);
    painter.drawRect(QRectF(left, bar.top() - 3, 2, bar.height() + 6));
}

HeadroomView::HeadroomView(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(Words::tr("Capacity now, and with one node lost"));
}

void HeadroomView::setRows(const std::vector<Headroom>& rows)
{
    if (rows == rows_) {
        return;
    }
    const bool resized = rows.size() != rows_.size();
    rows_ = rows;
    itemsChanged();
    if (resized) {
        fitHeight();
    }
    update();
}

void HeadroomView::fitHeight()
{
    const int columns = columnsFor(rows_.size(), width());
    const int lines = (static_cast<int>(rows_.size()) + columns - 1) / columns;
    setFixedHeight(std::max(0, lines * (RowHeight + RowGap) - RowGap));
}

/// Row by row in reading order.
QRect HeadroomView::placeOf(std::size_t row) const
{
    const int columns = columnsFor(rows_.size(), width());
    const int room = (width() - (columns - 1) * ColumnGap) / columns;
    const int line = static_cast<int>(row) / columns;
    const int column = static_cast<int>(row) % columns;
    const QRect place(column * (room + ColumnGap), line * (RowHeight + RowGap), room, RowHeight);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

std::vector<shared::PaintedItem> HeadroomView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        items.push_back({rows_[i].name, rows_[i].words, shared::stateWord(rows_[i].mark),
                         placeOf(i), QAccessible::ListItem, false});
    }
    return items;
}

void HeadroomView::paintRow(QPainter& painter, const Headroom& row, const QRect& place) const
{
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QRect text = place.adjusted(0, 0, 0, -(RowHeight - 24));
    const auto visual = [&](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), text, part);
    };
    const bool marked = row.mark != schema::State::Ok;
    if (marked) {
        const QRect square(text.left(), text.center().y() - MarkSize / 2 + 1, MarkSize, MarkSize);
        shared::paintStateMark(painter, QRectF(visual(square)), row.mark, tokens);
    }
    const int before = marked ? MarkSize + 7 : 0;
    const QFontMetrics strong(shared::strongFont());
    const QFontMetrics plain(shared::bodyFont());
    const int room = text.width() - before - 16;
    const int words = std::min(plain.horizontalAdvance(row.words) + 2,
                               std::max(room / 2, room - strong.horizontalAdvance(row.name) - 2));
    const int end = text.left() + text.width();
    const Qt::Alignment start =
        (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter;
    const Qt::Alignment far =
        (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter;
    painter.setFont(shared::strongFont());
    painter.setPen(tokens.text);
    const QRect name(text.left() + before, text.top(), room - words, text.height());
    painter.drawText(visual(name), static_cast<int>(start),
                     strong.elidedText(row.name, Qt::ElideRight, name.width()));
    painter.setFont(shared::bodyFont());
    painter.setPen(marked ? tokens.text : tokens.muted);
    const QRect value(end - words, text.top(), words, text.height());
    painter.drawText(visual(value), static_cast<int>(far),
                     plain.elidedText(row.words, Qt::ElideRight, words));
    paintHeadroomBar(painter, row, QRect(place.left(), place.top() + 29, place.width(), BarHeight),
                     mirrored, tokens);
}

void HeadroomView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        painter.save();
        paintRow(painter, rows_[i], placeOf(i));
        painter.restore();
    }
}

void HeadroomView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
    itemsChanged();
}

/// What is cut for want of room stands whole in the tip.
bool HeadroomView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (placeOf(i).contains(help->pos())) {
                QToolTip::showText(help->globalPos(),
                                   rows_[i].name + QLatin1Char('\n') + rows_[i].words, this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace bafar::ui::overview
