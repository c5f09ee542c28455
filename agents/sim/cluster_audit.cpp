// How the log of a simulated cluster is read, and what of its past is put into it.
#include <algorithm>
#include <limits>

#include "agents/node/node.h"
#include "agents/sim/cluster.h"
#include "agents/sim/site.h"
#include "core/schema/json.h"

namespace bafar::sim {

namespace {

std::vector<schema::Record> attemptsIn(const schema::Agreement& log, std::uint64_t from)
{
    std::vector<schema::Record> found = log.read(from, std::numeric_limits<std::size_t>::max());
    std::erase_if(found, [](const schema::Record& record) {
        return record.kind != schema::RecordKind::Audit;
    });
    return found;
}

/// What an action left in the audit log, as its holder tells it there: who was let start it and how
/// it ended. Its record does not say from where it was asked for, nor with which certificate.
std::vector<schema::Record> attemptsOf(const schema::ActionRecord& ended)
{
    const auto line = [&ended](WallTime at, const std::string& verb, const std::string& outcome) {
        schema::AuditEntry entry;
        entry.actor = ended.actor;
        entry.what = verb + " " + ended.plan.request.action;
        entry.outcome = outcome;
        entry.allowed = true;
        schema::Record record;
        record.kind = schema::RecordKind::Audit;
        record.at = at;
        record.node = ended.holder;
        record.body.text = schema::toJson(entry);
        return record;
    };
    const std::string word(schema::enumNames(ended.state)[static_cast<std::size_t>(ended.state)]);
    return {line(ended.startedAt, "confirm", "allowed"),
            line(ended.endedAt, "run", word + ": " + ended.result)};
}

} // namespace

/// The newest: of what the group agreed on and of the agent's own log together.
Result<std::vector<schema::Record>> SimCluster::audit(const std::string& node,
                                                      const schema::AuditQuestion& question)
{
    std::vector<schema::Record> found;
    const Result<void> asked = visit(node, [&](node::Node&) {
        Host& host = *site_->find(node);
        found = attemptsIn(host.agreement(), question.from.value_or(0));
        if (group_ != nullptr && !question.from) {
            const std::vector<schema::Record> own = attemptsIn(host.ownLog(), 0);
            found.insert(found.end(), own.begin(), own.end());
            std::stable_sort(found.begin(), found.end(), [](const auto& one, const auto& other) {
                return one.at.unixMs < other.at.unixMs;
            });
        }
    });
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const std::size_t surplus = found.size() - std::min(found.size(), question.limit);
    const auto from = question.from ? found.end() - static_cast<std::ptrdiff_t>(surplus)
                                    : found.begin(); // the newest stay, or the first of them
    found.erase(from, from + static_cast<std::ptrdiff_t>(surplus));
    return found;
}

Result<void> SimCluster::recall(const schema::ActionRecord& ended)
{
    Result<std::uint64_t> agreed = fail(Code::Unavailable, ended.holder + " did not answer");
    const Result<void> asked = visit(ended.holder, [&](node::Node&) {
        Host& host = *site_->find(ended.holder);
        schema::Record record;
        record.kind = schema::RecordKind::Action;
        record.at = ended.endedAt;
        record.node = host.name();
        record.body.text = schema::toJson(ended);
        host.agreement().append(std::move(record), [&agreed](Result<std::uint64_t> index) {
            agreed = std::move(index);
        });
        if (!agreed) {
            return;
        }
        for (schema::Record& attempt : attemptsOf(ended)) {
            host.agreement().append(std::move(attempt), [](const Result<std::uint64_t>&) {});
        }
    });
    if (asked && !agreed) {
        return tl::unexpected(agreed.error());
    }
    return asked;
}

} // namespace bafar::sim
