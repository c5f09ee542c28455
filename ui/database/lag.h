#pragma once
// How far behind a replica was, from what its agent measures (mysqld_exporter's names). Pure; one
// owner, one thread; the notice is words.
#include <QString>
#include <string>
#include <utility>
#include <vector>

#include "core/replication/fleet.h"
#include "core/schema/envelope.h"

namespace bafar::ui::database {

/// The series of a lag: one for each channel. At most 8 are told.
[[nodiscard]] std::vector<std::string> lagSeries(const schema::SeriesTable& table);

/// The worst lag, in seconds; not a number: it is no replica, or the lag is not known.
[[nodiscard]] double worstLag(const std::vector<double>& lags);

/// Why a replica's lag is or is not known.
enum class LagStanding : std::uint8_t {
    Known,
    Connecting, ///< its source is not reached
    Stopped,    ///< it does not receive, or does not apply
    Silent,     ///< its agent, or the server, is not heard
};

/// Every replica that was ever heard, in the order of the words.
[[nodiscard]] std::vector<std::pair<std::string, LagStanding>> lagStandings(
    const std::vector<replication::Word>& words);

/// What the chart of lags does not show, and why: `hidden` have no line because there are enough.
/// Empty: nothing. GUI thread: in the language of the moment.
[[nodiscard]] QString lagNotice(const std::vector<std::pair<std::string, LagStanding>>& replicas,
                                const std::vector<std::string>& hidden);

/// Finds the lags in each moment's samples again.
class LagReader {
public:
    [[nodiscard]] double read(const schema::SeriesTable& table, const schema::Samples& samples);

private:
    std::vector<std::size_t> places_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
};

} // namespace bafar::ui::database
