#include "agents/cluster/audit_chain.h"

#include "agents/cluster/digest.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

std::string nameOf(const schema::Record& record)
{
    constexpr std::size_t ShownMax = 64;
    return "audit record " + std::to_string(record.index) + " (" + toIso8601(record.at) + ", by " +
           sanitized(record.node, ShownMax) + ")";
}

} // namespace

std::string auditText(const schema::Record& record)
{
    std::string text = "{\"index\":" + std::to_string(record.index) +
                       ",\"term\":" + std::to_string(record.term) + ",\"kind\":\"audit\",\"at\":";
    schema::appendJsonString(text, record.at.unixMs == 0 ? std::string() : toIso8601(record.at));
    text += ",\"node\":";
    schema::appendJsonString(text, record.node);
    text += ",\"body\":" + record.body.text + '}';
    return text;
}

std::string auditChain(std::string_view before, const schema::Record& record)
{
    return sha256Hex({before, auditText(record)});
}

Result<void> verifyAudit(const AuditAnchors& anchors, const std::vector<schema::Record>& records)
{
    AuditAnchors before = anchors;
    std::uint64_t last = 0;
    for (const schema::Record& record : records) {
        if (record.kind != schema::RecordKind::Audit) {
            continue;
        }
        if (record.index <= last) {
            return fail(Code::Corrupt, nameOf(record) + " stands after record " +
                                           std::to_string(last) + ": the order was changed");
        }
        last = record.index;
        const auto entry = schema::fromJson<schema::AuditEntry>(record.body.text);
        if (!entry) {
            return fail(Code::Corrupt, nameOf(record) + " is no audit line: " + entry.error().text);
        }
        if (!record.chain) {
            return fail(Code::Corrupt, nameOf(record) + " has no chain value");
        }
        std::string& chain = entry->allowed ? before.changed : before.refused;
        if (*record.chain != auditChain(chain, record)) {
            return fail(Code::Corrupt,
                        nameOf(record) + " does not follow on the " +
                            (entry->allowed ? "allowed" : "refused") +
                            " line before it: it was changed, or one before it left out or put in");
        }
        chain = *record.chain;
    }
    return {};
}

} // namespace bafar::cluster
