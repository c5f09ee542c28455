#pragma once
// What a kind of rule is: which parameters it takes and how it makes values of what is known.
//
// Theory: a kind never decides. It turns series or the cluster's view into one value for each group
// of labels, or into none where nothing is known; comparing it with thresholds, waiting and telling
// is the same for all (machine.h). Kinds on samples see groups whose windows are kept for them
// (sampler.h); kinds on the view get it whole, with a memory of their own for what only shows over
// time. Values only.
#include <map>
#include <span>
#include <string>
#include <vector>

#include "agents/alerting/selector.h"
#include "agents/alerting/window.h"
#include "core/schema/alerting.h"
#include "core/schema/view.h"

namespace bafar::alerting {

using schema::alerting::Parameters;

/// Several series of one group at one moment, merged.
struct Reading {
    std::size_t count = 0; ///< series that had a value
    double value = 0;      ///< merged; meaningless without a count
    double total = 0;      ///< what counters among them grew by since they are watched
    double changes = 0;    ///< how often one of them became another since they are watched
};

struct Side {
    Reading now;
    Window window; ///< of what the kind keeps
};

/// What is known of one group of labels.
struct Group {
    Labels labels;
    Side metric;
    Side divisor;
    Reading minus;
    Reading other;
    Reading onlyWhere;
    std::map<double, Side> buckets;  ///< of a histogram, by upper bound
    std::optional<Instant> lastSeen; ///< with a value
    std::optional<Instant> lastFine; ///< with a value that is not the condition's
};

/// One value of a rule.
struct Measured {
    Labels labels;
    std::optional<double> value; ///< nothing: it cannot be said
    bool excluded = false;       ///< the rule does not apply to it: as good as fine
    std::string detail{};        ///< who or why, for the sentence; says the same of the same state
};

/// What a kind on the view remembers from one look to the next.
struct ViewMemory {
    struct Counter {
        std::optional<double> last;
        double total = 0;
        Window window;
    };

    std::map<std::string, Counter> counters;
    std::map<std::string, Instant> firstSeen;
};

struct ViewNow {
    const schema::ClusterView& view;
    Instant now;
};

/// Where a kind looks.
enum class Reads : std::uint8_t {
    Samples,     ///< series of this node
    OwnView,     ///< what this agent says of itself and its neighbours
    ClusterView, ///< all nodes; judged by the leader
};

/// Which figure of a group's readings goes into its windows.
enum class Keeps : std::uint8_t { Nothing, Totals, Changes, Values, Buckets };

struct Kind {
    std::string_view name;
    std::string_view help;
    Reads reads = Reads::Samples;
    Keeps keeps = Keeps::Nothing;
    std::span<const std::string_view> needs; ///< parameters that must be given
    std::span<const std::string_view> takes; ///< that may be
    std::optional<double> (*measure)(const Parameters& when, const Group& group) = nullptr;
    std::vector<Measured> (*look)(const Parameters& when,
                                  const ViewNow& now,
                                  ViewMemory& memory) = nullptr;
};

} // namespace bafar::alerting
