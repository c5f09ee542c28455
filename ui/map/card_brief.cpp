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

constexpr double MarkSize = 9;
constexpr double NameAt = BriefPad + MarkSize + 4;
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
};

constexpr BriefRows AtEase{16, 14};
constexpr BriefRows Close{14, 12}; ///< of what would have a line less otherwise

/// What a brief card says, from the top of its first row.
struct BriefText {
    QFont nameFont;
    QString name;
    QStringList lines;
    BriefRows rows = AtEase;
    double inkTop = 0;    ///< of letters and mark
    double inkBottom = 0; ///< of letters and mark

    [[nodiscard]] double inkHeight() const { return inkBottom - inkTop; }
};

double baselineIn(double top, double height, const QFontMetricsF& metrics)
{
    return top + (height + metrics.ascent() - metrics.descent()) / 2;
}

/// Letters are as high as they are, in whatever script: a font's own figures say more or less.
void setRows(BriefText& text, const BriefRows& rows)
{
    const QFontMetricsF names(text.nameFont);
    const QFontMetricsF captions(shared::captionFont());
    const double mark = (rows.name - MarkSize) / 2;
    const QRectF name =
        names.tightBoundingRect(text.name).translated(0, baselineIn(0, rows.name, names));
    text.rows = rows;
    text.inkTop = std::min(mark, name.top());
    text.inkBottom = std::max(mark + MarkSize, name.bottom());
    double top = rows.name;
    for (const QString& line : text.lines) {
        const double baseline = baselineIn(top, rows.line, captions);
        text.inkBottom =
            std::max(text.inkBottom, baseline + captions.tightBoundingRect(line).bottom());
        top += rows.line;
    }
}

/// As many whole lines as there is room for.
BriefText briefText(const topology::Thing& thing, const Fold& fold, bool byHost, QSizeF card)
{
    const double nameRoom = card.width() - NameAt - BriefPad;
    const double high = card.height() - 2 * BriefPad;
    BriefText text;
    text.nameFont = briefNameFont(cardTitle(thing, fold), nameRoom);
    text.name = briefTitle(thing, fold, byHost, text.nameFont, nameRoom);
    const double most = (high - MarkSize) / Close.line;
    int limit = std::clamp(static_cast<int>(most), 0, BriefLinesMax);
    do {
        text.lines =
            limit > 0 ? briefLines(thing, fold, card.width() - 2 * BriefPad, limit) : QStringList();
        setRows(text, AtEase);
        if (text.inkHeight() > high) {
            setRows(text, Close);
        }
    } while (text.inkHeight() > high && limit-- > 0);
    return text;
}

/// Of the first row, in a card so high: its rows in the middle, and its letters within the padding.
double topIn(double height, const BriefText& text)
{
    constexpr double Up = 1; // what is above a small letter looks empty
    const double least = BriefPad - text.inkTop;
    const double most = height - BriefPad - text.inkBottom;
    const double rows = text.rows.name + static_cast<double>(text.lines.size()) * text.rows.line;
    return least > most ? (least + most) / 2 // a card without room even for its name
                        : std::clamp((height - rows) / 2 - Up, least, most);
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
    const BriefText text = briefText(thing, fold, look.byHost, area.size());
    const double top = topIn(area.height(), text);
    shared::paintStateMark(
        painter,
        placeIn(area, {BriefPad, top + (text.rows.name - MarkSize) / 2, MarkSize, MarkSize},
                mirrored),
        state, tokens);
    const auto write = [&](const QString& line, const QFont& font, const QColor& colour,
                           const QPointF& at, double high) {
        const QFontMetricsF metrics(font);
        const QRectF place =
            placeIn(area, {at, QSizeF(metrics.horizontalAdvance(line), high)}, mirrored);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QPointF(place.left(), baselineIn(place.top(), high, metrics)), line);
    };
    const bool isQuiet = things::isQuiet(state);
    write(text.name, text.nameFont, isQuiet ? tokens.muted : tokens.text, {NameAt, top},
          text.rows.name);
    const bool isWhy = state != schema::State::Ok && !isQuiet && !thing.entity.reason.empty();
    double y = top + text.rows.name;
    for (const QString& line : text.lines) {
        write(line, shared::captionFont(),
              isWhy ? shared::stateColour(tokens, state) : tokens.muted, {BriefPad, y},
              text.rows.line);
        y += text.rows.line;
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
