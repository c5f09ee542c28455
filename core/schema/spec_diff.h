#pragma once
// What differs between two specs, field by field, whatever their texts look like.
//
// Items of a list are matched by their id (the first required text of their structure), not by
// their place; single values by themselves. A section, field or key that one file leaves out counts
// with its default. So a comment, another order of keys or a default written out is no difference;
// another order of items is one. Values of secrets are never shown. Pure; safe on every thread.
#include "core/schema/spec.h"

namespace bafar::schema {

enum class DifferenceKind : std::uint8_t { Added, Removed, Changed };
inline constexpr std::string_view DifferenceKindNames[] = {"added", "removed", "changed"};

constexpr std::span<const std::string_view> enumNames(DifferenceKind)
{
    return DifferenceKindNames;
}

struct SpecDifference {
    std::string path; ///< "floating_ip.routers[web].interval", "cluster.nodes[n4]"
    DifferenceKind kind = DifferenceKind::Changed;
    std::string before; ///< as the file would say it; empty: was not there
    std::string after;

    bool operator==(const SpecDifference&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One difference between two specs.");
        fields.add("path", &SpecDifference::path, "Where, list items by their id").required();
        fields.add("kind", &SpecDifference::kind, "Added, removed or changed");
        fields.add("before", &SpecDifference::before, "Empty: was not there");
        fields.add("after", &SpecDifference::after, "Empty: is not there any more");
    }
};

/// By section and field, in the order of their descriptions.
[[nodiscard]] std::vector<SpecDifference> specDifferences(const Spec& before, const Spec& after);

/// "floating_ip.routers[web].interval: 1 s -> 500 ms", "cluster.nodes[n4] added: {id: n4, ...}".
[[nodiscard]] std::string differenceText(const SpecDifference& difference);

/// The first `shown` of them, "; " between, and how many more.
[[nodiscard]] std::string differencesText(const std::vector<SpecDifference>& differences,
                                          std::size_t shown = 3);

} // namespace bafar::schema
