#include "ui/overview/roles.h"

#include <QLocale>
#include <algorithm>

#include "core/base/natural.h"
#include "core/schema/group_word.h"
#include "ui/overview/role_servers.h"
#include "ui/overview/words.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::overview {
namespace {

using schema::State;
using schema::cluster::GroupCase;

constexpr std::size_t AloneMax = 3; ///< floating IPs that have a tile each

QString count(std::size_t value)
{
    return shared::number(std::uint64_t{value});
}

/// While it is not known, who had it at the last word, and how old that is.
QString ownerOf(const topology::Thing& thing)
{
    const schema::Fact* owner = things::findFact(thing.entity, "owner");
    const bool known = !things::isQuiet(thing.entity.state);
    if (owner == nullptr) {
        return known ? Words::tr("nobody") : Words::tr("not known");
    }
    const QString name = shared::technical(owner->value);
    return known ? name : Words::tr("%1, %2 ago").arg(name, things::ageText(thing));
}

void addFloatingIps(const Known& known, std::vector<Role>& roles)
{
    std::vector<const topology::Thing*> all;
    for (const topology::Thing& thing : known.topology.things) {
        if (thing.entity.lane == schema::Lane::FloatingIp) {
            all.push_back(&thing);
        }
    }
    if (all.size() <= AloneMax) {
        for (const topology::Thing* thing : all) {
            const QString reason = shared::sentence(thing->entity.reason);
            roles.push_back({Words::tr("Floating IP"), ownerOf(*thing),
                             shared::technical(thing->entity.title) +
                                 (reason.isEmpty() ? reason : shared::separator() + reason),
                             thing->entity.state, thing->entity.id, "floating_ip"});
        }
        return;
    }
    Role role{Words::tr("Floating IPs"), {}, {}, State::Ok, {}, "floating_ip"};
    std::map<std::string, std::size_t, NaturalOrder> byOwner;
    std::size_t well = 0;
    for (const topology::Thing* thing : all) {
        role.mark = schema::worse(role.mark, thing->entity.state);
        well += thing->entity.state == State::Ok ? 1 : 0;
        if (const schema::Fact* owner = things::findFact(thing->entity, "owner")) {
            ++byOwner[owner->value];
        }
    }
    role.value = Words::tr("%1 of %2 well").arg(count(well), count(all.size()));
    QStringList owners;
    for (const auto& [node, owned] : byOwner) {
        owners.append(Words::tr("%1 on %2").arg(count(owned), shared::technical(node)));
    }
    role.detail = owners.join(shared::separator());
    roles.push_back(std::move(role));
}

/// Without a manager that has a majority: it is lost only where no other may have it.
void tellNoMajority(const std::vector<std::string>& silent, bool isAnyCutOff, Role& role)
{
    QStringList parts;
    if (isAnyCutOff || silent.empty()) {
        parts.append(Words::tr("no manager that is heard has a majority"));
    }
    if (!silent.empty()) {
        parts.append(Words::tr("no word of %1").arg(namesOf(silent)));
    }
    role.mark = isAnyCutOff && silent.empty() ? State::Failed : State::Unknown;
    role.detail = parts.join(shared::semicolon());
}

void addSwarm(const Known& known, std::vector<Role>& roles)
{
    using Part = schema::services::Role;
    const schema::services::Status* best = nullptr;
    std::string leader;
    std::vector<std::string> silent; // that manage, or may
    bool isAnyCutOff = false;
    bool any = false;
    for (const NodeWord& word : known.nodes) {
        const schema::services::Status* status = word.services;
        const bool isManager = status != nullptr && status->swarm.role == Part::Manager;
        if (word.isUnheard() || (isManager && !word.isLive())) {
            silent.push_back(word.node);
        }
        if (status == nullptr || status->swarm.role == Part::None) {
            continue;
        }
        any = true;
        isAnyCutOff = isAnyCutOff || (isManager && word.isLive() && !status->swarm.quorum);
        if (word.isLive() && status->swarm.quorum && (best == nullptr || status->swarm.leader)) {
            best = status;
            leader = status->swarm.leader ? word.node : leader;
        }
    }
    if (!any) {
        return;
    }
    Role role{
        Words::tr("Swarm leader"), Words::tr("not known"), {}, State::Unknown, {}, "services"};
    if (best == nullptr) {
        tellNoMajority(silent, isAnyCutOff, role);
    } else {
        for (const schema::services::SwarmNode& node : best->nodes) {
            if (leader.empty() && node.leader) {
                leader = node.node.empty() ? node.hostname : node.node;
            }
        }
        const schema::services::Membership& swarm = best->swarm;
        role.value = leader.empty() ? role.value : shared::technical(leader);
        role.mark = swarm.managersReachable < swarm.managers ? State::Degraded : State::Ok;
        role.detail = Words::tr("%1 of %2 managers reached")
                          .arg(count(swarm.managersReachable), count(swarm.managers));
    }
    roles.push_back(std::move(role));
}

QString healText(const std::optional<std::uint64_t>& pending, std::uint64_t splitBrain)
{
    if (splitBrain > 0) {
        return Words::tr("%1 in split brain").arg(shared::number(splitBrain));
    }
    return !pending       ? Words::tr("heals not counted yet")
           : *pending > 0 ? Words::tr("%1 to heal").arg(shared::number(*pending))
                          : Words::tr("nothing to heal");
}

void addVolumesTile(const Known& known, std::vector<Role>& roles)
{
    const schema::storage::Status* asker = nullptr;
    bool any = false;
    for (const NodeWord& word : known.nodes) {
        if (word.storage != nullptr && word.storage->state != State::NotMonitored) {
            any = true;
            asker = word.isLive() && word.storage->asks ? word.storage : asker;
        }
    }
    if (!any) {
        return;
    }
    Role role{Words::tr("Volumes"), Words::tr("not known"), {}, State::Unknown, {}, "storage"};
    if (asker == nullptr || asker->volumes.empty()) {
        role.detail = Words::tr("no node that is heard asks Gluster");
        roles.push_back(std::move(role));
        return;
    }
    std::size_t well = 0;
    std::optional<std::uint64_t> pending = 0;
    std::uint64_t splitBrain = 0;
    role.mark = State::Ok;
    for (const schema::storage::Volume& volume : asker->volumes) {
        role.mark = schema::worse(role.mark, volume.state);
        well += volume.state == State::Ok ? 1 : 0;
        splitBrain += volume.splitBrain.value_or(0);
        pending = pending && volume.healPending ? std::optional(*pending + *volume.healPending)
                                                : std::nullopt;
    }
    const schema::storage::Volume& first = asker->volumes.front();
    const bool isOne = asker->volumes.size() == 1;
    role.head = isOne ? Words::tr("Volume") : role.head;
    role.value = isOne ? shared::technical(first.name)
                       : Words::tr("%1 of %2 well").arg(count(well), count(asker->volumes.size()));
    role.entity = isOne ? "storage/" + first.name : std::string();
    role.detail = healText(pending, splitBrain);
    roles.push_back(std::move(role));
}

void addAgents(const Known& known, std::vector<Role>& roles)
{
    std::vector<schema::cluster::GroupWord> words;
    for (const NodeWord& word : known.nodes) {
        if (word.isLive() && word.cluster != nullptr) {
            words.push_back({word.node, word.cluster->agreement});
        }
    }
    const schema::cluster::GroupOutlook outlook = schema::cluster::outlookOf(words);
    if (outlook.standing == GroupCase::Silent) {
        return;
    }
    Role role{Words::tr("Agents' leader"), Words::tr("none"), {}, State::Failed, {}, "group"};
    const schema::cluster::GroupWord* best = schema::cluster::bestWord(words);
    if (outlook.standing == GroupCase::Led && best != nullptr) {
        role.value = shared::technical(best->standing.leader);
        role.mark = outlook.missing.empty() ? State::Ok : State::Degraded;
        role.detail = Words::tr("term %1 · %2 of %3 voters")
                          .arg(shared::ordinal(best->standing.term), count(outlook.there()),
                               count(outlook.voters));
    } else if (outlook.standing == GroupCase::Apart) {
        role.mark = known.nodes.size() > 1 ? State::Degraded : State::Ok;
        role.detail = Words::tr("each agent agrees with itself only");
    } else {
        role.mark = outlook.standing == GroupCase::Electing ? State::Transition : State::Failed;
        role.detail = outlook.alone.empty()
                          ? Words::tr("nothing can be changed")
                          : Words::tr("orders only to %1").arg(namesOf(outlook.alone));
    }
    roles.push_back(std::move(role));
}

} // namespace

std::vector<Role> rolesOf(const Known& known)
{
    std::vector<Role> roles;
    addFloatingIps(known, roles);
    addDatabase(known, roles);
    addCache(known, roles);
    addSwarm(known, roles);
    addVolumesTile(known, roles);
    addAgents(known, roles);
    return roles;
}

} // namespace bafar::ui::overview
