#include "ui/floating_ip/panel.h"

#include <QCoreApplication>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::floating_ip {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FloatingIpTakeover)
};

using Row = shared::FactList::Row;
using schema::floating_ip::Dialect;
using schema::floating_ip::RouterStatus;

QString addressesText(const RouterStatus& status)
{
    QStringList parts;
    for (const net::Prefix& prefix : status.addresses) {
        parts.append(shared::fromPeer(prefix.toString()));
    }
    return parts.join(QStringLiteral(", "));
}

QString orderText(const std::vector<election::Candidate>& candidates)
{
    QStringList parts;
    for (const election::Candidate& one : election::electionOrder(candidates)) {
        const QString priority = shared::number(std::uint64_t{one.status.priority});
        parts.append(QStringLiteral("%1 %2").arg(
            shared::technical(one.node), one.fresh ? priority : Words::tr("%1?").arg(priority)));
    }
    return parts.join(shared::separator());
}

Row takeoverRow(const std::vector<election::Candidate>& candidates, bool isUnknown)
{
    const std::string owner = election::ownerOf(candidates);
    const auto next = election::takeover(candidates);
    if (isUnknown) {
        return {Words::tr("If it fails"), Words::tr("not known")};
    }
    if (owner.empty()) {
        return {Words::tr("If it fails"), election::claimants(candidates).empty()
                                              ? Words::tr("nobody owns it now")
                                              : Words::tr("several claim it now")};
    }
    const QString name = Words::tr("If %1 dies").arg(shared::technical(owner));
    if (!next) {
        return {name, Words::tr("nobody can take over")};
    }
    return {name, Words::tr("%1 takes over in about %2")
                      .arg(shared::technical(next->to), shared::duration(next->after))};
}

bool isForeign(const std::vector<election::Candidate>& candidates, const std::string& owner)
{
    return std::any_of(
        candidates.begin(), candidates.end(),
        [&owner](const election::Candidate& one) { return one.foreign && one.node == owner; });
}

Row ownerRow(const std::vector<election::Candidate>& candidates, bool isUnknown)
{
    const QString name = RouterPanel::tr("Owner");
    QStringList owners;
    if (const std::string owner = election::ownerOf(candidates); isForeign(candidates, owner)) {
        return {name, RouterPanel::tr("%1, none of our agents").arg(shared::technical(owner))};
    }
    for (const std::string& node : election::claimants(candidates)) {
        owners.append(shared::fromPeer(node));
    }
    if (!owners.isEmpty()) {
        return {name, owners.join(shared::separator()), true};
    }
    if (const election::Candidate* last = election::lastOwner(candidates)) {
        return {name, RouterPanel::tr("not known now; last word: %1, %2 ago")
                          .arg(shared::technical(last->node), shared::age(last->age))};
    }
    return {name, isUnknown ? RouterPanel::tr("not known") : RouterPanel::tr("nobody")};
}

} // namespace

std::vector<election::Candidate> candidatesOf(const link::Session& session, const std::string& id)
{
    std::vector<election::Candidate> candidates;
    const Instant now = session.pictureAt();
    for (const auto& [node, facts] : session.store().agents()) {
        const auto* status =
            session.store().status<schema::floating_ip::Status>(node, schema::floating_ip::Name);
        if (status == nullptr) {
            continue;
        }
        for (const RouterStatus& router : status->routers) {
            if (router.id == id) {
                candidates.push_back({node, facts.freshness == schema::State::Ok, router,
                                      session.store().ageOf(node, now).value_or(Duration{})});
            }
        }
    }
    return election::withForeign(std::move(candidates));
}

bool isAnyUntold(const link::Session& session)
{
    const link::AgentsByNode& agents = session.store().agents();
    return std::any_of(agents.begin(), agents.end(),
                       [](const auto& agent) { return agent.second.reports.empty(); });
}

std::string routerOf(const QString& entity)
{
    return entity.section(QLatin1Char('/'), 1).toStdString();
}

RouterPanel::RouterPanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , id_(routerOf(entity))
    , facts_(new shared::FactList(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(facts_);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void RouterPanel::refresh()
{
    const std::vector<election::Candidate> candidates = candidatesOf(session_, id_);
    const RouterStatus* status = election::tellingStatus(candidates);
    std::vector<Row> rows;
    if (status == nullptr) {
        facts_->setRows({{tr("Owner"), tr("no agent is heard")}});
        return;
    }
    const bool isUnknown = election::isOwnerUnknown(candidates, isAnyUntold(session_));
    rows.push_back(ownerRow(candidates, isUnknown));
    rows.push_back({tr("Addresses"), addressesText(*status), true});
    rows.push_back({tr("Election order"), orderText(candidates)});
    rows.push_back(takeoverRow(candidates, isUnknown));
    const QString interval = shared::duration(status->interval);
    rows.push_back(
        {tr("Advert"),
         status->jitterWorst > Duration::zero()
             ? tr("every %1, at most %2 late").arg(interval, shared::duration(status->jitterWorst))
             : tr("every %1").arg(interval)});
    rows.push_back({tr("Virtual router"), tr("%1 on %2")
                                              .arg(shared::ordinal(status->virtualRouter),
                                                   shared::technical(status->interface))});
    rows.push_back({tr("VRRP version"), status->ownerDialect == Dialect::Keepalived
                                            ? tr("v3, Keepalived's checksum")
                                            : tr("v3, RFC 9568's checksum")});
    if (status->changedAt.unixMs != 0) {
        rows.push_back(
            {tr("Last change"), tr("%1, %2").arg(shared::moment(status->changedAt, link::wallNow()),
                                                 shared::sentence(status->changedWhy))});
    }
    if (!status->problem.empty()) {
        rows.push_back({tr("Problem"), shared::sentence(status->problem)});
    }
    facts_->setRows(rows);
}

} // namespace bafar::ui::floating_ip
