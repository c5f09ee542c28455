#pragma once
// How many answers each upstream gave in each stretch of time, and how many of them were errors,
// over all nodes together: from the counters that the agents measure (HAProxy's exporter's names).
//
// Growth is counted, not rates: it adds up over samples and nodes. A counter that went back, a
// first word and a pause give nothing, and a stretch that nobody told of stays unknown. Pure; one
// owner, one thread.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/natural.h"
#include "core/schema/envelope.h"

namespace bafar::ui::load_balancer {

/// The value of a series' label; empty: it has none.
[[nodiscard]] std::string_view labelOf(std::string_view series, std::string_view name);

struct Answers {
    double all = 0;
    double refused = 0; ///< 4xx
    double failed = 0;  ///< 5xx

    bool operator==(const Answers&) const = default;
};

/// One node's counters.
class AnswerReader {
public:
    /// Growth since the moment before, by upstream.
    std::map<std::string, Answers> read(const schema::SeriesTable& table,
                                        const schema::Samples& samples,
                                        WallTime at);

    /// The names of the series it uses: those in `table`, at most SeriesMax.
    [[nodiscard]] static std::vector<std::string> wanted(const schema::SeriesTable& table);

    static constexpr std::size_t SeriesMax = 300;
    static constexpr std::int64_t PauseMaxMs = 60'000; ///< longer ones give nothing

private:
    struct Counter {
        std::size_t place = 0;
        std::string upstream;
        char code = '2'; ///< first digit
        double last = 0;
    };

    void index(const schema::SeriesTable& table);

    std::vector<Counter> counters_;
    std::uint64_t revision_ = 0;
    bool indexed_ = false;
    std::int64_t lastMs_ = 0; ///< 0: nothing was read yet
};

class Heat {
public:
    static constexpr std::size_t Columns = 60;
    static constexpr std::size_t RowsMax = 24;
    static constexpr std::int64_t StepMs = 15'000;
    static constexpr std::int64_t LongMs = std::int64_t{Columns} * StepMs;

    struct Row {
        std::string upstream;
        std::vector<std::optional<Answers>> cells; ///< Columns of them, oldest first

        bool operator==(const Row&) const = default;
    };

    /// Growth at that moment, milliseconds since 1970.
    void add(std::int64_t atMs, const std::map<std::string, Answers>& growth);

    /// The last step that has ended by then: of one that runs, a part is told at most.
    [[nodiscard]] static constexpr std::int64_t lastStep(std::int64_t nowMs)
    {
        return nowMs / StepMs - 1;
    }

    /// Up to that step: the upstreams that answered anything by name; older steps are forgotten.
    [[nodiscard]] std::vector<Row> rows(std::int64_t nowMs);

private:
    std::map<std::string, std::map<std::int64_t, Answers>, NaturalOrder> upstreams_; ///< by step
};

} // namespace bafar::ui::load_balancer
