#include "ui/map/card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextLayout>
#include <cmath>
#include <map>

#include "ui/map/card_frame.h"
#include "ui/map/card_text.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr double PadX = 12;
constexpr double PadY = 10;
constexpr double TitleLine = 20;
constexpr double DetailLine = 17;
constexpr double Mark = 10;
constexpr double PartsLine = 16;
constexpr double PartStep = 13;
constexpr double TitleX = PadX + Mark + 8;
constexpr int AgeSize = 11;
constexpr double AgeGap = 6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

using things::isQuiet;
using States = std::map<schema::State, std::size_t>;

std::size_t sizeOf(const States& counts)
{
    std::size_t all = 0;
    for (const auto& [state, count] : counts) {
        all += count;
    }
    return all;
}

/// "16 ok, 1 failed".
QString countsText(const States& counts)
{
    QStringList parts;
    for (const auto& [state, count] : counts) {
        parts.append(
            Words::tr("%1 %2").arg(shared::number(std::uint64_t{count}), shared::stateWord(state)));
    }
    return parts.join(shared::comma());
}

/// Of a card of many.
QString groupText(const Fold& fold)
{
    const std::size_t all = sizeOf(fold.counts);
    const QString counts = countsText(fold.counts);
    return fold.more == all
               ? counts
               : Words::tr("of %1: %2").arg(shared::number(std::uint64_t{all}), counts);
}

Measure measureIn(const QFont& font)
{
    return [metrics = QFontMetricsF(font)](const QString& text) {
        return metrics.horizontalAdvance(text);
    };
}

/// `text` cut into lines that fit.
QStringList wrapped(const QString& text, const QFont& font, double width, int limit)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QStringList lines;
    QString open; // what is isolated goes on in the next line
    while (lines.size() < limit) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        const bool last = lines.size() == limit - 1;
        const QString rest = open + (last ? text.mid(line.textStart())
                                          : text.mid(line.textStart(), line.textLength()))
                                        .trimmed();
        const QString words = elidedWords(rest, measureIn(font), width + 1); // rounded
        lines.append(shared::isolatesClosed(
            words.isEmpty() ? QFontMetricsF(font).elidedText(rest, Qt::ElideRight, width) : words));
        open = shared::isolatesOpen(rest);
    }
    layout.endLayout();
    return lines;
}

/// Why it is as it is, on at most two lines; empty: nothing is said, or it is quiet.
QStringList reasonLines(const topology::Thing& thing, double width, int limit)
{
    return isQuiet(thing.entity.state) || thing.entity.reason.empty()
               ? QStringList()
               : wrapped(shared::sentence(thing.entity.reason), shared::captionFont(), width,
                         std::min(2, limit));
}

/// Facts put side by side while they fit.
QStringList packedFacts(const topology::Thing& thing, const QFont& font, double width)
{
    const Measure measure = measureIn(font);
    QStringList lines;
    for (const schema::Fact& fact : thing.entity.facts) {
        const QString text = factText(fact, measure, width);
        const QString joined = lines.isEmpty() ? text : lines.back() + shared::separator() + text;
        if (text.isEmpty()) {
            continue; // the panel has it
        }
        if (!lines.isEmpty() && measure(joined) <= width) {
            lines.back() = joined;
        } else {
            lines.append(text);
        }
    }
    return lines;
}

/// A mark for each part; where there are more than fit, the rest is a number.
void paintParts(QPainter& painter,
                const QRectF& area,
                const Fold& fold,
                bool mirrored,
                const shared::Tokens& tokens)
{
    const auto fitting = static_cast<std::size_t>(std::max(1.0, area.width() / PartStep));
    const bool all = fold.parts.size() <= fitting;
    const std::size_t marks = all ? fold.parts.size() : fitting - std::min<std::size_t>(3, fitting);
    const auto at = [&](std::size_t index, double width) {
        const double x = static_cast<double>(index) * PartStep;
        return QRectF(mirrored ? area.right() - x - width : area.left() + x, area.top() + 4, width,
                      9);
    };
    for (std::size_t i = 0; i < marks; ++i) {
        shared::paintStateMark(painter, at(i, 9), fold.parts[i], tokens);
    }
    if (!all) {
        painter.setFont(shared::figuresFont(11));
        painter.setPen(tokens.muted);
        painter.drawText(at(marks, 3 * PartStep), Qt::AlignCenter,
                         QLatin1Char('+') +
                             shared::number(std::uint64_t{fold.parts.size() - marks}));
    }
}

/// Of the title and the age.
double titleRoom(double width)
{
    return width - TitleX - PadX;
}

} // namespace

QString cardTitle(const topology::Thing& thing, const Fold& fold)
{
    if (!thing.entity.title.empty()) {
        return shared::thingTitle(thing.entity.title);
    }
    if (fold.isOpen) {
        return Words::tr("Show fewer");
    }
    if (fold.more < sizeOf(fold.counts)) { // some of them have cards
        return Words::tr("%Ln more", nullptr, static_cast<int>(fold.more));
    }
    const bool isNodes = thing.entity.lane == schema::Lane::Nodes;
    return Words::tr("%1: %2").arg(isNodes ? shared::laneTitle(thing.entity.lane)
                                           : shared::factHead(thing.entity.concept_),
                                   shared::number(std::uint64_t{fold.more}));
}

QString partsText(const Fold& fold)
{
    States counts;
    for (const schema::State state : fold.parts) {
        ++counts[state];
    }
    return countsText(counts);
}

QStringList cardLines(const topology::Thing& thing, const Fold& fold, double width, int limit)
{
    const QFont font = shared::captionFont();
    const double room = width - 2 * PadX;
    QStringList lines;
    if (thing.entity.title.empty()) {
        return wrapped(groupText(fold), font, room, limit);
    }
    if (isQuiet(thing.entity.state)) {
        lines.append(seenText(thing));
    } else {
        lines = reasonLines(thing, room, limit);
    }
    for (const QString& line : packedFacts(thing, font, room)) {
        if (lines.size() >= limit) {
            break;
        }
        lines.append(line);
    }
    return lines;
}

double cardHeight(int lines, const Fold& fold)
{
    return 2 * PadY + TitleLine + (lines > 0 ? 3 + lines * DetailLine : 0) +
           (fold.parts.empty() ? 0 : PartsLine);
}

QString seenText(const topology::Thing& thing)
{
    const std::optional<Duration> known = things::knownAge(thing);
    return known ? shared::seenAgo(*known) : shared::sentence("never heard");
}

double ageRoom(const QString& age)
{
    if (age.isEmpty()) {
        return AgeGap;
    }
    // As for the longest of the first minute: what fits now must not go as it grows.
    const Measure measure = measureIn(shared::figuresFont(AgeSize));
    const QString longest = shared::age(std::chrono::milliseconds(9900));
    return std::ceil(std::max(measure(age), measure(longest))) + AgeGap;
}

bool hasAgeRoom(const topology::Thing& thing, const Fold& fold, double width, double ageWidth)
{
    return QFontMetricsF(shared::strongFont()).horizontalAdvance(cardTitle(thing, fold)) <=
           titleRoom(width) - ageWidth;
}

void paintCard(QPainter& painter,
               const QRectF& area,
               const CardFace& face,
               const shared::Tokens& tokens)
{
    const topology::Thing& thing = face.thing;
    const schema::State state = thing.entity.state;
    const bool mirrored = face.look.mirrored;
    paintCardFrame(painter, area, state, face.look, tokens);
    shared::paintStateMark(painter, placeIn(area, {PadX, PadY + 5, Mark, Mark}, mirrored), state,
                           tokens);

    const double titleWidth = titleRoom(area.width()) - face.ageWidth;
    painter.setFont(shared::strongFont());
    painter.setPen(isQuiet(state) ? tokens.muted : tokens.text);
    painter.drawText(placeIn(area, {TitleX, PadY, titleWidth, TitleLine}, mirrored),
                     alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                     QFontMetricsF(shared::strongFont())
                         .elidedText(cardTitle(thing, face.fold), Qt::ElideMiddle, titleWidth));

    painter.setFont(shared::captionFont());
    double y = PadY + TitleLine + 3;
    qsizetype reasons = state == schema::State::Ok
                            ? 0
                            : reasonLines(thing, area.width() - 2 * PadX, face.look.lines).size();
    for (const QString& text : face.lines) {
        painter.setPen(reasons-- > 0 ? shared::stateColour(tokens, state) : tokens.muted);
        painter.drawText(placeIn(area, {PadX, y, area.width() - 2 * PadX, DetailLine}, mirrored),
                         alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft), text);
        y += DetailLine;
    }
    paintParts(painter, placeIn(area, {PadX, y + 2, area.width() - 2 * PadX, PartsLine}, mirrored),
               face.fold, mirrored, tokens);
}

void paintAge(QPainter& painter,
              const QRectF& area,
              const QString& age,
              bool mirrored,
              const shared::Tokens& tokens)
{
    painter.setFont(shared::figuresFont(AgeSize));
    painter.setPen(tokens.muted);
    painter.drawText(placeIn(area, {TitleX, PadY, titleRoom(area.width()), TitleLine}, mirrored),
                     alignedTo(mirrored ? Qt::AlignLeft : Qt::AlignRight), age);
}

} // namespace bafar::ui::map
