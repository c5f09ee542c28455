#include "ui/map/card_brief.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>

#include "ui/map/card_frame.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr double Pad = 7;
constexpr double MarkSize = 9;
constexpr double NameLine = 16;
constexpr double BriefLine = 14;
constexpr double DotMax = 14;
constexpr double DotMin = 4;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

QString kindOf(const schema::Entity& entity)
{
    switch (entity.lane) {
    case schema::Lane::Nodes: return Words::tr("node");
    case schema::Lane::Data: return shared::factHead(entity.concept_); // two kinds of it
    default: return shared::laneTitle(entity.lane);
    }
}

} // namespace

QString briefText(const topology::Thing& thing, const Fold& fold)
{
    if (thing.entity.title.empty()) {
        return cardLines(thing, fold, 1e6, 1).value(0);
    }
    const schema::Fact* role = things::findFact(thing.entity, "role");
    const QString what = role == nullptr ? kindOf(thing.entity) : shared::factValue(*role);
    return thing.entity.state == schema::State::Ok
               ? what
               : shared::stateWord(thing.entity.state) + shared::separator() + what;
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
    const bool both = area.height() >= NameLine + BriefLine + 4;
    const double top = (area.height() - (both ? NameLine + BriefLine : NameLine)) / 2;
    shared::paintStateMark(
        painter,
        placeIn(area, {Pad, top + (NameLine - MarkSize) / 2, MarkSize, MarkSize}, mirrored), state,
        tokens);
    const auto write = [&](const QFont& font, const QColor& colour, const QRectF& place,
                           const QString& text, Qt::TextElideMode mode) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(placeIn(area, place, mirrored),
                         alignedTo(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         QFontMetricsF(font).elidedText(text, mode, place.width()));
    };
    const double nameAt = Pad + MarkSize + 6;
    QFont name = shared::strongFont();
    name.setPixelSize(12);
    write(name, things::isQuiet(state) ? tokens.muted : tokens.text,
          {nameAt, top, area.width() - nameAt - Pad, NameLine}, cardTitle(thing, fold),
          Qt::ElideMiddle);
    if (both) {
        write(shared::captionFont(), tokens.muted,
              {Pad, top + NameLine, area.width() - 2 * Pad, BriefLine}, briefText(thing, fold),
              Qt::ElideRight);
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
