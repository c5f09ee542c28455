#include "agents/sim/daemons.h"

#include <algorithm>

#include "agents/cache/machine.h"
#include "agents/database/machine.h"
#include "agents/services/machine.h"
#include "agents/sim/daemon_texts.h"
#include "agents/sim/site.h"
#include "agents/storage/gluster.h"
#include "agents/storage/machine.h"

namespace bafar::sim {

namespace {

constexpr Duration DaemonTakes = std::chrono::milliseconds(2);
constexpr Duration ReportEvery = std::chrono::seconds(1);

template <class Seen>
storage::Heard<storage::Facts> factsOf(storage::Heard<Seen> heard)
{
    if (!heard) {
        return tl::unexpected(std::move(heard.error()));
    }
    return storage::Facts(std::move(*heard));
}

/// The bricks are copies of the same, so a mount shows the space of one.
storage::BrickSeen anyBrick(const storage::Heard<storage::StatusSeen>& status,
                            const std::string& volume)
{
    if (!status) {
        return {};
    }
    const auto found = status->volumes.find(volume);
    return found == status->volumes.end() || found->second.empty() ? storage::BrickSeen{}
                                                                   : found->second.front();
}

/// What traffic.h calls it: "web.2".
std::string_view nameOf(const load_balancer::ServerEntry& entry)
{
    return entry.name.empty() ? entry.key : entry.name;
}

} // namespace

Daemons::Daemons(Host& host, std::shared_ptr<Daemonry> shared)
    : host_(host)
    , shared_(std::move(shared))
{
}

template <class Machine, class Input>
void Daemons::answer(Input input)
{
    host_.site().world().after(
        DaemonTakes, [&host = host_, life = host_.life(), input = std::move(input)] {
            if (host.life() == life) {
                host.enter([&host, input] { host.node()->handle<Machine>().feed(input); });
            }
        });
}

std::optional<std::string> Daemons::said(std::string_view name) const
{
    return shared_->sayings.find(host_.name(), name, host_.site().world().elapsed());
}

void Daemons::bind()
{
    node::Node& node = *host_.node();
    node.handle<services::Machine>().onEffect([this](const services::Effect& effect) {
        if (const auto* ask = std::get_if<services::Ask>(&effect)) {
            asked(*ask);
        }
    });
    node.handle<database::Machine>().onEffect([this](const database::Machine::Effect& effect) {
        if (const auto* look = std::get_if<database::Look>(&effect)) {
            asked(*look);
        }
    });
    node.handle<cache::Machine>().onEffect([this](const cache::Machine::Effect& effect) {
        if (const auto* look = std::get_if<cache::Look>(&effect)) {
            asked(*look);
        } else if (const auto* carry = std::get_if<cache::Carry>(&effect)) {
            answer<cache::Machine>(
                cache::Carried{carry->id, fail(Code::Unsupported, std::string(NoChange))});
        }
    });
    node.handle<storage::Machine>().onEffect([this](const storage::Machine::Effect& effect) {
        if (const auto* ask = std::get_if<storage::Ask>(&effect)) {
            asked(*ask);
        } else if (const auto* carry = std::get_if<storage::Carry>(&effect)) {
            answer<storage::Machine>(storage::Carried{
                carry->id,
                tl::unexpected(storage::Miss{storage::Cause::Refused, std::string(NoChange)})});
        }
    });
    node.handle<load_balancer::Machine>().onEffect(
        [this](const load_balancer::Machine::Effect& effect) {
            const auto* use = std::get_if<load_balancer::UsePlan>(&effect);
            if (use == nullptr) {
                return;
            }
            const bool first = plan_ == nullptr;
            plan_ = use->plan;
            if (first) {
                report();
            }
        });
}

void Daemons::asked(const services::Ask& ask)
{
    std::optional<std::string> text;
    for (const std::string& name : dockerTexts(ask.request)) {
        if (!text) {
            text = said(name);
        }
    }
    answer<services::Machine>(
        services::Answered{ask.ticket, dockerAnswer(ask.request, std::move(text))});
}

void Daemons::asked(const database::Look& look)
{
    database::Looked looked;
    looked.round = look.round;
    if (!said(databaseText(database::Question::Position))) {
        looked.failure.cause = schema::database::Cause::Dead;
        looked.failure.text = "connection refused";
        looked.failure.where = "connecting";
    } else {
        auto seen = std::make_shared<database::Observation>();
        for (const database::Question question : look.questions) {
            const std::string text = said(databaseText(question)).value_or(std::string());
            seen->answers.push_back({question, tableFrom(text), 0, {}});
        }
        seen->time = DaemonTakes;
        looked.observation = std::move(seen);
    }
    answer<database::Machine>(std::move(looked));
}

void Daemons::asked(const cache::Look& look)
{
    cache::Failure failure{schema::cache::Trouble::Dead, "takes no connection: start it"};
    if (std::optional<std::string> text = said("redis_info.txt")) {
        Result<cache::Observation> seen = cache::observe(std::move(*text));
        if (seen) {
            answer<cache::Machine>(cache::Looked{look.round, std::move(*seen)});
            return;
        }
        failure = {schema::cache::Trouble::Unexpected, "is not understood: " + seen.error().text};
    }
    answer<cache::Machine>(cache::Looked{look.round, std::move(failure)});
}

void Daemons::asked(const storage::Ask& ask)
{
    answer<storage::Machine>(storage::Answered{ask.id, gluster(ask.question)});
}

storage::Heard<storage::Facts> Daemons::gluster(const storage::Question& question)
{
    const auto reply = [this](std::string_view name) {
        storage::Reply made;
        const std::optional<std::string> text = said(name);
        made.exit = text ? 0 : 127; // as a shell says that there is no such program
        made.output = text.value_or(std::string());
        return made;
    };
    switch (question.topic) {
    case storage::Topic::Pool: return factsOf(storage::readPool(reply("gluster_pool.xml")));
    case storage::Topic::Volumes:
        return factsOf(storage::readVolumes(reply("gluster_volumes.xml")));
    case storage::Topic::Status: return factsOf(storage::readStatus(reply("gluster_status.xml")));
    case storage::Topic::Heal: return factsOf(storage::readHeal(reply("gluster_heal.xml")));
    case storage::Topic::Quota: return factsOf(storage::readQuota(reply("gluster_quota.xml")));
    case storage::Topic::Mount: break;
    }
    schema::storage::MountFound found;
    found.type = "fuse.glusterfs";
    found.source = host_.name() + ":/" + question.volume;
    const storage::BrickSeen brick =
        anyBrick(storage::readStatus(reply("gluster_status.xml")), question.volume);
    found.sizeBytes = brick.sizeBytes;
    found.availableBytes = brick.freeBytes;
    if (question.round != 0) {
        shared_->marks[host_.name()] = question.round;
        found.written = true;
    }
    found.marks = shared_->marks;
    return storage::Facts(std::move(found));
}

bool Daemons::carries() const
{
    return plan_ != nullptr &&
           std::any_of(plan_->listens.begin(), plan_->listens.end(),
                       [this](const auto& listen) { return host_.holds(listen.at.address); });
}

std::int64_t Daemons::second() const
{
    return host_.site().world().elapsed() / std::chrono::seconds(1);
}

Work Daemons::work() const
{
    Work work;
    if (plan_ == nullptr) {
        return work;
    }
    const bool all = carries();
    for (const load_balancer::UpstreamEntry& upstream : plan_->routing->upstreams) {
        for (const load_balancer::ServerEntry& entry : upstream.servers) {
            const double requests = paceOf(nameOf(entry)).requests * swell(second());
            work.carried += all ? requests : 0;
            work.answered += entry.at.address == host_.address() ? requests : 0;
        }
    }
    return work;
}

/// The last second's requests to one server.
load_balancer::ServerReport Daemons::serve(const load_balancer::UpstreamEntry& upstream,
                                           const load_balancer::ServerEntry& entry)
{
    load_balancer::ServerReport server;
    server.upstream = upstream.id;
    server.entry = entry;
    load_balancer::Counts& counted = servers_[{upstream.id, entry.key}];
    if (carries() && !entry.draining) {
        const Answered now = answeredBy(nameOf(entry), second());
        counted += now.counts;
        counted_.upstreams[upstream.id] += now.counts;
        load_balancer::ClassDurations& durations = counted_.durations[upstream.id];
        for (std::size_t i = 0; i < durations.size(); ++i) {
            durations[i] += now.durations[i];
        }
        server.active = now.active;
    }
    server.counts = counted;
    return server;
}

/// What the loops counted in the last second; then again.
void Daemons::report()
{
    constexpr double ForEachClient = 24; ///< requests a second: it keeps its connection
    load_balancer::LoopReport now;
    const auto clients = static_cast<std::uint64_t>(work().carried / ForEachClient);
    connections_ += clients / 4; // the others stay
    for (const load_balancer::Listen& listen : plan_->listens) {
        load_balancer::ListenReport one;
        one.listen = listen;
        one.listening = true;
        one.connections = host_.holds(listen.at.address) ? clients : 0;
        one.connectionsTotal = connections_;
        now.listens.push_back(std::move(one));
    }
    for (const load_balancer::UpstreamEntry& upstream : plan_->routing->upstreams) {
        for (const load_balancer::ServerEntry& entry : upstream.servers) {
            now.servers.push_back(serve(upstream, entry));
        }
        const load_balancer::Counts& counts = counted_.upstreams[upstream.id];
        now.upstreams[upstream.id] = counts;
        if (!now.listens.empty()) { // all came by the first one
            load_balancer::ListenReport& first = now.listens.front();
            first.counts += counts;
            first.upstreams[upstream.id] = counts;
        }
    }
    now.durations = counted_.durations;
    answer<load_balancer::Machine>(load_balancer::LoopsReported{std::move(now)});
    host_.site().world().after(ReportEvery, [this, &host = host_, life = host_.life()] {
        if (host.life() == life) {
            report();
        }
    });
}

} // namespace bafar::sim
