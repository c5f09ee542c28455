#include "agents/cluster/ledger.h"

#include <algorithm>

#include "agents/cluster/digest.h"
#include "agents/cluster/ledger_rules.h"
#include "core/base/check.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

constexpr schema::JsonLimits Strict{.refuseUnknownWords = true};

std::optional<Error> shortened(const Result<void>& outcome)
{
    if (outcome) {
        return std::nullopt;
    }
    return Error{outcome.error().code, sanitized(outcome.error().text, Sessions::ReasonBytes)};
}

} // namespace

Result<schema::Proposal> readProposal(std::string_view json)
{
    return schema::fromJson<schema::Proposal>(json, Strict);
}

Verdict Ledger::apply(std::uint64_t index, std::uint64_t term, const schema::Proposal& proposal)
{
    CHECK(index > index_ && term >= term_);
    index_ = index;
    term_ = term;
    const std::string& node = proposal.record.node;
    if (!Sessions::isName(node) || !Sessions::isName(proposal.boot) || proposal.number == 0) {
        return {index, Error{Code::InvalidInput,
                             "a proposal needs its node and boot, of 1 to 63 bytes, and a number "
                             "from 1 on"}};
    }
    if (std::optional<Verdict> known = sessions_.find(node, proposal.boot, proposal.number)) {
        return *known;
    }
    if (const std::string why = sessions_.tooOld(node, proposal.boot, proposal.number);
        !why.empty()) {
        return {index, Error{Code::Conflict, sanitized(why, Sessions::ReasonBytes)}};
    }
    schema::Record record = proposal.record;
    record.index = index;
    record.term = term;
    record.chain.reset();
    const Verdict verdict{index, shortened(take(std::move(record), Source::Log))};
    sessions_.remember(node, proposal.boot, proposal.number, verdict);
    return verdict;
}

Result<void> Ledger::take(schema::Record record, Source source)
{
    const std::string what = "this " + std::string(nameOf(record.kind)) + " record";
    if (record.body.text.size() > bodyMax(record.kind)) {
        return fail(Code::LimitExceeded,
                    what + " has " + std::to_string(record.body.text.size()) + " bytes; at most " +
                        std::to_string(bodyMax(record.kind)) + " are agreed on");
    }
    if (!inCalendar(record.at)) {
        return fail(Code::InvalidInput, what + " is of no year from 0 to 9999");
    }
    switch (record.kind) {
    case schema::RecordKind::Audit: return takeAs<schema::AuditEntry>(std::move(record), source);
    case schema::RecordKind::Action: return takeAs<schema::ActionRecord>(std::move(record), source);
    case schema::RecordKind::Spec: return takeAs<schema::SpecChange>(std::move(record), source);
    case schema::RecordKind::Revocation:
        return takeAs<schema::cluster::Revocation>(std::move(record), source);
    case schema::RecordKind::Member: return takeAs<schema::Member>(std::move(record), source);
    case schema::RecordKind::Slot: return takeAs<schema::SlotChange>(std::move(record), source);
    case schema::RecordKind::Recovery: return takeAs<schema::Recovery>(std::move(record), source);
    case schema::RecordKind::Barrier: break;
    }
    const Result<void> barrier = schema::checkJson(record.body.text, {});
    return barrier ? barrier : failWith("the body of " + what, barrier.error());
}

template <class T>
Result<void> Ledger::takeAs(schema::Record record, Source source)
{
    // The text becomes what a reader of an export writes again: audit lines are chained by it.
    Result<T> body = schema::fromJson<T>(record.body.text, Strict, &record.body.text);
    if (!body) {
        return failWith("the body of this " + std::string(nameOf(record.kind)) + " record",
                        body.error());
    }
    if (Result<void> fine = sound(record, *body); !fine) {
        return fine;
    }
    if (source == Source::Log) {
        if (Result<void> fits = judge(*body); !fits) {
            return fits;
        }
    }
    place(std::move(record), std::move(*body));
    return {};
}

void Ledger::keep(schema::Record record)
{
    const std::uint64_t index = record.index;
    records_.emplace(index, std::make_shared<const schema::Record>(std::move(record)));
}

std::optional<Verdict> Ledger::verdict(const std::string& node,
                                       const std::string& boot,
                                       std::uint64_t number) const
{
    return sessions_.find(node, boot, number);
}

std::string Ledger::digest() const
{
    return sha256Hex({snapshot()});
}

std::vector<schema::Record> Ledger::read(std::uint64_t from, std::size_t limit) const
{
    std::vector<schema::Record> some;
    for (auto at = records_.lower_bound(from); at != records_.end() && some.size() < limit; ++at) {
        some.push_back(*at->second);
    }
    return some;
}

std::uint64_t Ledger::firstIndex() const
{
    return records_.empty() ? index_ + 1 : records_.begin()->first;
}

} // namespace bafar::cluster
