#include "ui/shared/short_label.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/shared/elide.h"
#include "ui/shared/format.h"

namespace bafar::shared {

ShortLabel::ShortLabel(TextRole role, int lines, QWidget* parent)
    : QLabel(parent)
    , lines_(lines)
{
    setRole(this, role);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void ShortLabel::setText(const QString& text)
{
    QLabel::setText(text);
    look();
}

void ShortLabel::setWhole(bool whole)
{
    if (whole_ != whole) {
        whole_ = whole;
        look();
        updateGeometry();
        update();
        Q_EMIT moreChanged();
    }
}

/// What is painted of it where it is not whole.
QString ShortLabel::shownIn(int width) const
{
    const QMargins sides = contentsMargins();
    return onLines(text(), font(), width - sides.left() - sides.right(), lines_);
}

void ShortLabel::look()
{
    const bool more = shownIn(width()) != text();
    // The selection of what is not painted would not be seen.
    const Qt::TextInteractionFlags wanted =
        more && !whole_ ? Qt::NoTextInteraction : Qt::TextSelectableByMouse;
    if (textInteractionFlags() != wanted) {
        setTextInteractionFlags(wanted);
    }
    if (hasMore_ != more) {
        hasMore_ = more;
        Q_EMIT moreChanged();
    }
}

int ShortLabel::heightForWidth(int width) const
{
    const QString shown = whole_ ? text() : shownIn(width);
    if (shown == text()) {
        return QLabel::heightForWidth(width);
    }
    const QMargins sides = contentsMargins();
    const QRect room(0, 0, width - sides.left() - sides.right(), 10'000);
    return fontMetrics().boundingRect(room, Qt::TextWordWrap, shown).height() + sides.top() +
           sides.bottom();
}

QSize ShortLabel::sizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return {hint.width(), heightForWidth(hint.width())};
}

QSize ShortLabel::minimumSizeHint() const
{
    constexpr int WordMost = 160;
    const QSize hint = QLabel::minimumSizeHint();
    return {std::min(hint.width(), WordMost), hint.height()};
}

void ShortLabel::paintEvent(QPaintEvent* event)
{
    if (whole_ || !hasMore_) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect area = contentsRect();
    const QString shown = shownIn(width());
    painter.drawText(area, static_cast<int>(alignment()) | Qt::TextWordWrap,
                     isRightToLeft() ? withoutSpacesAtEnds(shown, font(), area.width()) : shown);
}

void ShortLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    look();
}

bool ShortLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty() || whole_ || !hasMore_) {
        return QLabel::event(event);
    }
    // As markup, for only that is wrapped.
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       QLatin1String("<p>") + plainTip(text()) + QLatin1String("</p>"), this);
    return true;
}

QPushButton* makeMoreButton(ShortLabel* label, QWidget* parent)
{
    QPushButton* button = makeButton(ShortLabel::tr("Show all"), "quiet", parent);
    button->setObjectName(QStringLiteral("show all"));
    button->setVisible(false);
    QObject::connect(label, &ShortLabel::moreChanged, button, [label, button] {
        button->setText(label->isWhole() ? ShortLabel::tr("Show less")
                                         : ShortLabel::tr("Show all"));
        button->setVisible(label->hasMore());
    });
    QObject::connect(button, &QPushButton::clicked, label,
                     [label] { label->setWhole(!label->isWhole()); });
    return button;
}

} // namespace bafar::shared
