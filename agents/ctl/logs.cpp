// logs: what the tasks of a service write, through whichever manager of the Swarm answers.
#include <algorithm>
#include <cstdio>

#include "agents/api/stream_client.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/log_text.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/pki.h"
#include "core/base/telling.h"
#include "core/base/text.h"
#include "core/schema/log_place.h"
#include "core/schema/log_route.h"

namespace bafar::ctl {

namespace {

constexpr Duration Silence = std::chrono::seconds(10); ///< five of the agent's beats

/// One log: asks agents in turn until one has it, and goes on through another when that one is
/// lost.
class LogReading {
public:
    LogReading(Context& context, LogWish wish, std::vector<schema::ProfileAgent> agents)
        : context_(context)
        , wish_(std::move(wish))
        , agents_(std::move(agents))
        , route_(nodesOf(agents_), wish_.follow)
        , random_(runtime::secureRandomSeed())
        , again_(context.loop(), [this] { ask(); })
    {
        again_.arm(context_.loop().now());
    }

    /// The exit code, once it is over.
    [[nodiscard]] const std::optional<int>& over() const { return over_; }

private:
    void ask()
    {
        api::StreamClient::Events events;
        events.onOpen = [this] { opened(); };
        events.onEvent = [this](const http::StreamEvent& event) { heard(event); };
        events.onRefused = [this](const api::Response& refusal) { refused(refusal); };
        events.onEnd = [this](const Error& error) { ended(error); };
        stream_ = std::make_unique<api::StreamClient>(
            context_.loop(), context_.tls(), Context::targetOf(agentOf(route_.asked())),
            logTarget(wish_, place_.since()), Silence, std::move(events));
    }

    [[nodiscard]] const schema::ProfileAgent& agentOf(const std::string& node) const
    {
        return *std::find_if(agents_.begin(), agents_.end(),
                             [&](const schema::ProfileAgent& one) { return one.node == node; });
    }

    static std::vector<std::string> nodesOf(const std::vector<schema::ProfileAgent>& agents)
    {
        std::vector<std::string> nodes;
        for (const schema::ProfileAgent& agent : agents) {
            nodes.push_back(agent.node);
        }
        return nodes;
    }

    void opened()
    {
        if (route_.opened(context_.loop().now())) {
            notice("going on through " + route_.asked());
            place_.reopened();
        }
    }

    void heard(const http::StreamEvent& event)
    {
        if (event.name == schema::LogEndName) {
            over_ = Exit::Done;
            return;
        }
        Result<schema::LogPiece> piece = api::logPieceOf(event);
        if (!piece) {
            if (piece.error().code != Code::Unsupported) {
                route_.told(piece.error());
            }
            return;
        }
        place_.take(*piece);
        for (const schema::LogGap& gap : place_.takeGaps()) {
            notice(gapText(gap));
        }
        const std::string text = logText(*piece, context_.json(), width_);
        const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
                             std::fflush(stdout) == 0;
        if (!written) {
            over_ = Exit::Done; // nobody reads any more: "| head" has seen enough
        }
    }

    /// Another agent can: it is asked next.
    void refused(const api::Response& refusal)
    {
        if (const auto told = schema::fromJson<schema::Elsewhere>(refusal.body)) {
            route_.redirected(told->ask);
        }
    }

    void ended(const Error& error)
    {
        const std::unique_ptr<api::StreamClient> old = std::move(stream_);
        if (over_) {
            return;
        }
        const std::string asked = route_.asked();
        const auto step = route_.ended(error, context_.loop().now(), random_);
        const bool around = step.next == schema::LogRoute::Next::Around;
        if (step.next == schema::LogRoute::Next::Over) {
            over_ = complain(
                {step.why.code, step.why.text + (step.lost ? "; the log is cut here" : "")});
        } else if (around && !route_.began()) {
            over_ = complain(mostTelling(route_.problems()));
        } else {
            if (step.lost) {
                notice("lost " + asked + ": " + step.why.text);
            }
            again_.armAfter(step.pause);
        }
    }

    static void notice(const std::string& text)
    {
        const std::string line = "-- " + sanitized(text, 500) + "\n";
        std::fwrite(line.data(), 1, line.size(), stderr);
    }

    Context& context_;
    LogWish wish_;
    std::vector<schema::ProfileAgent> agents_;
    schema::LogRoute route_;
    std::optional<int> over_;
    std::size_t width_ = 0;
    schema::LogPlace place_;
    Random random_;
    std::unique_ptr<api::StreamClient> stream_;
    runtime::Timer again_;
};

} // namespace

int showLogs(Context& context)
{
    Result<LogWish> wish = logWish(context.arguments(), runtime::wallClockNow());
    Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!wish || !agents) {
        return complainUsage(wish ? agents.error().text : wish.error().text);
    }
    const LogReading reading(context, std::move(*wish), std::move(*agents));
    context.waitFor([&reading] { return reading.over().has_value(); });
    return reading.over().value_or(Exit::Done);
}

} // namespace bafar::ctl
