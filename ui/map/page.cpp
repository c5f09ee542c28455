#include "ui/map/page.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/map/first_choice.h"
#include "ui/map/pane.h"
#include "ui/map/replay.h"
#include "ui/map/things_table.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/refresher.h"
#include "ui/shared/row_fit.h"
#include "ui/shared/segments.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"
#include "ui/things/panel.h"

namespace bafar::ui::map {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TopologyPage)
};

QString title()
{
    return Words::tr("Topology");
}

/// What fires and has no card: of the whole cluster, or of something that is gone from the map.
void showElsewhere(QPushButton* button, const bafar::alerts::Mark& mark)
{
    button->setVisible(mark.count > 0);
    button->setText(alertMarkName(mark));
    button->setIcon(shared::makeIcon(
        QStringLiteral("alerts"),
        shared::stateColour(shared::tokensOf(button->palette()), shared::markOf(mark.worst)),
        shared::tokensOf(button->palette()).text));
    const QString lines = Words::tr("Of the whole cluster, or of what is not on the map:") +
                          QLatin1Char('\n') + alertMarkLines(mark).join(QLatin1Char('\n'));
    button->setToolTip(lines);
    button->setAccessibleDescription(lines);
}

/// Alerts are of the present; the past is shown without.
bafar::alerts::Marks marksOf(link::Session& session)
{
    return session.replay().isOn() ? bafar::alerts::Marks() : session.alerts().marks;
}

/// Names a few: hundreds would be a text higher than the page.
QString connectingText(const QStringList& nodes)
{
    constexpr qsizetype Named = 5;
    const auto more = static_cast<int>(nodes.size() - Named);
    const QString names = more <= 0 ? shared::listed(nodes)
                                    : Words::tr("%1 and %Ln more", nullptr, more)
                                          .arg(nodes.mid(0, Named).join(shared::comma()));
    return Words::tr("Connecting to %1…").arg(names);
}

/// Why there is no card, and what is being done about it.
void showNothing(const link::Session& session, const topology::Topology& shown, MapPane& pane)
{
    if (!shown.things.empty()) {
        pane.setNothing({}, {});
        return;
    }
    QStringList nodes;
    for (const auto& [node, facts] : session.store().agents()) {
        nodes.append(shared::technical(node));
    }
    if (nodes.isEmpty() || link::heardOf(session.store()) != link::Heard::Never) {
        pane.setNothing(Words::tr("There is nothing to show"), {});
    } else if (session.unasked()) {
        pane.setNothing(session.unasked()->why, session.unasked()->whatToDo);
    } else {
        pane.setNothing(Words::tr("No agent has been heard yet"), connectingText(nodes));
    }
}

QWidget* makeMap(link::Session& session, QPushButton* elsewhere, QWidget* parent)
{
    auto* pane = new MapPane(parent);
    MapView* map = &pane->map();
    auto* soon = new shared::Refresher(map, [map, pane, &session] {
        const topology::Topology& shown = session.replay().shown(session.topology());
        map->setMarks(marksOf(session));
        map->setPaused(session.replay().isOn());
        map->setTopology(shown);
        showNothing(session, shown, *pane);
    });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.replay(), &link::Replay::changed, soon, &shared::Refresher::ask);
    QObject::connect(&session, &link::Session::unaskedChanged, soon, &shared::Refresher::ask);
    QObject::connect(map, &MapView::alertsWanted, &session,
                     [&session](const QString& entity) { session.showAlerts(entity); });
    QObject::connect(
        map, &MapView::marksElsewhereChanged, elsewhere,
        [elsewhere](const bafar::alerts::Mark& mark) { showElsewhere(elsewhere, mark); });
    QObject::connect(&session, &link::Session::selectionChanged, map, &MapView::setSelection);
    QObject::connect(&session, &link::Session::togetherChanged, map,
                     [map, &session] { map->setTogether(session.together()); });
    QObject::connect(map, &MapView::selected, &session, &link::Session::select);
    map->setSelection(session.selection());
    return pane;
}

QWidget* makeThingsTable(link::Session& session, QWidget* parent)
{
    auto* table = new ThingsTable(parent);
    auto* soon = new shared::Refresher(table, [table, &session] {
        table->setTopology(session.replay().shown(session.topology()), marksOf(session));
    });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.replay(), &link::Replay::changed, soon, &shared::Refresher::ask);
    QObject::connect(&session, &link::Session::selectionChanged, table, &ThingsTable::setSelection);
    QObject::connect(table, &ThingsTable::selected, &session, &link::Session::select);
    table->setSelection(session.selection());
    return table;
}

QWidget* makeHead(link::Session& session,
                  QStackedWidget* views,
                  QPushButton* elsewhere,
                  QWidget* parent)
{
    QHBoxLayout* layout = shared::makePageHead(title(), parent);
    QWidget* head = layout->parentWidget();
    layout->setSpacing(2);
    layout->addSpacing(8);
    QButtonGroup* group = shared::addSegments(layout,
                                              {{0, Words::tr("by role"), QStringLiteral("by role")},
                                               {1, Words::tr("by host"), QStringLiteral("by host")},
                                               {2, Words::tr("table"), QStringLiteral("as table")}},
                                              0, head);
    auto* map = views->findChild<MapView*>();
    QObject::connect(group, &QButtonGroup::idClicked, views, [views, map](int id) {
        views->setCurrentIndex(id == 2 ? 1 : 0);
        if (id < 2) {
            map->setProjection(id == 1 ? Projection::Host : Projection::Role);
        }
    });
    QObject::connect(map, &MapView::arrangementChanged, group, [group, map] {
        const int id = map->arrangement().projection == Projection::Host ? 1 : 0;
        if (group->checkedId() != 2) {
            group->button(id)->setChecked(true); // also as it was kept
        }
    });
    layout->addSpacing(8);
    QFrame* between = shared::makeRule(Qt::Vertical, head); // they are two choices
    between->setFixedHeight(20);
    layout->addWidget(between, 0, Qt::AlignVCenter);
    layout->addSpacing(8);
    const QButtonGroup* times = addReplaySwitch(layout, session, head);
    layout->addStretch(1);
    layout->addWidget(elsewhere);
    QLabel* count = shared::makeLabel({}, shared::TextRole::Muted, head);
    layout->addWidget(count);
    count->setObjectName(QStringLiteral("thingCount"));
    const auto countThings = [count, &session] { // of the moment that is shown
        const auto things = session.replay().shown(session.topology()).things.size();
        count->setText(Words::tr("%Ln in all", nullptr, static_cast<int>(things)));
    };
    QObject::connect(&session, &link::Session::topologyChanged, count, countThings);
    QObject::connect(&session.replay(), &link::Replay::changed, count, countThings);
    new shared::RowFit(head, {[count](bool on) { count->setVisible(!on); },
                              [group, times](bool on) {
                                  shared::setTight(*group, on);
                                  shared::setTight(*times, on);
                              }});
    return head;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    auto* page = new ReplayedPage(session, parent);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    auto* views = new QStackedWidget(page);
    QPushButton* elsewhere = shared::makeButton({}, "quiet", page);
    elsewhere->setObjectName(QStringLiteral("alerts elsewhere"));
    elsewhere->hide();
    QObject::connect(elsewhere, &QPushButton::clicked, &session,
                     [&session] { session.showAlerts({}); });
    views->addWidget(makeMap(session, elsewhere, views));
    views->addWidget(makeThingsTable(session, views));
    left->addWidget(makeHead(session, views, elsewhere, page));
    left->addWidget(makeReplayBar(session, views, page));
    left->addWidget(views, 1);
    const shared::Page* events = shared::findPage(workspace.pages, QStringLiteral("events"));
    if (events != nullptr && events->makePanel != nullptr) {
        left->addWidget(shared::makeRule(Qt::Horizontal, page));
        left->addWidget(events->makePanel(session, {}, page));
    }
    columns->addLayout(left, things::PanelShare);
    columns->addWidget(shared::makeRule(Qt::Vertical, page));
    auto* panel = new things::ThingPanel(workspace, Words::tr("Nothing is selected"),
                                         Words::tr("Choose a card on the map, or a row of the "
                                                   "table."),
                                         page);
    columns->addWidget(panel, 1);
    QObject::connect(&session, &link::Session::selectionChanged, panel,
                     &things::ThingPanel::setThing);
    new FirstChoice(session, page);
    return page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("topology"), QStringLiteral("topology"), &title, &make, nullptr};
}

} // namespace bafar::ui::map
