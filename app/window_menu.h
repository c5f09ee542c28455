#pragma once
// What belongs to the console and to no page: the menu at the end of the top bar, and what stands
// in it. GUI thread.
#include <QPushButton>
#include <functional>

class QAction;

namespace bafar::ui::desktop {
class Habits;
class ThemeKeeper;
} // namespace bafar::ui::desktop

namespace bafar::app {

/// The button of the menu.
class WindowMenu : public QPushButton {
    Q_OBJECT

public:
    explicit WindowMenu(QWidget* parent);

    /// At the beginning: which theme is shown, to choose from.
    void addLooks(ui::desktop::ThemeKeeper& keeper);

    /// After it: how rows stand, which digits and calendar are used.
    void addHabits(ui::desktop::Habits& habits);

    /// After them: which language is spoken. `now` and what `choose` hears are as applyLanguage()
    /// takes them.
    void addLanguages(const QString& now, const std::function<void(const QString&)>& choose);

    /// An entry at the end.
    QAction* add(const QString& name, const QString& text, const std::function<void()>& work);

    /// A line between groups of entries.
    void separate();
};

} // namespace bafar::app
