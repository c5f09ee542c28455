#include "agents/services/log_names.h"

#include <map>

namespace bafar::services {
namespace {

namespace contract = schema::services;

constexpr std::size_t IdShown = 12;

/// Why this engine reads no logs; empty: it can.
std::string whyNot(const contract::Status& status, const std::string& node)
{
    if (!status.engine.reachable) {
        return status.reasons.empty() ? "Docker on " + node + " does not answer"
                                      : status.reasons.front();
    }
    if (status.swarm.role == contract::Role::None) {
        return node + " is in no Swarm";
    }
    if (status.swarm.role != contract::Role::Manager) {
        return node + " is no manager of the Swarm";
    }
    return status.swarm.quorum ? std::string() : "the Swarm's managers have no quorum";
}

} // namespace

schema::LogPiece logPiece(LogBatch batch,
                          const std::string& service,
                          const contract::Status& status)
{
    std::map<std::string_view, const contract::Task*> tasks;
    std::map<std::string_view, const contract::SwarmNode*> nodes;
    for (const contract::Task& task : status.tasks) {
        tasks.emplace(task.id, &task);
    }
    for (const contract::SwarmNode& node : status.nodes) {
        nodes.emplace(node.id, &node);
    }
    schema::LogPiece piece;
    piece.dropped = batch.dropped;
    piece.lines.reserve(batch.lines.size());
    for (LogLine& line : batch.lines) {
        schema::LogLine& told = piece.lines.emplace_back();
        told.at = line.at;
        told.stream = line.errors ? schema::LogStream::Stderr : schema::LogStream::Stdout;
        told.text = std::move(line.text);
        told.id = line.task.substr(0, IdShown);
        const auto task = tasks.find(line.task);
        if (task != tasks.end()) {
            told.task = task->second->name;
        } else if (!line.task.empty()) {
            told.task = service + "." + told.id;
        }
        const auto node = nodes.find(line.node);
        if (node != nodes.end()) {
            told.node = node->second->node.empty() ? node->second->hostname : node->second->node;
        } else if (task != tasks.end()) {
            told.node = task->second->node;
        }
    }
    return piece;
}

std::optional<schema::Elsewhere> elsewhere(const contract::Status& status,
                                           const schema::ClusterView& view)
{
    const std::string why = whyNot(status, view.self);
    if (why.empty()) {
        return std::nullopt;
    }
    schema::Elsewhere told;
    told.code = codeName(Code::Unavailable);
    std::string names;
    for (const auto& [name, node] : view.nodes) {
        if (node.self || !node.connected || node.state != schema::State::Ok) {
            continue;
        }
        const auto other = view.status<contract::Status>(name, std::string(contract::Name));
        if (other && whyNot(*other, name).empty()) {
            told.ask.insert(other->swarm.leader ? told.ask.begin() : told.ask.end(), name);
        }
    }
    for (const std::string& name : told.ask) {
        names += (names.empty() ? "" : ", ") + name;
    }
    told.text = why + "; logs are read through a manager of the Swarm: " +
                (names.empty() ? "none is known here" : "ask the agent of " + names);
    return told;
}

} // namespace bafar::services
