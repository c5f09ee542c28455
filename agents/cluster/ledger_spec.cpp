// The cluster spec: one proposed text at most, the one in force, and those before it.
#include "agents/cluster/ledger.h"
#include "agents/cluster/ledger_rules.h"
#include "core/base/check.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

std::string putBy(const schema::SpecChange& change, const schema::Record& record)
{
    return "by " + shown(change.who) + " at " + toIso8601(record.at);
}

} // namespace

Result<void> Ledger::judge(const schema::SpecChange& change) const
{
    if (Result<void> step = judgeStep(change); !step) {
        return step;
    }
    const schema::SpecChange* proposed = proposed_.value.get();
    switch (change.stage) {
    case schema::SpecStage::Withdrawn:
        if (proposed != nullptr && proposed->revision != change.revision) {
            return fail(Code::Conflict, "revision " + shown(proposed->revision) +
                                            " is the proposed one, not " + shown(change.revision));
        }
        return {}; // one that is not proposed any more is as withdrawn as can be
    case schema::SpecStage::Proposed:
        // What an action left behind that has ended makes room for the next one's.
        if (proposed != nullptr && proposed->action == change.action &&
            (proposed->revision != change.revision || proposed->who != change.who)) {
            return fail(Code::Conflict, "revision " + shown(proposed->revision) +
                                            " of the spec is proposed " +
                                            putBy(*proposed, *records_.at(proposed_.index)) +
                                            " already; it must be put in force or withdrawn first");
        }
        return judgeFrom(change);
    case schema::SpecStage::InForce:
        if (change.text.empty() && specText(change.revision) == nullptr) {
            return fail(Code::NotFound, "the text of revision " + shown(change.revision) +
                                            " of the spec is neither proposed nor among the " +
                                            std::to_string(specs_.size()) + " that are kept");
        }
        return judgeFrom(change);
    }
    return {};
}

/// An agent that lost its action has lost its word in the spec too: what it sent before, and what
/// still waits to be agreed, must not meddle with the steps of who holds the action now.
Result<void> Ledger::judgeStep(const schema::SpecChange& change) const
{
    if (change.action.empty() && spec() == nullptr) {
        return {}; // the first spec of all: there was nobody yet who could have planned it
    }
    const schema::ActionRecord* now = running();
    if (now != nullptr && change.action == now->id && change.fence == now->fence) {
        return {};
    }
    const auto named = [](const std::string& action, std::uint64_t fence) {
        return shown(action) + " with fence " + std::to_string(fence);
    };
    return fail(Code::Conflict,
                "revision " + shown(change.revision) + " of the spec is " +
                    (change.action.empty()
                         ? "no step of an action"
                         : "a step of action " + named(change.action, change.fence)) +
                    ", but " +
                    (now == nullptr ? "no action runs"
                                    : "the one that runs is " + named(now->id, now->fence)) +
                    "; plan the change anew");
}

/// A change rests on the revision in force, or somebody's would be lost.
Result<void> Ledger::judgeFrom(const schema::SpecChange& change) const
{
    const schema::SpecChange* now = spec();
    const std::string revision = now == nullptr ? std::string() : now->revision;
    if (change.from != revision) {
        const std::string rests =
            change.from.empty() ? "that no spec was in force" : "revision " + shown(change.from);
        return fail(Code::Conflict,
                    "revision " + shown(change.revision) + " of the spec rests on " + rests +
                        ", but " +
                        (now == nullptr ? "none is in force"
                                        : "revision " + shown(revision) + " was put in force " +
                                              putBy(*now, *records_.at(specIndex()))) +
                        "; look at what differs and apply again");
    }
    if (change.revision == revision) {
        return fail(Code::Conflict, "revision " + shown(revision) +
                                        " of the spec is in force already, put " +
                                        putBy(*now, *records_.at(specIndex())));
    }
    return {};
}

void Ledger::place(schema::Record record, schema::SpecChange change)
{
    const std::uint64_t index = record.index;
    const std::string* known = specText(change.revision);
    if (change.stage == schema::SpecStage::InForce && change.text.empty() && known != nullptr) {
        change.text = *known; // what is kept can be read by itself
        auto body = schema::fromJson<schema::RawJson>(schema::toJson(change));
        CHECK(body.has_value());
        record.body = std::move(*body);
    }
    if (change.stage != schema::SpecStage::InForce ||
        (proposed_.value != nullptr && proposed_.value->revision == change.revision)) {
        records_.erase(proposed_.index);
        proposed_ = {};
    }
    if (change.stage == schema::SpecStage::Withdrawn) {
        return;
    }
    const std::string revision = change.revision;
    auto shared = std::make_shared<const schema::SpecChange>(std::move(change));
    const std::size_t bytes = record.body.text.size() + RecordBytes;
    keep(std::move(record));
    if (shared->stage == schema::SpecStage::Proposed) {
        proposed_ = {index, std::move(shared)};
        return;
    }
    specs_.emplace(index, std::move(shared));
    for (const std::uint64_t gone : inForce_.push({index, bytes, revision})) {
        records_.erase(gone);
        specs_.erase(gone);
    }
}

const schema::SpecChange* Ledger::spec() const
{
    return specs_.empty() ? nullptr : specs_.rbegin()->second.get();
}

std::uint64_t Ledger::specIndex() const
{
    return specs_.empty() ? 0 : specs_.rbegin()->first;
}

const std::string* Ledger::specText(const std::string& revision) const
{
    if (proposed_.value != nullptr && proposed_.value->revision == revision) {
        return &proposed_.value->text;
    }
    const Shelf::Place* kept = inForce_.find(revision);
    return kept == nullptr ? nullptr : &specs_.at(kept->index)->text;
}

std::vector<Ledger::Shared> Ledger::specs() const
{
    std::vector<Shared> kept;
    for (const auto& [index, change] : specs_) {
        kept.push_back(records_.at(index));
    }
    return kept;
}

} // namespace bafar::cluster
