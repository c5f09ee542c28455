#include "tests/console/overview_fixture.h"

#include <algorithm>

#include "core/alerts/board.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;

schema::Lane laneOf(const std::string& id)
{
    return id.starts_with("node/")          ? schema::Lane::Nodes
           : id.starts_with("floating_ip/") ? schema::Lane::FloatingIp
           : id.starts_with("services/")    ? schema::Lane::Services
           : id.starts_with("storage/")     ? schema::Lane::Storage
                                            : schema::Lane::Data;
}

} // namespace

Picture::Picture(int nodes)
{
    for (int i = 1; i <= nodes; ++i) {
        ui::overview::NodeWord one;
        one.node = "n" + std::to_string(i);
        one.freshness = schema::State::Ok;
        one.age = 400ms;
        words_.push_back(one);
        alerts_.heard.insert(one.node);
        thing("node/" + one.node, schema::State::Ok, one.node);
    }
}

Picture& Picture::thing(const std::string& id,
                        schema::State state,
                        const std::string& node,
                        const std::string& reason)
{
    topology::Thing one;
    one.entity.id = id;
    one.entity.concept_ = id.substr(0, id.find('/'));
    one.entity.lane = laneOf(id);
    one.entity.title = id.substr(id.find('/') + 1);
    one.entity.node = node;
    one.entity.state = state;
    one.entity.reason = reason;
    one.speaker = node.empty() ? "n1" : node;
    one.age = 400ms;
    one.beliefs.push_back({one.speaker, 400ms, true, one.entity});
    things_.push_back(one);
    return *this;
}

Picture& Picture::watched(const std::string& id,
                          const std::string& observer,
                          schema::State state,
                          const std::string& reason)
{
    for (topology::Thing& one : things_) {
        if (one.entity.id == id) {
            one.age = one.beliefs.front().age = 1h;
            one.beliefs.push_back({observer, 40s, false, one.entity});
            one.beliefs.back().said.state = state;
            one.beliefs.back().said.reason = reason;
        }
    }
    return *this;
}

Picture& Picture::alert(const std::string& subject,
                        schema::Severity severity,
                        const std::string& node,
                        const std::string& rule)
{
    schema::alerting::Alert one;
    one.rule = rule;
    one.fingerprint = rule + subject;
    one.severity = severity;
    one.state = schema::alerting::AlertState::Firing;
    one.subject = subject;
    one.summary = rule + " fires";
    one.since = WallTime{1'795'444'200'000};
    one.ofCluster = node.empty();
    if (!node.empty()) {
        one.labels["node"] = node;
    }
    alerts_.board.alerts.push_back(one);
    return *this;
}

Picture& Picture::silence(const std::string& node)
{
    word(node).freshness = schema::State::Unknown;
    word(node).age = 40s;
    for (topology::Thing& one : things_) {
        if (one.entity.node == node) {
            one.entity.state = schema::State::Unknown;
        }
    }
    return *this;
}

Picture& Picture::unheard(const std::string& node)
{
    silence(node);
    word(node).age.reset();
    return *this;
}

ui::overview::NodeWord& Picture::word(const std::string& node)
{
    return *std::find_if(words_.begin(), words_.end(),
                         [&node](const auto& one) { return one.node == node; });
}

schema::monitoring::Status& Picture::host(const std::string& node)
{
    word(node).monitoring = &hosts_[node];
    return hosts_[node];
}

schema::database::Status& Picture::database(const std::string& node)
{
    word(node).database = &databases_[node];
    return databases_[node];
}

schema::cache::Status& Picture::cache(const std::string& node)
{
    word(node).cache = &caches_[node];
    return caches_[node];
}

schema::services::Status& Picture::services(const std::string& node)
{
    word(node).services = &services_[node];
    return services_[node];
}

schema::storage::Status& Picture::storage(const std::string& node)
{
    word(node).storage = &storages_[node];
    return storages_[node];
}

schema::cluster::Status& Picture::cluster(const std::string& node)
{
    word(node).cluster = &clusters_[node];
    return clusters_[node];
}

void Picture::tellHost(const char* node, unsigned processors, double busy)
{
    schema::monitoring::Status& status = host(node);
    status.processors = processors;
    status.cpuBusy = busy;
    status.memoryTotalBytes = std::uint64_t{16} << 30;
    status.memoryAvailableBytes = std::uint64_t{8} << 30;
}

void Picture::tellServer(const char* node, schema::database::Role role, unsigned connections)
{
    schema::database::Status& status = database(node);
    status.state = schema::State::Ok;
    status.cause = schema::database::Cause::Answered;
    status.role = role;
    status.connections = connections;
    status.connectionsMax = 100;
    if (role == schema::database::Role::Replica) {
        status.channels.resize(1);
        status.channels[0].lag = 0s;
    }
}

void Picture::tellSwarm(int nodes)
{
    schema::services::Status& status = services("n1");
    status.swarm.role = schema::services::Role::Manager;
    status.swarm.leader = status.swarm.quorum = true;
    status.swarm.managers = status.swarm.managersReachable = 3;
    schema::services::Service web;
    web.name = "web";
    web.desired = web.running = 3;
    status.services = {web};
    for (int i = 1; i <= nodes; ++i) {
        schema::services::SwarmNode node;
        node.node = "n" + std::to_string(i);
        node.availability = "active";
        node.state = "ready";
        status.nodes.push_back(node);
    }
    for (int i = 0; i < 3; ++i) {
        schema::services::Task task;
        task.service = "web";
        task.node = i < 2 ? "n1" : "n2";
        task.state = task.desired = "running";
        status.tasks.push_back(task);
    }
}

ui::overview::Known Picture::known()
{
    topology_ = {};
    std::stable_sort(things_.begin(), things_.end(),
                     [](const auto& a, const auto& b) { return a.entity.lane < b.entity.lane; });
    for (const topology::Thing& one : things_) {
        topology_.places[one.entity.id] = topology_.things.size();
        ++topology_.counts[one.entity.state];
        topology_.things.push_back(one);
    }
    alerts_.board.counts = alerts::countsOf(alerts_.board.alerts);
    ui::overview::Known known{topology_, alerts_};
    known.nodes = words_;
    known.unasked = unasked_;
    return known;
}

} // namespace bafar::test
