#pragma once
// How far behind a replica was, from what its agent measures (mysqld_exporter's names). Pure; one
// owner, one thread.
#include <string>
#include <vector>

#include "core/schema/envelope.h"

namespace bafar::ui::database {

/// The series of a lag: one for each channel. At most 8 are told.
[[nodiscard]] std::vector<std::string> lagSeries(const schema::SeriesTable& table);

/// The worst lag, in seconds; not a number: it is no replica, or the lag is not known.
[[nodiscard]] double worstLag(const std::vector<double>& lags);

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
