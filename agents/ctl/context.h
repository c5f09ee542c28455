#pragma once
// What a command works with: the profile's agents, a loop that is turned until an answer is there,
// and the way to say things.
//
// One thread; bafarctl is a program that waits, so its calls do.
#include <map>
#include <memory>

#include "agents/api/client.h"
#include "agents/ctl/arguments.h"
#include "agents/runtime/loop.h"
#include "agents/runtime/signals.h"
#include "core/schema/envelope.h"
#include "core/schema/profile.h"

namespace bafar::ctl {

/// Exit codes, as `bafarctl --help` documents them.
enum Exit : int { Done = 0, Failed = 1, Usage = 2, Unreachable = 3 };

/// Writes to standard output, all at once.
void print(std::string_view text);

/// "bafarctl: TEXT" on standard error, and the exit code that fits.
int complain(const Error& error);
int complainUsage(const std::string& text);

class Context {
public:
    explicit Context(Arguments arguments);
    ~Context();

    /// Reads profile and certificate. Errors: as readProfile and TlsContext::load.
    [[nodiscard]] Result<void> open();

    [[nodiscard]] const Arguments& arguments() const { return arguments_; }

    [[nodiscard]] bool json() const { return arguments_.has("--json"); }

    [[nodiscard]] const schema::Profile& profile() const { return profile_; }

    [[nodiscard]] runtime::Loop& loop() { return loop_; }

    [[nodiscard]] const std::shared_ptr<runtime::TlsContext>& tls() const { return tls_; }

    /// The agents to ask: that of --node, or all of the profile. Errors: InvalidInput (no such
    /// node, with the nearest).
    [[nodiscard]] Result<std::vector<schema::ProfileAgent>> agents() const;

    /// Asks one agent and waits. Errors: as api::Client; a refusal of the agent is an error, too.
    [[nodiscard]] Result<api::Response> ask(const schema::ProfileAgent& agent,
                                            api::Request request);

    /// Asks the agents in order until one answers, whatever it answers.
    [[nodiscard]] Result<api::Response> askAny(api::Request request,
                                               schema::ProfileAgent* who = nullptr);

    using Answers = std::vector<std::pair<schema::ProfileAgent, Result<api::Response>>>;

    static constexpr Duration AskLimit = std::chrono::seconds(15); ///< for an answer

    /// Asks all at the same time; in the order given.
    [[nodiscard]] Answers askAll(const std::vector<schema::ProfileAgent>& agents,
                                 const api::Request& request,
                                 Duration limit = AskLimit);

    /// The states of all agents of agents(). Errors: InvalidInput.
    struct AgentState {
        schema::ProfileAgent agent;
        Result<schema::Message> state = fail(Code::Unavailable, "not asked");
        std::string text; ///< as it came
    };

    [[nodiscard]] Result<std::vector<AgentState>> states();

    /// Complains when not one state is there, and why not; the exit code, Done when one is.
    [[nodiscard]] static int complainIfNone(const std::vector<AgentState>& states);

    /// Turns the loop until `done` says so, or Ctrl+C (then false).
    bool waitFor(const std::function<bool()>& done);

    /// Turns the loop until `done` says so; Ctrl+C only counts in interrupts().
    void turnUntil(const std::function<bool()>& done);

    [[nodiscard]] int interrupts() const { return interrupts_; }

    [[nodiscard]] static api::Target targetOf(const schema::ProfileAgent& agent);

private:
    [[nodiscard]] api::Client& client(const schema::ProfileAgent& agent);

    Arguments arguments_;
    runtime::Loop loop_;
    std::unique_ptr<runtime::Signals> signals_;
    int interrupts_ = 0;
    schema::Profile profile_;
    std::shared_ptr<runtime::TlsContext> tls_;
    std::map<std::string, std::unique_ptr<api::Client>> clients_;
};

} // namespace bafar::ctl
