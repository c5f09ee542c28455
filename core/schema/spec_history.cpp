#include "core/schema/spec_history.h"

#include "core/schema/json.h"
#include "core/schema/spec.h"

namespace bafar::schema {

std::optional<SpecChange> specChangeOf(const Record& record)
{
    if (record.kind != RecordKind::Spec) {
        return std::nullopt;
    }
    if (Result<std::string> text = fromJson<std::string>(record.body.text)) {
        SpecChange bare;
        bare.revision = specRevision(*text);
        bare.text = std::move(*text);
        return bare;
    }
    Result<SpecChange> change = fromJson<SpecChange>(record.body.text);
    return change ? std::optional<SpecChange>(std::move(*change)) : std::nullopt;
}

void SpecHistoryOf::note(const Record& record)
{
    std::optional<SpecChange> change = specChangeOf(record);
    if (!change) {
        return;
    }
    Noted noted;
    noted.stage = change->stage;
    noted.revision.revision = std::move(change->revision);
    noted.revision.from = std::move(change->from);
    noted.revision.who = std::move(change->who);
    noted.revision.why = std::move(change->why);
    noted.revision.node = record.node;
    noted.revision.at = record.at;
    noted.revision.index = record.index;
    if (!change->text.empty()) {
        noted.text = std::make_shared<const std::string>(std::move(change->text));
    }
    changes_[record.index] = std::move(noted);
}

std::vector<SpecRevision> SpecHistoryOf::revisions() const
{
    std::vector<SpecRevision> all;
    for (const auto& [index, noted] : changes_) {
        if (noted.stage == SpecStage::InForce) {
            all.push_back(noted.revision);
        }
    }
    return all;
}

std::shared_ptr<const std::string> SpecHistoryOf::text(const std::string& revision) const
{
    std::shared_ptr<const std::string> text;
    bool wasInForce = false;
    bool known = false; // proposed and not withdrawn, or in force once
    for (const auto& [index, noted] : changes_) {
        if (noted.revision.revision != revision) {
            continue;
        }
        wasInForce = wasInForce || noted.stage == SpecStage::InForce;
        known = wasInForce || noted.stage == SpecStage::Proposed;
        text = noted.text != nullptr ? noted.text : text;
    }
    return known ? text : nullptr;
}

} // namespace bafar::schema
