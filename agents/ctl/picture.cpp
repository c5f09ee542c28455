#include "agents/ctl/picture.h"

namespace bafar::ctl {

Picture pictureOf(const std::vector<Context::AgentState>& agents)
{
    std::vector<topology::Source> sources;
    for (const Context::AgentState& agent : agents) {
        topology::Source source;
        source.node = agent.agent.node;
        if (agent.state) {
            source.freshness = schema::State::Ok;
            source.at = agent.state->at;
            for (const auto& [name, report] : agent.state->snapshot->concepts) {
                source.presences.push_back(&report.presence);
            }
        }
        sources.push_back(std::move(source));
    }
    return {topology::merge(sources)};
}

std::string topologyJson(const topology::Topology& topology)
{
    const auto stateName = [](schema::State state) {
        return std::string(schema::StateNames[static_cast<std::size_t>(state)]);
    };
    std::string out = "{\"worst\":\"" + stateName(topology.worst) + "\",\"things\":[";
    bool first = true;
    for (const topology::Thing& thing : topology.things) {
        out += first ? "" : ",";
        first = false;
        out += "{\"entity\":" + schema::toJson(thing.entity) + ",\"speaker\":";
        schema::appendJsonString(out, thing.speaker);
        out += ",\"age_ms\":" + std::to_string(thing.age / std::chrono::milliseconds(1)) + "}";
    }
    out += "],\"edges\":[";
    first = true;
    for (const topology::Edge& edge : topology.edges) {
        out += first ? "" : ",";
        first = false;
        out += "{\"relation\":" + schema::toJson(edge.relation) + ",\"speaker\":";
        schema::appendJsonString(out, edge.speaker);
        out += "}";
    }
    return out + "]}\n";
}

} // namespace bafar::ctl
