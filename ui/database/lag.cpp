#include "ui/database/lag.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/database/texts.h"
#include "ui/database/words.h"

namespace bafar::ui::database {
namespace {

constexpr std::size_t ChannelsMax = 8;
constexpr std::string_view Lag = "mysql_slave_status_seconds_behind_master";

bool isLag(std::string_view series)
{
    return series.starts_with(Lag) && (series.size() == Lag.size() || series[Lag.size()] == '{');
}

/// From the best to the worst: the worst channel's counts.
LagStanding standingOf(const schema::database::Channel& channel)
{
    using schema::database::Thread;
    if (channel.io == Thread::No || channel.sql != Thread::Yes) {
        return LagStanding::Stopped;
    }
    return channel.io == Thread::Connecting ? LagStanding::Connecting : LagStanding::Known;
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

std::vector<std::pair<std::string, LagStanding>> lagStandings(
    const std::vector<replication::Word>& words)
{
    std::vector<std::pair<std::string, LagStanding>> standings;
    for (const replication::Word& word : words) {
        if (word.status == nullptr || word.status->channels.empty()) {
            continue;
        }
        LagStanding standing = replication::isLive(word) ? LagStanding::Known : LagStanding::Silent;
        for (const schema::database::Channel& channel : word.status->channels) {
            if (standing == LagStanding::Silent) {
                break;
            }
            standing = std::max(standing, standingOf(channel));
        }
        standings.emplace_back(word.node, standing);
    }
    return standings;
}

QString lagNotice(const std::vector<std::pair<std::string, LagStanding>>& replicas,
                  const std::vector<std::string>& hidden)
{
    const auto named = [&replicas](LagStanding standing) {
        std::vector<std::string> nodes;
        for (const auto& [node, own] : replicas) {
            if (own == standing) {
                nodes.push_back(node);
            }
        }
        return nodes.empty() ? QString() : namesText(nodes);
    };
    QStringList said;
    if (const QString nodes = named(LagStanding::Stopped); !nodes.isEmpty()) {
        said.append(Words::tr("Not known on %1: replication is stopped there.").arg(nodes));
    }
    if (const QString nodes = named(LagStanding::Connecting); !nodes.isEmpty()) {
        said.append(Words::tr("Not known on %1: the source is not reached.").arg(nodes));
    }
    if (const QString nodes = named(LagStanding::Silent); !nodes.isEmpty()) {
        said.append(Words::tr("Not known on %1: nothing is heard from there.").arg(nodes));
    }
    if (!hidden.empty()) {
        said.append(
            Words::tr("Without a line: %1. The table has the lag of all.").arg(namesText(hidden)));
    }
    return said.join(QLatin1Char(' '));
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
