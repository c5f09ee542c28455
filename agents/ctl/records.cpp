// watch, actions, events: what happened and what happens.
#include <algorithm>

#include "agents/ctl/commands.h"
#include "agents/ctl/follower.h"
#include "agents/ctl/format.h"
#include "agents/ctl/plan_text.h"
#include "core/base/telling.h"
#include "core/base/text.h"
#include "core/http/target.h"

namespace bafar::ctl {

namespace {

using Agents = std::vector<Context::AgentState>;

std::string eventLine(const schema::Event& event)
{
    constexpr std::string_view Marks[] = {" ", " ", "!", "!!"};
    std::string line = clockText(event.at) + "  " + sanitized(event.node, 63);
    line.resize(std::max<std::size_t>(line.size() + 1, 22), ' ');
    line += std::string(Marks[static_cast<std::size_t>(event.severity)]);
    line.resize(std::max<std::size_t>(line.size() + 1, 25), ' ');
    return line + sanitized(event.text, 300) + "  [" + sanitized(event.concept_, 40) + "." +
           sanitized(event.kind, 60) + "]\n";
}

std::string actionLine(const schema::ActionRecord& record)
{
    std::string line =
        clockText(record.startedAt) + "  action " +
        std::string(schema::ActionStateNames[static_cast<std::size_t>(record.state)]);
    return line + ": " + sanitized(record.plan.draft.title, 150) + ", by " +
           sanitized(record.actor, 90) +
           (record.result.empty() ? "" : "; " + sanitized(record.result, 300)) +
           (record.waits.empty() ? "" : "; " + sanitized(record.waits, 300)) + "\n";
}

/// Tells states of things as they change.
class Changes {
public:
    std::string take(const std::string& node,
                     const std::string& name,
                     const schema::ConceptReport& report,
                     WallTime at)
    {
        std::string out;
        for (const schema::Entity& entity : report.presence.entities) {
            if (entity.claim != schema::Claim::Own) {
                continue;
            }
            const std::string key = node + " " + name + " " + entity.id;
            const auto found = states_.find(key);
            if (found != states_.end() && found->second != entity.state) {
                out += clockText(at) + "  " + sanitized(node, 63) + "  " +
                       sanitized(entity.id, 80) + ": " + stateText(found->second) + " -> " +
                       stateText(entity.state) +
                       (entity.reason.empty() ? "" : ": " + sanitized(entity.reason, 200)) + "\n";
            }
            states_[key] = entity.state;
        }
        return out;
    }

private:
    std::map<std::string, schema::State> states_;
};

std::string messageLines(const schema::Message& message, Changes& changes)
{
    if (message.event) {
        return eventLine(*message.event);
    }
    if (message.action) {
        return actionLine(*message.action);
    }
    if (message.report) {
        return changes.take(message.node, message.concept_, *message.report, message.at);
    }
    if (message.snapshot) {
        std::string out;
        for (const auto& [name, report] : message.snapshot->concepts) {
            out += changes.take(message.node, name, report, message.at);
        }
        return out;
    }
    return {};
}

int showRecord(Context& context, const std::string& id)
{
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    api::Request request;
    request.target = "/v1/actions/" + http::encoded(id);
    std::vector<Error> errors;
    for (const auto& [agent, answer] : context.askAll(*agents, request)) {
        if (!answer) {
            errors.push_back(answer.error());
            continue;
        }
        const auto record = schema::fromJson<schema::ActionRecord>(answer->body);
        if (!record) {
            return complain(record.error());
        }
        if (context.json()) {
            print(answer->body + "\n");
            return Exit::Done;
        }
        std::string out = actionLine(*record);
        for (std::size_t i = 0; i < record->steps.size(); ++i) {
            out += stepText(*record, i) + "\n";
        }
        print(out + (schema::hasEnded(record->state) ? resultText(*record) : ""));
        return Exit::Done;
    }
    return complain(mostTelling(errors));
}

} // namespace

int watch(Context& context)
{
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    Changes changes;
    std::vector<std::unique_ptr<Follower>> followers;
    std::map<std::string, std::string> told; ///< why each agent was lost, told once
    for (const schema::ProfileAgent& agent : *agents) {
        Follower::Events events;
        events.onMessage = [&context, &changes](const schema::Message& message) {
            const bool quiet = message.kind == schema::MessageKind::Heartbeat;
            if (context.json() && !quiet) {
                print(schema::toJson(message) + "\n");
            } else if (!context.json()) {
                print(messageLines(message, changes));
            }
        };
        events.onOpen = [&told, node = agent.node, &context] {
            told.erase(node);
            if (!context.json()) {
                print("-- following " + node + "\n");
            }
        };
        events.onLost = [&told, node = agent.node](const Error& error) {
            if (std::exchange(told[node], error.text) != error.text) {
                complain(error);
            }
        };
        followers.push_back(std::make_unique<Follower>(context, agent, false, std::move(events)));
    }
    context.waitFor([] { return false; });
    return Exit::Done;
}

int showActions(Context& context)
{
    if (!context.arguments().words.empty()) {
        return showRecord(context, context.arguments().words.front());
    }
    const Result<Agents> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    Table offers({"ACTION", "PARAMETERS", "RISK", "WHAT IT DOES"});
    std::string records;
    std::string json = "{\"offers\":[";
    std::map<std::string, bool> seen;
    std::string recordsJson;
    for (const Context::AgentState& agent : *agents) {
        if (!agent.state) {
            continue;
        }
        for (const schema::ActionInfo& offer : agent.state->snapshot->offers) {
            if (!seen.emplace(offer.name + " " + offer.subject, true).second) {
                continue;
            }
            std::string parameters;
            for (const schema::ActionParameter& parameter : offer.parameters) {
                parameters += (parameters.empty() ? "" : " ") + parameter.name + "=" +
                              (parameter.choices.empty() ? "..." : joined(parameter.choices, "|"));
            }
            offers.add({sanitized(offer.name, 80), sanitized(parameters, 200),
                        std::string(schema::ActionClassNames[static_cast<std::size_t>(offer.risk)]),
                        sanitized(offer.help, 200)});
            json += (seen.size() == 1 ? "" : ",") + schema::toJson(offer);
        }
        for (const schema::ActionRecord& record : agent.state->snapshot->actions) {
            records += actionLine(record);
            recordsJson += (recordsJson.empty() ? "" : ",") + schema::toJson(record);
        }
    }
    print(context.json() ? json + "],\"actions\":[" + recordsJson + "]}\n"
                         : offers.text() + (records.empty() ? "" : "\n" + records));
    return Exit::Done;
}

int showEvents(Context& context)
{
    const std::optional<std::size_t> limit = countFrom(context.arguments().value("--limit", "50"));
    const std::string wanted = context.arguments().value("--severity", "info");
    const auto names = schema::enumNames(schema::Severity{});
    const auto level = std::find(names.begin(), names.end(), wanted);
    if (!limit || level == names.end()) {
        return complainUsage(limit ? "--severity is info, notice, warning or critical"
                                   : "--limit is a number above 0");
    }
    const Result<Agents> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    std::vector<schema::Event> events;
    for (const Context::AgentState& agent : *agents) {
        if (!agent.state) {
            complain(agent.state.error());
            continue;
        }
        for (const schema::Event& event : agent.state->snapshot->events) {
            if (static_cast<std::ptrdiff_t>(event.severity) >= level - names.begin()) {
                events.push_back(event);
            }
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    const std::size_t skip = events.size() > *limit ? events.size() - *limit : 0;
    std::string out;
    for (std::size_t i = skip; i < events.size(); ++i) {
        out += context.json() ? schema::toJson(events[i]) + "\n" : eventLine(events[i]);
    }
    print(out);
    return Exit::Done;
}

} // namespace bafar::ctl
