#include "ui/floating_ip/model.h"

#include "ui/shared/format.h"

namespace bafar::ui::floating_ip {
namespace {

using schema::floating_ip::RouterState;

QString stateText(RouterState state)
{
    switch (state) {
    case RouterState::Initialize: return MembersModel::tr("initialize");
    case RouterState::Backup: return MembersModel::tr("backup");
    case RouterState::Active: return MembersModel::tr("active");
    }
    return {};
}

schema::State markOf(const Candidate& one)
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

} // namespace

MembersModel::MembersModel(QObject* parent)
    : RowsModel({tr("Node"), tr("State"), tr("Priority"), tr("Holds"), tr("Takeover"), tr("Sent"),
                 tr("Heard"), tr("Refused")},
                parent)
{
}

void MembersModel::setCandidates(const std::vector<Candidate>& candidates)
{
    using shared::CellLook;
    std::vector<shared::Row> rows;
    for (const Candidate& one : electionOrder(candidates)) {
        const CellLook look = one.fresh ? CellLook::Figures : CellLook::Muted;
        const bool waits = one.status.state == RouterState::Backup;
        shared::Row row;
        row.key = shared::fromPeer(one.node);
        row.cells = {
            {shared::technical(one.node), CellLook::Strong, markOf(one)},
            {stateText(one.status.state), one.fresh ? CellLook::Plain : CellLook::Muted},
            {shared::number(std::uint64_t{one.status.priority}), look},
            {one.status.holdsAddresses ? tr("yes") : tr("no"), look},
            {waits ? shared::duration(one.status.masterDown) : QStringLiteral("–"), look},
            {shared::number(one.status.advertsSent), look},
            {shared::number(one.status.advertsReceived), look},
            {shared::number(one.status.advertsRefused),
             look,
             {},
             shared::fromPeer(one.status.lastRefusal)},
        };
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::floating_ip
