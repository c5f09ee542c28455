#include "agents/ctl/act.h"

#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/ctl/plan_text.h"
#include "agents/ctl/progress.h"
#include "agents/ctl/terminal.h"
#include "core/base/telling.h"
#include "core/base/text.h"
#include "core/http/target.h"

namespace bafar::ctl {

namespace {

api::Request post(std::string target, std::string body)
{
    api::Request request;
    request.method = http::Method::Post;
    request.target = std::move(target);
    request.body = std::move(body);
    return request;
}

struct Planned {
    schema::Plan plan;
    schema::ProfileAgent agent;
    std::string text; ///< as it came
};

Result<Planned> makePlan(Context& context,
                         const schema::ActionRequest& request,
                         const std::optional<schema::ProfileAgent>& agent = std::nullopt)
{
    Planned planned;
    planned.agent = agent.value_or(schema::ProfileAgent{});
    const api::Request ask = post("/v1/plans", schema::toJson(request));
    const Result<api::Response> answer =
        agent ? context.ask(*agent, ask) : context.askAny(ask, &planned.agent);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    Result<schema::Plan> plan = schema::fromJson<schema::Plan>(answer->body);
    if (!plan) {
        return failWith("the plan that came back", plan.error());
    }
    planned.plan = std::move(*plan);
    planned.text = answer->body;
    return planned;
}

/// Errors: what the confirmation must repeat is not there or is wrong.
Result<std::string> confirmedName(Context& context,
                                  const Planned& planned,
                                  const ActOptions& options)
{
    if (planned.plan.draft.risk != schema::ActionClass::DataRisk) {
        if (options.yes) {
            return std::string();
        }
        Result<std::string> answer =
            askLine("\nType yes to " + sanitized(planned.plan.draft.verb, 120) + " in " +
                    sanitized(planned.plan.cluster, 63) + ": ");
        if (answer && *answer != "yes") {
            return fail(Code::Denied, "not confirmed; nothing was done");
        }
        return answer ? Result<std::string>(std::string()) : answer;
    }
    if (options.yes) {
        return options.typedName;
    }
    std::vector<schema::ActionInfo> offers;
    api::Request request;
    request.target = "/v1/state";
    if (const Result<api::Response> state = context.ask(planned.agent, request)) {
        const auto message = schema::fromJson<schema::Message>(state->body);
        if (message && message->snapshot) {
            offers = message->snapshot->offers;
        }
    }
    return askLine("\nThis can lose data. Type " + sanitized(objectOf(planned.plan, offers), 120) +
                   " to " + sanitized(planned.plan.draft.verb, 120) + ": ");
}

} // namespace

Result<schema::ActionRequest> requestFrom(const Arguments& arguments)
{
    schema::ActionRequest request;
    request.action = arguments.words.front();
    auto parameters = parseParameters(std::span(arguments.words).subspan(1));
    if (!parameters) {
        return tl::unexpected(parameters.error());
    }
    request.parameters = std::move(*parameters);
    request.reason = arguments.value("--reason");
    return request;
}

int runAction(Context& context, const ActOptions& options)
{
    const Result<Planned> planned = makePlan(context, options.request, options.agent);
    if (!planned) {
        return complain(planned.error());
    }
    print(context.json() ? planned->text + "\n" : planText(planned->plan));
    const Result<std::string> name = confirmedName(context, *planned, options);
    if (!name) {
        return complain({Code::Denied, name.error().text});
    }
    // The stream first, so that no step is missed however fast the action is.
    Progress progress(planned->plan.id, context.json());
    Follower follower(
        context, planned->agent, false,
        {{}, [&progress](const schema::Message& message) { progress.take(message); }, {}});
    const Instant limit = context.loop().now() + std::chrono::seconds(5);
    if (!context.waitFor([&] {
            return follower.open() || follower.problem() || context.loop().now() > limit;
        })) {
        return complain({Code::Denied, "interrupted; nothing was done"});
    }
    if (!context.json()) {
        print("\n");
    }
    const schema::Confirmation confirmation{planned->plan.id, planned->plan.revision, *name};
    const Result<api::Response> started =
        context.ask(planned->agent, post("/v1/actions", schema::toJson(confirmation)));
    const bool lost = !started && (started.error().code == Code::Unavailable ||
                                   started.error().code == Code::Timeout);
    if (lost) {
        complain({started.error().code,
                  started.error().text + "; the action may run, looking whether it does"});
    } else if (!started) {
        return complain(started.error());
    } else if (const auto record = schema::fromJson<schema::ActionRecord>(started->body);
               record && !progress.record()) {
        progress.take(*record);
    }
    return followToEnd(context, planned->agent, progress, follower, lost);
}

int act(Context& context)
{
    ActOptions options;
    Result<schema::ActionRequest> request = requestFrom(context.arguments());
    if (!request) {
        return complainUsage(request.error().text);
    }
    options.request = std::move(*request);
    options.yes = context.arguments().has("--yes");
    options.typedName = context.arguments().value("--name");
    return runAction(context, options);
}

int showPlan(Context& context)
{
    const Result<schema::ActionRequest> request = requestFrom(context.arguments());
    if (!request) {
        return complainUsage(request.error().text);
    }
    const Result<Planned> planned = makePlan(context, *request);
    if (!planned) {
        return complain(planned.error());
    }
    print(context.json() ? planned->text + "\n"
                         : planText(planned->plan) +
                               "\nTo run it: " + sanitized(planned->plan.command, 400) + "\n");
    return Exit::Done;
}

int cancelAction(Context& context)
{
    api::Request request;
    request.method = http::Method::Delete;
    request.target = "/v1/actions/" + http::encoded(context.arguments().words.front());
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    std::vector<Error> errors;
    for (const auto& [agent, answer] : context.askAll(*agents, request)) {
        if (answer) {
            print(context.json() ? answer->body + "\n"
                                 : "asked " + agent.node + " to stop the action\n");
            return Exit::Done;
        }
        errors.push_back(answer.error());
    }
    return complain(mostTelling(errors));
}

} // namespace bafar::ctl
