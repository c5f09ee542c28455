#pragma once
// The cluster specs that a list of records tells of, each parsed once: for logs that keep nothing
// else. Pure; one owner, one thread.
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/schema/agreed.h"

namespace bafar::schema {

/// The change that a record of kind Spec carries; a bare text counts as one that was put in force.
/// Nothing: it is none, or does not parse.
[[nodiscard]] std::optional<SpecChange> specChangeOf(const Record& record);

class SpecHistoryOf {
public:
    /// Takes note of a record; of another kind than Spec: nothing happens.
    void note(const Record& record);

    /// The record with this index is kept no more.
    void forget(std::uint64_t index) { changes_.erase(index); }

    void clear() { changes_.clear(); }

    /// What was put in force, oldest first.
    [[nodiscard]] std::vector<SpecRevision> revisions() const;

    /// The newest text of this revision that was not withdrawn afterwards, or was in force; null:
    /// there is none.
    [[nodiscard]] std::shared_ptr<const std::string> text(const std::string& revision) const;

private:
    struct Noted {
        SpecStage stage = SpecStage::InForce;
        SpecRevision revision;
        std::shared_ptr<const std::string> text; ///< null: it came without
    };

    std::map<std::uint64_t, Noted> changes_; ///< by index
};

} // namespace bafar::schema
