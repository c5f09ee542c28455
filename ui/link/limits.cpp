#include "ui/link/limits.h"

#include <algorithm>

namespace bafar::link {
namespace {

Result<void> atMost(std::size_t count, std::size_t limit, const char* what)
{
    if (count > limit) {
        return fail(Code::LimitExceeded, "more than " + std::to_string(limit) + " " + what);
    }
    return {};
}

Result<void> firstOf(std::initializer_list<Result<void>> checks)
{
    for (const Result<void>& check : checks) {
        if (!check) {
            return check;
        }
    }
    return {};
}

Result<void> checkPresence(const schema::Presence& presence, const Limits& limits)
{
    std::size_t facts = 0;
    for (const schema::Entity& entity : presence.entities) {
        facts = std::max(facts, entity.facts.size());
    }
    return firstOf({atMost(presence.entities.size(), limits.entities, "things of one concept"),
                    atMost(presence.relations.size(), limits.relations, "relations of one concept"),
                    atMost(facts, limits.facts, "facts of one thing")});
}

Result<void> checkOffers(const std::vector<schema::ActionInfo>& offers, const Limits& limits)
{
    std::size_t most = 0;
    for (const schema::ActionInfo& offer : offers) {
        std::size_t choices = offer.parameters.size();
        for (const schema::ActionParameter& parameter : offer.parameters) {
            choices += parameter.choices.size();
        }
        most = std::max(most, choices);
    }
    return firstOf({atMost(offers.size(), limits.offers, "offered actions"),
                    atMost(most, limits.choices, "choices of one action")});
}

Result<void> checkSnapshot(const schema::Snapshot& snapshot, const Limits& limits)
{
    for (const auto& [name, report] : snapshot.concepts) {
        if (Result<void> presence = checkPresence(report.presence, limits); !presence) {
            return presence;
        }
    }
    for (const schema::ActionRecord& record : snapshot.actions) {
        if (Result<void> checked = checkRecord(record, limits); !checked) {
            return checked;
        }
    }
    return firstOf({atMost(snapshot.concepts.size(), limits.concepts, "concepts"),
                    atMost(snapshot.events.size(), limits.events, "events"),
                    atMost(snapshot.actions.size(), limits.actions, "actions"),
                    checkOffers(snapshot.offers, limits)});
}

} // namespace

Result<void> checkPlan(const schema::Plan& plan, const Limits& limits)
{
    const schema::Draft& draft = plan.draft;
    const std::size_t most = std::max({draft.steps.size(), draft.consequences.size(),
                                       draft.candidates.size(), draft.candidateColumns.size(),
                                       draft.preconditions.size(), draft.postconditions.size()});
    return atMost(most, limits.steps, "steps, conditions or candidates of one plan");
}

Result<void> checkRecord(const schema::ActionRecord& record, const Limits& limits)
{
    const std::size_t most = std::max(record.steps.size(), record.postconditions.size());
    return firstOf(
        {atMost(most, limits.steps, "steps of one action"), checkPlan(record.plan, limits)});
}

Result<void> checkHistory(const schema::SpecHistory& history, const Limits& limits)
{
    return atMost(history.revisions.size(), limits.revisions, "revisions of the spec");
}

Result<void> checkAudit(const std::vector<schema::Record>& records,
                        const schema::AuditQuestion& question,
                        const Limits& limits)
{
    std::optional<std::uint64_t> before;
    for (const schema::Record& record : records) {
        if (record.kind != schema::RecordKind::Audit) {
            return fail(Code::Corrupt, "a record that is no line of the audit log");
        }
        const bool comesOn =
            !question.from || (before ? record.index > *before : record.index >= *question.from);
        if (!comesOn) {
            return fail(Code::Corrupt, "lines of the audit log out of their order");
        }
        before = record.index;
        if (Result<void> bytes = atMost(record.body.text.size(), limits.auditLine,
                                        "bytes in a line of the audit log");
            !bytes) {
            return bytes;
        }
    }
    return atMost(records.size(), question.limit, "lines of the audit log");
}

Result<void> checkMessage(const schema::Message& message, const Limits& limits)
{
    const Result<void> fine;
    return firstOf(
        {message.snapshot ? checkSnapshot(*message.snapshot, limits) : fine,
         message.report ? checkPresence(message.report->presence, limits) : fine,
         message.action ? checkRecord(*message.action, limits) : fine,
         message.offers ? checkOffers(*message.offers, limits) : fine,
         atMost(message.series ? message.series->names.size() : 0, limits.series, "series"),
         atMost(message.samples ? message.samples->values.size() : 0, limits.series, "samples"),
         atMost(message.boot.size(), limits.boot, "bytes in the name of a start")});
}

bool comesNext(const schema::Message& message, const std::string& boot, std::uint64_t sequence)
{
    if (message.boot.empty()) {
        return false; // nobody could resume
    }
    const bool isSame = message.boot == boot && message.sequence == sequence;
    const bool isOneMore = message.boot == boot && message.sequence == sequence + 1;
    switch (message.kind) {
    case schema::MessageKind::Snapshot: return true;
    case schema::MessageKind::Report:
    case schema::MessageKind::Event:
    case schema::MessageKind::Action:
    case schema::MessageKind::Offers: return isOneMore;
    case schema::MessageKind::Series: return isSame || isOneMore;
    case schema::MessageKind::Samples:
    case schema::MessageKind::Heartbeat: return isSame;
    }
    return false;
}

Duration boundedInterval(Duration said)
{
    return std::clamp<Duration>(said, std::chrono::milliseconds{100}, std::chrono::minutes{1});
}

WallTime boundedMoment(WallTime said)
{
    constexpr std::int64_t EndMs = 253'402'300'799'999; // the last of 9999
    return WallTime{std::clamp<std::int64_t>(said.unixMs, 0, EndMs)};
}

Duration silenceLimit(Duration heartbeat)
{
    return std::max<Duration>(boundedInterval(heartbeat) * 5, std::chrono::seconds{1});
}

Duration messageLimit(Duration heartbeat)
{
    return std::max<Duration>(silenceLimit(heartbeat), std::chrono::seconds{30});
}

} // namespace bafar::link
