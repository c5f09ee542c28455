#pragma once
// How the room of a table is shared out among its columns. Values; any thread.
#include <set>
#include <vector>

namespace bafar::shared {

/// How much a column may be narrowed when the table has too little room; nothing: it is not shown.
struct ColumnNeed {
    int least = 0; ///< pixels below which it is of no use
    int wanted = 0;
};

/// Widths that fill `room`: all that is wanted where it fits, what is left over to `greedy`, or to
/// all where that is not shown; else the widest columns give way to what is least of them, and
/// beyond that the widths are more than the room.
[[nodiscard]] std::vector<int> fitted(const std::vector<ColumnNeed>& needs, int room, int greedy);

/// The columns to leave out so that what is least of the others fits `room`: as many as it takes of
/// `spare`, the first ones first. Those that are not shown anyway are passed over.
[[nodiscard]] std::set<int> leftOut(const std::vector<ColumnNeed>& needs,
                                    int room,
                                    const std::vector<int>& spare);

} // namespace bafar::shared
