#pragma once
// What differs between two texts, line by line, as `diff -u` shows it.
//
// The shortest edit script as long as it has at most EditsMax lines; beyond that, what lies between
// the common beginning and the common end counts as replaced. So the work is bounded whatever is
// compared. Pure; safe on every thread. Source: E. Myers, "An O(ND) Difference Algorithm and Its
// Variations", 1986.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bafar {

enum class LineSign : unsigned char { Same, Gone, New };

/// One line of a comparison; refers to the text it was read from.
struct DiffLine {
    LineSign sign = LineSign::Same;
    std::string_view text; ///< without its line end
    bool ended = true;     ///< false: the text stops here without a line end

    bool operator==(const DiffLine&) const = default;
};

inline constexpr std::size_t EditsMax = 1000; ///< lines gone and new; 4 MB while it works

/// All lines of both, those that are gone before those that replace them.
[[nodiscard]] std::vector<DiffLine> lineDiff(std::string_view before, std::string_view after);

/// The changed lines with `context` lines around them, under "--- before" and "+++ after"; empty
/// when the texts are equal. Each line is made safe to show and cut at 500 bytes.
[[nodiscard]] std::string unifiedDiff(std::string_view before,
                                      std::string_view after,
                                      std::string_view nameBefore,
                                      std::string_view nameAfter,
                                      std::size_t context = 3);

} // namespace bafar
