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
constexpr int SeenMs = 8000;
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

/// It is where it is seen: nothing covers it.
bool Person::canClick(const QWidget& widget, QPoint at) const
{
    const QWidget* under = window_.childAt(widget.mapTo(&window_, at));
    return widget.isVisible() && widget.isEnabled() && under != nullptr &&
           (under == &widget || widget.isAncestorOf(under));
}

bool Person::clickAt(QWidget& widget, QPoint at)
{
    if (!canClick(widget, at)) {
        return false;
    }
    ++clicks_;
    QTest::mouseClick(&widget, Qt::LeftButton, {}, at);
    return true;
}

bool Person::click(const QString& objectName)
{
    QPushButton* found = nullptr;
    (void)QTest::qWaitFor( // a page is laid out a moment after it is opened
        [&] {
            found = nullptr;
            for (QPushButton* button : window_.findChildren<QPushButton*>(objectName)) {
                if (canClick(*button, button->rect().center())) {
                    found = button;
                }
            }
            return found != nullptr;
        },
        SeenMs);
    return found != nullptr && clickAt(*found, found->rect().center());
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

/// The dialog whose plan can be confirmed; null: there is none in time.
PlanDialog* Person::readyPlan() const
{
    const bool ready = QTest::qWaitFor(
        [this] {
            const PlanDialog* dialog = window_.planDialog();
            return dialog != nullptr && dialog->phase() == PlanDialog::Phase::Planned &&
                   dialog->holdButton()->isEnabled();
        },
        ConfirmMs);
    return ready ? window_.planDialog() : nullptr;
}

bool Person::holdMouse()
{
    PlanDialog* dialog = readyPlan();
    if (dialog == nullptr) {
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
    PlanDialog* dialog = readyPlan();
    if (dialog == nullptr) {
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
    const bool seen =
        QTest::qWaitFor([&] { return app::accessibleText(window_).contains(text); }, SeenMs);
    if (!seen) {
        qInfo().noquote() << app::accessibleText(window_);
    }
    return seen;
}

} // namespace bafar::test
