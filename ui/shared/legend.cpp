#include "ui/shared/legend.h"

#include <QPainter>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int Stroke = 12;
constexpr int Beside = 6;
constexpr int Between = 14;

} // namespace

Legend::Legend(QWidget* parent)
    : QWidget(parent)
{
    setFont(captionFont());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void Legend::add(const QString& name)
{
    names_.append(name);
    setAccessibleName(names_.join(QStringLiteral(", ")));
    setVisible(names_.size() > 1); // one line needs no telling apart
    updateGeometry();
}

QSize Legend::sizeHint() const
{
    int width = 0;
    for (const QString& name : names_) {
        width += Stroke + Beside + fontMetrics().horizontalAdvance(name) + Between;
    }
    return {width, fontMetrics().height() + 2};
}

void Legend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double middle = height() / 2.0;
    int at = 0;
    for (int i = 0; i < names_.size(); ++i) {
        const int wide = fontMetrics().horizontalAdvance(names_[i]);
        const auto x = [&](int from, int length) {
            return mirrored ? width() - from - length : from;
        };
        const auto series = static_cast<std::size_t>(i) % tokens.series.size();
        painter.setPen(QPen(tokens.series[series], 2, Qt::SolidLine, Qt::RoundCap));
        const int left = x(at, Stroke);
        painter.drawLine(QPointF(left + 1, middle), QPointF(left + Stroke - 1, middle));
        painter.setPen(tokens.muted);
        painter.drawText(QRect(x(at + Stroke + Beside, wide), 0, wide, height()),
                         static_cast<int>(Qt::AlignCenter), names_[i]);
        at += Stroke + Beside + wide + Between;
    }
}

} // namespace bafar::shared
