#pragma once
// Which events are shown: by concept, node, severity, words, time and thing. Values; no widget
// here. Safe on every thread, one sieve at a time.
#include <map>
#include <optional>
#include <set>

#include "core/base/natural.h"
#include "ui/events/journal.h"

namespace bafar::ui::events {

/// From `from` up to, and without, `to`.
struct Period {
    WallTime from;
    WallTime to;

    bool operator==(const Period&) const = default;
};

/// Within one dimension any of what is chosen fits, and nothing chosen is everything; all
/// dimensions must fit.
struct Filter {
    std::set<std::string> concepts;
    std::set<std::string> nodes;
    std::set<schema::Severity> severities;
    QString text; ///< words that all must occur, in any case and order
    std::optional<Period> period;
    std::string about{}; ///< id of a thing: its own events and those of its parts

    bool operator==(const Filter&) const = default;

    [[nodiscard]] bool isEmpty() const { return *this == Filter(); }
};

/// How many events there are of each, as far as the other dimensions let them through: what
/// choosing it would show.
struct Choices {
    using Counts = std::map<std::string, std::size_t, NaturalOrder>;

    Counts concepts;
    Counts nodes;
    std::map<schema::Severity, std::size_t> severities;

    bool operator==(const Choices&) const = default;
};

struct Sifted {
    Entries shown;   ///< in their order
    Entries anyTime; ///< all that would fit at another time, too
    Choices choices; ///< what is there, and counts of 0 for what the filter still names
};

/// All of it in one pass.
[[nodiscard]] Sifted sift(std::span<const EntryPtr> entries, const Filter& filter);

} // namespace bafar::ui::events
