#include "ui/floating_ip/model.h"

#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::floating_ip {

using schema::floating_ip::RouterState;

namespace {

schema::State markOf(const election::Candidate& one)
{
    if (!one.fresh) {
        return schema::State::Stale;
    }
    if (!one.status.problem.empty() || !one.status.linkUp) {
        return schema::State::Failed;
    }
    return one.status.state == RouterState::Initialize ? schema::State::Transition
                                                       : schema::State::Ok;
}

QString reasonText(const election::Candidate& one)
{
    switch (election::reasonOf(one)) {
    case election::Reason::NotHeard: return MembersModel::tr("not heard: it may be dead");
    case election::Reason::LinkDown:
        return MembersModel::tr("%1 carries nothing").arg(shared::technical(one.status.interface));
    case election::Reason::Broken: return shared::sentence(one.status.problem);
    case election::Reason::Starting: return MembersModel::tr("does not take part yet");
    case election::Reason::HandOver:
        return MembersModel::tr("a hand-over holds it above its own %1")
            .arg(shared::number(std::uint64_t{one.status.basePriority}));
    case election::Reason::Foreign: return MembersModel::tr("none of our agents: it is only heard");
    case election::Reason::Priority: break;
    }
    return MembersModel::tr("its own priority");
}

/// What is seen of the addresses once this node is gone.
QString lossText(const election::Aftermath& after, bool ownerUnknown)
{
    const QString to = shared::technical(after.to);
    switch (after.loss) {
    case election::Loss::Moves:
        return MembersModel::tr("%1 takes over in about %2").arg(to, shared::duration(after.after));
    case election::Loss::Ends: return MembersModel::tr("nobody can take over");
    case election::Loss::Stays: return MembersModel::tr("stays with %1").arg(to);
    case election::Loss::Last:
        return MembersModel::tr("stays with %1, and nobody is left to take over").arg(to);
    case election::Loss::Unknown: break;
    }
    return ownerUnknown ? MembersModel::tr("not known")
                        : MembersModel::tr("not known: nobody is its one owner now");
}

std::optional<schema::State> lossMark(election::Loss loss)
{
    return loss == election::Loss::Ends      ? std::optional(schema::State::Failed)
           : loss == election::Loss::Last    ? std::optional(schema::State::Degraded)
           : loss == election::Loss::Unknown ? std::optional(schema::State::Unknown)
                                             : std::nullopt;
}

/// A silent node may hold them still, or no more.
QString holdsText(const election::Candidate& one)
{
    if (one.foreign) {
        return MembersModel::tr("so it says");
    }
    if (!one.status.holdsAddresses) {
        return MembersModel::tr("no");
    }
    return one.fresh ? MembersModel::tr("yes")
                     : MembersModel::tr("yes, %1 ago").arg(shared::age(one.age));
}

QString advertsText(const election::Candidate& one)
{
    const schema::floating_ip::RouterStatus& status = one.status;
    if (one.foreign) {
        return {}; // nobody tells of its counters
    }
    if (status.advertsRefused == 0) {
        return MembersModel::tr("%1 sent, %2 heard")
            .arg(shared::number(status.advertsSent), shared::number(status.advertsReceived));
    }
    return MembersModel::tr("%1 sent, %2 heard, %3 refused")
        .arg(shared::number(status.advertsSent), shared::number(status.advertsReceived),
             shared::number(status.advertsRefused));
}

} // namespace

QString routerStateText(RouterState state)
{
    switch (state) {
    case RouterState::Initialize: return MembersModel::tr("initialize");
    case RouterState::Backup: return MembersModel::tr("backup");
    case RouterState::Active: return MembersModel::tr("active");
    }
    return {};
}

MembersModel::MembersModel(QObject* parent)
    : RowsModel({tr("Node"), tr("State"), tr("Priority"), tr("Why here"), tr("If it dies"),
                 tr("Holds"), tr("Adverts")},
                parent)
{
    setFigures({2}); // priority
}

void MembersModel::setCandidates(const std::vector<election::Candidate>& candidates,
                                 bool isAnyUntold)
{
    using shared::CellLook;
    const std::vector<election::Candidate> order = election::electionOrder(candidates);
    const std::vector<election::Aftermath> losses = election::aftermathOf(order);
    const bool isUnknown = election::isOwnerUnknown(order, isAnyUntold);
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const election::Candidate& one = order[i];
        const CellLook look = one.fresh ? CellLook::Figures : CellLook::Muted;
        const CellLook words = one.fresh ? CellLook::Plain : CellLook::Muted;
        shared::Row row;
        row.key =
            (one.foreign ? QStringLiteral("foreign ") : QString()) + shared::fromPeer(one.node);
        row.cells = {
            {shared::technical(one.node), CellLook::Strong, markOf(one)},
            {routerStateText(one.status.state), words},
            {shared::number(std::uint64_t{one.status.priority}), look},
            {reasonText(one), words},
            {lossText(losses[i], isUnknown),
             CellLook::Plain,
             lossMark(losses[i].loss),
             {},
             {},
             QString()}, // its text says it
            {holdsText(one), look},
            {advertsText(one), look, {}, shared::sentence(one.status.lastRefusal)},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::floating_ip
