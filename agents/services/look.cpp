#include "agents/services/look.h"

#include <algorithm>
#include <utility>

#include "core/schema/json.h"

namespace bafar::services {
namespace {

/// Tasks that Swarm wants to run, whatever became of them; the rest is history.
constexpr std::string_view LiveTasks = R"({"desired-state":["running","ready","accepted"]})";

std::string historyFilter(const std::vector<std::string>& services)
{
    std::string names;
    for (const std::string& id : services) {
        names += names.empty() ? "" : ",";
        schema::appendJsonString(names, id);
    }
    return R"({"desired-state":["shutdown"],"service":[)" + names + "]}";
}

template <class T>
Result<void> keep(std::optional<T>& into, Result<T> read)
{
    if (!read) {
        return tl::unexpected(std::move(read.error()));
    }
    into = std::move(*read);
    return {};
}

} // namespace

std::string versioned(const std::string& api, const std::string& target)
{
    return "/v" + api + target;
}

Error refusalError(const Answer& answer)
{
    const std::string text = refusalText(answer.body);
    constexpr std::uint16_t ServerErrors = 500;
    // A version index that moved comes as a 500 with this text, in every version so far.
    const bool conflict = answer.status == 409 || text.find("out of sequence") != std::string::npos;
    const Code code = conflict                        ? Code::Conflict
                      : answer.status == 404          ? Code::NotFound
                      : answer.status == 403          ? Code::Denied
                      : answer.status >= ServerErrors ? Code::Unavailable
                                                      : Code::InvalidInput;
    return {code, "Docker answers " + std::to_string(answer.status) + ": " + text};
}

Look::Look(Wants wants, std::string api, bool manager)
    : wants_(std::move(wants))
    , api_(std::move(api))
    , manager_(manager)
{
}

bool Look::wanted(Topic topic) const
{
    const bool swarm = manager_ && !seen_.swarmTrouble && !seen_.roleMoved;
    switch (topic) {
    case Topic::Version: return wants_.version;
    case Topic::Info: return wants_.info;
    case Topic::Ping: return !wants_.info;
    case Topic::Containers: return wants_.containers;
    case Topic::Services: return swarm && wants_.services;
    case Topic::Nodes: return swarm && wants_.nodes;
    case Topic::Tasks: return swarm;
    case Topic::Ended: return swarm && !wants_.histories.empty();
    case Topic::Done: break;
    }
    return true;
}

std::optional<Request> Look::next()
{
    const auto following = [](Topic topic) {
        return static_cast<Topic>(static_cast<std::uint8_t>(topic) + 1);
    };
    if (std::exchange(begun_, true) && topic_ != Topic::Done) {
        topic_ = following(topic_);
    }
    while (!wanted(topic_)) {
        topic_ = following(topic_);
    }
    return topic_ == Topic::Done ? std::nullopt : std::optional(question());
}

Request Look::question() const
{
    const auto get = [this](const std::string& target) {
        return Request{"GET", versioned(api_, target), {}};
    };
    switch (topic_) {
    case Topic::Version: return {"GET", "/version", {}};
    case Topic::Info: return get("/info");
    case Topic::Ping: return {"GET", "/_ping", {}};
    case Topic::Containers: return get("/containers/json?all=true");
    case Topic::Services: return get("/services");
    case Topic::Nodes: return get("/nodes");
    case Topic::Tasks: return get("/tasks?filters=" + percentEncoded(LiveTasks));
    case Topic::Ended:
        return get("/tasks?filters=" + percentEncoded(historyFilter(wants_.histories)));
    case Topic::Done: break;
    }
    return {};
}

Result<void> Look::take(const Result<Answer>& answer)
{
    Result<void> taken;
    if (!answer) {
        taken = tl::unexpected(answer.error());
    } else if (answer->status < 200 || answer->status > 299) {
        taken = tl::unexpected(refusalError(*answer));
        seen_.roleMoved = taken.error().text.find("not a swarm manager") != std::string::npos;
    } else {
        taken = read(answer->body);
    }
    const bool ofSwarm = topic_ >= Topic::Services;
    if (!taken && ofSwarm) {
        if (topic_ == Topic::Ended && taken.error().code == Code::NotFound) {
            seen_.historyGone = true; // removed between two looks: the Swarm is well
        } else if (!seen_.roleMoved) {
            seen_.swarmTrouble = taken.error();
        }
        return {};
    }
    return taken;
}

Result<void> Look::read(const std::string& body)
{
    switch (topic_) {
    case Topic::Version: {
        Result<void> kept = keep(seen_.version, parseVersion(body));
        if (kept) {
            api_ = seen_.version->api;
        }
        return kept;
    }
    case Topic::Info: {
        Result<void> kept = keep(seen_.info, parseInfo(body));
        if (kept) {
            manager_ = seen_.info->manager;
        }
        return kept;
    }
    case Topic::Containers: return keep(seen_.containers, parseContainers(body));
    case Topic::Services: return keep(seen_.services, parseServices(body));
    case Topic::Nodes: return keep(seen_.nodes, parseNodes(body));
    case Topic::Tasks: return keep(seen_.tasks, parseTasks(body));
    case Topic::Ended: return keep(seen_.ended, parseTasks(body));
    case Topic::Ping:
    case Topic::Done: break;
    }
    return {};
}

} // namespace bafar::services
