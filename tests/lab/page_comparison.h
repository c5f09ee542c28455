#pragma once
// Whether two programs say the same of one node at the same time, when everything moves.
//
// Theory: pages are looked at in pairs, again and again. Names, types and names of labels must be
// equal in every pair. A value has agreed once it was equal in some pair, within 5 % (or within
// what the table gives it, where a program counts itself); a counter, once it grew equally fast
// since the first pair, or by all but two events: the longer the time, the less the moment matters
// at which each program looked. What grows in bursts has agreed, too, when theirs grew at least as
// much as ours until the look before theirs and at most as much as ours until the look after it,
// and one look is at most 5 % of the time watched. Values only; the caller fetches.
#include "tests/lab/metrics_page.h"

namespace bafar::test {

/// What is compared together at one moment. Times are the node's own, in seconds.
struct PagePair {
    const MetricsPage& ours;
    const MetricsPage& theirs;
    double ourTime;
    double theirTime;
};

class PageComparison {
public:
    static constexpr double SecondsMin = 10; ///< before counters are compared

    /// The names of that group of the table.
    PageComparison(const NamesTable& table, std::string group);

    void look(const std::string& node, const PagePair& pair);

    /// Names that some page of theirs had.
    [[nodiscard]] std::size_t shown() const { return shown_.size(); }

    /// What did not agree yet, by name: the reason, or the last values.
    [[nodiscard]] std::map<std::string, std::string> differences() const;

private:
    /// Values of one look.
    struct Look {
        double ours = 0;
        double theirs = 0;
        double ourTime = 0;
        double theirTime = 0;
    };

    /// A series: its first two looks and its last three.
    struct Watched {
        std::vector<Look> first;
        std::vector<Look> last;
        bool agreed = false;
    };

    struct NameState {
        std::string fault;                       ///< of name, type or labels; empty: none
        std::map<std::string, Watched> series;   ///< by labels
        std::map<std::string, std::string> open; ///< what did not agree in the last pair
    };

    void compare(const KnownName& known, NameState& state, const PagePair& pair);
    [[nodiscard]] std::string gaugeFault(const std::string& name, const Look& look) const;
    [[nodiscard]] static std::string counterFault(const std::string& name, const Watched& watched);

    const NamesTable& table_;
    std::string group_;
    std::set<std::string> shown_;
    std::map<std::pair<std::string, std::string>, NameState> states_; ///< by name, node
};

} // namespace bafar::test
