// Audit lines: two bounded lists, each a chain.
#include "agents/cluster/ledger.h"

namespace bafar::cluster {

Result<void> Ledger::judge(const schema::AuditEntry&) const
{
    return {};
}

void Ledger::place(schema::Record record, const schema::AuditEntry& entry)
{
    Trail& trail = entry.allowed ? changed_ : refused_;
    trail.head = auditChain(trail.head, record);
    record.chain = trail.head;
    const auto forgotten =
        trail.shelf.push({record.index, record.body.text.size() + RecordBytes, {}});
    keep(std::move(record));
    for (const std::uint64_t index : forgotten) {
        const auto gone = records_.find(index);
        trail.anchor = *gone->second->chain;
        records_.erase(gone);
    }
}

AuditAnchors Ledger::auditAnchors() const
{
    return {changed_.anchor, refused_.anchor};
}

} // namespace bafar::cluster
