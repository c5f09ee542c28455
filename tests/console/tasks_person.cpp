#include "tests/console/tasks_person.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <algorithm>

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

} // namespace

Person::Person(app::MainWindow& window)
    : window_(window)
    , hands_(makeHands(window))
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
    const bool pressed = hands_->pressButton(widget, at);
    return hands_->releaseButton() && pressed;
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
                   canClick(*dialog->holdButton(), dialog->holdButton()->rect().center());
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
    const bool pressed = hands_->pressButton(*button, button->rect().center());
    const bool left = pressed && waitUntilConfirmed();
    return hands_->releaseButton() && left;
}

bool Person::holdSpace()
{
    PlanDialog* dialog = readyPlan();
    if (dialog == nullptr) {
        return false;
    }
    for (int i = 0; i < TabsMax && !dialog->holdButton()->hasFocus(); ++i) {
        if (!key(Qt::Key_Tab)) {
            return false;
        }
    }
    if (!dialog->holdButton()->hasFocus()) {
        return false;
    }
    ++keys_;
    const bool pressed = hands_->pressKey(Qt::Key_Space, Qt::NoModifier);
    const bool left = pressed && waitUntilConfirmed();
    return hands_->releaseKey() && left;
}

bool Person::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    ++keys_;
    const bool pressed = hands_->pressKey(key, modifiers);
    return hands_->releaseKey() && pressed;
}

/// Qt's codes for what Latin-1 prints are those of capitals.
bool Person::type(const QString& text)
{
    return std::ranges::all_of(text, [this](QChar letter) {
        return key(static_cast<Qt::Key>(letter.toUpper().unicode()));
    });
}

bool Person::find(const QString& text)
{
    return key(Qt::Key_K, Qt::ControlModifier) && type(text) && key(Qt::Key_Return);
}

bool Person::tabTo(const QString& text, bool back)
{
    for (int i = 0; i < TabsMax; ++i) {
        const auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        if (button != nullptr && button->text() == text) {
            return true;
        }
        if (!key(back ? Qt::Key_Backtab : Qt::Key_Tab, back ? Qt::ShiftModifier : Qt::NoModifier)) {
            return false;
        }
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
