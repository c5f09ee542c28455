#include "ui/shared/icon_button.h"

#include <QStyleOptionButton>
#include <QStylePainter>
#include <algorithm>

#include "ui/shared/theme.h"

namespace bafar::shared {

IconButton::IconButton(const QString& text, const char* kind, QWidget* parent)
    : QPushButton(text, parent)
{
    setFont(bodyFont());
    setProperty("kind", QByteArray(kind));
    setAutoDefault(false);
    setCursor(Qt::PointingHandCursor);
}

bool IconButton::hasBoth() const
{
    return !icon().isNull() && !text().isEmpty();
}

QSize IconButton::sizeHint() const
{
    constexpr int StyleGap = 4; // that QPushButton reckons with
    const QSize size = QPushButton::sizeHint();
    return hasBoth() ? size + QSize(IconGap - StyleGap, 0) : size;
}

void IconButton::paintEvent(QPaintEvent* event)
{
    if (!hasBoth()) {
        QPushButton::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    const QRect room = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this);
    const QSize image = option.iconSize;
    const int wanted = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int wide = std::min(wanted, room.width() - image.width() - IconGap);
    const QRect both = QStyle::alignedRect(option.direction, Qt::AlignCenter,
                                           {image.width() + IconGap + wide, room.height()}, room);
    const Qt::Alignment begin = Qt::AlignLeft | Qt::AlignVCenter; // it is turned over for Persian
    const Qt::Alignment end = Qt::AlignRight | Qt::AlignVCenter;
    option.icon.paint(&painter, QStyle::alignedRect(option.direction, begin, image, both),
                      Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled,
                      isChecked() ? QIcon::On : QIcon::Off);
    option.icon = {};
    option.rect = QStyle::alignedRect(option.direction, end, {wide, both.height()}, both);
    painter.drawControl(QStyle::CE_PushButtonLabel, option);
}

} // namespace bafar::shared
