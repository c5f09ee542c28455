#pragma once
// From the series of this node to the values of the rules that read series.
//
// Theory: when the table of series changes, each rule finds the series its selectors mean and sorts
// them into groups by labels; from then on a sample is a walk over those indexes. Counters are
// added up series by series before anything is divided or windowed, so that a restart of one of
// them is a reset of that one only, and a series that comes under a new name (a restarted task)
// goes on counting for its group. A group that has no series any more is kept for a while: that it
// is gone is not that it is fine. One owner, one thread.
#include "agents/alerting/rule_set.h"
#include "core/schema/envelope.h"

namespace bafar::alerting {

class Sampler {
public:
    static constexpr std::size_t GroupsMax = 512;                ///< of one rule
    static constexpr Duration GoneAfter = std::chrono::hours(1); ///< a group without series

    /// Rules that are as before keep what they remember.
    void setRules(const RuleSet& rules);

    void setTable(const schema::SeriesTable& table, Instant now);

    /// Samples of another table than the last one are not looked at.
    void sample(const schema::Samples& samples, Instant now);

    /// The values of a rule as of the last sample.
    [[nodiscard]] std::vector<Measured> measured(const std::string& rule, Instant now);

    /// Series that were not looked at because a rule had GroupsMax groups, now.
    [[nodiscard]] std::size_t refused() const { return refused_; }

private:
    enum class Role : std::uint8_t { Metric, Minus, Divisor, Other, OnlyWhere };

    struct Watch {
        Role role;
        Selector selector;
    };

    struct Bound {
        std::size_t index; ///< in the samples
        std::string key;
        Role role;
        Group* group; ///< in `groups`
        double bucket = 0;
        std::optional<double> last;
    };

    struct Watched {
        RuleInForce rule;
        std::vector<Watch> watches;
        std::map<Labels, Group> groups;
        std::vector<Bound> bound;
    };

    static std::vector<Watch> watchesOf(const Parameters& when);
    void bind(const std::vector<std::string>& names, Instant now);
    void bindOne(Watched& watched, const Watch& watch, const SeriesName& series, Bound bound);
    static void take(const Parameters& when, Bound& bound, double value);
    static Reading& readingOf(Bound& bound);
    static void feedWindows(Watched& watched, Instant now);

    std::map<std::string, Watched> watched_; ///< by rule name
    std::vector<std::string> names_;
    std::uint64_t revision_ = 0;
    std::size_t refused_ = 0;
};

} // namespace bafar::alerting
