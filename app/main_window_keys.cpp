// What the window does by keys: the palette, the list of keys, pages and areas.
#include <QButtonGroup>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <algorithm>

#include "app/areas.h"
#include "app/bars.h"
#include "app/main_window.h"
#include "app/menu_commands.h"
#include "app/shortcut_sheet.h"
#include "app/shortcuts.h"
#include "app/window_menu.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"
#include "ui/palette/popup.h"
#include "ui/shared/overlay.h"
#include "ui/shared/tab_order.h"

namespace bafar::app {

void MainWindow::makeShortcuts()
{
    for (const Shortcut& one : shortcuts()) {
        addShortcut(this, one.keys, one.text, [this, deed = one.deed] { carryOut(deed); });
    }
    for (int place = 0; place < ids_.size(); ++place) {
        const QKeySequence key = pageKey(place);
        QAbstractButton* button = buttons_->button(place);
        button->setToolTip(withKey(button->text(), keyText(key)));
        if (!key.isEmpty()) {
            addShortcut(this, {key}, button->text(), [this, place] {
                if (!isCovered()) {
                    openPage(ids_.value(place));
                }
            });
            findChildren<QShortcut*>(Qt::FindDirectChildrenOnly)
                .back()
                ->setObjectName(QStringLiteral("page"));
        }
    }
}

bool MainWindow::isCovered() const
{
    const auto sheets = centralWidget()->findChildren<const shared::Overlay*>();
    return std::any_of(sheets.begin(), sheets.end(),
                       [](const shared::Overlay* one) { return one->isVisible(); });
}

/// Not over a sheet: nothing behind it hears a key.
void MainWindow::carryOut(Deed deed)
{
    if (isCovered()) {
        return;
    }
    const int pages = static_cast<int>(ids_.size());
    switch (deed) {
    case Deed::Search: openPalette(); break;
    case Deed::Lock: session_.setReadOnly(!session_.readOnly()); break;
    case Deed::NextPage: openPage(ids_.value((stack_->currentIndex() + 1) % pages)); break;
    case Deed::PreviousPage:
        openPage(ids_.value((stack_->currentIndex() + pages - 1) % pages));
        break;
    case Deed::NextArea: moveOn(true); break;
    case Deed::PreviousArea: moveOn(false); break;
    case Deed::ListKeys:
        new ShortcutSheet(*this, centralWidget()); // the window's
        break;
    }
}

/// Qt's own order counts while what had the focus is being hidden: it stands nowhere.
bool MainWindow::focusNextPrevChild(bool next)
{
    return shared::moveFocus(*this, next) || QMainWindow::focusNextPrevChild(next);
}

void MainWindow::moveOn(bool forward)
{
    std::vector<QWidget*> areas{buttons_->button(0)->parentWidget(), stack_->currentWidget()};
    for (QWidget* inspector : inspectorsOf(*stack_->currentWidget())) {
        areas.push_back(inspector);
    }
    areas.push_back(bar_);
    focusNextArea(areas, forward);
}

ui::palette::Popup* MainWindow::palettePopup() const
{
    return palette_;
}

void MainWindow::openPalette()
{
    if (!isCovered()) {
        palette_ = new ui::palette::Popup(session_, pages_, commands(), centralWidget());
        connect(palette_, &ui::palette::Popup::closed, this, [this] { palette_ = nullptr; });
    }
}

std::vector<ui::palette::Command> MainWindow::commands()
{
    const bool readOnly = session_.readOnly();
    std::vector<ui::palette::Command> all{
        {QStringLiteral("lock"), readOnly ? tr("Unlock the console") : tr("Lock the console"),
         readOnly ? QStringLiteral("unlock") : QStringLiteral("lock"), keyText(Deed::Lock),
         // What it says, not the other of what is: the lock may have moved since.
         [this, readOnly] { session_.setReadOnly(!readOnly); }},
        {QStringLiteral("keys"), tr("List the keys"), QStringLiteral("keyboard"),
         keyText(Deed::ListKeys), [this] { carryOut(Deed::ListKeys); }},
    };
    addCommandsOf(*menu_->menu(), {}, all);
    if (QMenu* clusters = bar_->clusterMenu(); clusters != nullptr) {
        addCommandsOf(*clusters, clusters->accessibleName(), all);
    }
    return all;
}

} // namespace bafar::app
