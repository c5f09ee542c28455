#include "agents/series/recorder.h"

#include <algorithm>
#include <cmath>

#include "core/base/text.h"

namespace bafar {
namespace {

constexpr std::size_t LabelBytesMax = 1024; ///< of a value; whole names stay within a journal's

} // namespace

void Recorder::begin(Instant at, WallTime wall)
{
    sample_.at = at;
    sample_.wall = wall;
    sample_.values.assign(table_.size(), Absent);
}

SeriesIndex Recorder::series(const Family& family, std::initializer_list<LabelView> labels)
{
    return named(std::string(family.name), family.type, std::string(family.help),
                 std::string(family.unit), labels);
}

SeriesIndex Recorder::named(std::string name,
                            SeriesType type,
                            std::string help,
                            std::string unit,
                            std::initializer_list<LabelView> labels)
{
    Series series{std::move(name), {}, std::move(help), std::move(unit), type};
    for (const LabelView& label : labels) {
        // Mount points and aliases are any bytes; a page or a journal of UTF-8 must stay one.
        series.labels.push_back(
            {std::string(label.name), repairedUtf8(label.value.substr(0, LabelBytesMax))});
    }
    return add(std::move(series));
}

SeriesIndex Recorder::copy(const Series& series)
{
    return add(series);
}

SeriesIndex Recorder::add(Series series)
{
    const SeriesIndex index = table_.add(std::move(series));
    sample_.values.resize(table_.size(), Absent);
    absentFor_.resize(table_.size(), 0);
    return index;
}

void Recorder::set(SeriesIndex index, double value)
{
    if (index < sample_.values.size()) {
        sample_.values[index] = value;
    }
}

void Recorder::finish()
{
    for (std::size_t index = 0; index < absentFor_.size(); ++index) {
        if (!std::isnan(sample_.values[index])) {
            absentFor_[index] = 0;
        } else if (++absentFor_[index] >= AbsentMax) {
            table_.remove(static_cast<SeriesIndex>(index));
            absentFor_[index] = 0;
        }
    }
    sample_.revision = table_.revision();
}

Rows::Row* Rows::known(std::string_view key, const Recorder& recorder)
{
    if (removals_ != recorder.removals() || rows_.size() > RowsMax) {
        rows_.clear();
        next_ = 0;
        removals_ = recorder.removals();
    }
    if (next_ < rows_.size() && rows_[next_].key == key) {
        return &rows_[next_++];
    }
    const auto found =
        std::find_if(rows_.begin(), rows_.end(), [key](const Row& row) { return row.key == key; });
    if (found == rows_.end()) {
        return nullptr;
    }
    next_ = static_cast<std::size_t>(found - rows_.begin()) + 1;
    return &*found;
}

Rows::Row& Rows::insert(std::string_view key)
{
    // Where the text has it, so that the next pass finds it by one comparison.
    const auto place = rows_.begin() + static_cast<std::ptrdiff_t>(std::min(next_, rows_.size()));
    const auto row = rows_.insert(place, Row{std::string(key), {}});
    next_ = static_cast<std::size_t>(row - rows_.begin()) + 1;
    return *row;
}

} // namespace bafar
