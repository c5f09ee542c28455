#include "ui/shared/tip.h"

#include <QWidget>

namespace bafar::shared {

void setTip(QWidget* widget, const QString& tip)
{
    if (widget->toolTip() != tip) {
        widget->setToolTip(tip);
    }
    if (widget->accessibleDescription() != tip) {
        widget->setAccessibleDescription(tip);
    }
}

} // namespace bafar::shared
