#include "ui/events/timeline.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/events/journal.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/local_keys.h"

namespace bafar::ui::events {
namespace {

constexpr int Side = 26;
constexpr qint64 MinuteMs = 60LL * 1000;
constexpr double WordSides = 6;
constexpr double Hatched = 4; ///< below the line: what happened stands above it

/// "14:05".
QString clockAt(qint64 unixMs)
{
    return shared::figuresLocale().toString(QDateTime::fromMSecsSinceEpoch(unixMs).time(),
                                            QStringLiteral("HH:mm"));
}

} // namespace

Timeline::Timeline(QWidget* parent)
    : QWidget(parent)
{
    setReplay(LengthMs, {});
    setAccessibleDescription(tr("A click or the arrow keys show the topology at that time"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(sizeHint().height());
    setMinimumWidth(240);
    shared::declareKeys(this, {tr("On the line of events"),
                               {{tr("Five seconds back, or on"), {Qt::Key_Left, Qt::Key_Right}},
                                {tr("To the event before, or after"),
                                 {Qt::CTRL | Qt::Key_Left, Qt::CTRL | Qt::Key_Right}}}});
}

QSize Timeline::sizeHint() const
{
    return {400, 50};
}

void Timeline::setEvents(std::vector<schema::Event> events, WallTime now)
{
    std::erase_if(events, [&](const schema::Event& event) {
        return event.at.unixMs < now.unixMs - lengthMs_;
    });
    events_ = std::move(events);
    now_ = now;
    itemsChanged();
    update();
    tellCurrent(*this);
}

void Timeline::setReplay(qint64 lengthMs, const std::optional<WallTime>& moment)
{
    lengthMs_ = lengthMs;
    moment_ = moment;
    itemsChanged();
    setAccessibleName(lengthMs == LengthMs
                          ? tr("Events of the last 30 minutes")
                          : tr("Events of the last %1")
                                .arg(shared::duration(std::chrono::milliseconds(lengthMs))));
}

void Timeline::setRecordedFrom(const std::optional<WallTime>& from)
{
    const QRectF before = unrecorded();
    recordedFrom_ = from;
    if (unrecorded() != before) { // it moves on with each picture, mostly out of sight
        itemsChanged();
        update();
    }
}

/// Of the map: events are known from before, by what agents say.
QString Timeline::notRecorded() const
{
    return recordedFrom_ ? tr("map not recorded before %1").arg(shared::timeOfDay(*recordedFrom_))
                         : QString();
}

QString Timeline::whyNotRecorded() const
{
    return recordedFrom_ ? tr("Not recorded by this console: it can show the topology from %1 on")
                               .arg(shared::timeOfDay(*recordedFrom_))
                         : QString();
}

WallTime Timeline::momentAt(double x) const
{
    const double share = std::clamp((x - Side) / (width() - 2.0 * Side), 0.0, 1.0);
    return {now_.unixMs - lengthMs_ + std::llround(share * static_cast<double>(lengthMs_))};
}

void Timeline::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    itemsChanged();
}

double Timeline::xOf(WallTime at) const
{
    const double share =
        static_cast<double>(at.unixMs - (now_.unixMs - lengthMs_)) / static_cast<double>(lengthMs_);
    return Side + std::min(1.0, share) * (width() - 2 * Side);
}

QRectF Timeline::unrecorded() const
{
    if (!recordedFrom_ || recordedFrom_->unixMs <= now_.unixMs - lengthMs_) {
        return {};
    }
    return {Side, 0, xOf(*recordedFrom_) - Side, Line};
}

std::vector<Timeline::Tick> Timeline::ticks() const
{
    std::vector<Tick> ticks;
    const qint64 clockMs = (lengthMs_ > 45 * MinuteMs ? 15 : 5) * MinuteMs;
    const qint64 first = (now_.unixMs - lengthMs_) / clockMs + 1;
    for (qint64 tick = first; tick * clockMs <= now_.unixMs; ++tick) {
        const double x = xOf({tick * clockMs});
        ticks.push_back({clockAt(tick * clockMs), x, QRectF(x - 30, Line + 5, 60, 16)});
    }
    return ticks;
}

std::vector<shared::PaintedItem> Timeline::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    // Keys go on from the event whose moment is shown, else from the moment itself.
    const auto shown =
        std::find_if(events_.begin(), events_.end(), [this](const schema::Event& event) {
            return moment_ && moment_->unixMs == event.at.unixMs + SettledMs;
        });
    if (moment_) { // the first: its place does not change with each event
        shared::PaintedItem item;
        item.name = tr("Shown moment");
        item.value = shared::timeOfDay(*moment_);
        item.rectangle = QRectF(xOf(*moment_) - 4, 0, 8, Line + 4).toAlignedRect();
        item.role = QAccessible::Slider;
        item.current = shown == events_.end();
        items.push_back(std::move(item));
    }
    for (const EventMark& mark : marks()) {
        items.push_back(itemOf(mark, static_cast<std::size_t>(shown - events_.begin())));
    }
    if (const QRectF area = unrecorded(); !area.isEmpty()) {
        shared::PaintedItem item;
        item.name = notRecorded();
        item.description = whyNotRecorded();
        item.rectangle = area.toAlignedRect();
        item.role = QAccessible::StaticText;
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

/// The word stands above the marks, where there is room for it; the marks are of what is known.
void Timeline::paintUnrecorded(QPainter& painter, const shared::Tokens& tokens) const
{
    const QRectF area = unrecorded();
    if (area.isEmpty()) {
        return;
    }
    const QRectF hatched(area.left(), Line, area.width(), Hatched);
    painter.fillRect(hatched, shared::hatch(tokens.faint, QPointF(Side, Line)));
    const QString word = notRecorded();
    painter.setFont(shared::axisFont());
    const QFontMetricsF metrics(painter.font());
    QRectF text(0, 0, metrics.horizontalAdvance(word) + 2 * WordSides, metrics.height());
    text.moveTopLeft(area.topLeft() + QPointF(WordSides, 0));
    if (text.right() > area.right()) {
        return; // its tooltip says so
    }
    painter.setPen(tokens.muted);
    painter.drawText(text, Qt::AlignCenter, word);
}

void Timeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    paintUnrecorded(painter, tokens);
    painter.setPen(QPen(tokens.line, 1));
    painter.drawLine(QPointF(Side, Line), QPointF(width() - Side, Line));
    painter.setFont(shared::axisFont());
    for (const Tick& tick : ticks()) {
        painter.setPen(QPen(tokens.line, 1));
        painter.drawLine(QPointF(tick.x, Line), QPointF(tick.x, Line + 4));
        painter.setPen(tokens.muted);
        painter.drawText(tick.area, Qt::AlignCenter, tick.clock);
    }
    const double cursor = moment_ ? xOf(*moment_) : width() - Side;
    painter.setPen(QPen(tokens.accent, 2));
    painter.drawLine(QPointF(cursor, moment_ ? 0 : 4), QPointF(cursor, Line));
    if (moment_) { // a handle: the present has none
        painter.setBrush(tokens.accent);
        painter.drawEllipse(QPointF(cursor, Line), 4, 4);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    paintMarks(painter, tokens);
}

bool Timeline::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const std::optional<EventMark> mark = markAt(help->pos());
    const QString text = mark                                 ? tipOf(*mark)
                         : unrecorded().contains(help->pos()) ? whyNotRecorded()
                                                              : QString();
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace bafar::ui::events
