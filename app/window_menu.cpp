#include "app/window_menu.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <algorithm>

#include "ui/desktop/habits.h"
#include "ui/desktop/theme_keeper.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"

namespace bafar::app {

using shared::ThemeName;

WindowMenu::WindowMenu(QWidget* parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("window menu"));
    setProperty("kind", QByteArrayLiteral("quiet"));
    setIcon(shared::makeIcon(QStringLiteral("menu"), &shared::Tokens::muted));
    setAccessibleName(tr("Menu"));
    setToolTip(tr("Looks, keys, and what this console is"));
    setAccessibleDescription(toolTip());
    setMenu(new QMenu(this));
}

void WindowMenu::addLooks(ui::desktop::ThemeKeeper& keeper)
{
    auto* looks = new QMenu(tr("Theme"), menu());
    const QList<QAction*> there = menu()->actions();
    menu()->insertMenu(there.isEmpty() ? nullptr : there.front(), looks);
    auto* group = new QActionGroup(looks);
    const std::pair<ThemeName, QString> names[] = {{ThemeName::System, tr("As the desktop has it")},
                                                   {ThemeName::Light, tr("Light")},
                                                   {ThemeName::Dark, tr("Dark")},
                                                   {ThemeName::HighContrast, tr("High contrast")}};
    for (const auto& [name, text] : names) {
        QAction* action = looks->addAction(text);
        action->setObjectName(QStringLiteral("theme ") + ui::desktop::themeWord(name));
        action->setCheckable(true);
        action->setChecked(name == keeper.chosen());
        group->addAction(action);
        connect(action, &QAction::triggered, &keeper,
                [&keeper, name = name] { keeper.choose(name); });
        connect(&keeper, &ui::desktop::ThemeKeeper::changed, action,
                [action, &keeper, name = name] { action->setChecked(name == keeper.chosen()); });
    }
}

/// A menu before the entries that were there, and after the menus.
static QMenu* addMenu(QMenu& menu, const QString& title)
{
    auto* more = new QMenu(title, &menu);
    const QList<QAction*> there = menu.actions();
    const auto first = std::find_if(there.begin(), there.end(),
                                    [](const QAction* one) { return one->menu() == nullptr; });
    menu.insertMenu(first == there.end() ? nullptr : *first, more);
    return more;
}

/// One of words of which one counts.
template <class Value>
static void addChoice(QMenu& menu,
                      const QString& title,
                      const char* name,
                      Value now,
                      const QList<std::pair<Value, QString>>& choices,
                      const std::function<void(Value)>& choose)
{
    QMenu* more = addMenu(menu, title);
    auto* group = new QActionGroup(more);
    for (const auto& [value, text] : choices) {
        QAction* action = more->addAction(text);
        action->setObjectName(
            QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(static_cast<int>(value)));
        action->setCheckable(true);
        action->setChecked(value == now);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, more,
                         [choose, value = value] { choose(value); });
    }
}

void WindowMenu::addHabits(ui::desktop::Habits& habits)
{
    using shared::Calendar;
    using shared::Density;
    using shared::Digits;
    const auto change = [&habits](const auto& set) {
        ui::desktop::Habit habit = habits.habit();
        set(habit);
        habits.choose(habit);
    };
    const ui::desktop::Habit& now = habits.habit();
    addChoice<Density>(
        *menu(), tr("Rows of tables"), "density", now.density,
        {{Density::Compact, tr("Compact")}, {Density::Comfortable, tr("Comfortable")}},
        [change](Density value) {
            change([value](ui::desktop::Habit& habit) { habit.density = value; });
        });
    if (QLocale().zeroDigit() != QLatin1String("0")) { // there is something to choose
        addChoice<Digits>(
            *menu(), tr("Digits"), "digits", now.figures.digits,
            {{Digits::OfLanguage, tr("As the language has them")},
             {Digits::Latin, tr("Latin: 0123456789")}},
            [change](Digits value) {
                change([value](ui::desktop::Habit& habit) { habit.figures.digits = value; });
            });
    }
    addChoice<Calendar>(
        *menu(), tr("Calendar"), "calendar", now.figures.calendar,
        {{Calendar::OfLanguage, tr("As the language has it")},
         {Calendar::Gregorian, tr("Gregorian")},
         {Calendar::Persian, tr("Persian")}},
        [change](Calendar value) {
            change([value](ui::desktop::Habit& habit) { habit.figures.calendar = value; });
        });
}

void WindowMenu::addLanguages(const QString& now, const std::function<void(const QString&)>& choose)
{
    QMenu* more = addMenu(*menu(), tr("Language"));
    auto* group = new QActionGroup(more);
    // Each by its own name: whoever cannot read the interface finds it.
    const std::pair<QString, QString> languages[] = {
        {QString(), tr("As the system has it")},
        {QStringLiteral("en"), shared::technical(QStringLiteral("English"))},
        {QStringLiteral("fa"), QStringLiteral("فارسی")}};
    for (const auto& [language, text] : languages) {
        QAction* action = more->addAction(text);
        action->setObjectName(QStringLiteral("language ") +
                              (language.isEmpty() ? QStringLiteral("system") : language));
        action->setCheckable(true);
        action->setChecked(language == now);
        group->addAction(action);
        connect(action, &QAction::triggered, more,
                [choose, language = language] { choose(language); });
    }
}

QAction* WindowMenu::add(const QString& name,
                         const QString& text,
                         const std::function<void()>& work)
{
    QAction* action = menu()->addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, work);
    return action;
}

void WindowMenu::separate()
{
    menu()->addSeparator();
}

} // namespace bafar::app
