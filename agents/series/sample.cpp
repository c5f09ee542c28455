#include "agents/series/sample.h"

#include <algorithm>

#include "core/base/check.h"

namespace bafar {
namespace {

void appendEscaped(std::string& out, std::string_view value)
{
    for (const char letter : value) {
        if (letter == '\\' || letter == '"') {
            out += '\\';
            out += letter;
        } else if (letter == '\n') {
            out += "\\n";
        } else {
            out += letter;
        }
    }
}

} // namespace

std::string seriesKey(const Series& series)
{
    std::string key = series.name;
    if (series.labels.empty()) {
        return key;
    }
    char separator = '{';
    for (const Label& label : series.labels) {
        key += separator;
        key += label.name;
        key += "=\"";
        appendEscaped(key, label.value);
        key += '"';
        separator = ',';
    }
    key += '}';
    return key;
}

SeriesIndex SeriesTable::add(Series series)
{
    std::sort(series.labels.begin(), series.labels.end());
    std::string key = seriesKey(series);
    if (const auto known = byKey_.find(key); known != byKey_.end()) {
        return known->second;
    }
    if (byKey_.size() >= SizeMax) {
        ++refused_;
        return NoSeries;
    }
    SeriesIndex index = 0;
    if (free_.empty()) {
        index = static_cast<SeriesIndex>(slots_.size());
        slots_.emplace_back();
    } else {
        index = free_.back();
        free_.pop_back();
    }
    byKey_.emplace(key, index);
    slots_[index] = {std::move(series), std::move(key)};
    ++revision_;
    return index;
}

void SeriesTable::remove(SeriesIndex index)
{
    if (!live(index)) {
        return;
    }
    byKey_.erase(slots_[index].key);
    slots_[index] = {};
    free_.push_back(index);
    ++revision_;
    ++removals_;
}

bool SeriesTable::live(SeriesIndex index) const
{
    return index < slots_.size() && !slots_[index].key.empty();
}

const Series& SeriesTable::at(SeriesIndex index) const
{
    CHECK(live(index));
    return slots_[index].series;
}

const std::string& SeriesTable::keyOf(SeriesIndex index) const
{
    CHECK(live(index));
    return slots_[index].key;
}

SeriesIndex SeriesTable::find(const std::string& key) const
{
    const auto known = byKey_.find(key);
    return known == byKey_.end() ? NoSeries : known->second;
}

double Sample::value(SeriesIndex index) const
{
    return index < values.size() ? values[index] : Absent;
}

} // namespace bafar
