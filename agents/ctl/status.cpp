// status and topology: what all agents say, merged into one picture.
#include <algorithm>

#include "agents/ctl/commands.h"
#include "agents/ctl/floating_text.h"
#include "agents/ctl/format.h"
#include "agents/ctl/group.h"
#include "agents/ctl/picture.h"
#include "agents/ctl/statuses.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "core/schema/monitoring.h"

namespace bafar::ctl {

namespace {

using schema::Lane;
using schema::State;

/// What the agents that answer say of their group.
std::vector<GroupWord> groupOf(const std::vector<Context::AgentState>& agents)
{
    std::vector<GroupWord> words;
    for (const Context::AgentState& agent : agents) {
        if (const auto status = statusOf<schema::cluster::Status>(agent, schema::cluster::Name)) {
            words.push_back({agent.agent.node, status->agreement});
        }
    }
    return words;
}

std::string placeOf(const Context::AgentState& agent)
{
    const auto status = statusOf<schema::cluster::Status>(agent, schema::cluster::Name);
    return status ? placeText({agent.agent.node, status->agreement}) : "-";
}

std::string nodeTable(const std::vector<Context::AgentState>& agents, const Picture& picture)
{
    Table table({"NODE", "STATE", "GROUP", "CPU", "MEMORY", "LOAD", "AGENT", "WHY"});
    for (const Context::AgentState& agent : agents) {
        const topology::Thing* thing = picture.topology.find("node/" + agent.agent.node);
        const State state = thing == nullptr ? State::Unknown : thing->entity.state;
        std::string why = thing == nullptr ? "" : sanitized(thing->entity.reason, 500);
        if (!agent.state) {
            why += (why.empty() ? "" : "; ") + agent.state.error().text;
        }
        const auto host = statusOf<schema::monitoring::Status>(agent, schema::monitoring::Name);
        const bool known = host && host->memoryTotalBytes > 0;
        const double used = known ? 1.0 - static_cast<double>(host->memoryAvailableBytes) /
                                              static_cast<double>(host->memoryTotalBytes)
                                  : 0;
        table.add({agent.agent.node, stateText(state), placeOf(agent),
                   known ? percentText(host->cpuBusy) : "-", known ? percentText(used) : "-",
                   known ? numberText(host->load1) : "-",
                   agent.state ? sanitized(agent.state->snapshot->version, 20) : "-", why});
    }
    return table.text();
}

std::string addressesOf(const topology::Thing& thing)
{
    for (const schema::Fact& fact : thing.entity.facts) {
        if (fact.technical) {
            return sanitized(fact.value, 80);
        }
    }
    return "-";
}

std::string floatingTable(const std::vector<Context::AgentState>& agents, const Picture& picture)
{
    std::vector<schema::floating_ip::Status> statuses;
    for (const Context::AgentState& agent : agents) {
        if (auto status = statusOf<schema::floating_ip::Status>(agent, schema::floating_ip::Name)) {
            statuses.push_back(std::move(*status));
        }
    }
    Table table({"FLOATING IP", "ADDRESSES", "OWNER", "STATE", "WHY"});
    for (const topology::Thing& thing : picture.topology.things) {
        if (thing.entity.lane != Lane::FloatingIp) {
            continue;
        }
        table.add({sanitized(thing.entity.title, 60), addressesOf(thing),
                   ownersText(picture.topology, thing.entity.id, statuses),
                   stateText(thing.entity.state), sanitized(thing.entity.reason, 200)});
    }
    return table.empty() ? "" : "\n" + table.text();
}

std::string actionTable(const std::vector<Context::AgentState>& agents)
{
    Table table({"RUNNING ACTION", "BY", "STATE", "ID"});
    for (const Context::AgentState& agent : agents) {
        if (!agent.state) {
            continue;
        }
        for (const schema::ActionRecord& record : agent.state->snapshot->actions) {
            if (record.state == schema::ActionState::Running ||
                record.state == schema::ActionState::Verifying) {
                table.add(
                    {sanitized(record.plan.draft.title, 100), sanitized(record.actor, 60),
                     std::string(schema::ActionStateNames[static_cast<std::size_t>(record.state)]),
                     sanitized(record.id, 40)});
            }
        }
    }
    return table.empty() ? "" : "\n" + table.text();
}

std::string statesJson(const std::vector<Context::AgentState>& agents)
{
    std::string out = "{\"agents\":[";
    for (std::size_t i = 0; i < agents.size(); ++i) {
        out += i == 0 ? "{\"node\":" : ",{\"node\":";
        schema::appendJsonString(out, agents[i].agent.node);
        if (agents[i].state) {
            out += ",\"state\":" + agents[i].text;
        } else {
            out += ",\"error\":" + schema::toJson(schema::ErrorBody{
                                       std::string(codeName(agents[i].state.error().code)),
                                       agents[i].state.error().text});
        }
        out += "}";
    }
    return out + "]}\n";
}

std::string summary(const Context& context,
                    const Picture& picture,
                    std::size_t answered,
                    std::size_t asked)
{
    std::string text = "cluster " + context.profile().name + ": " +
                       stateText(picture.topology.worst) + ", " + std::to_string(answered) +
                       " of " + std::to_string(asked) + " agents answer\n";
    return text;
}

std::string thingLine(const topology::Thing& thing)
{
    std::string text = "  " + stateText(thing.entity.state);
    text.resize(std::max<std::size_t>(text.size() + 1, 16), ' ');
    text += sanitized(thing.entity.title, 80) + "  (" + sanitized(thing.entity.id, 80) + ")";
    std::string facts;
    for (const schema::Fact& fact : thing.entity.facts) {
        facts += "  " + sanitized(fact.name, 40) + " " + sanitized(fact.value, 80);
    }
    text += facts;
    if (!thing.entity.reason.empty()) {
        text += "\n                " + sanitized(thing.entity.reason, 300);
    }
    if (thing.age > std::chrono::seconds(3)) {
        text += "\n                last heard " + toHumanText(thing.age) + " ago";
    }
    return text + "\n";
}

} // namespace

int showStatus(Context& context)
{
    const Result<std::vector<Context::AgentState>> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (context.json()) {
        print(statesJson(*agents));
        return Context::complainIfNone(*agents);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    const Picture picture = pictureOf(*agents);
    const auto answered = static_cast<std::size_t>(std::count_if(
        agents->begin(), agents->end(), [](const auto& agent) { return agent.state.has_value(); }));
    print(summary(context, picture, answered, agents->size()) + groupLine(groupOf(*agents)) + "\n" +
          nodeTable(*agents, picture) + floatingTable(*agents, picture) + actionTable(*agents));
    return Exit::Done;
}

int showGroup(Context& context)
{
    const Result<std::vector<Context::AgentState>> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    const std::vector<GroupWord> words = groupOf(*agents);
    if (!context.json()) {
        print(groupLine(words) + "\n" + groupTable(words));
        return Exit::Done;
    }
    std::string out = "{\"agents\":[";
    for (const GroupWord& word : words) {
        out += &word == &words.front() ? "{\"node\":" : ",{\"node\":";
        schema::appendJsonString(out, word.node);
        out += ",\"agreement\":" + schema::toJson(word.standing) + "}";
    }
    print(out + "]}\n");
    return Exit::Done;
}

int showTopology(Context& context)
{
    const Result<std::vector<Context::AgentState>> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    const Picture picture = pictureOf(*agents);
    if (context.json()) {
        print(topologyJson(picture.topology));
        return Exit::Done;
    }
    std::string out;
    std::optional<Lane> lane;
    for (const topology::Thing& thing : picture.topology.things) {
        if (lane != thing.entity.lane) {
            lane = thing.entity.lane;
            out += (out.empty() ? "" : "\n") +
                   std::string(schema::LaneNames[static_cast<std::size_t>(*lane)]) + "\n";
        }
        out += thingLine(thing);
    }
    Table edges({"FROM", "", "TO", "STATE", ""});
    for (const topology::Edge& edge : picture.topology.edges) {
        const schema::Relation& relation = edge.relation;
        edges.add({sanitized(relation.from, 80),
                   std::string(schema::RelationKindNames[static_cast<std::size_t>(relation.kind)]),
                   sanitized(relation.to, 80), stateText(relation.state),
                   sanitized(relation.label, 100)});
    }
    print(out + (edges.empty() ? "" : "\n" + edges.text()));
    return Exit::Done;
}

} // namespace bafar::ctl
