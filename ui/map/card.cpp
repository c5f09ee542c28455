#include "ui/map/card.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QTextLayout>
#include <cmath>
#include <map>

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

/// `text` cut into lines that fit.
QStringList wrapped(const QString& text, const QFont& font, double width, int limit)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QStringList lines;
    while (lines.size() < limit) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(width);
        const bool last = lines.size() == limit - 1;
        const QString rest =
            last ? text.mid(line.textStart()) : text.mid(line.textStart(), line.textLength());
        lines.append(QFontMetricsF(font).elidedText(rest.trimmed(), Qt::ElideRight, width));
    }
    layout.endLayout();
    return lines;
}

/// Name and value on one line: of a path or an image, both ends are kept.
QString shortened(const schema::Fact& fact, const QFontMetricsF& metrics, double width)
{
    const QString name = shared::factName(fact.name) + QLatin1Char(' ');
    const QString value = shared::withoutIsolation(shared::factValue(fact));
    const double room = std::max(40.0, width - metrics.horizontalAdvance(name));
    return name + shared::technical(metrics.elidedText(value, Qt::ElideMiddle, room));
}

/// Facts put side by side while they fit.
QStringList packedFacts(const topology::Thing& thing, const QFont& font, double width)
{
    const QFontMetricsF metrics(font);
    QStringList lines;
    for (const schema::Fact& fact : thing.entity.facts) {
        const QString text =
            shared::factName(fact.name) + QLatin1Char(' ') + shared::factValue(fact);
        const QString joined = lines.isEmpty() ? text : lines.back() + shared::separator() + text;
        if (!lines.isEmpty() && metrics.horizontalAdvance(joined) <= width) {
            lines.back() = joined;
        } else {
            lines.append(fact.technical ? shortened(fact, metrics, width)
                                        : metrics.elidedText(text, Qt::ElideRight, width));
        }
    }
    return lines;
}

void paintFrame(QPainter& painter,
                const QRectF& area,
                schema::State state,
                const CardLook& look,
                const shared::Tokens& tokens)
{
    QPen border(tokens.line, 1);
    if (state == schema::State::Failed) {
        border = QPen(tokens.bad, 2);
    } else if (state == schema::State::Unknown) {
        border = QPen(tokens.unknown, 1.2, Qt::DashLine);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(state == schema::State::Unknown ? tokens.panel : tokens.raised);
    const QRectF inner = area.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(inner, 8, 8);
    if (state == schema::State::Stale) {
        painter.setBrush(
            QBrush(shared::blend(tokens.unknown, tokens.raised, 0.3), Qt::BDiagPattern));
        painter.drawRoundedRect(inner, 8, 8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(border);
    painter.drawRoundedRect(inner, 8, 8);
    if (look.selected) {
        painter.setPen(QPen(tokens.accent, 2));
        const double out = state == schema::State::Failed ? 3 : 0;
        painter.drawRoundedRect(inner.adjusted(-out, -out, out, out), 8 + out, 8 + out);
    }
    if (look.focused) {
        painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(inner.adjusted(-5, -5, 5, 5), 12, 12);
    }
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

/// A place within a card, as it is where text runs from the left.
QRectF placeIn(const QRectF& area, const QRectF& place, bool mirrored)
{
    const double left =
        mirrored ? area.right() - place.left() - place.width() : area.left() + place.left();
    return {left, area.top() + place.top(), place.width(), place.height()};
}

/// Absolute: the painter of a mirrored widget would mirror it a second time.
int alignedTo(Qt::AlignmentFlag side)
{
    return static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
           static_cast<int>(side);
}

} // namespace

QString cardTitle(const topology::Thing& thing, const Fold& fold)
{
    if (!thing.entity.title.empty()) {
        return shared::technical(thing.entity.title);
    }
    return fold.isOpen ? Words::tr("Show fewer")
                       : Words::tr("%Ln more", nullptr, static_cast<int>(fold.more));
}

QString partsText(const Fold& fold)
{
    std::map<schema::State, std::uint64_t> counts;
    for (const schema::State state : fold.parts) {
        ++counts[state];
    }
    QStringList parts;
    for (const auto& [state, count] : counts) {
        parts.append(Words::tr("%1 %2").arg(shared::number(count), shared::stateWord(state)));
    }
    return parts.join(QStringLiteral(", "));
}

QStringList cardLines(const topology::Thing& thing, double width, int limit)
{
    const QFont font = shared::captionFont();
    const double room = width - 2 * PadX;
    QStringList lines;
    if (isQuiet(thing.entity.state)) {
        lines.append(seenText(thing));
    } else if (!thing.entity.reason.empty()) {
        lines = wrapped(shared::sentence(thing.entity.reason), font, room, std::min(2, limit));
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
    return std::ceil(QFontMetricsF(shared::figuresFont(AgeSize)).horizontalAdvance(age)) + AgeGap;
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
    paintFrame(painter, area, state, face.look, tokens);
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
    bool first = true;
    const bool reasonFirst = !thing.entity.reason.empty() && !isQuiet(state);
    for (const QString& text : face.lines) {
        const bool strong = first && reasonFirst && state != schema::State::Ok;
        painter.setPen(strong ? shared::stateColour(tokens, state) : tokens.muted);
        painter.drawText(placeIn(area, {PadX, y, area.width() - 2 * PadX, DetailLine}, mirrored),
                         alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft), text);
        y += DetailLine;
        first = false;
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
