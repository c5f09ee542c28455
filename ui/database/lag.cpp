#include "ui/database/lag.h"

#include <cmath>
#include <limits>

namespace bafar::ui::database {
namespace {

constexpr std::size_t ChannelsMax = 8;
constexpr std::string_view Lag = "mysql_slave_status_seconds_behind_master";

bool isLag(std::string_view series)
{
    return series.starts_with(Lag) && (series.size() == Lag.size() || series[Lag.size()] == '{');
}

} // namespace

std::vector<std::string> lagSeries(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        if (isLag(name) && names.size() < ChannelsMax) {
            names.push_back(name);
        }
    }
    return names;
}

double worstLag(const std::vector<double>& lags)
{
    double worst = std::numeric_limits<double>::quiet_NaN();
    for (const double lag : lags) {
        if (std::isfinite(lag) && lag >= 0 && !(worst >= lag)) {
            worst = lag;
        }
    }
    return worst;
}

double LagReader::read(const schema::SeriesTable& table, const schema::Samples& samples)
{
    if (!indexed_ || table.revision != revision_) {
        places_.clear();
        for (std::size_t i = 0; i < table.names.size() && places_.size() < ChannelsMax; ++i) {
            if (isLag(table.names[i])) {
                places_.push_back(i);
            }
        }
        revision_ = table.revision;
        indexed_ = true;
    }
    std::vector<double> lags;
    for (const std::size_t place : places_) {
        if (place < samples.values.size()) {
            lags.push_back(samples.values[place]);
        }
    }
    return worstLag(lags);
}

} // namespace bafar::ui::database
