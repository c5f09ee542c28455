#pragma once
// What the lines of the replication graph stand for: a sample of each kind that is drawn, in a row.
// Places are those of the layout. GUI thread: texts are in the language of the moment.
#include "ui/database/layout.h"
#include "ui/database/link_look.h"

namespace bafar::ui::database {

/// Pixels of the line, before its word.
inline constexpr double SampleLine = 34;
inline constexpr double SampleToWord = 8;

struct LegendSample {
    LinkLook look;
    QRectF area; ///< of line and word
};

/// Below the cards; under the first column where that leaves room enough: what follows the graph is
/// seen sooner. Empty: nothing is linked.
[[nodiscard]] std::vector<LegendSample> legendOf(const replication::Fleet& fleet,
                                                 const Layout& layout);

} // namespace bafar::ui::database
