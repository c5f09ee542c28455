#include "ui/database/graph_paint.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::ui::database {
namespace {

using schema::State;

constexpr double PadX = 12;
constexpr double Mark = 10;
constexpr double Arrow = 8;
constexpr double LinkMark = 9;         ///< side of the mark on an edge
constexpr double LinkMarkAround = 1.5; ///< of the ground, between the mark and its line
constexpr double LinkMarkToLabel = 4;
constexpr double ChipSides = 12;
constexpr double ChipHigh = 18;

QPen penOf(const LinkLook& look, const shared::Tokens& tokens)
{
    switch (look.flow) {
    case replication::Flow::Awaited: return {tokens.muted, 2.0, Qt::SolidLine, Qt::FlatCap};
    case replication::Flow::Runs: return {tokens.muted, 1.4, Qt::DashDotLine, Qt::FlatCap};
    case replication::Flow::Connecting: return {tokens.warn, 1.6, Qt::DotLine, Qt::FlatCap};
    case replication::Flow::Stopped: return {tokens.bad, 1.6, Qt::DashLine, Qt::FlatCap};
    case replication::Flow::Unknown: break;
    }
    QPen pen(tokens.unknown, 1.4, Qt::DashDotDotLine, Qt::FlatCap);
    if (!look.isStale) {
        pen.setDashPattern({1, 5});
    }
    return pen;
}

void paintFrame(QPainter& painter, const CardFace& face, const shared::Tokens& tokens)
{
    const QRectF inner = face.area.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(face.state == State::Unknown ? tokens.panel : tokens.raised);
    painter.drawRoundedRect(inner, 8, 8);
    if (face.state == State::Stale) {
        painter.setBrush(
            shared::hatch(shared::blend(tokens.unknown, tokens.raised, 0.3), face.area.topLeft()));
        painter.drawRoundedRect(inner, 8, 8);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(face.state == State::Failed    ? QPen(tokens.bad, 2)
                   : face.state == State::Unknown ? QPen(tokens.unknown, 1.2, Qt::DashLine)
                                                  : QPen(tokens.line, 1));
    painter.drawRoundedRect(inner, 8, 8);
    if (face.chosen) {
        const double out = face.state == State::Failed ? 3 : 0;
        painter.setPen(QPen(tokens.accent, 2));
        painter.drawRoundedRect(inner.adjusted(-out, -out, out, out), 8 + out, 8 + out);
    }
    if (face.focused) {
        painter.setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter.drawRoundedRect(inner.adjusted(-5, -5, 5, 5), 12, 12);
    }
}

/// Text at the beginning or at the end of a line, in the direction of the language.
class Pen {
public:
    Pen(QPainter& painter, const CardFace& face)
        : painter_(painter)
        , face_(face)
    {
    }

    /// `x` from the card's beginning, `y` from its top.
    [[nodiscard]] QRectF place(double x, double y, double wide, double high) const
    {
        const QRectF& area = face_.area;
        const double left = face_.mirrored ? area.right() - x - wide : area.left() + x;
        return {left, area.top() + y, wide, high};
    }

    void write(const QRectF& where,
               const QFont& font,
               const QString& text,
               bool atEnd,
               Qt::TextElideMode cut) const
    {
        const Qt::AlignmentFlag side = atEnd == face_.mirrored ? Qt::AlignLeft : Qt::AlignRight;
        painter_.setFont(font);
        painter_.drawText(where,
                          static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                              static_cast<int>(side),
                          QFontMetricsF(font).elidedText(text, cut, where.width()));
    }

private:
    QPainter& painter_;
    const CardFace& face_;
};

void paintArrow(QPainter& painter, const LinkPath& path, const QColor& colour)
{
    QPainterPath curve(path.begin);
    curve.cubicTo(path.first, path.second, path.end);
    const double before = curve.percentAtLength(std::max(0.0, curve.length() - Arrow));
    const QPointF from = curve.pointAtPercent(before);
    const QPointF along = path.end - from;
    const double length = std::hypot(along.x(), along.y());
    if (length < 0.1) {
        return;
    }
    const QPointF unit = along / length;
    const QPointF side(-unit.y(), unit.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF back = path.end - unit * Arrow;
    painter.drawPolygon(
        QPolygonF({path.end, back + side * Arrow * 0.5, back - side * Arrow * 0.5}));
}

/// Breaks the line.
void paintMark(QPainter& painter, const QPointF& middle, State state, const shared::Tokens& tokens)
{
    QRectF square(0, 0, LinkMark, LinkMark);
    square.moveCenter(middle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.background);
    painter.drawEllipse(
        square.adjusted(-LinkMarkAround, -LinkMarkAround, LinkMarkAround, LinkMarkAround));
    shared::paintStateMark(painter, square, state, tokens);
}

/// The label on the middle of its line, after the mark of what is not well.
void paintChip(QPainter& painter,
               const QPointF& middle,
               const QString& label,
               State state,
               const shared::Tokens& tokens)
{
    const double mark = state == State::Ok ? 0 : LinkMark + LinkMarkToLabel;
    const QFontMetricsF metrics(shared::captionFont());
    QRectF chip(0, 0, metrics.horizontalAdvance(label) + ChipSides + mark, ChipHigh);
    chip.moveCenter(middle);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.background);
    painter.drawRoundedRect(chip, 5, 5);
    QRectF text = chip;
    if (state != State::Ok) {
        const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
        QRectF square(0, 0, LinkMark, LinkMark);
        square.moveCenter(middle);
        mirrored ? square.moveRight(chip.right() - ChipSides / 2)
                 : square.moveLeft(chip.left() + ChipSides / 2);
        shared::paintStateMark(painter, square, state, tokens);
        text.adjust(mirrored ? 0 : mark, 0, mirrored ? -mark : 0, 0);
    }
    painter.setPen(state == State::Ok ? tokens.text : shared::stateColour(tokens, state));
    painter.setFont(shared::captionFont());
    painter.drawText(text, Qt::AlignCenter, label);
}

} // namespace

void paintCard(QPainter& painter, const CardFace& face, const shared::Tokens& tokens)
{
    painter.save();
    paintFrame(painter, face, tokens);
    const Pen pen(painter, face);
    const double wide = face.area.width() - 2 * PadX;
    const bool quiet = face.state == State::Stale || face.state == State::Unknown;
    shared::paintStateMark(painter, pen.place(PadX, 13, Mark, Mark), face.state, tokens);
    const QFontMetricsF caption(shared::captionFont());
    const double roleWide = std::min(caption.horizontalAdvance(face.role) + 2, wide * 0.55);
    painter.setPen(quiet ? tokens.muted : tokens.text);
    const double before = Mark + 8;
    pen.write(pen.place(PadX + before, 8, wide - before - roleWide - 8, 20), shared::strongFont(),
              face.title, false, Qt::ElideMiddle);
    painter.setPen(tokens.muted);
    pen.write(pen.place(PadX + wide - roleWide, 8, roleWide, 20), shared::captionFont(), face.role,
              true, Qt::ElideRight);
    painter.setPen(face.lineTone == State::Failed     ? tokens.bad
                   : face.lineTone == State::Degraded ? tokens.warn
                   : quiet                            ? tokens.muted
                                                      : tokens.text);
    const QString line = shared::wholeParts(face.line, [&caption, wide](const QString& parts) {
        return caption.horizontalAdvance(parts) <= wide;
    });
    pen.write(pen.place(PadX, 31, wide, 18), shared::captionFont(), line, false, Qt::ElideRight);
    painter.setPen(tokens.muted);
    QFont mono = shared::technicalFont();
    mono.setPixelSize(11);
    const QString cut = QFontMetricsF(mono).elidedText(face.gtid, Qt::ElideMiddle, wide);
    pen.write(pen.place(PadX, 51, wide, 18), mono, shared::technical(cut), false, Qt::ElideNone);
    painter.restore();
}

void paintLink(QPainter& painter,
               const LinkPath& path,
               const LinkLook& look,
               const QString& label,
               const shared::Tokens& tokens)
{
    painter.save();
    const QPen pen = penOf(look, tokens);
    QPainterPath curve(path.begin);
    curve.cubicTo(path.first, path.second, path.end);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(pen);
    painter.drawPath(curve);
    paintArrow(painter, path, pen.color());
    const QPointF middle = curve.pointAtPercent(0.5);
    if (!label.isEmpty()) {
        paintChip(painter, middle, label, linkMark(look), tokens);
    } else if (linkMark(look) != State::Ok) {
        paintMark(painter, middle, linkMark(look), tokens);
    }
    painter.restore();
}

} // namespace bafar::ui::database
