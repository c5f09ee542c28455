#pragma once
// Puts what the other concepts measured into the sample of the host.
//
// Theory: each concept has a table of its own, and its series get indexes in the sample's table
// when they first have a value. While neither table loses a series, a round is a copy of numbers.
// One owner, one thread.
#include <map>
#include <string>
#include <vector>

#include "agents/series/measures.h"

namespace bafar::monitoring {

/// The last round of one concept.
struct ConceptMeasures {
    std::string concept_;
    MeasuresPtr measures; ///< never null

    bool operator==(const ConceptMeasures&) const = default; ///< the same round
};

class MeasureCopier {
public:
    /// Between the recorder's begin() and finish(). A series that the sample has already, from the
    /// host or from a concept before this one, is written over.
    void copy(const ConceptMeasures& from, Recorder& to);

private:
    struct Source {
        std::shared_ptr<const SeriesTable> table;
        std::vector<SeriesIndex> indexes; ///< by index of that table; NoSeries: not met yet
        std::uint64_t removals = 0;       ///< the recorder's, when they were right
    };

    std::map<std::string, Source, std::less<>> sources_;
};

} // namespace bafar::monitoring
