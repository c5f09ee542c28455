#pragma once
// A person at the window: clicks at the middle of what is seen there and keys to what has the
// focus, each counted. What is hidden, disabled or covered cannot be clicked.
#include <QElapsedTimer>
#include <QString>
#include <QWidget>

#include "app/main_window.h"

namespace bafar::test {

class Person {
public:
    explicit Person(app::MainWindow& window);

    /// A click on the button of that object name. False: no such button can be clicked.
    [[nodiscard]] bool click(const QString& objectName);

    /// The same by what stands on it.
    [[nodiscard]] bool clickText(const QString& text);

    /// A click on a painted item whose name begins so.
    [[nodiscard]] bool clickItem(const QString& name);

    /// Presses the plan's confirm button until the agent was asked: one click, or one key.
    [[nodiscard]] bool holdMouse();
    [[nodiscard]] bool holdSpace();

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);

    /// The palette, and what it finds first for `text`.
    void find(const QString& text);

    /// Tab, or with Shift, until the button of that text has the focus; false: it never gets it.
    [[nodiscard]] bool tabTo(const QString& text, bool back = false);

    /// It is on the screen, within two seconds.
    [[nodiscard]] bool sees(const QString& text) const;

    [[nodiscard]] int clicks() const { return clicks_; }

    [[nodiscard]] int keys() const { return keys_; }

    [[nodiscard]] double seconds() const { return static_cast<double>(since_.elapsed()) / 1000; }

private:
    [[nodiscard]] bool canClick(const QWidget& widget, QPoint at) const;
    [[nodiscard]] bool clickAt(QWidget& widget, QPoint at);
    [[nodiscard]] ui::actions::PlanDialog* readyPlan() const;
    [[nodiscard]] bool waitUntilConfirmed() const;

    app::MainWindow& window_;
    int clicks_ = 0;
    int keys_ = 0;
    QElapsedTimer since_;
};

} // namespace bafar::test
