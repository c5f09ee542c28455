#pragma once
// All alerts of one agent: what rules say becomes lives, lives become what is told.
//
// Theory: an alert is known by the fingerprint of its rule, severity and labels, the same on every
// agent. A rule's values are judged one after another; an alert of that rule without a value this
// time is not known, or over where the caller says so. The new leader takes over what the former
// one had (adopt): since when it holds and that it fires are kept, and nothing is told twice.
// Bounded. One owner, one thread.
#include <set>

#include "agents/alerting/judge.h"
#include "agents/alerting/rule_set.h"

namespace bafar::alerting {

struct Clock {
    Instant now;
    WallTime wall;
};

/// An alert that began to fire, or ended.
struct Told {
    schema::alerting::Alert alert;
};

class AlertBook {
public:
    static constexpr std::size_t EntriesMax = 2000;

    explicit AlertBook(std::string node)
        : node_(std::move(node))
    {
    }

    /// `others`: what holds for the rule's alerts that are not among `values`.
    void judge(const RuleInForce& in,
               const std::vector<Measured>& values,
               Verdict others,
               const Clock& clock,
               std::vector<Told>& told);

    /// Alerts of rules that are not in force any more end, and those of the rules in `anew`, which
    /// look at something else now: what they knew would stand as unknown for as long as their
    /// window.
    void keepOnly(const RuleSet& rules,
                  const std::set<std::string>& anew,
                  const Clock& clock,
                  std::vector<Told>& told);

    /// Takes the cluster's alerts over as another leader had them; those known already stay.
    void adopt(const std::vector<schema::alerting::Alert>& alerts,
               const RuleSet& rules,
               const Clock& clock);

    /// Another leads: its word counts now.
    void forgetCluster();

    /// In no order.
    [[nodiscard]] std::vector<schema::alerting::Alert> alerts() const;

    /// Alerts that did not fit, of late.
    [[nodiscard]] std::size_t refused() const { return refused_; }

    /// Grows with every change but those of figures.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    struct Entry {
        Life life;
        schema::alerting::Alert alert;
        bool seen = false; ///< in this round
    };

    /// One level of a rule.
    struct Level {
        schema::Severity severity;
        double threshold;
        std::optional<double> resolve;
        Duration hold;
    };

    static std::vector<Level> levelsOf(const Rule& rule);
    void judgeOne(const RuleInForce& in,
                  const Level& level,
                  const Measured& measured,
                  const Clock& clock,
                  std::vector<Told>& told);
    void step(Entry& entry,
              const RuleInForce& in,
              const Level& level,
              Verdict verdict,
              const Clock& clock,
              std::vector<Told>& told);
    [[nodiscard]] Labels labelsOf(const RuleInForce& in, const Labels& measured) const;

    std::string node_;
    std::map<std::string, Entry> entries_; ///< by fingerprint
    std::size_t refused_ = 0;
    std::uint64_t revision_ = 0;
};

} // namespace bafar::alerting
