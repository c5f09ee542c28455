// logs: what the tasks of a service write, through whichever manager of the Swarm answers.
#include <cstdio>

#include "agents/api/stream_client.h"
#include "agents/ctl/commands.h"
#include "agents/ctl/log_text.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/pki.h"
#include "core/base/reconnect.h"
#include "core/base/text.h"
#include "core/schema/log_place.h"

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
        told_ = false;
        stream_ = std::make_unique<api::StreamClient>(
            context_.loop(), context_.tls(), Context::targetOf(agents_[asked_]),
            logTarget(wish_, place_.since()), Silence, std::move(events));
    }

    void opened()
    {
        reconnect_.connected(context_.loop().now());
        problems_.clear();
        if (began_) {
            notice("going on through " + agents_[asked_].node);
            place_.reopened();
        }
        began_ = true;
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
                cause_ = piece.error();
            }
            return;
        }
        place_.take(*piece);
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
        const Result<schema::Elsewhere> told = schema::fromJson<schema::Elsewhere>(refusal.body);
        if (!told || told->ask.empty()) {
            return;
        }
        for (std::size_t i = 0; i < agents_.size(); ++i) {
            if (agents_[i].node == told->ask.front() && i != asked_) {
                next_ = i;
                told_ = true;
                return;
            }
        }
    }

    void ended(const Error& error)
    {
        const std::unique_ptr<api::StreamClient> old = std::move(stream_);
        const Error why = cause_ ? *std::exchange(cause_, std::nullopt) : error;
        if (over_) {
            return;
        }
        const bool may = why.code == Code::Unavailable || why.code == Code::Timeout ||
                         why.code == Code::LimitExceeded; // too many read through this one
        const bool cut = began_ && problems_.empty();
        problems_.push_back(why);
        if (!may || (cut && !wish_.follow)) {
            over_ = complain({why.code, why.text + (cut ? "; the log is cut here" : "")});
            return;
        }
        if (cut) {
            notice("lost " + agents_[asked_].node + ": " + why.text);
        }
        asked_ = told_ ? next_ : (asked_ + 1) % agents_.size();
        // Once around without an answer: before the first line nobody has it; later on it is tried
        // again, more and more seldom.
        const bool around = problems_.size() >= 2 * agents_.size();
        if (around && !began_) {
            over_ = complain(mostTelling(problems_));
            return;
        }
        if (around) {
            problems_.erase(problems_.begin());
        }
        again_.armAfter(cut || around ? reconnect_.failed(context_.loop().now(), random_)
                                      : Duration{});
    }

    static void notice(const std::string& text)
    {
        const std::string line = "-- " + sanitized(text, 500) + "\n";
        std::fwrite(line.data(), 1, line.size(), stderr);
    }

    Context& context_;
    LogWish wish_;
    std::vector<schema::ProfileAgent> agents_;
    std::size_t asked_ = 0;
    std::size_t next_ = 0; ///< when told_
    bool told_ = false;    ///< the agent asked last named another
    bool began_ = false;
    std::vector<Error> problems_; ///< since a log was open last
    std::optional<Error> cause_;  ///< that the agent gave for the end
    std::optional<int> over_;
    std::size_t width_ = 0;
    schema::LogPlace place_;
    Reconnect reconnect_;
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
