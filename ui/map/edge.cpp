#include "ui/map/edge.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/shared/wording.h"

namespace bafar::ui::map {
namespace {

using schema::RelationKind;
using schema::State;

QColor colourOf(const EdgeLook& look, const shared::Tokens& tokens)
{
    if (look.state != State::Ok) {
        return shared::stateColour(tokens, look.state);
    }
    if (look.kind == RelationKind::Owns) {
        return look.chosen ? tokens.text : tokens.muted;
    }
    return look.chosen ? tokens.muted : tokens.faint;
}

/// One to five by powers of ten of the rate (rule T3).
double widthOf(double rate)
{
    return rate < 1 ? 1.2 : 1.2 + 0.8 * std::min(4.0, std::floor(std::log10(rate)) + 1);
}

bool isQuiet(const EdgeLook& look)
{
    return look.state == State::Stale || look.state == State::Unknown;
}

QPen penOf(const EdgeLook& look, const QColor& colour)
{
    QPen pen(colour, 1.4, Qt::SolidLine, Qt::RoundCap);
    switch (look.kind) {
    case RelationKind::Owns: pen.setWidthF(5); break;
    case RelationKind::Standby:
    case RelationKind::Mirrors: pen.setDashPattern({1, 3.2}); break;
    case RelationKind::Traffic: pen.setWidthF(look.trafficWidth); break;
    case RelationKind::Write: pen.setWidthF(3); break;
    case RelationKind::Replicates: pen.setStyle(Qt::DashDotLine); break;
    case RelationKind::Read:
    case RelationKind::RunsOn: break;
    case RelationKind::Peers: pen.setWidthF(1); break;
    }
    if (isQuiet(look)) {
        pen.setDashPattern({4, 4});
        pen.setWidthF(1.4);
    }
    return pen;
}

void paintLabel(QPainter& painter,
                const QPointF& middle,
                const QString& text,
                const QColor& colour,
                const shared::Tokens& tokens)
{
    constexpr double WidthMax = 150;
    const QFont font = shared::captionFont();
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, WidthMax - 12);
    const double width = QFontMetricsF(font).horizontalAdvance(shown) + 12;
    const QRectF box(middle.x() - width / 2, middle.y() - 8, width, 16);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.background);
    painter.drawRoundedRect(box, 5, 5);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box, Qt::AlignCenter, shown);
}

} // namespace

EdgeLook edgeLook(const topology::Edge& edge, bool chosen)
{
    return {edge.relation.kind, edge.relation.state, chosen, widthOf(edge.relation.rate)};
}

void paintEdge(QPainter& painter,
               const QPainterPath& path,
               const EdgeLook& look,
               const shared::Tokens& tokens)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(penOf(look, colourOf(look, tokens)));
    painter.drawPath(path);
    if (look.kind == RelationKind::Owns && !isQuiet(look)) {
        painter.setPen(QPen(tokens.background, 2, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(path);
    }
}

void paintEdgeLabel(QPainter& painter,
                    const QPointF& middle,
                    const topology::Edge& edge,
                    bool chosen,
                    const shared::Tokens& tokens)
{
    const bool ok = edge.relation.state == State::Ok;
    if (!edge.relation.label.empty() && (chosen || !ok)) {
        paintLabel(painter, middle, shared::sentence(edge.relation.label),
                   ok ? tokens.muted : shared::stateColour(tokens, edge.relation.state), tokens);
    }
}

} // namespace bafar::ui::map
