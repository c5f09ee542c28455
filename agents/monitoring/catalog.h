#pragma once
// Names of series as small numbers, and the sets of them that blocks of history have in common.
//
// Theory: a block of history has one column for each series of its set. Consecutive blocks nearly
// always have the same set, so a set is kept once and counted; sets in turn refer to names that are
// kept once and counted. What no block uses any more is forgotten, so memory stays bounded while
// series come and go for months. One owner, one thread.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bafar::monitoring {

class Catalog {
public:
    using NameId = std::uint32_t;
    using SetId = std::uint32_t;

    /// The number of a name, new or known, held once more.
    NameId holdName(std::string_view name);
    void releaseName(NameId id);

    /// A set of held names (their hold passes to the set), or the set with the same names in the
    /// same order when there is one; held once more.
    SetId holdSet(std::vector<NameId> names);
    void holdSet(SetId id);
    void releaseSet(SetId id);

    /// Valid until the catalog changes.
    [[nodiscard]] const std::string& name(NameId id) const { return names_[id].text; }

    [[nodiscard]] const std::vector<NameId>& set(SetId id) const { return sets_[id].names; }

    /// The number of a held name; nothing when it is not held.
    [[nodiscard]] std::optional<NameId> find(std::string_view name) const;

    /// All names held, in no particular order.
    [[nodiscard]] std::vector<std::string_view> names() const;

    [[nodiscard]] std::size_t setCount() const;

    /// Memory, estimated to within a tenth.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

private:
    struct Name {
        std::string text;
        std::uint32_t holds = 0;
    };

    struct Set {
        std::vector<NameId> names;
        std::uint32_t holds = 0;
    };

    std::vector<Name> names_;
    std::vector<NameId> freeNames_;
    std::unordered_map<std::string, NameId> byText_;
    std::vector<Set> sets_;
    std::size_t bytes_ = 0;
};

} // namespace bafar::monitoring
