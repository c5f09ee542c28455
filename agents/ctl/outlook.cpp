// headroom, floating-ip, database: what is computed from what all agents say, as the console does.
#include "agents/ctl/commands.h"
#include "agents/ctl/database_text.h"
#include "agents/ctl/floating_text.h"
#include "agents/ctl/headroom_text.h"
#include "agents/ctl/statuses.h"
#include "core/base/natural.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

using schema::State;

/// Prints what one command tells of all nodes; complains where no agent gives its state. The exit
/// code.
int tellHeard(Context& context, int (*tell)(Context&, const std::vector<Heard>&))
{
    const Result<std::vector<Context::AgentState>> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    return tell(context, heardOf(context.profile(), *agents));
}

template <class Status>
std::optional<Status> statusIn(const Heard& heard, std::string_view conceptName)
{
    return heard.agent == nullptr ? std::nullopt : statusOf<Status>(*heard.agent, conceptName);
}

template <class Status>
const Status* pointerTo(const std::optional<Status>& status)
{
    return status ? &*status : nullptr;
}

/// What one node says that the headroom is computed from.
struct NodeStatuses {
    std::optional<schema::monitoring::Status> monitoring;
    std::optional<schema::database::Status> database;
    std::optional<schema::services::Status> services;
    std::optional<schema::storage::Status> storage;
};

NodeStatuses statusesOf(const Heard& heard)
{
    return {statusIn<schema::monitoring::Status>(heard, schema::monitoring::Name),
            statusIn<schema::database::Status>(heard, schema::database::Name),
            statusIn<schema::services::Status>(heard, schema::services::Name),
            statusIn<schema::storage::Status>(heard, schema::storage::Name)};
}

headroom::NodeWord wordOf(const Heard& heard, const NodeStatuses& statuses)
{
    headroom::NodeWord word;
    word.node = heard.node;
    if (heard.agent != nullptr) {
        word.freshness = State::Ok;
        word.age = Duration::zero();
    }
    word.monitoring = pointerTo(statuses.monitoring);
    word.database = pointerTo(statuses.database);
    word.services = pointerTo(statuses.services);
    word.storage = pointerTo(statuses.storage);
    return word;
}

int tellHeadroom(Context& context, const std::vector<Heard>& heard)
{
    std::vector<NodeStatuses> statuses;
    for (const Heard& one : heard) {
        statuses.push_back(statusesOf(one));
    }
    std::vector<headroom::NodeWord> words;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        words.push_back(wordOf(heard[i], statuses[i]));
    }
    const std::vector<headroom::Row> rows = headroom::rowsOf(words);
    print(context.json() ? headroomJson(rows) : headroomTable(rows));
    return Exit::Done;
}

/// By their ids.
std::vector<FloatingIp> floatingIpsOf(const std::vector<Heard>& heard)
{
    std::map<std::string, std::vector<election::Candidate>, NaturalOrder> candidates;
    bool isAnyUntold = false;
    for (const Heard& one : heard) {
        isAnyUntold = isAnyUntold || one.agent == nullptr;
        const auto status = statusIn<schema::floating_ip::Status>(one, schema::floating_ip::Name);
        if (!status) {
            continue;
        }
        for (const schema::floating_ip::RouterStatus& router : status->routers) {
            candidates[router.id].push_back({one.node, true, router});
        }
    }
    std::vector<FloatingIp> all;
    for (auto& [id, ours] : candidates) {
        FloatingIp one;
        one.id = id;
        one.candidates = election::electionOrder(election::withForeign(std::move(ours)));
        one.isOwnerUnknown = election::isOwnerUnknown(one.candidates, isAnyUntold);
        all.push_back(std::move(one));
    }
    return all;
}

int complainNoFloatingIp(const std::vector<FloatingIp>& all, const std::string& wanted)
{
    std::vector<std::string_view> ids;
    for (const FloatingIp& one : all) {
        ids.push_back(one.id);
    }
    const std::string_view near = nearestName(wanted, ids);
    return complain(
        {Code::NotFound, "no agent that answers has a floating IP " + inQuotes(wanted) +
                             (near.empty() ? "" : "; did you mean " + sanitized(near, 63) + "?")});
}

int tellFloatingIps(Context& context, const std::vector<Heard>& heard)
{
    std::vector<FloatingIp> all = floatingIpsOf(heard);
    if (!context.arguments().words.empty()) {
        const std::string& wanted = context.arguments().words.front();
        std::vector<FloatingIp> chosen;
        for (const FloatingIp& one : all) {
            if (one.id == wanted) {
                chosen.push_back(one);
            }
        }
        if (chosen.empty()) {
            return complainNoFloatingIp(all, wanted);
        }
        all = std::move(chosen);
    }
    print(context.json() ? floatingIpJson(all)
          : all.empty()  ? "no agent that answers has a floating IP\n"
                         : floatingIpText(all));
    return Exit::Done;
}

int tellDatabases(Context& context, const std::vector<Heard>& heard)
{
    std::vector<std::optional<schema::database::Status>> statuses;
    for (const Heard& one : heard) {
        statuses.push_back(statusIn<schema::database::Status>(one, schema::database::Name));
    }
    std::vector<replication::Word> words;
    for (std::size_t i = 0; i < heard.size(); ++i) {
        words.push_back({heard[i].node, heard[i].agent == nullptr ? State::Unknown : State::Ok,
                         pointerTo(statuses[i])});
    }
    const replication::Fleet fleet = replication::fleetOf(words);
    print(context.json()          ? databaseJson(fleet, words)
          : fleet.servers.empty() ? "no agent that answers has a MariaDB server\n"
                                  : databaseText(fleet, words));
    return Exit::Done;
}

} // namespace

int showHeadroom(Context& context)
{
    return tellHeard(context, &tellHeadroom);
}

int showFloatingIps(Context& context)
{
    return tellHeard(context, &tellFloatingIps);
}

int showDatabases(Context& context)
{
    return tellHeard(context, &tellDatabases);
}

} // namespace bafar::ctl
