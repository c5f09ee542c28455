#include "agents/deployment/book.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/json.h"
#include "core/schema/services.h"

namespace bafar::deployment {
namespace {

namespace services = schema::services;

constexpr std::size_t ImageMax = 300; ///< bytes shown, as of every other text below
constexpr std::size_t NameMax = 100;
constexpr std::size_t SentenceMax = 300;
constexpr std::size_t StepsMax = 8;

/// What the first step that changes a service asks for.
struct Asked {
    services::ChangeService change;
    std::optional<services::ChangeService> undo;
};

std::optional<services::ChangeService> changeIn(const schema::RawJson& command)
{
    Result<services::Command> read = schema::fromJson<services::Command>(command.text);
    return read ? std::move(read->change) : std::nullopt;
}

std::optional<Asked> askedBy(const schema::Draft& draft)
{
    for (const schema::PlannedStep& step : draft.steps) {
        if (step.concept_ != services::Name) {
            continue;
        }
        if (auto change = changeIn(step.command)) {
            return Asked{std::move(*change), step.undo ? changeIn(*step.undo) : std::nullopt};
        }
    }
    return std::nullopt;
}

/// The image that is to be seen afterwards, as the plan's last condition names it.
std::string wantedImage(const schema::Draft& draft)
{
    for (const schema::Condition& condition : draft.postconditions) {
        const auto image = condition.arguments.find("image");
        if (condition.concept_ == services::Name && image != condition.arguments.end()) {
            return image->second;
        }
    }
    return {};
}

contract::Kind kindOf(const services::ChangeService& change)
{
    return change.rollBack   ? contract::Kind::RollBack
           : change.restart  ? contract::Kind::Restart
           : change.replicas ? contract::Kind::Scale
                             : contract::Kind::UpdateImage;
}

void addSteps(const schema::ActionRecord& action, contract::Deployment& into)
{
    const std::vector<schema::PlannedStep>& planned = action.plan.draft.steps;
    for (std::size_t i = 0; i < std::min({planned.size(), action.steps.size(), StepsMax}); ++i) {
        into.steps.push_back({sanitized(planned[i].text, SentenceMax), action.steps[i].state,
                              action.steps[i].took, sanitized(action.steps[i].log, SentenceMax)});
    }
}

/// What another agent agreed to is shown, too: not trusted to be short.
void makeSafe(contract::Deployment& record)
{
    for (std::string* name : {&record.id, &record.service, &record.who, &record.node}) {
        *name = sanitized(*name, NameMax);
    }
    record.fromImage = sanitized(record.fromImage, ImageMax);
    record.toImage = sanitized(record.toImage, ImageMax);
    record.why = sanitized(record.why, SentenceMax);
    record.outcome = sanitized(record.outcome, SentenceMax);
    if (record.after) {
        schema::bound(*record.after);
    }
}

} // namespace

std::optional<contract::Deployment> recordOf(const schema::ActionRecord& action)
{
    const schema::Draft& draft = action.plan.draft;
    const std::optional<Asked> asked = askedBy(draft);
    if (!asked) {
        return std::nullopt;
    }
    const services::ChangeService& change = asked->change;
    contract::Deployment record;
    record.id = action.id;
    record.service = change.service;
    record.kind = kindOf(change);
    record.who = action.actor;
    record.why = action.plan.request.reason;
    record.node = schema::runnerOf(action);
    record.fromImage = change.fromImage;
    record.toImage = record.kind == contract::Kind::RollBack ? wantedImage(draft)
                     : change.image.empty()                  ? change.fromImage
                                                             : change.image;
    record.toReplicas = change.replicas;
    if (action.state == schema::ActionState::Succeeded ||
        action.state == schema::ActionState::SucceededWithLosses) {
        record.after = change.shape; // else nobody knows what the service has
    }
    if (asked->undo && change.replicas) {
        record.fromReplicas = asked->undo->replicas;
    }
    record.startedAt = action.startedAt;
    record.state = action.state;
    if (schema::hasEnded(action.state)) {
        const std::int64_t took = action.endedAt.unixMs - action.startedAt.unixMs;
        record.took = std::chrono::milliseconds(std::max<std::int64_t>(took, 0));
        record.outcome = action.failure.empty() ? action.result : action.failure;
    }
    addSteps(action, record);
    makeSafe(record);
    return record;
}

bool Book::take(const AgreedMoved& moved)
{
    bool differs = moved.anew && size() > 0;
    if (moved.anew) {
        actions_.clear();
        outside_.clear();
    }
    for (const AgreedAction& action : moved.actions) {
        differs = takeAction(action) || differs;
    }
    for (const AgreedSlot& slot : moved.slots) {
        differs = takeSlot(slot) || differs;
    }
    return forget(moved) || differs;
}

bool Book::takeAction(const AgreedAction& action)
{
    std::optional<contract::Deployment> record = recordOf(*action.record);
    if (!record) {
        return false;
    }
    Kept& kept = actions_[record->id];
    kept.index = action.index;
    const bool differs = kept.record != *record;
    kept.record = std::move(*record);
    return differs;
}

bool Book::takeSlot(const AgreedSlot& slot)
{
    if (slot.change.slot != schema::SlotKind::Deployment) {
        return false;
    }
    if (!slot.change.value) {
        return outside_.erase(slot.change.key) > 0;
    }
    auto read = schema::fromJson<contract::Deployment>(slot.change.value->text);
    if (!read) {
        return false; // a newer agent's: it has the same place in the ledger, and no row here
    }
    read->id = slot.change.key;
    read->outside = true;
    read->steps.clear();
    makeSafe(*read);
    outside_[slot.change.key] = {slot.index, std::move(*read)};
    for (const auto& [id, index] : outsideBeyond(OutsideMax)) {
        outside_.erase(id);
    }
    return true;
}

/// The ledger's own forgetting, so that who started later has the same records.
bool Book::forget(const AgreedMoved& moved)
{
    return std::erase_if(actions_, [&moved](const auto& one) {
               const Kept& kept = one.second;
               return schema::hasEnded(kept.record.state) ? kept.index < moved.actionsFrom
                                                          : one.first != moved.running;
           }) > 0;
}

std::vector<contract::Deployment> Book::newest(std::size_t limit) const
{
    std::vector<const contract::Deployment*> all;
    for (const auto* kept : {&actions_, &outside_}) {
        for (const auto& [id, one] : *kept) {
            all.push_back(&one.record);
        }
    }
    std::sort(all.begin(), all.end(),
              [](const auto* a, const auto* b) { return contract::isNewer(*a, *b); });
    std::vector<contract::Deployment> out;
    for (std::size_t i = 0; i < std::min(limit, all.size()); ++i) {
        out.push_back(*all[i]);
        if (i >= StepsTold) {
            out.back().steps.clear(); // every agent hears all of it from every other
            out.back().after.reset();
        }
    }
    return out;
}

std::vector<std::pair<std::string, std::uint64_t>> Book::outsideBeyond(std::size_t keep) const
{
    std::vector<std::pair<std::uint64_t, std::string>> oldest;
    for (const auto& [id, one] : outside_) {
        oldest.emplace_back(one.index, id);
    }
    std::sort(oldest.begin(), oldest.end());
    oldest.resize(oldest.size() > keep ? oldest.size() - keep : 0);
    std::vector<std::pair<std::string, std::uint64_t>> out;
    for (auto& [index, id] : oldest) {
        out.emplace_back(std::move(id), index);
    }
    return out;
}

const contract::Deployment* Book::outside(const std::string& id) const
{
    const auto found = outside_.find(id);
    return found == outside_.end() ? nullptr : &found->second.record;
}

bool Book::runs(const std::string& service) const
{
    return std::any_of(actions_.begin(), actions_.end(), [&service](const auto& one) {
        const contract::Deployment& record = one.second.record;
        return record.service == service && !schema::hasEnded(record.state);
    });
}

} // namespace bafar::deployment
