// The marks on the timeline: where they stand, what they say, and which one is pointed at.
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/events/model.h"
#include "ui/events/timeline.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

constexpr double LargeMark = 10; ///< pixels of a side
constexpr double SmallMark = 7;
constexpr double BetweenMarks = 2;
constexpr double BesideMark = 3; ///< pixels beside a mark that are as good as on it
constexpr int TipLinesMax = 9;

/// "22:02:43  n1  n1 owns web".
QString lineOf(const schema::Event& event)
{
    return shared::timeOfDay(event.at) + QStringLiteral("  ") + shared::technical(event.node) +
           QStringLiteral("  ") + sentenceOf(event);
}

MarkRoom markRoom()
{
    const QFontMetricsF metrics(shared::axisFont());
    double widest = 0; // Persian figures differ in width
    for (std::uint64_t digit = 0; digit < 10; ++digit) {
        widest = std::max(widest, metrics.horizontalAdvance(shared::number(digit)));
    }
    return {LargeMark + BetweenMarks, widest};
}

/// Of the figures behind a mark of several events.
QRectF countOf(const EventMark& mark, double middle)
{
    return {mark.x + (LargeMark + BetweenMarks) / 2, middle - LargeMark / 2,
            countRoom(mark.count, markRoom()), LargeMark};
}

} // namespace

std::vector<EventMark> Timeline::marks() const
{
    std::vector<PlacedEvent> placed;
    placed.reserve(events_.size());
    for (const schema::Event& event : events_) {
        placed.push_back({xOf(event.at), event.severity});
    }
    return marksOf(placed, markRoom());
}

QRectF Timeline::squareOf(const EventMark& mark) const
{
    const bool isLarge = events_[mark.told].severity >= schema::Severity::Warning;
    const double side = isLarge ? LargeMark : SmallMark;
    return {mark.x - side / 2, MarksMiddle - side / 2, side, side};
}

/// The square and the count behind it.
QRectF Timeline::areaOf(const EventMark& mark) const
{
    const QRectF square = squareOf(mark);
    return mark.count > 1 ? square.united(countOf(mark, MarksMiddle)) : square;
}

QRectF Timeline::reachOf(const EventMark& mark) const
{
    return areaOf(mark).adjusted(-BesideMark, -BesideMark, BesideMark, BesideMark);
}

/// The nearest where two are in reach, but for what is on one of them.
std::optional<EventMark> Timeline::markAt(const QPointF& place) const
{
    std::optional<EventMark> nearest;
    for (const EventMark& mark : marks()) {
        if (areaOf(mark).contains(place)) {
            return mark;
        }
        const bool isNearer =
            !nearest || std::abs(mark.x - place.x()) < std::abs(nearest->x - place.x());
        if (isNearer && reachOf(mark).contains(place)) {
            nearest = mark;
        }
    }
    return nearest;
}

/// Of several: how many, the worst of them, and then as many of the newest as are read at a glance.
QString Timeline::tipOf(const EventMark& mark) const
{
    QStringList lines;
    if (mark.count > 1) {
        lines.append(tr("%Ln event(s)", nullptr, static_cast<int>(mark.count)));
    }
    lines.append(lineOf(events_[mark.told]));
    for (std::size_t i = mark.first + mark.count; i > mark.first && lines.size() < TipLinesMax;) {
        --i;
        if (i != mark.told) {
            lines.append(lineOf(events_[i]));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

shared::PaintedItem Timeline::itemOf(const EventMark& mark, std::size_t shown) const
{
    const bool isShown = mark.has(shown);
    const schema::Event& event = events_[isShown ? shown : mark.told];
    shared::PaintedItem item;
    item.name = shared::sentence(event.text);
    item.value = shared::severityWord(event.severity);
    item.description =
        shared::timeOfDay(event.at) + shared::semicolon() + shared::technical(event.node);
    if (mark.count > 1) {
        item.description += shared::semicolon() +
                            tr("one of %Ln event(s) here", nullptr, static_cast<int>(mark.count));
    }
    item.rectangle = areaOf(mark).toAlignedRect();
    item.selected = isShown;
    item.current = isShown;
    item.key = std::to_string(event.at.unixMs);
    return item;
}

void Timeline::paintMarks(QPainter& painter, const shared::Tokens& tokens) const
{
    constexpr double LineRoom = 10; // a line of text is higher than its figures
    painter.setFont(shared::axisFont());
    for (const EventMark& mark : marks()) {
        if (mark.count > 1) {
            const QRectF count = countOf(mark, MarksMiddle);
            painter.fillRect(count, tokens.panel); // the line of the shown moment may go through
            painter.setPen(tokens.text);
            painter.drawText(count.adjusted(-BetweenMarks, -LineRoom, BetweenMarks, LineRoom),
                             Qt::AlignCenter, shared::number(std::uint64_t{mark.count}));
        }
        shared::paintStateMark(painter, squareOf(mark), shared::markOf(events_[mark.told].severity),
                               tokens);
    }
}

} // namespace bafar::ui::events
