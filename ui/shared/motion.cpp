#include "ui/shared/motion.h"

#include <QApplication>
#include <QVariant>

namespace bafar::shared {

static constexpr const char* Property = "motionReduced"; // of the application

bool motionReduced()
{
    return qApp->property(Property).toBool();
}

void setMotionReduced(bool reduced)
{
    qApp->setProperty(Property, reduced);
    for (const Qt::UIEffect effect : {Qt::UI_AnimateMenu, Qt::UI_FadeMenu, Qt::UI_AnimateCombo,
                                      Qt::UI_AnimateTooltip, Qt::UI_FadeTooltip}) {
        QApplication::setEffectEnabled(effect, !reduced);
    }
}

} // namespace bafar::shared
