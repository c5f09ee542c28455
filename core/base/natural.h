#pragma once
// The order in which names are listed for people: "n2" before "n10". Pure; safe on every thread.
#include <string_view>

namespace bafar {

/// Runs of digits count as numbers; of names that differ in leading zeros only, the one with fewer
/// comes first. A strict total order.
[[nodiscard]] bool comesBefore(std::string_view a, std::string_view b);

/// For containers of names that are listed.
struct NaturalOrder {
    using is_transparent = void;

    [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const
    {
        return comesBefore(a, b);
    }
};

} // namespace bafar
