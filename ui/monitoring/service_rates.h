#pragma once
// From an agent's counters to what its services do: requests, statements, commands.
//
// Rates of what agents look at every few seconds are means of the last ten: the counter stands
// still between two looks. Names are those of HAProxy's, mysqld's and Redis's exporters. Pure; one
// owner, one thread.
#include <deque>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "core/schema/envelope.h"

namespace bafar::ui::monitoring {

inline constexpr double Unknown = std::numeric_limits<double>::quiet_NaN();

/// A counter and how fast it grows.
class CounterRate {
public:
    /// A mean of `windowMs`, or of one interval where that is longer.
    explicit CounterRate(std::int64_t windowMs = 0)
        : windowMs_(windowMs)
    {
    }

    /// Growth a second at this moment. Not a number: not known yet, after a pause of more than
    /// `gapMs`, or the counter went back.
    [[nodiscard]] double read(std::int64_t atMs, double total, std::int64_t gapMs);

private:
    struct Moment {
        std::int64_t atMs = 0;
        double total = 0;
    };

    std::int64_t windowMs_;
    std::deque<Moment> moments_;
};

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
    struct Bucket {
        std::size_t position = 0;
        double below = 0; ///< seconds
    };

    void index(const schema::SeriesTable& table);
    [[nodiscard]] double slowest(const schema::Samples& samples, std::int64_t atMs);

    std::int64_t gapMs_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
    std::map<int, std::vector<std::size_t>> positions_; ///< by what they are
    std::vector<Bucket> buckets_;
    std::map<int, CounterRate> rates_;
    std::map<double, CounterRate> bucketRates_; ///< by upper bound
};

} // namespace bafar::ui::monitoring
