#pragma once
// A changed spec that was not applied yet, kept on this machine: it outlives a closed page, a
// closed console, and one that ends badly.
//
// One file for each cluster below XDG_STATE_HOME, else ~/.local/state, readable by this person
// only. GUI thread.
#include <QString>
#include <optional>
#include <string>

#include "core/base/time.h"
#include "core/schema/describe.h"

namespace bafar::ui::cluster {

struct SpecDraft {
    int version = 1;
    std::string base; ///< the revision that the text is based on
    std::string text;
    WallTime at; ///< when it was last kept

    bool operator==(const SpecDraft&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A changed spec that was not applied yet.");
        fields.add("version", &SpecDraft::version, "Of this file").required();
        fields.add("base", &SpecDraft::base, "The revision that it is based on").required();
        fields.add("text", &SpecDraft::text, "All of it").required();
        fields.add("at", &SpecDraft::at, "When it was kept, UTC");
    }
};

/// Where a cluster's is kept; others of its name have another authority.
[[nodiscard]] QString draftFile(const QString& cluster, const QString& authority = {});

/// Nothing: there is none that can be used.
[[nodiscard]] std::optional<SpecDraft> readDraft(const QString& file);

/// False: it is not kept; what was there before stays.
[[nodiscard]] bool writeDraft(const QString& file, const SpecDraft& draft);

void removeDraft(const QString& file);

} // namespace bafar::ui::cluster
