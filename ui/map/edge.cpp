#include "ui/map/edge.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/map/zoom.h"
#include "ui/shared/status_dot.h"
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
        return look.chosen ? tokens.accent : tokens.muted;
    }
    return look.chosen ? tokens.muted : tokens.faint;
}

// Two thin lines: one says where the address is, and must not be heavier than what is wrong. Their
// gap is a whole pixel wherever they lie, or they would be one line.
constexpr double OwnsWidth = 3.6;
constexpr double OwnsWidthInContrast = 5; ///< lines of less than a pixel are dim
constexpr double OwnsGap = 2;

constexpr double LeastWidth = 1.4;         ///< pixels on the screen
constexpr double LeastWidthInContrast = 2; ///< it fills a pixel wherever it lies, as a border does

bool isInContrast(const shared::Tokens& tokens)
{
    return &tokens == &shared::tokensOf(shared::ThemeName::HighContrast);
}

/// Of the layout. Where no name can be read, lines grow thin with all else.
double leastWidth(const shared::Tokens& tokens, double zoom)
{
    return (isInContrast(tokens) ? LeastWidthInContrast : LeastWidth) / std::max(zoom, NameFrom);
}

/// One to five by powers of ten of the rate (rule T3).
double widthOf(double rate)
{
    return !(rate >= 1) ? 1.2 : 1.2 + 0.8 * std::min(4.0, std::floor(std::log10(rate)) + 1);
}

bool isQuiet(const EdgeLook& look)
{
    return look.state == State::Stale || look.state == State::Unknown;
}

QPen penOf(const EdgeLook& look, const QColor& colour)
{
    QPen pen(colour, 1.4, Qt::SolidLine, Qt::RoundCap);
    switch (look.kind) {
    case RelationKind::Owns: pen.setWidthF(OwnsWidth); break;
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

constexpr double MarkSide = 9;            ///< of a state's mark
constexpr double MarkAround = 1.5;        ///< of the ground, between the mark and its line
constexpr double MarkRoom = MarkSide + 4; ///< in a label
constexpr double LabelWidthMax = 150;
constexpr double LabelSides = 12;
constexpr double LabelTall = 16;

/// A quiet edge has dashes of its own.
bool isMarked(State state)
{
    return state != State::Ok && state != State::Stale && state != State::Unknown;
}

/// Of a path's middle part: where a share of its length is, is dear to tell.
QPointF middleOf(const QPainterPath& path)
{
    std::vector<QPointF> middles;
    for (int i = 1; i < path.elementCount(); ++i) {
        const QPointF from = path.elementAt(i - 1);
        const QPointF to = path.elementAt(i);
        if (path.elementAt(i).isCurveTo()) { // two control points, then its end
            const QPointF second = path.elementAt(i + 1);
            const QPointF end = path.elementAt(i + 2);
            middles.push_back((from + 3.0 * to + 3.0 * second + end) / 8.0);
            i += 2;
        } else {
            middles.push_back((from + to) / 2.0);
        }
    }
    return middles.empty() ? path.currentPosition() : middles[middles.size() / 2];
}

/// Breaks the line, so that its state is told without a colour.
void paintMark(QPainter& painter,
               const QPainterPath& path,
               State state,
               const shared::Tokens& tokens)
{
    const QRectF around = edgeMarkArea(path, state);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.background);
    painter.drawEllipse(around);
    shared::paintStateMark(
        painter, around.adjusted(MarkAround, MarkAround, -MarkAround, -MarkAround), state, tokens);
}

QFont labelFont()
{
    return shared::captionFont();
}

} // namespace

EdgeLook edgeLook(const topology::Edge& edge, bool chosen)
{
    return {edge.relation.kind, edge.relation.state, chosen, widthOf(edge.relation.rate)};
}

QRectF edgeMarkArea(const QPainterPath& path, State state)
{
    if (!isMarked(state)) {
        return {};
    }
    constexpr double Side = MarkSide + 2 * MarkAround;
    QRectF area(0, 0, Side, Side);
    area.moveCenter(middleOf(path));
    return area;
}

void paintEdge(QPainter& painter,
               const QPainterPath& path,
               const EdgeLook& look,
               const shared::Tokens& tokens,
               double zoom)
{
    painter.setBrush(Qt::NoBrush);
    QPen pen = penOf(look, colourOf(look, tokens));
    if (look.kind == RelationKind::Owns && isInContrast(tokens) && !isQuiet(look)) {
        pen.setWidthF(OwnsWidthInContrast);
    }
    pen.setWidthF(std::max(pen.widthF(), leastWidth(tokens, zoom)));
    painter.setPen(pen);
    painter.drawPath(path);
    if (look.kind == RelationKind::Owns && !isQuiet(look)) {
        painter.setPen(QPen(tokens.background, OwnsGap, Qt::SolidLine, Qt::FlatCap));
        painter.drawPath(path);
    }
    if (isMarked(look.state)) {
        paintMark(painter, path, look.state, tokens);
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

QSizeF labelSize(const QString& label, schema::State state)
{
    const double mark = isMarked(state) ? MarkRoom : 0;
    return {QFontMetricsF(labelFont()).horizontalAdvance(label) + LabelSides + mark, LabelTall};
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
    QRectF text = box;
    if (isMarked(state)) { // it may lie on the edge's own
        const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
        QRectF mark(0, 0, MarkSide, MarkSide);
        mark.moveCenter(box.center());
        mirrored ? mark.moveRight(box.right() - LabelSides / 2)
                 : mark.moveLeft(box.left() + LabelSides / 2);
        shared::paintStateMark(painter, mark, state, tokens);
        text.adjust(mirrored ? 0 : MarkRoom, 0, mirrored ? -MarkRoom : 0, 0);
    }
    painter.setFont(labelFont());
    painter.setPen(state == State::Ok ? tokens.muted : shared::stateColour(tokens, state));
    painter.drawText(text, Qt::AlignCenter, label);
}

} // namespace bafar::ui::map
