// audit: what was attempted, from the logs of all agents.
#include "agents/ctl/audit_text.h"
#include "agents/ctl/commands.h"
#include "agents/runtime/clock.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

constexpr std::size_t RecordsMax = 100'000; ///< far more than an agent of ours keeps

/// What one agent told, as far as it is wanted.
struct AuditTold {
    std::vector<schema::Record> records;
    schema::AuditReading reading;
};

Result<std::vector<schema::Record>> auditRecords(const Result<api::Response>& answer)
{
    return answer ? schema::fromJson<std::vector<schema::Record>>(answer->body)
                  : tl::unexpected(answer.error());
}

/// Reads what is older than its newest, page by page. What cannot be read is said, and left out.
void readOlder(Context& context, const schema::ProfileAgent& agent, AuditTold& told)
{
    while (const auto question = told.reading.next()) {
        api::Request request;
        request.target = schema::auditTarget(*question);
        const auto page = auditRecords(context.ask(agent, request));
        if (!page) {
            complain(page.error());
            return;
        }
        told.reading.take(*page);
        told.records.insert(told.records.end(), page->begin(), page->end());
        if (told.records.size() > RecordsMax) {
            complain({Code::LimitExceeded,
                      agent.node + " tells more than anybody keeps; the rest is left out"});
            return;
        }
    }
    if (told.reading.mayLackOwn()) {
        complain({Code::LimitExceeded, "older lines of " + agent.node +
                                           "'s own log (strangers, reads) are on its disk alone: "
                                           "records.jsonl in the folder of its state"});
    }
}

int exitOf(const Error& error)
{
    return error.code == Code::Unavailable || error.code == Code::Timeout ? Exit::Unreachable
                                                                          : Exit::Failed;
}

} // namespace

int showAudit(Context& context)
{
    const Result<AuditWish> wish = auditWish(context.arguments(), runtime::wallClockNow());
    const Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!wish || !agents) {
        return complainUsage(wish ? agents.error().text : wish.error().text);
    }
    const schema::AuditQuestion newest{std::nullopt, newestFor(*wish)};
    api::Request request;
    request.target = schema::auditTarget(newest);
    std::vector<schema::Record> records;
    Error last{Code::Unavailable, "no agent answered"};
    bool any = false;
    bool leftOut = false;
    for (const auto& [agent, answer] : context.askAll(*agents, request)) {
        if (!answer) {
            last = answer.error();
            complain(last);
            continue;
        }
        any = true;
        const auto page = auditRecords(answer);
        if (!page) {
            return complain(page.error());
        }
        AuditTold told{*page, schema::AuditReading(newest.limit)};
        told.reading.take(*page);
        if (!told.reading.isWhole() && wantsOlder(*wish, told.records)) {
            readOlder(context, agent, told);
        }
        AuditSome some = auditSome(*wish, std::move(told.records), told.reading.isWhole());
        leftOut = leftOut || some.leftOut;
        records.insert(records.end(), some.records.begin(), some.records.end());
    }
    if (!any) {
        return exitOf(last);
    }
    print(auditText(std::move(records), context.json()));
    if (leftOut) {
        complain({Code::LimitExceeded,
                  context.arguments().has("--all")
                      ? "older lines were left out: not all could be read"
                      : "older lines were left out; --all shows all that the agents tell"});
    }
    return Exit::Done;
}

} // namespace bafar::ctl
