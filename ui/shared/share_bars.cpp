#include "ui/shared/share_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int BarTextHigh = 20;
constexpr int BarTop = 24;
constexpr int BarHigh = 8;
constexpr int BarRowHigh = 38;
constexpr int BarColumnGap = 28;
constexpr int BarMark = 10;

void paintBar(
    QPainter& painter, const ShareBar& bar, const QRect& area, bool mirrored, const Tokens& tokens)
{
    const bool known = bar.mark != schema::State::Unknown && std::isfinite(bar.share);
    painter.setPen(known ? QPen(tokens.line, 1) : QPen(tokens.unknown, 1, Qt::DashLine));
    painter.setBrush(tokens.background);
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (!known) {
        return;
    }
    const double wide = area.width() * std::clamp(bar.share, 0.0, 1.0);
    const bool worried = bar.mark == schema::State::Degraded || bar.mark == schema::State::Failed;
    painter.setPen(Qt::NoPen);
    painter.setBrush(worried ? stateColour(tokens, bar.mark) : tokens.muted);
    painter.drawRoundedRect(
        QRectF(mirrored ? area.right() + 1 - wide : area.left(), area.top(), wide, area.height()),
        3, 3);
}

} // namespace

ShareBars::ShareBars(const QString& accessibleName, int least, QWidget* parent)
    : QWidget(parent)
    , least_(least)
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitHeight();
}

void ShareBars::setBars(const std::vector<ShareBar>& bars)
{
    if (bars != bars_) {
        bars_ = bars;
        itemsChanged();
        fitHeight();
        update();
    }
}

int ShareBars::columns() const
{
    const int count = std::max(1, static_cast<int>(bars_.size()));
    return std::clamp((width() + BarColumnGap) / (least_ + BarColumnGap), 1, count);
}

QRect ShareBars::placeOf(std::size_t bar) const
{
    const int beside = columns();
    const int room = (width() - (beside - 1) * BarColumnGap) / beside;
    const int at = static_cast<int>(bar);
    const QRect place(at % beside * (room + BarColumnGap), at / beside * BarRowHigh, room,
                      BarRowHigh);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

void ShareBars::fitHeight()
{
    const int beside = columns();
    const int rows = (static_cast<int>(bars_.size()) + beside - 1) / beside;
    setFixedHeight(rows * BarRowHigh);
}

std::vector<PaintedItem> ShareBars::paintedItems() const
{
    std::vector<PaintedItem> items;
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        items.push_back({bars_[i].name, bars_[i].words, stateWord(bars_[i].mark), placeOf(i),
                         QAccessible::ListItem, false});
    }
    return items;
}

void ShareBars::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int start = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                      static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const int end = static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                    static_cast<int>(mirrored ? Qt::AlignLeft : Qt::AlignRight);
    const QFontMetrics names(bodyFont());
    const QFontMetrics plain(bodyFont(12));
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        const ShareBar& bar = bars_[i];
        const QRect place = placeOf(i);
        const QRect line(place.left(), place.top(), place.width(), BarTextHigh);
        const auto visual = [&](const QRect& part) {
            return QStyle::visualRect(layoutDirection(), line, part);
        };
        int before = 0;
        if (bar.mark != schema::State::Ok) {
            before = BarMark + 7;
            paintStateMark(painter,
                           QRectF(visual({line.left(), line.center().y() - BarMark / 2 + 1, BarMark,
                                          BarMark})),
                           bar.mark, tokens);
        }
        const int room = line.width() - before - 10;
        const int wanted = plain.horizontalAdvance(bar.words) + 2;
        const int words =
            std::min(wanted, std::max(room / 2, room - names.horizontalAdvance(bar.name) - 2));
        painter.setFont(bodyFont());
        painter.setPen(tokens.text);
        const QRect name(line.left() + before, line.top(), room - words, line.height());
        painter.drawText(visual(name), start, elided(bar.name, names, name.width(), true));
        painter.setFont(bodyFont(12));
        painter.setPen(bar.mark == schema::State::Ok ? tokens.muted : tokens.text);
        const QRect value(line.left() + line.width() - words, line.top(), words, line.height());
        painter.drawText(visual(value), end, plain.elidedText(bar.words, Qt::ElideRight, words));
        paintBar(painter, bar, QRect(place.left(), place.top() + BarTop, place.width(), BarHigh),
                 mirrored, tokens);
    }
}

void ShareBars::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitHeight();
    itemsChanged();
}

/// What is cut for want of room stands whole in the tip.
bool ShareBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    QToolTip::hideText();
    for (std::size_t i = 0; i < bars_.size(); ++i) {
        if (placeOf(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(),
                               plainTip(bars_[i].name + QLatin1Char('\n') + bars_[i].words), this);
        }
    }
    return true;
}

} // namespace bafar::shared
