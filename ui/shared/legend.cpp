#include "ui/shared/legend.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <algorithm>
#include <array>

#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int Stroke = 12;
constexpr int Beside = 6;
constexpr int Edge = 3;
constexpr int EntryGap = 8;
constexpr int RowGap = 1;

/// Violet and magenta stand beside each other in the tables and look alike on thin lines.
constexpr std::array<std::size_t, 6> SeriesOrder{0, 1, 3, 2, 4, 5};

} // namespace

QColor lineColour(const Tokens& tokens, std::size_t line)
{
    return tokens.series[SeriesOrder[line % SeriesOrder.size()]];
}

LegendEntry::LegendEntry(std::size_t line, const QString& name, QWidget* parent)
    : QAbstractButton(parent)
    , line_(line)
{
    setText(name);
    setFont(captionFont());
    setCheckable(true);
    setChecked(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setToolTip(tr("Click to put this line away or back"));
}

void LegendEntry::setValue(const QString& value)
{
    if (value == value_) {
        return;
    }
    value_ = value;
    setAccessibleDescription(value);
    const int wide = value.isEmpty() ? 0 : Beside + fontMetrics().horizontalAdvance(value);
    if (wide > valueWidth_) {
        valueWidth_ = wide;
        updateGeometry();
    }
    update();
}

QSize LegendEntry::sizeHint() const
{
    return {2 * Edge + Stroke + Beside + fontMetrics().horizontalAdvance(text()) + valueWidth_,
            fontMetrics().height() + 2};
}

void LegendEntry::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& tokens = tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](int from, int wide) {
        return QRect(mirrored ? width() - from - wide : from, 0, wide, height());
    };
    const QRectF stroke = place(Edge, Stroke);
    const double middle = height() / 2.0;
    painter.setPen(QPen(isChecked() ? lineColour(tokens, line_) : tokens.faint, 2,
                        isChecked() ? Qt::SolidLine : Qt::DotLine, Qt::RoundCap));
    painter.drawLine(QPointF(stroke.left() + 1, middle), QPointF(stroke.right() - 1, middle));
    QFont named = font();
    named.setStrikeOut(!isChecked());
    painter.setFont(named);
    painter.setPen(tokens.muted);
    const int wide = fontMetrics().horizontalAdvance(text());
    const int at = Edge + Stroke + Beside;
    painter.drawText(place(at, wide), static_cast<int>(Qt::AlignCenter), text());
    painter.setFont(font());
    painter.setPen(tokens.text);
    const int valueWide = fontMetrics().horizontalAdvance(value_);
    painter.drawText(place(at + wide + Beside, valueWide), static_cast<int>(Qt::AlignCenter),
                     value_);
    if (hasFocus()) {
        painter.setPen(QPen(tokens.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

Legend::Legend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    hide();
}

void Legend::add(const QString& name, bool shown)
{
    const std::size_t line = entries_.size();
    auto* entry = new LegendEntry(line, name, this);
    entry->setChecked(shown);
    entry->hide();
    entries_.push_back(entry);
    connect(entry, &LegendEntry::toggled, this,
            [this, line](bool on) { Q_EMIT toggled(line, on); });
}

void Legend::reveal(std::size_t line)
{
    if (!entries_[line]->isHidden()) {
        return;
    }
    entries_[line]->show();
    QStringList names;
    for (const LegendEntry* entry : entries_) {
        if (!entry->isHidden()) {
            names.append(entry->text());
        }
    }
    setAccessibleName(names.join(comma()));
    setVisible(names.size() > 1);
    arrange();
}

void Legend::clear()
{
    for (LegendEntry* entry : entries_) {
        delete entry;
    }
    entries_.clear();
    hide();
}

void Legend::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool Legend::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::LayoutDirectionChange) {
        arrange(); // an entry became wider
    }
    return QWidget::event(event);
}

void Legend::arrange()
{
    int x = 0;
    int y = 0;
    int high = 0;
    for (LegendEntry* entry : entries_) {
        if (entry->isHidden()) {
            continue;
        }
        const QSize wanted = entry->sizeHint();
        const int wide = std::min(wanted.width(), std::max(1, width()));
        if (x > 0 && x + wide > width()) {
            x = 0;
            y += high + RowGap;
        }
        entry->setGeometry(
            QStyle::visualRect(layoutDirection(), rect(), QRect(x, y, wide, wanted.height())));
        x += wide + EntryGap;
        high = wanted.height();
    }
    setFixedHeight(std::max(1, y + high));
}

void Legend::setValues(const QStringList& values)
{
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        entries_[i]->setValue(values.value(static_cast<qsizetype>(i)));
    }
}

} // namespace bafar::shared
