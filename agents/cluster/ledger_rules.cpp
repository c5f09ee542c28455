#include "agents/cluster/ledger_rules.h"

#include "agents/cluster/ledger.h"
#include "agents/cluster/revocation.h"
#include "core/base/fingerprint.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

constexpr std::size_t IdMax = 128;     ///< bytes of an action's id, a revision
constexpr std::size_t WordsMax = 4000; ///< bytes of who and why
constexpr std::size_t JsonBytes = 6;   ///< of one byte of text, at most: \u000a

tl::unexpected<Error> invalid(std::string text)
{
    return fail(Code::InvalidInput, std::move(text));
}

} // namespace

std::size_t bodyMax(schema::RecordKind kind)
{
    switch (kind) {
    case schema::RecordKind::Action: return Ledger::ActionMax;
    case schema::RecordKind::Spec:
        return JsonBytes * (Ledger::SpecTextMax + WordsMax) + Ledger::SmallMax;
    case schema::RecordKind::Revocation:
    case schema::RecordKind::Member: return Ledger::SmallMax;
    case schema::RecordKind::Audit:
    case schema::RecordKind::Slot:
    case schema::RecordKind::Recovery:
    case schema::RecordKind::Barrier: break;
    }
    return Ledger::EntryMax;
}

std::string_view nameOf(schema::RecordKind kind)
{
    return enumNames(kind)[static_cast<std::size_t>(kind)];
}

bool inCalendar(WallTime at)
{
    constexpr WallTime First{-62'167'219'200'000}; // 0000-01-01
    constexpr WallTime End{253'402'300'800'000};   // 10000-01-01
    return at >= First && at < End;
}

std::string shown(std::string_view text)
{
    constexpr std::size_t ShownMax = 80;
    return text.empty() ? "(nobody)" : sanitized(text, ShownMax);
}

Result<void> sound(const schema::Record&, const schema::AuditEntry&)
{
    return {};
}

Result<void> sound(const schema::Record& record, const schema::ActionRecord& action)
{
    if (action.id.empty() || action.id.size() > IdMax) {
        return invalid("an action's id has 1 to " + std::to_string(IdMax) + " bytes, this one " +
                       std::to_string(action.id.size()));
    }
    if (action.holder != record.node) {
        return invalid("action " + shown(action.id) + " is run by " + shown(action.holder) +
                       "; only that agent may write of it, not " + shown(record.node));
    }
    return {};
}

Result<void> sound(const schema::Record&, const schema::SpecChange& change)
{
    if (change.revision.empty() || change.revision.size() > IdMax || change.from.size() > IdMax ||
        change.action.size() > IdMax) {
        return invalid("a spec's revision and its action's id have 1 to " + std::to_string(IdMax) +
                       " bytes");
    }
    if (change.who.size() + change.why.size() > WordsMax) {
        return fail(Code::LimitExceeded, "who changes the spec and why are told in more than " +
                                             std::to_string(WordsMax) + " bytes; say it shorter");
    }
    if (change.text.empty() && change.stage == schema::SpecStage::Proposed) {
        return invalid("a proposed spec has no text");
    }
    if (change.text.size() > Ledger::SpecTextMax) {
        return fail(Code::LimitExceeded,
                    "the spec has " + std::to_string(change.text.size()) + " bytes; at most " +
                        std::to_string(Ledger::SpecTextMax) + " are agreed on");
    }
    if (!change.text.empty() && change.revision != fingerprint(change.text)) {
        return invalid("revision " + shown(change.revision) + " is not that of its text, " +
                       fingerprint(change.text));
    }
    return {};
}

Result<void> sound(const schema::Record&, const schema::cluster::Revocation& revocation)
{
    return normalSerial(revocation.serial) ? Result<void>{}
                                           : invalid("serial " + shown(revocation.serial) +
                                                     " is not 1 to 40 hexadecimal digits");
}

Result<void> sound(const schema::Record&, const schema::Member& member)
{
    return member.number != 0 && Sessions::isName(member.node)
               ? Result<void>{}
               : invalid("a member needs a number from 1 on and a node of 1 to 63 bytes");
}

Result<void> sound(const schema::Record&, const schema::SlotChange&)
{
    return {};
}

Result<void> sound(const schema::Record&, const schema::Recovery& recovery)
{
    return Sessions::isName(recovery.node)
               ? Result<void>{}
               : invalid("a recovery needs the node whose copy was used, of 1 to 63 bytes");
}

} // namespace bafar::cluster
