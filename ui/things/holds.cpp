#include "ui/things/holds.h"

#include <QCoreApplication>
#include <algorithm>
#include <map>
#include <tuple>

#include "core/schema/deployment.h"
#include "core/schema/floating_ip.h"
#include "core/schema/load_balancer.h"
#include "core/schema/services.h"
#include "ui/link/alerts.h"
#include "ui/link/clock.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::things {
namespace {

namespace changes = schema::deployment;
namespace fip = schema::floating_ip;
namespace lb = schema::load_balancer;
namespace swarm = schema::services;

struct HoldWords {
    Q_DECLARE_TR_FUNCTIONS(Holds)
};

QString named(const std::string& text)
{
    return shared::technical(shared::fromPeer(text, 100));
}

/// Swarm keeps its word on an update for ever: what it took back is news for a day.
constexpr std::int64_t NewsMs = 24LL * 3600 * 1000;

std::int64_t wholeMs(Duration length)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
}

/// Swarm's word on a roll-back is the same whether it failed or somebody asked for it: the record
/// of who asked tells them apart.
bool isAsked(const changes::Deployment& record, const swarm::Service& service)
{
    constexpr std::int64_t ClocksMs = 120'000; // of the nodes that said the two
    if (record.service != service.name || record.kind != changes::Kind::RollBack ||
        record.state != schema::ActionState::Succeeded) {
        return false;
    }
    const std::int64_t doneMs = service.update.completedAt.unixMs;
    const std::int64_t begunMs =
        service.update.startedAt.unixMs > 0 ? service.update.startedAt.unixMs : doneMs;
    return record.startedAt.unixMs - ClocksMs <= doneMs &&
           record.startedAt.unixMs + wholeMs(record.took) + ClocksMs >= begunMs;
}

/// A server that balancers leave out.
struct Ejected {
    QStringList by;      ///< whose balancers
    std::string failure; ///< of the first that says one
};

class Collector {
public:
    Collector(const link::Store& store, WallTime now)
        : store_(store)
        , now_(now)
    {
    }

    std::vector<Hold> run(const link::Alerts& alerts)
    {
        for (const auto& [node, facts] : store_.agents()) {
            if (!facts.connected || facts.freshness != schema::State::Ok) {
                continue;
            }
            aheadMs_ = aheadOf(node, facts);
            if (const auto* status = store_.status<fip::Status>(node, fip::Name)) {
                for (const fip::RouterStatus& router : status->routers) {
                    ofRouter(node, router);
                }
            }
            if (const auto* status = store_.status<swarm::Status>(node, swarm::Name);
                status != nullptr && status->swarm.leader) {
                ofSwarm(*status);
            }
            if (const auto* status = store_.status<lb::Status>(node, lb::Name)) {
                ofBalancer(node, *status);
            }
        }
        ofEjected();
        ofAlerts(alerts);
        std::stable_sort(found_.begin(), found_.end(), [](const Hold& a, const Hold& b) {
            const auto key = [](const Hold& hold) {
                return std::tuple(!hold.until, hold.until.value_or(WallTime{}).unixMs,
                                  std::string_view(hold.entity));
            };
            return key(a) < key(b);
        });
        return std::move(found_);
    }

private:
    /// The agent's clock, of this machine's. In whole seconds: how long a message was on its way
    /// moves nothing that is shown.
    [[nodiscard]] std::int64_t aheadOf(const std::string& node, const link::AgentFacts& facts) const
    {
        const std::optional<Duration> age = store_.ageOf(node, link::monotonicNow());
        const std::int64_t heardMs = now_.unixMs - wholeMs(age.value_or(Duration::zero()));
        const std::int64_t aheadMs = facts.spokeAt.unixMs - heardMs;
        return (aheadMs + (aheadMs < 0 ? -500 : 500)) / 1000 * 1000;
    }

    /// A moment by the clock of the agent that is read, by this machine's.
    [[nodiscard]] WallTime ours(WallTime at) const { return {at.unixMs - aheadMs_}; }

    [[nodiscard]] bool isAhead(WallTime at) const
    {
        return at.unixMs > 0 && ours(at).unixMs > now_.unixMs;
    }

    void ofRouter(const std::string& node, const fip::RouterStatus& router)
    {
        const std::string entity = "floating_ip/" + router.id;
        const HoldEnd handOver{
            "floating_ip.hand_over", entity, {{"address", router.id}, {"to", node}}};
        if (isAhead(router.preemptAt)) {
            found_.push_back(
                {entity, HoldWords::tr("Return to %1").arg(named(node)),
                 HoldWords::tr("%1 outranks the owner %2 and waits as preempt_delay says, so "
                               "that a node that comes and goes does not move it each time")
                     .arg(named(node), named(router.ownerNode)),
                 ours(router.preemptAt), handOver});
        }
        if (isAhead(router.pausedUntil)) {
            found_.push_back(
                {entity,
                 HoldWords::tr("Take-over by %1").arg(named(node)),
                 HoldWords::tr("%1 could not put the addresses on its interface and waits "
                               "before it tries again")
                     .arg(named(node)),
                 ours(router.pausedUntil),
                 {}});
        }
        if (router.state == fip::RouterState::Active && router.priority > router.basePriority) {
            found_.push_back(
                {entity,
                 HoldWords::tr("Return to the node of highest priority"),
                 HoldWords::tr("it was handed over to %1 and stays there until it is handed "
                               "over again, or %1 fails")
                     .arg(named(node)),
                 {},
                 HoldEnd{"floating_ip.hand_over", entity}});
        }
    }

    void ofSwarm(const swarm::Status& status)
    {
        for (const swarm::Service& service : status.services) {
            const std::string entity = "services/" + service.name;
            const std::string& state = service.update.state;
            const QString said = service.update.message.empty()
                                     ? QString()
                                     : shared::separator() + named(service.update.message);
            if (state == "paused" || state == "rollback_paused") {
                found_.push_back(
                    {entity,
                     HoldWords::tr("Update"),
                     HoldWords::tr("Swarm stopped the update, because tasks failed, and does "
                                   "not try again") +
                         said,
                     {},
                     HoldEnd{"services.roll_back", entity}});
            } else if (state == "rollback_completed" &&
                       now_.unixMs - ours(service.update.completedAt).unixMs < NewsMs &&
                       !wasAsked(service)) {
                found_.push_back(
                    {entity,
                     HoldWords::tr("Retry of the update"),
                     HoldWords::tr("the update was rolled back, and nobody tries it again by "
                                   "himself") +
                         said,
                     {},
                     {}});
            }
        }
        for (const swarm::SwarmNode& node : status.nodes) {
            if (node.node.empty() || node.availability == "active") {
                continue;
            }
            found_.push_back({"node/" + node.node,
                              HoldWords::tr("New tasks"),
                              HoldWords::tr("its availability is %1 until somebody activates it")
                                  .arg(named(node.availability)),
                              {},
                              HoldEnd{"services.activate", "node/" + node.node}});
        }
    }

    /// Somebody rolled it back, which is nothing that the automation waits with.
    [[nodiscard]] bool wasAsked(const swarm::Service& service) const
    {
        const auto isIt = [&service](const auto& record) { return isAsked(record, service); };
        for (const auto& [node, facts] : store_.agents()) {
            const auto* said = store_.status<changes::Status>(node, changes::Name);
            if (said != nullptr && std::any_of(said->records.begin(), said->records.end(), isIt)) {
                return true;
            }
        }
        return false;
    }

    void ofBalancer(const std::string& node, const lb::Status& status)
    {
        for (const lb::UpstreamStatus& upstream : status.upstreams) {
            for (const lb::ServerStatus& server : upstream.servers) {
                if (!server.ejected) {
                    continue;
                }
                const std::string name = server.name.empty() ? server.key : server.name;
                Ejected& one =
                    ejected_[{upstream.service.empty() ? std::string() : "services/" + name, name}];
                if (one.by.empty() || one.by.back() != named(node)) {
                    one.by.append(named(node)); // once, in however many upstreams
                }
                one.failure = one.failure.empty() ? server.lastFailure : one.failure;
            }
        }
    }

    /// One for each server: ten balancers that leave it out are one thing to know.
    void ofEjected()
    {
        for (const auto& [key, one] : ejected_) {
            const auto& [entity, name] = key;
            found_.push_back(
                {entity,
                 HoldWords::tr("Requests from %1 to %2").arg(shared::listed(one.by), named(name)),
                 HoldWords::tr("it failed; it is asked again by itself, after one second at first "
                               "and after a minute at most") +
                     (one.failure.empty() ? QString() : shared::separator() + named(one.failure)),
                 {},
                 {}});
        }
    }

    void ofAlerts(const link::Alerts& alerts)
    {
        std::map<std::pair<std::string, std::string>, int> muted; ///< by thing and what mutes
        for (const schema::alerting::Alert& alert : alerts.board.alerts) {
            if (alert.state == schema::alerting::AlertState::Firing && !alert.inhibitedBy.empty()) {
                ++muted[{alert.subject, alert.inhibitedBy}];
            }
        }
        for (const auto& [key, count] : muted) {
            const auto& [entity, by] = key;
            found_.push_back(
                {entity,
                 HoldWords::tr("Messages about %Ln alert(s)", nullptr, count),
                 by == "maintenance"
                     ? HoldWords::tr("the cluster spec names the node under "
                                     "alerting.maintenance")
                     : HoldWords::tr("the alert %1 mutes them: it is their cause").arg(named(by)),
                 {},
                 {}});
        }
    }

    const link::Store& store_;
    WallTime now_;
    std::int64_t aheadMs_ = 0; ///< of the agent that is read
    std::vector<Hold> found_;
    std::map<std::pair<std::string, std::string>, Ejected> ejected_; ///< by thing and name
};

} // namespace

std::vector<Hold> holdsOf(const link::Store& store, const link::Alerts& alerts, WallTime now)
{
    return Collector(store, now).run(alerts);
}

QString holdTitle(const Hold& hold)
{
    return hold.until
               ? HoldWords::tr("%1 paused until %2").arg(hold.what, shared::timeOfDay(*hold.until))
               : HoldWords::tr("%1 paused").arg(hold.what);
}

} // namespace bafar::ui::things
