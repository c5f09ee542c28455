// audit: what was attempted, from the logs of all agents.
#include <algorithm>
#include <tuple>

#include "agents/ctl/commands.h"
#include "agents/ctl/format.h"
#include "core/base/text.h"
#include "core/schema/agreement.h"

namespace bafar::ctl {

int showAudit(Context& context)
{
    const std::optional<std::size_t> limit = countFrom(context.arguments().value("--limit", "50"));
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!limit || !agents) {
        return complainUsage(limit ? agents.error().text : "--limit is a number above 0");
    }
    api::Request request;
    request.target = "/v1/audit?limit=" + std::to_string(std::min<std::size_t>(*limit, 1000));
    std::vector<schema::Record> records;
    Error last{Code::Unavailable, "no agent answered"};
    bool any = false;
    for (const auto& [agent, answer] : context.askAll(*agents, request)) {
        if (!answer) {
            last = answer.error();
            complain(last);
            continue;
        }
        any = true;
        Result<std::vector<schema::Record>> some =
            schema::fromJson<std::vector<schema::Record>>(answer->body);
        if (!some) {
            return complain(some.error());
        }
        records.insert(records.end(), some->begin(), some->end());
    }
    if (!any) {
        return last.code == Code::Unavailable || last.code == Code::Timeout ? Exit::Unreachable
                                                                            : Exit::Failed;
    }
    std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
        return std::tie(a.at, a.node, a.index) < std::tie(b.at, b.node, b.index);
    });
    // What was agreed every agent has.
    records.erase(std::unique(records.begin(), records.end()), records.end());
    Table table({"TIME", "NODE", "WHO", "FROM", "WHAT", "OUTCOME"});
    std::string json;
    for (const schema::Record& record : records) {
        const auto entry = schema::fromJson<schema::AuditEntry>(record.body.text);
        if (!entry || (context.arguments().has("--refused") && entry->allowed)) {
            continue;
        }
        json += schema::toJson(record) + "\n";
        table.add({toIso8601(record.at), sanitized(record.node, 63), sanitized(entry->actor, 90),
                   sanitized(entry->from, 60), sanitized(entry->what, 250),
                   sanitized(entry->outcome, 300)});
    }
    print(context.json() ? json : table.text());
    return Exit::Done;
}

} // namespace bafar::ctl
