#include "ui/map/card_brief.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <string_view>

#include "ui/map/card_frame.h"
#include "ui/map/card_text.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr double Pad = 7;
constexpr double MarkSize = 9;
constexpr double NameGap = 5;     ///< from the mark to the name
constexpr double NameEnd = 4;     ///< a name may end so near to the card's side
constexpr int NameSize = 12;      ///< pixels
constexpr int NameSizeLeast = 11; ///< of one that would be cut otherwise
constexpr int BriefLinesMax = 3;  ///< of a reason
constexpr double DotMax = 14;
constexpr double DotMin = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

/// Heights of a brief card's lines.
struct BriefRows {
    double name;
    double line;
    double around; ///< above and below all of them, at least
    double up;     ///< from the middle: what is above a small letter looks empty
};

constexpr BriefRows AtEase{16, 14, 4, 0};
constexpr BriefRows Close{14, 12, 2, 1}; ///< of a reason that would be cut otherwise

int linesIn(double height, const BriefRows& rows)
{
    const double lines = (height - rows.name - rows.around) / rows.line;
    return std::clamp(static_cast<int>(lines), 0, BriefLinesMax);
}

QString kindOf(const schema::Entity& entity)
{
    switch (entity.lane) {
    case schema::Lane::Nodes: return Words::tr("node");
    case schema::Lane::Data: return shared::factHead(entity.concept_); // two kinds of it
    default: return shared::laneTitle(entity.lane);
    }
}

/// What it is: of what stands over it nothing is repeated, as long as there is something else.
QString okText(const topology::Thing& thing, const Measure& measure, double room)
{
    if (const schema::Fact* role = things::findFact(thing.entity, "role")) {
        const QString text = valueText(*role, measure, room);
        return text.isEmpty() ? shared::factValue(*role) : text;
    }
    for (const schema::Fact& fact : thing.entity.facts) {
        const QString text = isNewsOn(thing, fact) ? factText(fact, measure, room) : QString();
        if (!text.isEmpty()) {
            return text;
        }
    }
    return kindOf(thing.entity);
}

/// Of what gives no reason: its state, and more while there is room.
QString stateText(const topology::Thing& thing, const Measure& measure, double room)
{
    const QString state = shared::stateWord(thing.entity.state);
    const schema::Fact* role = things::findFact(thing.entity, "role");
    const QString more = things::isQuiet(thing.entity.state) ? seenText(thing)
                         : role == nullptr                   ? kindOf(thing.entity)
                                                             : shared::factValue(*role);
    const QString both = state + shared::separator() + more;
    return measure(both) <= room ? both : state;
}

} // namespace

QString briefTitle(
    const topology::Thing& thing, const Fold& fold, bool byHost, const QFont& font, double room)
{
    const QFontMetricsF metrics(font);
    const schema::Entity& entity = thing.entity;
    const QString whole = cardTitle(thing, fold);
    const std::string node = ' ' + entity.node;
    std::string_view group = entity.title;
    if (metrics.horizontalAdvance(whole) <= room || entity.node.empty() || !group.ends_with(node)) {
        return metrics.elidedText(whole, Qt::ElideMiddle, room);
    }
    group.remove_suffix(node.size());
    const bool isGroup = !group.empty() && !group.ends_with(" on"); // "brick on n1" is a sentence
    const QString rest = shared::thingTitle(byHost ? group : std::string_view(entity.node));
    return metrics.elidedText(isGroup ? rest : whole, Qt::ElideMiddle, room);
}

QFont briefNameFont(const QString& title, double room)
{
    QFont font = shared::strongFont();
    font.setPixelSize(NameSize);
    if (QFontMetricsF(font).horizontalAdvance(title) > room) {
        font.setPixelSize(NameSizeLeast);
    }
    return font;
}

QStringList briefLines(const topology::Thing& thing, const Fold& fold, double room, int limit)
{
    const QFont font = shared::captionFont();
    const Measure measure = [metrics = QFontMetricsF(font)](const QString& text) {
        return metrics.horizontalAdvance(text);
    };
    if (thing.entity.title.empty()) {
        return cardLines(thing, fold, room + 2 * CardSide, 1);
    }
    const bool isOk = thing.entity.state == schema::State::Ok;
    if (const QStringList why = reasonLines(thing, room, limit); !isOk && !why.isEmpty()) {
        return why;
    }
    const QString text = isOk ? okText(thing, measure, room) : stateText(thing, measure, room);
    const QString words = elidedWords(text, measure, room);
    return {words.isEmpty() ? QFontMetricsF(font).elidedText(text, Qt::ElideRight, room) : words};
}

void paintBriefCard(QPainter& painter,
                    const QRectF& area,
                    const topology::Thing& thing,
                    const Fold& fold,
                    const CardLook& look,
                    const shared::Tokens& tokens)
{
    const schema::State state = thing.entity.state;
    const bool mirrored = look.mirrored;
    paintCardFrame(painter, area, state, look, tokens);
    const double room = area.width() - 2 * Pad;
    const bool isWhy = state != schema::State::Ok && !reasonLines(thing, room, 1).isEmpty();
    const int atEase = linesIn(area.height(), AtEase);
    const int most = isWhy ? std::max(atEase, linesIn(area.height(), Close)) : atEase;
    const QStringList lines = most > 0 ? briefLines(thing, fold, room, most) : QStringList();
    const BriefRows& rows = lines.size() > atEase ? Close : AtEase;
    const double high = rows.name + static_cast<double>(lines.size()) * rows.line;
    const double top = (area.height() - high) / 2 - rows.up;
    shared::paintStateMark(
        painter,
        placeIn(area, {Pad, top + (rows.name - MarkSize) / 2, MarkSize, MarkSize}, mirrored), state,
        tokens);
    const auto write = [&](const QFont& font, const QColor& colour, const QRectF& place,
                           const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(placeIn(area, place, mirrored),
                         alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                             static_cast<int>(Qt::TextDontClip), // letters may be higher
                         text);
    };
    const double nameAt = Pad + MarkSize + NameGap;
    const double nameRoom = area.width() - nameAt - NameEnd;
    const QFont name = briefNameFont(cardTitle(thing, fold), nameRoom);
    write(name, things::isQuiet(state) ? tokens.muted : tokens.text,
          {nameAt, top, nameRoom, rows.name}, briefTitle(thing, fold, look.byHost, name, nameRoom));
    double y = top + rows.name;
    for (const QString& line : lines) {
        write(shared::captionFont(), isWhy ? shared::stateColour(tokens, state) : tokens.muted,
              {Pad, y, room, rows.line}, line);
        y += rows.line;
    }
}

QRectF dotArea(const QRectF& card)
{
    const double size = std::clamp(card.height() * 0.7, DotMin, DotMax);
    return {card.center() - QPointF(size, size) / 2, QSizeF(size, size)};
}

void paintDot(QPainter& painter,
              const QRectF& card,
              schema::State state,
              const CardLook& look,
              const shared::Tokens& tokens)
{
    const QRectF dot = dotArea(card);
    painter.setPen(Qt::NoPen); // the card's place, where edges end
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(card, 4, 4);
    painter.setBrush(Qt::NoBrush);
    if (look.selected) {
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawEllipse(dot.adjusted(-3, -3, 3, 3));
    }
    if (look.focused) {
        painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter.drawEllipse(dot.adjusted(-6, -6, 6, 6));
    }
    shared::paintStateMark(painter, dot, state, tokens);
}

} // namespace bafar::ui::map
