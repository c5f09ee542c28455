#include "agents/series/measures.h"

namespace bafar {

Recorder& MeasureBook::begin(Instant at, WallTime wall)
{
    recorder_.begin(at, wall);
    return recorder_;
}

MeasuresPtr MeasureBook::publish(Instant until)
{
    recorder_.finish();
    if (!table_ || table_->revision() != recorder_.table().revision()) {
        table_ = std::make_shared<const SeriesTable>(recorder_.table());
    }
    return std::make_shared<const Measures>(Measures{table_, recorder_.sample(), until});
}

} // namespace bafar
