#include "agents/monitoring/measured.h"

#include <cmath>

namespace bafar::monitoring {

void MeasureCopier::copy(const ConceptMeasures& from, Recorder& to)
{
    const Measures& round = *from.measures;
    Source& source = sources_[from.concept_];
    if (source.table != round.table || source.removals != to.removals()) {
        source = {round.table, std::vector<SeriesIndex>(round.table->size(), NoSeries),
                  to.removals()};
    }
    for (SeriesIndex index = 0; index < source.indexes.size(); ++index) {
        const double value = round.sample.value(index);
        if (std::isnan(value) || !round.table->live(index)) {
            continue;
        }
        if (source.indexes[index] == NoSeries) {
            source.indexes[index] = to.copy(round.table->at(index));
        }
        to.set(source.indexes[index], value);
    }
}

} // namespace bafar::monitoring
