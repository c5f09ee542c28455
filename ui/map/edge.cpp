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

constexpr double LabelWidthMax = 150;
constexpr double LabelSides = 12;
constexpr double LabelTall = 16;

QFont labelFont()
{
    return shared::captionFont();
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

QString edgeLabel(const topology::Edge& edge, bool chosen)
{
    const bool isSaid = chosen || edge.relation.state != State::Ok;
    return isSaid ? QFontMetricsF(labelFont())
                        .elidedText(shared::sentence(edge.relation.label), Qt::ElideRight,
                                    LabelWidthMax - LabelSides)
                  : QString();
}

QSizeF labelSize(const QString& label)
{
    return {QFontMetricsF(labelFont()).horizontalAdvance(label) + LabelSides, LabelTall};
}

void paintEdgeLabel(QPainter& painter,
                    const QRectF& box,
                    const QString& label,
                    schema::State state,
                    const shared::Tokens& tokens)
{
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.background);
    painter.drawRoundedRect(box, 5, 5);
    painter.setFont(labelFont());
    painter.setPen(state == State::Ok ? tokens.muted : shared::stateColour(tokens, state));
    painter.drawText(box, Qt::AlignCenter, label);
}

} // namespace bafar::ui::map
