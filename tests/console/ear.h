#pragma once
// A screen reader at work, and what it is led to read out.
//
// The offscreen platform has no bridge to readers, so Qt sends it no events; what begins to show
// here is what Qt tells of with ObjectShow where there is one.
#include <QAccessible>
#include <QApplication>
#include <QEvent>
#include <QStringList>

#include "ui/shared/announce.h"
#include "ui/shared/format.h"

namespace bafar::test {

class Ear : public QObject {
public:
    Ear()
    {
        (void)shared::isReaderThere(); // from now on it is told
        QAccessible::setActive(true);
        qApp->installEventFilter(this);
    }

    Ear(const Ear&) = delete;
    Ear& operator=(const Ear&) = delete;

    ~Ear() override { QAccessible::setActive(false); }

    /// One text for each time that something was read out.
    [[nodiscard]] const QStringList& heard() const { return heard_; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Show &&
            qobject_cast<shared::SpokenNotice*>(object) != nullptr) {
            const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(object);
            heard_.append(said->role() == QAccessible::Notification
                              ? shared::withoutIsolation(said->text(QAccessible::Name))
                              : QStringLiteral("not a notification"));
        }
        return false;
    }

private:
    QStringList heard_;
};

} // namespace bafar::test
