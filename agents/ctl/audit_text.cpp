#include "agents/ctl/audit_text.h"

#include <algorithm>

#include "agents/ctl/format.h"
#include "agents/ctl/log_text.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

bool sifts(const AuditWish& wish)
{
    return wish.since || wish.refusedOnly || !wish.actor.empty();
}

bool fitsAudit(const AuditWish& wish, const schema::Record& record)
{
    const auto entry = schema::fromJson<schema::AuditEntry>(record.body.text);
    return entry && !(wish.refusedOnly && entry->allowed) &&
           (!wish.since || record.at >= *wish.since) &&
           (wish.actor.empty() || entry->actor == wish.actor ||
            entry->actor.ends_with("/" + wish.actor));
}

bool isOlder(const schema::Record& one, const schema::Record& other)
{
    return schema::isNewer(other, one);
}

/// All that is wanted is as new as these at least.
bool reaches(const AuditWish& wish, const std::vector<schema::Record>& told)
{
    return wish.since && std::any_of(told.begin(), told.end(), [&wish](const auto& record) {
               return record.at < *wish.since;
           });
}

} // namespace

Result<AuditWish> auditWish(const Arguments& arguments, WallTime now)
{
    AuditWish wish;
    const Result<std::optional<WallTime>> since = sinceFrom(arguments.value("--since"), now);
    if (!since) {
        return tl::unexpected(since.error());
    }
    wish.since = *since;
    wish.actor = arguments.value("--actor");
    wish.refusedOnly = arguments.has("--refused");
    if (arguments.has("--limit") && arguments.has("--all")) {
        return fail(Code::InvalidInput, "--limit and --all exclude each other");
    }
    if (arguments.has("--limit") || !(arguments.has("--all") || wish.since)) {
        wish.limit = countFrom(arguments.value("--limit", "50"));
        if (!wish.limit) {
            return fail(Code::InvalidInput, "--limit is a number above 0");
        }
    }
    return wish;
}

std::size_t newestFor(const AuditWish& wish)
{
    return wish.limit && !sifts(wish) ? std::min(*wish.limit + 1, schema::AuditPageMax)
                                      : schema::AuditPageMax;
}

bool wantsOlder(const AuditWish& wish, const std::vector<schema::Record>& newest)
{
    if (newestFor(wish) < schema::AuditPageMax || reaches(wish, newest)) {
        return false;
    }
    const auto fitting = std::count_if(newest.begin(), newest.end(), [&wish](const auto& record) {
        return fitsAudit(wish, record);
    });
    return !wish.limit || static_cast<std::size_t>(fitting) < *wish.limit;
}

AuditSome auditSome(const AuditWish& wish, std::vector<schema::Record> told, bool whole)
{
    AuditSome some;
    some.leftOut = !whole && !reaches(wish, told);
    std::erase_if(told, [&wish](const auto& record) { return !fitsAudit(wish, record); });
    // A line of the newest is told again by whoever reads on.
    std::sort(told.begin(), told.end(), isOlder);
    told.erase(std::unique(told.begin(), told.end()), told.end());
    if (wish.limit && told.size() > *wish.limit) {
        told.erase(told.begin(), told.end() - static_cast<std::ptrdiff_t>(*wish.limit));
        some.leftOut = true;
    }
    some.records = std::move(told);
    return some;
}

std::string auditText(std::vector<schema::Record> records, bool json)
{
    std::sort(records.begin(), records.end(), isOlder);
    records.erase(std::unique(records.begin(), records.end()), records.end());
    Table table({"TIME", "NODE", "WHO", "FROM", "WHAT", "OUTCOME"});
    std::string lines;
    for (const schema::Record& record : records) {
        const auto entry = schema::fromJson<schema::AuditEntry>(record.body.text);
        if (!entry) {
            continue;
        }
        lines += schema::toJson(record) + "\n";
        table.add({toIso8601(record.at), sanitized(record.node, 63), sanitized(entry->actor, 90),
                   sanitized(entry->from, 60), sanitized(entry->what, 250),
                   sanitized(entry->outcome, 300)});
    }
    return json ? lines : table.text();
}

} // namespace bafar::ctl
