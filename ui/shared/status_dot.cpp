#include "ui/shared/status_dot.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace bafar::shared {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(State)
};

void paintTriangle(QPainter& painter, const QRectF& box)
{
    QPainterPath path;
    path.moveTo(box.center().x(), box.top());
    path.lineTo(box.right() + 0.5, box.bottom());
    path.lineTo(box.left() - 0.5, box.bottom());
    path.closeSubpath();
    painter.drawPath(path);
}

void paintCross(QPainter& painter, const QRectF& box, const QColor& cut)
{
    painter.setPen(QPen(cut, box.width() / 6, Qt::SolidLine, Qt::RoundCap));
    const QRectF inner =
        box.adjusted(box.width() * 0.3, box.width() * 0.3, -box.width() * 0.3, -box.width() * 0.3);
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

void paintRing(QPainter& painter, const QRectF& box, const QColor& colour, Qt::PenStyle style)
{
    QPen pen(colour, 1.5, style);
    if (style == Qt::CustomDashLine) {
        pen.setDashPattern({1.4, 1.6});
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75));
}

/// Two diagonals within a ring, as lines: a brush's pattern is as large as the mark, and would show
/// another part of itself in each place.
void paintHatch(QPainter& painter, const QRectF& box, const QColor& colour)
{
    const double side = box.width();
    const double apart = side * 0.11; // of each from the centre, along both axes
    const double half = side * 0.22;  // of each one's length, along both axes
    painter.setPen(QPen(colour, side / 9, Qt::SolidLine, Qt::FlatCap));
    for (const double off : {-apart, apart}) {
        const QPointF middle = box.center() + QPointF(off, off);
        painter.drawLine(middle + QPointF(-half, half), middle + QPointF(half, -half));
    }
}

void paintQuiet(QPainter& painter, const QRectF& box, schema::State state, const QColor& colour)
{
    if (state == schema::State::Stale) {
        paintHatch(painter, box, colour);
        paintRing(painter, box, colour, Qt::SolidLine);
    } else if (state == schema::State::Unknown) {
        paintRing(painter, box, colour, Qt::CustomDashLine);
        if (box.width() >= 14) {
            QFont font = strongFont();
            font.setPixelSize(static_cast<int>(box.width() * 0.7));
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(box, Qt::AlignCenter, Words::tr("?"));
        }
    } else {
        paintRing(painter, box, colour, Qt::SolidLine);
        if (state == schema::State::Disabled) {
            painter.drawLine(QPointF(box.left() + 3, box.center().y()),
                             QPointF(box.right() - 3, box.center().y()));
        }
    }
}

} // namespace

QString stateWord(schema::State state)
{
    switch (state) {
    case schema::State::Ok: return Words::tr("ok");
    case schema::State::Degraded: return Words::tr("degraded");
    case schema::State::Failed: return Words::tr("failed");
    case schema::State::Maintenance: return Words::tr("maintenance");
    case schema::State::Transition: return Words::tr("changing");
    case schema::State::Stale: return Words::tr("stale");
    case schema::State::Unknown: return Words::tr("unknown");
    case schema::State::NotMonitored: return Words::tr("not monitored");
    case schema::State::Disabled: return Words::tr("disabled");
    }
    return Words::tr("unknown");
}

void paintStateMark(QPainter& painter,
                    const QRectF& square,
                    schema::State state,
                    const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = stateColour(tokens, state);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    switch (state) {
    case schema::State::Ok: painter.drawEllipse(square); break;
    case schema::State::Degraded: paintTriangle(painter, square); break;
    case schema::State::Failed:
        painter.drawEllipse(square);
        paintCross(painter, square, tokens.panel);
        break;
    case schema::State::Transition:
        painter.drawPie(square, 90 * 16, 180 * 16);
        paintRing(painter, square, colour, Qt::SolidLine);
        break;
    case schema::State::Maintenance: {
        const double inset = square.width() * 0.32;
        painter.drawEllipse(square.adjusted(inset, inset, -inset, -inset));
        paintRing(painter, square, colour, Qt::SolidLine);
        break;
    }
    case schema::State::Stale:
    case schema::State::Unknown:
    case schema::State::NotMonitored:
    case schema::State::Disabled: paintQuiet(painter, square, state, colour); break;
    }
    painter.restore();
}

StatusDot::StatusDot(QWidget* parent)
    : QWidget(parent)
{
    setFixedSize(sizeHint());
    setAccessibleName(stateWord(state_));
}

void StatusDot::setState(schema::State state)
{
    if (state_ == state) {
        return;
    }
    state_ = state;
    if (!isSaidBeside_) {
        setAccessibleName(stateWord(state));
        setToolTip(stateWord(state));
    }
    update();
}

void StatusDot::setSaidBeside()
{
    isSaidBeside_ = true;
    setAccessibleName({});
    setToolTip({}); // else it would be the description
}

QSize StatusDot::sizeHint() const
{
    return {10, 10};
}

void StatusDot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintStateMark(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), state_,
                   tokensOf(palette()));
}

void addOnFirstLine(QBoxLayout* row, StatusDot* dot, int below)
{
    auto* column = new QVBoxLayout;
    column->addSpacing(below);
    column->addWidget(dot);
    column->addStretch(1);
    row->addLayout(column);
}

} // namespace bafar::shared
