#include "ui/shared/field.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace bafar::shared {

void beginWithInterface(QLineEdit* field)
{
    if (QGuiApplication::layoutDirection() != Qt::RightToLeft) {
        return; // Qt begins there, too
    }
    const auto turn = [field](const QString& text) {
        // The key of such keyboards is the only way to a line's own direction: the widget's moves
        // its buttons alone.
        const bool toLeft = text.isEmpty() || text.isRightToLeft();
        QKeyEvent key(QEvent::KeyPress, toLeft ? Qt::Key_Direction_R : Qt::Key_Direction_L,
                      Qt::NoModifier);
        QCoreApplication::sendEvent(field, &key);
    };
    QObject::connect(field, &QLineEdit::textChanged, field, turn);
    turn(field->text());
}

} // namespace bafar::shared
