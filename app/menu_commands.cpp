#include "app/menu_commands.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QPointer>
#include <algorithm>

#include "app/shortcuts.h"

namespace bafar::app {
namespace {

struct MenuCommandWords {
    Q_DECLARE_TR_FUNCTIONS(MenuCommands)
};

/// Where an entry of a menu stands: the titles and the names of the menus around it.
struct MenuPlace {
    QString title;
    QString id;
};

/// As it is read: "&File" and "A && B" without what only marks a key.
QString plainText(const QAction& action)
{
    QString plain;
    const QString text = action.text().section(QLatin1Char('\t'), 0, 0);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && i + 1 < text.size()) {
            ++i;
        }
        plain += text[i];
    }
    return plain;
}

MenuPlace menuPlaceOf(const QAction& action, const MenuPlace& menu)
{
    const QString text = plainText(action);
    const QString name = action.objectName();
    // What its own name says of it is enough; a menu without one adds nothing to it.
    const QString id = name.isEmpty() && action.menu() == nullptr ? text : name;
    return {menu.title.isEmpty() ? text : MenuCommandWords::tr("%1: %2").arg(menu.title, text),
            menu.id.isEmpty() || id.isEmpty() ? menu.id + id : menu.id + QLatin1Char(' ') + id};
}

QString detailOf(const QAction& action)
{
    if (!action.isChecked()) {
        return {};
    }
    return action.actionGroup() != nullptr ? MenuCommandWords::tr("chosen now")
                                           : MenuCommandWords::tr("on now, and off with this");
}

void addCommands(const QMenu& menu,
                 const MenuPlace& place,
                 std::vector<ui::palette::Command>& commands)
{
    for (QAction* action : menu.actions()) {
        if (!action->isVisible() || !action->isEnabled() || action->text().isEmpty()) {
            continue;
        }
        const MenuPlace at = menuPlaceOf(*action, place);
        if (const QMenu* more = action->menu(); more != nullptr) {
            addCommands(*more, at, commands);
            continue;
        }
        const bool isThere = std::any_of(commands.begin(), commands.end(),
                                         [&at](const auto& one) { return one.id == at.id; });
        if (!isThere) {
            // The menu may be filled anew meanwhile.
            commands.push_back({at.id, at.title, QStringLiteral("menu"),
                                keyText(action->shortcut()),
                                [kept = QPointer<QAction>(action)] {
                                    if (kept != nullptr) {
                                        kept->trigger();
                                    }
                                },
                                detailOf(*action)});
        }
    }
}

} // namespace

void addCommandsOf(QMenu& menu, const QString& title, std::vector<ui::palette::Command>& commands)
{
    Q_EMIT menu.aboutToShow(); // one that reads its entries whenever it opens
    addCommands(menu, {title, {}}, commands);
}

} // namespace bafar::app
