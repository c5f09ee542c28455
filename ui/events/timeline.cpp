#include "ui/events/timeline.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

constexpr int Side = 26;
constexpr qint64 TickMs = 5LL * 60 * 1000;
constexpr double Line = 22; ///< where the line stands, from the top

} // namespace

Timeline::Timeline(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Events of the last 30 minutes"));
    setFixedHeight(sizeHint().height());
    setMinimumWidth(240);
}

QSize Timeline::sizeHint() const
{
    return {400, 50};
}

void Timeline::setEvents(std::vector<schema::Event> events, WallTime now)
{
    std::erase_if(events, [&](const schema::Event& event) {
        return event.at.unixMs < now.unixMs - LengthMs;
    });
    events_ = std::move(events);
    now_ = now;
    itemsChanged();
    update();
}

void Timeline::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    itemsChanged();
}

double Timeline::xOf(WallTime at) const
{
    const double share =
        static_cast<double>(at.unixMs - (now_.unixMs - LengthMs)) / static_cast<double>(LengthMs);
    return Side + std::min(1.0, share) * (width() - 2 * Side);
}

QRectF Timeline::markOf(const schema::Event& event) const
{
    const double size = event.severity >= schema::Severity::Warning ? 10 : 7;
    return {xOf(event.at) - size / 2, Line - 7 - size / 2, size, size};
}

std::vector<Timeline::Tick> Timeline::ticks() const
{
    std::vector<Tick> ticks;
    const qint64 first = (now_.unixMs - LengthMs) / TickMs + 1;
    for (qint64 tick = first; tick * TickMs <= now_.unixMs; ++tick) {
        const double x = xOf({tick * TickMs});
        const QTime clock = QDateTime::fromMSecsSinceEpoch(tick * TickMs).time();
        ticks.push_back({QLocale().toString(clock, QStringLiteral("HH:mm")), x,
                         QRectF(x - 30, Line + 5, 60, 16)});
    }
    return ticks;
}

std::vector<shared::PaintedItem> Timeline::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (const schema::Event& event : events_) {
        shared::PaintedItem item;
        item.name = shared::sentence(event.text);
        item.value = shared::severityWord(event.severity);
        item.description =
            shared::timeOfDay(event.at) + QStringLiteral("; ") + shared::technical(event.node);
        item.rectangle = markOf(event).toAlignedRect();
        items.push_back(std::move(item));
    }
    for (const Tick& tick : ticks()) {
        shared::PaintedItem item;
        item.name = tick.clock;
        item.rectangle = tick.area.toAlignedRect();
        item.role = QAccessible::StaticText;
        items.push_back(std::move(item));
    }
    return items;
}

void Timeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    painter.setPen(QPen(tokens.line, 1));
    painter.drawLine(QPointF(Side, Line), QPointF(width() - Side, Line));
    painter.setFont(shared::figuresFont(10));
    for (const Tick& tick : ticks()) {
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(tick.x, Line), QPointF(tick.x, Line + 4));
        painter.setPen(tokens.muted);
        painter.drawText(tick.area, Qt::AlignCenter, tick.clock);
    }
    painter.setPen(QPen(tokens.accent, 2));
    painter.drawLine(QPointF(width() - Side, 4), QPointF(width() - Side, Line));
    for (const schema::Event& event : events_) {
        shared::paintStateMark(painter, markOf(event), shared::markOf(event.severity), tokens);
    }
}

bool Timeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList texts;
    for (const schema::Event& one : events_) {
        if (markOf(one).adjusted(-3, -3, 3, 3).contains(help->pos())) {
            texts.append(shared::timeOfDay(one.at) + QStringLiteral("  ") +
                         shared::technical(one.node) + QStringLiteral("  ") +
                         shared::sentence(one.text));
        }
    }
    QToolTip::showText(help->globalPos(), texts.join(QLatin1Char('\n')), this);
    return true;
}

} // namespace bafar::ui::events
