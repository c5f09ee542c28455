#include "agents/sim/daemons.h"

#include "agents/cache/machine.h"
#include "agents/database/machine.h"
#include "agents/services/machine.h"
#include "agents/sim/site.h"
#include "agents/storage/gluster.h"
#include "agents/storage/machine.h"
#include "core/base/text.h"

namespace bafar::sim {

namespace {

constexpr Duration AnswerTakes = std::chrono::milliseconds(2);
constexpr Duration ReportEvery = std::chrono::seconds(1);
constexpr std::uint64_t RequestsPerReport = 24; ///< to each service
constexpr std::string_view NoChange = "the simulated cluster's daemons can be watched, not changed";

/// The text's name for a question to Docker: the target without version and parameters.
std::string dockerText(const services::Request& request)
{
    std::string_view path(request.target);
    const std::string_view parameters = path.substr(std::min(path.find('?'), path.size()));
    path = path.substr(0, path.size() - parameters.size());
    if (path.starts_with("/v1.")) {
        path.remove_prefix(std::min(path.find('/', 1), path.size()));
    }
    if (path == "/containers/json") {
        return "docker_containers.json";
    }
    if (path.starts_with("/containers/")) {
        return path.ends_with("/stats") ? "docker_stats.json" : "docker_container.json";
    }
    return "docker_" + std::string(path.substr(std::min<std::size_t>(1, path.size()))) + ".json";
}

services::Answer dockerAnswer(const services::Request& request, std::optional<std::string> said)
{
    constexpr std::uint16_t Good = 200;
    constexpr std::uint16_t Unavailable = 503;
    if (request.method != "GET") {
        return {Unavailable, R"({"message":")" + std::string(NoChange) + R"("})"};
    }
    if (request.target.ends_with("/_ping")) {
        return {Good, "OK"};
    }
    if (request.target.find("shutdown") != std::string::npos) {
        return {Good, "[]"}; // no task has ended
    }
    return said ? services::Answer{Good, std::move(*said)}
                : services::Answer{Unavailable, R"({"message":"not simulated"})"};
}

std::string_view databaseText(database::Question question)
{
    switch (question) {
    case database::Question::Position: return "mariadb_position.tsv";
    case database::Question::Replication: return "mariadb_replication.tsv";
    case database::Question::Status: return "mariadb_status.tsv";
    case database::Question::Variables: return "mariadb_variables.tsv";
    case database::Question::Processes: return "mariadb_processes.tsv";
    }
    return {};
}

/// A head line of names, then a line for each row; NULL is NULL.
database::Table tableFrom(std::string_view text)
{
    database::Table table;
    bool head = true;
    for (const std::string_view line : split(text, '\n')) {
        if (line.empty()) {
            continue;
        }
        const std::vector<std::string_view> cells = split(line, '\t');
        if (std::exchange(head, false)) {
            table.begin(cells);
            continue;
        }
        for (const std::string_view cell : cells) {
            table.add(cell == "NULL" ? std::nullopt : std::optional(cell));
        }
    }
    return table;
}

template <class Seen>
storage::Heard<storage::Facts> factsOf(storage::Heard<Seen> heard)
{
    if (!heard) {
        return tl::unexpected(std::move(heard.error()));
    }
    return storage::Facts(std::move(*heard));
}

/// Answers that took a few milliseconds each.
load_balancer::Counts counted(std::uint64_t requests)
{
    constexpr std::uint64_t BytesIn = 420;
    constexpr std::uint64_t BytesOut = 5300;
    constexpr std::size_t Good = 1;      // 2xx
    constexpr std::size_t AtMost5Ms = 2; // of DurationBounds
    load_balancer::Counts counts;
    counts.requests = requests;
    counts.answers.at(Good) = requests;
    counts.bytesIn = requests * BytesIn;
    counts.bytesOut = requests * BytesOut;
    counts.durations.counts.at(AtMost5Ms) = requests;
    counts.durations.secondsTotal = 0.004 * static_cast<double>(requests);
    return counts;
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
        AnswerTakes, [&host = host_, life = host_.life(), input = std::move(input)] {
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
    answer<services::Machine>(
        services::Answered{ask.ticket, dockerAnswer(ask.request, said(dockerText(ask.request)))});
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
        seen->time = AnswerTakes;
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
    constexpr std::uint64_t Size = 252ULL << 30U;
    constexpr std::uint64_t Available = 148ULL << 30U;
    schema::storage::MountFound found;
    found.type = "fuse.glusterfs";
    found.source = host_.name() + ":/" + question.volume;
    found.sizeBytes = Size;
    found.availableBytes = Available;
    if (question.round != 0) {
        shared_->marks[host_.name()] = question.round;
        found.written = true;
    }
    found.marks = shared_->marks;
    return storage::Facts(std::move(found));
}

/// What the loops counted in the last second; then again.
void Daemons::report()
{
    load_balancer::LoopReport now;
    bool serves = false;
    for (const load_balancer::Listen& listen : plan_->listens) {
        load_balancer::ListenReport one;
        one.listen = listen;
        one.listening = true;
        const bool here = host_.holds(listen.at.address);
        one.connections = here ? 6 : 0;
        serves = serves || here;
        now.listens.push_back(std::move(one));
    }
    for (const load_balancer::UpstreamEntry& upstream : plan_->routing->upstreams) {
        const std::size_t servers = upstream.servers.size();
        const std::uint64_t requests = serves && servers > 0 ? RequestsPerReport : 0;
        now.upstreams[upstream.id] = counted_.upstreams[upstream.id] += counted(requests);
        for (const load_balancer::ServerEntry& entry : upstream.servers) {
            load_balancer::ServerReport server;
            server.upstream = upstream.id;
            server.entry = entry;
            server.counts = counted(now.upstreams[upstream.id].requests / servers);
            now.servers.push_back(std::move(server));
        }
        if (!now.listens.empty()) { // all came by the first one
            load_balancer::ListenReport& first = now.listens.front();
            first.counts += now.upstreams[upstream.id];
            first.upstreams[upstream.id] = now.upstreams[upstream.id];
        }
    }
    answer<load_balancer::Machine>(load_balancer::LoopsReported{std::move(now)});
    host_.site().world().after(ReportEvery, [this, &host = host_, life = host_.life()] {
        if (host.life() == life) {
            report();
        }
    });
}

} // namespace bafar::sim
