#pragma once
// Which series a rule means: a name and conditions on labels, and the reading of series keys.
//
// Theory: a selector is `name`, `a|b` (either name) or `name{label="v",other!="w",third=~"a|b.*"}`.
// A pattern of =~ and !~ is a list of alternatives, each of which may end in ".*"; that is all of
// regular expressions that rules need, and it cannot be slow. A label that a series does not have
// counts as empty. Values only.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar::alerting {

using Labels = std::map<std::string, std::string>;

/// One line of the metrics page taken apart.
struct SeriesName {
    std::string_view name; ///< within the key
    Labels labels;         ///< unescaped
};

/// The metric's name of a key as seriesKey() writes it, without looking at its labels.
[[nodiscard]] std::string_view metricOf(std::string_view key);

/// Nothing when the key is none.
[[nodiscard]] std::optional<SeriesName> seriesNameFrom(std::string_view key);

class Selector {
public:
    /// Errors: InvalidInput, with what is wrong where.
    [[nodiscard]] static Result<Selector> parse(std::string_view text);

    /// The metrics that it may mean, at least one.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    /// Whether labels fit; the name is the caller's.
    [[nodiscard]] bool matches(const Labels& labels) const;

private:
    struct Condition {
        std::string label;
        std::vector<std::string> alternatives; ///< with ".*" at the end: what begins so
        bool pattern = false;
        bool wanted = true; ///< false: != and !~
    };

    [[nodiscard]] static Result<Condition> condition(std::string_view& rest);

    std::vector<std::string> names_;
    std::vector<Condition> conditions_;
};

} // namespace bafar::alerting
