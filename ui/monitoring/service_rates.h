#pragma once
// From an agent's counters to what its services do: requests, statements, commands.
//
// Rates of what agents look at every few seconds are means of the last ten: the counter stands
// still between two looks. Names are those of HAProxy's, mysqld's and Redis's exporters. Pure; one
// owner, one thread.
#include <map>
#include <string>
#include <vector>

#include "core/schema/envelope.h"
#include "ui/link/series_rate.h"

namespace bafar::ui::monitoring {

inline constexpr double Unknown = link::NoValue;

/// What one moment means; not a number where it is not known. Rates are per second.
struct ServiceLoad {
    double requests = Unknown;
    double errors = Unknown;  ///< answers of class 5xx
    double slowest = Unknown; ///< seconds within which 95 of 100 requests of now were answered
    double reads = Unknown;   ///< SELECT
    double writes = Unknown;
    double lag = Unknown; ///< of the database to its primary, seconds
    double commands = Unknown;
    double cacheBytes = Unknown;
};

class ServiceReader {
public:
    explicit ServiceReader(Duration interval = std::chrono::seconds{1});

    ServiceLoad read(const schema::SeriesTable& table, const schema::Samples& samples, WallTime at);

    /// Which of them have a source.
    [[nodiscard]] static bool hasHttp(const schema::SeriesTable& table);
    [[nodiscard]] static bool hasDatabase(const schema::SeriesTable& table);
    [[nodiscard]] static bool hasCache(const schema::SeriesTable& table);

    /// The names of the series of lines, for asking for their history: those in `table`.
    [[nodiscard]] static std::vector<std::string> wanted(const schema::SeriesTable& table);

private:
    static constexpr std::int64_t MeanMs = 10'000;

    void index(const schema::SeriesTable& table);
    [[nodiscard]] double slowest(const schema::Samples& samples, std::int64_t atMs);

    std::int64_t gapMs_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
    std::vector<std::size_t> lag_;
    std::vector<std::size_t> cacheBytes_;
    link::SumRate requests_;
    link::SumRate errors_;
    link::SumRate reads_{MeanMs};
    link::SumRate writes_{MeanMs};
    link::SumRate commands_{MeanMs};
    std::map<double, link::SumRate> buckets_; ///< by upper bound in seconds, of all listeners
};

} // namespace bafar::ui::monitoring
