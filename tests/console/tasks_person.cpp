#include "tests/console/tasks_person.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

#include "app/dump.h"
#include "ui/actions/plan_dialog.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using ui::actions::PlanDialog;

namespace {

constexpr int TabsMax = 60;
constexpr int SeenMs = 2000;
constexpr int ConfirmMs = 8000;

QWidget* focused(app::MainWindow& window)
{
    QWidget* widget = QApplication::focusWidget();
    return widget != nullptr ? widget : &window;
}

} // namespace

Person::Person(app::MainWindow& window)
    : window_(window)
{
    since_.start();
}

bool Person::clickAt(QWidget& widget, QPoint at)
{
    const QWidget* under = window_.childAt(widget.mapTo(&window_, at));
    if (!widget.isVisible() || !widget.isEnabled() || under == nullptr ||
        (under != &widget && !widget.isAncestorOf(under))) {
        return false;
    }
    ++clicks_;
    QTest::mouseClick(&widget, Qt::LeftButton, {}, at);
    return true;
}

bool Person::click(const QString& objectName)
{
    for (QPushButton* button : window_.findChildren<QPushButton*>(objectName)) {
        if (button->isVisible()) {
            return clickAt(*button, button->rect().center());
        }
    }
    return false;
}

bool Person::clickText(const QString& text)
{
    for (QPushButton* button : window_.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->isEnabled() && button->text() == text) {
            return clickAt(*button, button->rect().center());
        }
    }
    return false;
}

bool Person::clickItem(const QString& name)
{
    for (QWidget* widget : window_.findChildren<QWidget*>()) {
        const auto* painted = dynamic_cast<const shared::PaintedItems*>(widget);
        if (painted == nullptr || !widget->isVisible()) {
            continue;
        }
        for (const shared::PaintedItem& item : painted->items()) {
            if (shared::withoutIsolation(item.name).startsWith(name)) {
                const QPoint at = item.rectangle.center(); // the items may go with the click
                return clickAt(*widget, at);
            }
        }
    }
    return false;
}

bool Person::waitUntilConfirmed() const
{
    return QTest::qWaitFor(
        [this] {
            const PlanDialog* dialog = window_.planDialog();
            return dialog != nullptr && dialog->phase() != PlanDialog::Phase::Planned;
        },
        ConfirmMs);
}

bool Person::holdMouse()
{
    PlanDialog* dialog = window_.planDialog();
    if (dialog == nullptr ||
        !QTest::qWaitFor([dialog] { return dialog->holdButton()->isEnabled(); }, ConfirmMs)) {
        return false;
    }
    shared::HoldButton* button = dialog->holdButton();
    ++clicks_;
    QTest::mousePress(button, Qt::LeftButton);
    const bool left = waitUntilConfirmed();
    QTest::mouseRelease(button, Qt::LeftButton);
    return left;
}

bool Person::holdSpace()
{
    PlanDialog* dialog = window_.planDialog();
    if (dialog == nullptr ||
        !QTest::qWaitFor([dialog] { return dialog->holdButton()->isEnabled(); }, ConfirmMs)) {
        return false;
    }
    for (int i = 0; i < TabsMax && !dialog->holdButton()->hasFocus(); ++i) {
        key(Qt::Key_Tab);
    }
    ++keys_;
    QTest::keyPress(dialog->holdButton(), Qt::Key_Space);
    const bool left = waitUntilConfirmed();
    QTest::keyRelease(dialog->holdButton(), Qt::Key_Space);
    return left;
}

void Person::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++keys_;
    QTest::keyClick(focused(window_), key, modifiers);
}

void Person::type(const QString& text)
{
    for (const QChar letter : text) {
        ++keys_;
        QTest::keyClick(focused(window_), letter.toLatin1());
    }
}

void Person::find(const QString& text)
{
    key(Qt::Key_K, Qt::ControlModifier);
    type(text);
    key(Qt::Key_Return);
}

bool Person::tabTo(const QString& text, bool back)
{
    for (int i = 0; i < TabsMax; ++i) {
        const auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        if (button != nullptr && button->text() == text) {
            return true;
        }
        key(back ? Qt::Key_Backtab : Qt::Key_Tab, back ? Qt::ShiftModifier : Qt::NoModifier);
    }
    return false;
}

bool Person::sees(const QString& text) const
{
    return QTest::qWaitFor([&] { return app::accessibleText(window_).contains(text); }, SeenMs);
}

} // namespace bafar::test
