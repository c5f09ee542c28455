#include "agents/ctl/context.h"

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "agents/ctl/profile_file.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

constexpr Duration TurnLimit = std::chrono::milliseconds(200);

} // namespace

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

int complain(const Error& error)
{
    const std::string line = "bafarctl: " + error.text + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return error.code == Code::Unavailable || error.code == Code::Timeout ? Exit::Unreachable
                                                                          : Exit::Failed;
}

int complainUsage(const std::string& text)
{
    complain({Code::InvalidInput, text + "\nTry: bafarctl --help"});
    return Exit::Usage;
}

Context::Context(Arguments arguments)
    : arguments_(std::move(arguments))
{
}

Context::~Context() = default;

Result<void> Context::open()
{
    Result<schema::Profile> profile = readProfile(arguments_.value("--profile"));
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    profile_ = std::move(*profile);
    Result<std::shared_ptr<runtime::TlsContext>> tls = runtime::TlsContext::load(
        runtime::TlsSide::Client, {profile_.ca, profile_.certificate, profile_.key, {}});
    if (!tls) {
        return tl::unexpected(tls.error());
    }
    tls_ = std::move(*tls);
    constexpr int Caught[] = {SIGINT};
    Result<std::unique_ptr<runtime::Signals>> signals =
        runtime::Signals::open(loop_, Caught, [this](int) { ++interrupts_; });
    if (!signals) {
        return tl::unexpected(signals.error());
    }
    signals_ = std::move(*signals);
    return {};
}

Result<std::vector<schema::ProfileAgent>> Context::agents() const
{
    const std::string wanted = arguments_.value("--node");
    if (wanted.empty()) {
        return profile_.agents;
    }
    std::vector<std::string_view> names;
    for (const schema::ProfileAgent& agent : profile_.agents) {
        if (agent.node == wanted) {
            return std::vector<schema::ProfileAgent>{agent};
        }
        names.push_back(agent.node);
    }
    const std::string_view near = nearestName(wanted, names);
    return fail(Code::InvalidInput,
                "the profile has no node \"" + wanted + "\"" +
                    (near.empty() ? "" : "; did you mean " + std::string(near) + "?"));
}

api::Target Context::targetOf(const schema::ProfileAgent& agent)
{
    api::Target target;
    target.to = agent.endpoint;
    target.node = agent.node;
    return target;
}

api::Client& Context::client(const schema::ProfileAgent& agent)
{
    std::unique_ptr<api::Client>& kept = clients_[agent.node];
    if (kept == nullptr) {
        kept = std::make_unique<api::Client>(loop_, tls_, targetOf(agent));
    }
    return *kept;
}

Context::Answers Context::askAll(const std::vector<schema::ProfileAgent>& agents,
                                 const api::Request& request,
                                 Duration limit)
{
    Answers answers;
    std::size_t open = agents.size();
    for (const schema::ProfileAgent& agent : agents) {
        answers.emplace_back(agent, fail(Code::Unavailable, "stopped before it answered"));
    }
    loop_.turn({});
    for (std::size_t i = 0; i < agents.size(); ++i) {
        client(agents[i]).ask(request, limit, [&answers, &open, i](Result<api::Response> got) {
            answers[i].second = got && !got->succeeded()
                                    ? Result<api::Response>(tl::unexpected(got->error()))
                                    : std::move(got);
            --open;
        });
    }
    if (!waitFor([&open] { return open == 0; })) {
        clients_.clear(); // what still waits must not touch answers any more
    }
    return answers;
}

Result<api::Response> Context::ask(const schema::ProfileAgent& agent, api::Request request)
{
    return std::move(askAll({agent}, request).front().second);
}

Result<api::Response> Context::askAny(api::Request request, schema::ProfileAgent* who)
{
    const Result<std::vector<schema::ProfileAgent>> list = agents();
    if (!list) {
        return tl::unexpected(list.error());
    }
    std::string problems;
    for (const schema::ProfileAgent& agent : *list) {
        Result<api::Response> got = ask(agent, request);
        const bool silent =
            !got && (got.error().code == Code::Unavailable || got.error().code == Code::Timeout);
        if (!silent) {
            if (who != nullptr) {
                *who = agent;
            }
            return got;
        }
        problems += (problems.empty() ? "" : "\n          ") + got.error().text;
    }
    return fail(Code::Unavailable, "no agent answers: " + problems);
}

Result<std::vector<Context::AgentState>> Context::states()
{
    const Result<std::vector<schema::ProfileAgent>> list = agents();
    if (!list) {
        return tl::unexpected(list.error());
    }
    std::vector<AgentState> all;
    api::Request request;
    request.target = "/v1/state";
    for (auto& [agent, answer] : askAll(*list, request)) {
        AgentState one;
        one.agent = agent;
        if (!answer) {
            one.state = tl::unexpected(answer.error());
        } else {
            one.state = schema::fromJson<schema::Message>(answer->body);
            one.text = std::move(answer->body);
            if (one.state && !one.state->snapshot) {
                one.state = fail(Code::InvalidInput, agent.node + ": its state has no snapshot");
            }
        }
        all.push_back(std::move(one));
    }
    return all;
}

int Context::complainIfNone(const std::vector<AgentState>& states)
{
    std::string problems;
    bool silent = true;
    for (const AgentState& one : states) {
        if (one.state) {
            return Exit::Done;
        }
        const Error& error = one.state.error();
        silent = silent && (error.code == Code::Unavailable || error.code == Code::Timeout);
        problems += "\n  " + error.text;
    }
    return complain(silent ? Error{Code::Unavailable, "no agent answered:" + problems}
                           : Error{Code::Denied, "no agent gave its state:" + problems});
}

bool Context::waitFor(const std::function<bool()>& done)
{
    const int before = interrupts_;
    while (!done()) {
        if (interrupts_ != before) {
            return false;
        }
        loop_.turn(TurnLimit);
    }
    return true;
}

void Context::turnUntil(const std::function<bool()>& done)
{
    while (!done()) {
        loop_.turn(TurnLimit);
    }
}

} // namespace bafar::ctl
