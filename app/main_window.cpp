#include "app/main_window.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "app/about.h"
#include "app/alert_messages.h"
#include "app/bars.h"
#include "app/group_alarm.h"
#include "app/page_marks.h"
#include "app/shortcuts.h"
#include "app/tray.h"
#include "app/window_menu.h"
#include "ui/actions/plan_dialog.h"
#include "ui/desktop/announcer.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/key_focus.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::app {
namespace {

constexpr int NavigationWidth = 188; ///< at least: titles of other languages are longer

/// A page that is made late is among the window's parts as if it had been there from the start.
void keepTabOrder(QWidget* place)
{
    QWidget* last = place->previousInFocusChain();
    while (last != place && last->focusPolicy() == Qt::NoFocus) { // Qt puts nothing behind such
        last = last->previousInFocusChain();
    }
    for (QWidget* part : place->findChildren<QWidget*>()) {
        if (part->focusPolicy() != Qt::NoFocus) {
            QWidget::setTabOrder(last, part);
            last = part;
        }
    }
}

} // namespace

MainWindow::MainWindow(link::Session& session,
                       std::span<const shared::Page> pages,
                       bool simulated,
                       Making making)
    : session_(session)
    , pages_(pages)
    , making_(making)
    , buttons_(new QButtonGroup(this))
    , stack_(new QStackedWidget)
{
    setWindowIcon(shared::programIcon());
    session_.setWording(&shared::sentence);
    setMinimumSize(1000, 640);
    auto* content = new QWidget(this);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    bar_ = new TopBar(session, simulated, content);
    rows->addWidget(bar_);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(0);
    columns->addWidget(makeNavigation());
    columns->addWidget(shared::makeRule(Qt::Vertical, content));
    columns->addLayout(makePlace(content), 1);
    rows->addLayout(columns, 1);
    rows->addWidget(new StatusStrip(session, content));
    setCentralWidget(content);
    messages_ = new AlertMessages(session, this, content);
    new ui::desktop::Announcer(session, content);
    bar_->addButton(messages_->makeSwitch(bar_));
    menu_ = new WindowMenu(bar_);
    bar_->layout()->addWidget(menu_);
    menu_->menu()->addAction(makeMuteAction(*messages_, menu_));
    menu_->separate();
    menu_->add(QStringLiteral("keys"), tr("List the keys"), [this] { carryOut(Deed::ListKeys); });
    menu_->add(QStringLiteral("about"), tr("About Bafar"), [content] { showAbout(content); });
    menu_->add(QStringLiteral("quit"), tr("Quit"), [this] { close(); });
    openPage(QStringLiteral("topology")); // what the command line opens, too, unless it is asked
    buttons_->checkedButton()->setFocus();
    connect(&session_, &link::Session::alertsChanged, this, &MainWindow::showAlertCounts);
    connect(&session_, &link::Session::pageOfIdWanted, this, &MainWindow::openPage);
    shared::sayInFigures(this, [this] { showAlertCounts(); });
    connect(&session_, &link::Session::pageWanted, this, &MainWindow::openPageOf);
    connect(&session_, &link::Session::actionRequested, this, &MainWindow::showPlan);
    connect(&session_, &link::Session::actionWanted, this, &MainWindow::showAction);
    connect(&session_, &link::Session::actionRefused, messages_,
            [this](const QString& why) { messages_->say(tr("Not possible now"), why); });
    connect(bar_, &TopBar::searchWanted, this, &MainWindow::openPalette);
    makeShortcuts();
}

QWidget* MainWindow::makeNavigation()
{
    QFrame* bar = shared::makeSurface("navigation", this);
    bar->setMinimumWidth(NavigationWidth);
    bar->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    bar->setAccessibleName(tr("Pages"));
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(2);
    auto* marks = new PageMarks(session_, bar);
    for (const shared::Page& page : pages_) {
        if (page.make == nullptr) {
            continue;
        }
        const int index = stack_->addWidget(new QWidget(stack_));
        stack_->widget(index)->setProperty(PageId, page.id);
        stack_->widget(index)->setProperty(PageTitle, page.title());
        ids_.append(page.id);
        if (making_ == Making::AtOnce) {
            makePage(index);
        }
        QPushButton* button = shared::makeButton(page.title(), "navigation", bar);
        button->setCheckable(true);
        button->setChecked(index == 0);
        button->setIcon(shared::makeIcon(page.icon, &shared::Tokens::muted));
        button->setIconSize({16, 16});
        button->setObjectName(QStringLiteral("page ") + page.id);
        buttons_->addButton(button, index);
        layout->addWidget(button);
        if (page.id == QLatin1String("alerts")) {
            firing_ = shared::makeBadge({}, "bad", button);
            putAtEnd(firing_, button);
        } else {
            marks->add(page.id, button);
        }
    }
    layout->addStretch(1);
    connect(buttons_, &QButtonGroup::idClicked, this, &MainWindow::showPage);
    connect(stack_, &QStackedWidget::currentChanged, this, [this](int index) {
        alarm_->setOnGroupPage(ids_.value(index) == QLatin1String("group"));
        Q_EMIT pageOpened(ids_.value(index));
    });
    return bar;
}

void MainWindow::makePage(int index)
{
    QWidget* place = stack_->widget(index);
    if (place->layout() != nullptr) {
        return;
    }
    auto* all = new QVBoxLayout(place);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(shared::findPage(pages_, ids_[index])->make({session_, pages_}, place));
    if (making_ == Making::AsWanted) {
        keepTabOrder(place);
    }
    Q_EMIT pageMade(place);
}

/// One in each turn of the loop: nobody waits for more than one.
void MainWindow::makeOthers()
{
    for (int index = 0; index < stack_->count(); ++index) {
        if (stack_->widget(index)->layout() == nullptr) {
            makePage(index);
            QTimer::singleShot(0, this, &MainWindow::makeOthers);
            return;
        }
    }
}

void MainWindow::showPage(int index)
{
    makePage(index);
    session_.catchUp();
    stack_->setCurrentIndex(index);
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::Paint && !hasBegun_) {
        hasBegun_ = true;
        QTimer::singleShot(0, this, &MainWindow::makeOthers);
    }
    return QMainWindow::event(event);
}

/// What fires is said by the window's title, too: it may be all that a person sees of it.
void MainWindow::showAlertCounts()
{
    const schema::alerting::Counts& counts = session_.alerts().board.counts;
    const std::uint64_t firing = counts.critical + counts.warning;
    const QString cluster = shared::technical(session_.cluster());
    setWindowTitle(firing == 0 ? tr("%1 – Bafar").arg(cluster)
                               : tr("(%1 firing) %2 – Bafar").arg(shared::number(firing), cluster));
    if (firing_ == nullptr) {
        return;
    }
    firing_->setVisible(firing > 0);
    firing_->setText(shared::number(firing));
    firing_->setAccessibleName(tr("%Ln firing", nullptr, static_cast<int>(firing)));
    firing_->setProperty("badge", QByteArray(counts.critical > 0 ? "bad" : "warn"));
    firing_->style()->unpolish(firing_);
    firing_->style()->polish(firing_);
    buttons_->button(static_cast<int>(ids_.indexOf(QStringLiteral("alerts"))))
        ->setAccessibleDescription(firing > 0 ? firing_->accessibleName() : QString());
}

bool MainWindow::openPage(const QString& id)
{
    const int index = static_cast<int>(ids_.indexOf(id));
    if (index < 0) {
        return false;
    }
    auto* from = qobject_cast<QAbstractButton*>(focusWidget());
    if (buttons_->buttons().contains(from)) { // the navigation has the focus and keeps it
        buttons_->button(index)->setFocus(shared::isKeyed(*from) ? Qt::TabFocusReason
                                                                 : Qt::MouseFocusReason);
    }
    buttons_->button(index)->setChecked(true);
    showPage(index);
    return true;
}

void MainWindow::openPageOf(const QString& entity)
{
    const topology::Thing* thing = session_.topology().find(entity.toStdString());
    if (thing == nullptr || !openPage(shared::fromPeer(thing->entity.concept_))) {
        openPage(QStringLiteral("topology"));
    }
}

QString MainWindow::page() const
{
    return ids_.value(stack_->currentIndex());
}

QStringList MainWindow::pageIds() const
{
    return ids_;
}

bool MainWindow::awaitsSamples() const
{
    const auto charts = findChildren<const shared::Chart*>();
    const auto widgets = findChildren<const QWidget*>();
    return std::any_of(charts.begin(), charts.end(),
                       [](const shared::Chart* chart) {
                           return chart->isVisible() && !chart->hasHeadline();
                       }) ||
           std::any_of(widgets.begin(), widgets.end(), [](const QWidget* widget) {
               return widget->isVisible() && widget->property("awaits").toBool();
           });
}

void MainWindow::setClusterMenu(QMenu* menu)
{
    bar_->setClusterMenu(menu);
}

ui::actions::PlanDialog* MainWindow::planDialog() const
{
    return dialog_;
}

void MainWindow::showPlan(const schema::ActionRequest& request, const std::string& agent)
{
    if (dialog_ != nullptr) {
        session_.planNeverCame();
        return;
    }
    keep(new ui::actions::PlanDialog(session_, request, centralWidget(), agent));
}

void MainWindow::showAction(const std::string& id)
{
    const std::optional<schema::ActionRecord> record = session_.store().action(id);
    if (dialog_ == nullptr && record) {
        keep(new ui::actions::PlanDialog(session_, centralWidget(), *record));
    }
}

/// As the one that is open, until it closes.
void MainWindow::keep(ui::actions::PlanDialog* dialog)
{
    dialog_ = dialog;
    connect(dialog, &ui::actions::PlanDialog::closed, this, [this] {
        dialog_ = nullptr;
        session_.planNeverCame();
    });
}

} // namespace bafar::app
