#include "ui/cluster/panel.h"

#include <QVBoxLayout>

#include "ui/cluster/group.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

QString remaining(WallTime until, WallTime now)
{
    if (until.unixMs == 0) {
        return NodePanel::tr("not known");
    }
    const Duration left = std::chrono::milliseconds(until.unixMs - now.unixMs);
    return left > Duration::zero() ? NodePanel::tr("valid for %1").arg(shared::duration(left))
                                   : NodePanel::tr("expired %1 ago").arg(shared::duration(-left));
}

} // namespace

NodePanel::NodePanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , node_(entity.section(QLatin1Char('/'), 1).toStdString())
    , facts_(new shared::FactList(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(facts_);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void NodePanel::refresh()
{
    std::vector<shared::FactList::Row> rows;
    if (const topology::Thing* thing = session_.topology().find("node/" + node_)) {
        for (const schema::Fact& fact : thing->entity.facts) {
            rows.push_back({shared::factName(fact.name), shared::factValue(fact), fact.technical});
        }
    }
    const auto* status =
        session_.store().status<schema::cluster::Status>(node_, schema::cluster::Name);
    if (status != nullptr) {
        const WallTime now = link::wallNow();
        rows.push_back({tr("Agent up"),
                        status->startedAt.unixMs == 0
                            ? tr("not known")
                            : shared::duration(std::chrono::milliseconds(std::max<std::int64_t>(
                                  0, now.unixMs - status->startedAt.unixMs)))});
        rows.push_back({tr("Certificate"), remaining(status->certificateExpires, now)});
        rows.push_back({tr("Spec"), shared::fromPeer(status->specRevision), true});
        if (schema::cluster::speaksOfGroup(status->agreement)) {
            rows.push_back({tr("Group"), tr("%1, term %2, record %3")
                                             .arg(standingWord(status->agreement),
                                                  shared::ordinal(status->agreement.term),
                                                  shared::ordinal(status->agreement.index))});
        }
        for (const schema::cluster::Peer& peer : status->peers) {
            const QString name = tr("To %1").arg(shared::technical(peer.node));
            if (peer.state != schema::State::Ok) {
                rows.push_back({name, peer.problem.empty() ? tr("not heard")
                                                           : shared::sentence(peer.problem)});
                continue;
            }
            rows.push_back({name, tr("%1, worst %2, clock %3")
                                      .arg(shared::duration(peer.roundTrip),
                                           shared::duration(peer.roundTripWorst),
                                           shared::duration(peer.clockOffset))});
        }
    }
    facts_->setRows(rows);
}

} // namespace bafar::ui::cluster
