#pragma once
// A person at the window: clicks at the middle of what is seen there and keys to what has the
// focus, each counted. What is hidden, disabled or covered cannot be clicked. The clicks and keys
// are those of Hands.
#include <QElapsedTimer>
#include <QString>
#include <QWidget>
#include <memory>

#include "app/main_window.h"
#include "tests/console/tasks_hands.h"

namespace bafar::test {

class Person {
public:
    explicit Person(app::MainWindow& window);

    /// A click on the button of that object name. False: no such button can be clicked, or the
    /// click came to something else.
    [[nodiscard]] bool click(const QString& objectName);

    /// The same by what stands on it.
    [[nodiscard]] bool clickText(const QString& text);

    /// A click on a painted item whose name begins so.
    [[nodiscard]] bool clickItem(const QString& name);

    /// Presses the plan's confirm button until the agent was asked: one click, or one key.
    [[nodiscard]] bool holdMouse();
    [[nodiscard]] bool holdSpace();

    /// False, here and below: the window is not the active one, or did not hear of a key.
    [[nodiscard]] bool key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    /// Small letters, digits, colons and spaces.
    [[nodiscard]] bool type(const QString& text);

    /// The palette, and what it finds first for `text`.
    [[nodiscard]] bool find(const QString& text);

    /// Tab, or with Shift, until the button of that text has the focus; false: it never gets it.
    [[nodiscard]] bool tabTo(const QString& text, bool back = false);

    /// It is on the screen, within two seconds.
    [[nodiscard]] bool sees(const QString& text) const;

    [[nodiscard]] int clicks() const { return clicks_; }

    [[nodiscard]] int keys() const { return keys_; }

    /// As of Hands.
    [[nodiscard]] int deviceEvents() const { return hands_->deviceEvents(); }

    [[nodiscard]] double seconds() const { return static_cast<double>(since_.elapsed()) / 1000; }

private:
    [[nodiscard]] bool canClick(const QWidget& widget, QPoint at) const;
    [[nodiscard]] bool clickAt(QWidget& widget, QPoint at);
    [[nodiscard]] ui::actions::PlanDialog* readyPlan() const;
    [[nodiscard]] bool waitUntilConfirmed() const;

    app::MainWindow& window_;
    std::unique_ptr<Hands> hands_;
    int clicks_ = 0;
    int keys_ = 0;
    QElapsedTimer since_;
};

} // namespace bafar::test
