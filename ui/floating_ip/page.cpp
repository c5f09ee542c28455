#include "ui/floating_ip/page.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <map>
#include <memory>

#include "ui/dashboards/strip.h"
#include "ui/floating_ip/card.h"
#include "ui/floating_ip/panel.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"
#include "ui/things/emptiness.h"

namespace bafar::ui::floating_ip {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FloatingIpPage)
};

QString title()
{
    return Words::tr("Floating IP");
}

QWidget* makePanel(link::Session& session, const QString& entity, QWidget* parent)
{
    return new RouterPanel(session, entity, parent);
}

/// Adds a card for each floating IP not shown yet; one that vanished stays, as unknown.
void addCards(link::Session& session,
              std::map<QString, QWidget*>& cards,
              QVBoxLayout* list,
              things::EmptyPage* empty)
{
    for (const topology::Thing& thing : session.topology().things) {
        const QString id = shared::fromPeer(thing.entity.id);
        if (thing.entity.lane == schema::Lane::FloatingIp && !cards.contains(id)) {
            cards[id] = new RouterCard(session, id, list->parentWidget());
            list->insertWidget(list->count() - 2, cards[id]); // before the charts and the rest
        }
    }
    empty->setVisible(cards.empty());
    empty->setEmptiness(
        things::emptinessOf(things::hearingOf(session.store()),
                            {Words::tr("No floating IP is known"),
                             Words::tr("Add one under floating_ip in the cluster spec."), true}));
    // What is left below the cards is the words' alone.
    const auto share = [list](int at, int wanted) {
        if (list->stretch(at) != wanted) {
            list->setStretch(at, wanted);
        }
    };
    share(list->count() - 2, cards.empty() ? 0 : dashboards::BoardStrip::FirstShare);
    share(list->count() - 1, cards.empty() ? 0 : 1);
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    QVBoxLayout* list = shared::makeScrolledColumn(frame.body);
    QWidget* content = list->parentWidget();
    auto* empty = new things::EmptyPage(session, content);
    list->addWidget(empty, 1);
    auto* charts = new dashboards::BoardStrip(
        session, QStringLiteral("floating_ip"),
        {"Addresses owned", "Owner of each address", "Hand-overs"}, content);
    charts->setLines(1);
    list->addWidget(charts, dashboards::BoardStrip::FirstShare);
    list->addStretch(1);
    const auto cards = std::make_shared<std::map<QString, QWidget*>>();
    const auto refresh = [&session, cards, list, empty] { addCards(session, *cards, list, empty); };
    auto* soon = new shared::Refresher(content, refresh);
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    return frame.page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("floating_ip"), QStringLiteral("floating_ip"), &title, &make,
            &makePanel};
}

} // namespace bafar::ui::floating_ip
