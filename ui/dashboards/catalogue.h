#pragma once
// What is known of every metric that an agent can have: its type, labels, unit and meaning, from
// the generated reference (tests/golden/metrics.md) that is compiled in. Pure but for that;
// meanings are English, as on /metrics.
#include <QString>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ui/dashboards/board.h"

namespace bafar::ui::dashboards {

enum class MetricType : std::uint8_t { Gauge, Counter, Histogram, Unknown };

struct Metric {
    std::string name;
    MetricType type = MetricType::Unknown;
    std::vector<std::string> labels;
    std::string unit;
    std::string meaning;

    bool operator==(const Metric&) const = default;
};

class Catalogue {
public:
    /// Reads the rows of the reference's table; others are left out.
    explicit Catalogue(std::string_view reference);

    /// The one that is compiled in; read at its first use.
    [[nodiscard]] static const Catalogue& ours();

    /// Of a metric by its name on the page of metrics: of a histogram, with "_bucket", "_sum" and
    /// "_count", too. Null: it is not there.
    [[nodiscard]] const Metric* find(std::string_view name) const;

    [[nodiscard]] const std::map<std::string, Metric, std::less<>>& metrics() const
    {
        return metrics_;
    }

private:
    std::map<std::string, Metric, std::less<>> metrics_;
    std::vector<std::string> patterns_; ///< names with a part in angle brackets
};

/// Whether a metric counts: by its type, or where that is not known by its name.
[[nodiscard]] bool isCounter(std::string_view metric);

/// How a metric is best read, and written: by its type, unit and name.
struct Habit {
    Reading reading = Reading::Gauge;
    Unit unit = Unit::Number;
    std::vector<std::string> by = {"node"};
};

[[nodiscard]] Habit habitOf(std::string_view metric, const Metric* known);

[[nodiscard]] QString typeWord(MetricType type);

} // namespace bafar::ui::dashboards
