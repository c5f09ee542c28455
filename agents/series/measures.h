#pragma once
// What a concept measured in one round, as it goes to monitoring: an immutable snapshot.
//
// Theory: a concept keeps a MeasureBook: it fills the book's recorder as a probe does and publishes
// the round (effect PublishMeasures). Monitoring puts the values into each of its samples until
// they are too old, so they stand on /metrics, in history and before consoles under the names the
// concept gave. Names, labels and types are those of the exporter that people have dashboards for.
#include <memory>

#include "agents/series/recorder.h"

namespace bafar {

using MeasuresPtr = std::shared_ptr<const struct Measures>;

/// One round. Safe on every thread.
struct Measures {
    std::shared_ptr<const SeriesTable> table; ///< never null; replaced, never changed
    Sample sample;                            ///< of that table's revision
    Instant until;                            ///< from then on the values count as absent
};

/// A concept's recorder with the snapshot of its table. One owner, one thread.
class MeasureBook {
public:
    /// Starts a round with every known series absent. The reference is the book's own.
    Recorder& begin(Instant at, WallTime wall);

    /// Ends the round. What was not set in it is absent.
    [[nodiscard]] MeasuresPtr publish(Instant until);

private:
    Recorder recorder_;
    std::shared_ptr<const SeriesTable> table_;
};

} // namespace bafar
