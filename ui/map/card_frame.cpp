#include "ui/map/card_frame.h"

namespace bafar::ui::map {

void paintCardFrame(QPainter& painter,
                    const QRectF& area,
                    schema::State state,
                    const CardLook& look,
                    const shared::Tokens& tokens)
{
    QPen border(tokens.line, 1);
    if (state == schema::State::Failed) {
        border = QPen(tokens.bad, 2.5);
    } else if (state == schema::State::Degraded) {
        border = QPen(tokens.warn, 1.5);
    } else if (state == schema::State::Unknown) {
        border = QPen(tokens.unknown, 1.2, Qt::DashLine);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(state == schema::State::Unknown ? tokens.panel : tokens.raised);
    const QRectF inner = area.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(inner, 8, 8);
    if (state == schema::State::Stale) {
        painter.setBrush(
            shared::hatch(shared::blend(tokens.unknown, tokens.raised, 0.3), area.topLeft()));
        painter.drawRoundedRect(inner, 8, 8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(border);
    painter.drawRoundedRect(inner, 8, 8);
    if (look.selected) {
        painter.setPen(QPen(tokens.accent, 2));
        const bool isWrong = state == schema::State::Failed || state == schema::State::Degraded;
        const double out = isWrong ? 3 : 0; // both frames are seen
        painter.drawRoundedRect(inner.adjusted(-out, -out, out, out), 8 + out, 8 + out);
    }
    if (look.focused) {
        painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(inner.adjusted(-5, -5, 5, 5), 12, 12);
    }
}

QRectF placeIn(const QRectF& area, const QRectF& place, bool mirrored)
{
    const double left =
        mirrored ? area.right() - place.left() - place.width() : area.left() + place.left();
    return {left, area.top() + place.top(), place.width(), place.height()};
}

int alignedTo(Qt::AlignmentFlag side)
{
    return static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
           static_cast<int>(side);
}

} // namespace bafar::ui::map
