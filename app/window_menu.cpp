#include "app/window_menu.h"

#include <QActionGroup>
#include <QMenu>

#include "ui/desktop/theme_keeper.h"
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
