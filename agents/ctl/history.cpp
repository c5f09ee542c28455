// history: one series over a time, from every agent that has it.
#include <cmath>

#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "agents/runtime/clock.h"
#include "core/base/text.h"
#include "core/http/target.h"

namespace bafar::ctl {

namespace {

/// The request's target. Errors: InvalidInput.
Result<std::string> historyTarget(const Arguments& arguments)
{
    WallTime to = runtime::wallClockNow();
    if (arguments.has("--to")) {
        const Result<WallTime> given = wallTimeFromIso8601(arguments.value("--to"));
        if (!given) {
            return failWith("--to", given.error());
        }
        to = *given;
    }
    const Result<Duration> last = schema::durationFromText(arguments.value("--last", "10 m"));
    if (!last) {
        return failWith("--last", last.error());
    }
    WallTime from{to.unixMs - *last / std::chrono::milliseconds(1)};
    if (arguments.has("--from")) {
        const Result<WallTime> given = wallTimeFromIso8601(arguments.value("--from"));
        if (!given) {
            return failWith("--from", given.error());
        }
        from = *given;
    }
    std::string target = "/v1/history?series=" + http::encoded(arguments.words.front()) +
                         "&from=" + http::encoded(toIso8601(from)) +
                         "&to=" + http::encoded(toIso8601(to));
    if (arguments.has("--step")) {
        target += "&step=" + http::encoded(arguments.value("--step"));
    }
    return target;
}

} // namespace

int showHistory(Context& context)
{
    const Result<std::string> target = historyTarget(context.arguments());
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!target || !agents) {
        return complainUsage(target ? agents.error().text : target.error().text);
    }
    api::Request request;
    request.target = *target;
    Error last{Code::Unavailable, "no agent answered"};
    bool any = false;
    Table table({"TIME", "NODE", "VALUE"});
    std::string json;
    for (const auto& [agent, answer] : context.askAll(*agents, request)) {
        if (!answer) {
            last = answer.error();
            continue;
        }
        const auto series = schema::fromJson<schema::HistorySeries>(answer->body);
        if (!series) {
            return complain(series.error());
        }
        any = true;
        json += "{\"node\":\"" + agent.node + "\",\"history\":" + answer->body + "}\n";
        for (std::size_t i = 0; i < series->values.size(); ++i) {
            const std::int64_t offset =
                static_cast<std::int64_t>(i) * (series->step / std::chrono::milliseconds(1));
            const double value = series->values[i];
            table.add({toIso8601({series->from.unixMs + offset}), agent.node,
                       std::isnan(value) ? "-" : numberText(value)});
        }
    }
    if (!any) {
        return complain(last);
    }
    print(context.json() ? json : table.text());
    return Exit::Done;
}

} // namespace bafar::ctl
