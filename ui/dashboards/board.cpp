#include "ui/dashboards/board.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

constexpr std::array<const char*, UnitCount> UnitWords = {
    "number", "share", "bytes", "bytes_per_second", "bits_per_second", "seconds", "per_second"};

/// As many decimals as two digits of a value below ten need.
int decimalsOf(double value)
{
    const double size = std::abs(value);
    if (size == 0 || size >= 100 || !std::isfinite(size)) {
        return 0;
    }
    return size >= 1 ? 1 : std::min(6, 1 - static_cast<int>(std::floor(std::log10(size))));
}

QString plain(double value)
{
    const bool whole = value == std::floor(value);
    return shared::number(value, whole ? 0 : decimalsOf(value));
}

QString seconds(double value)
{
    return shared::duration(std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(std::clamp(value, -1e9, 1e9))));
}

void add(std::vector<std::string>& names, const Selector& selector, bool histogram)
{
    names.push_back(selector.metric + (histogram ? "_bucket" : ""));
}

} // namespace

QString unitWord(Unit unit)
{
    return QString::fromLatin1(UnitWords.at(static_cast<std::size_t>(unit)));
}

QString readingWord(Reading reading)
{
    constexpr std::array<const char*, 5> Readings = {"gauge", "rate", "ratio", "quantile",
                                                     "magnitude"};
    return QString::fromLatin1(Readings.at(static_cast<std::size_t>(reading)));
}

QString unitText(Unit unit, double value)
{
    switch (unit) {
    case Unit::Number: return plain(value);
    case Unit::Share:
        return shared::percent(value, std::abs(value) >= 0.1 ? 0 : decimalsOf(value * 100));
    case Unit::Bytes: return shared::bytes(value);
    case Unit::BytesPerSecond:
        return QCoreApplication::translate("Dashboards", "%1/s").arg(shared::bytes(value));
    case Unit::BitsPerSecond: return shared::bitRate(value);
    case Unit::Seconds: return seconds(value);
    case Unit::PerSecond: return shared::perSecond(value);
    }
    return {};
}

std::vector<std::string> metricsOf(const Board& board)
{
    std::vector<std::string> names;
    for (const std::vector<Panel>& row : board.rows) {
        for (const Panel& panel : row) {
            for (const Query& query : panel.queries) {
                add(names, query.of, query.reading == Reading::Quantile);
                if (query.over) {
                    add(names, *query.over, false);
                }
            }
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

} // namespace bafar::ui::dashboards
