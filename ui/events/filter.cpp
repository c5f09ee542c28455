#include "ui/events/filter.h"

#include <QStringList>
#include <algorithm>
#include <bit>

#include "ui/events/related.h"

namespace bafar::ui::events {
namespace {

/// The dimensions that an event does not fit, as bits.
enum Miss : unsigned {
    ByConcept = 1,
    ByNode = 2,
    BySeverity = 4,
    ByText = 8,
    ByPeriod = 16,
    ByThing = 32
};

template <class T>
bool isIn(const std::set<T>& chosen, const T& value)
{
    return chosen.empty() || chosen.contains(value);
}

class Sieve {
public:
    explicit Sieve(const Filter& filter)
        : filter_(filter)
        , words_(filter.text.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts))
    {
    }

    [[nodiscard]] unsigned misses(const Entry& entry) const
    {
        const schema::Event& event = entry.event;
        unsigned missed = 0;
        missed |= isIn(filter_.concepts, event.concept_) ? 0U : ByConcept;
        missed |= isIn(filter_.nodes, event.node) ? 0U : ByNode;
        missed |= isIn(filter_.severities, event.severity) ? 0U : BySeverity;
        missed |= isThen(event.at) ? 0U : ByPeriod;
        missed |= filter_.about.empty() || isOrPartOf(event.subject, filter_.about) ? 0U : ByThing;
        // What misses two shows nowhere and is counted nowhere: words are dear to look for.
        const bool counts = std::popcount(missed) < 2;
        return missed | (counts && !hasWords(entry) ? ByText : 0U);
    }

private:
    [[nodiscard]] bool hasWords(const Entry& entry) const
    {
        return std::all_of(words_.begin(), words_.end(),
                           [&](const QString& word) { return entry.searched().contains(word); });
    }

    [[nodiscard]] bool isThen(WallTime at) const
    {
        return !filter_.period || (at >= filter_.period->from && at < filter_.period->to);
    }

    const Filter& filter_;
    QStringList words_;
};

} // namespace

Sifted sift(std::span<const EntryPtr> entries, const Filter& filter)
{
    Sifted result;
    for (const std::string& name : filter.concepts) {
        result.choices.concepts[name];
    }
    for (const std::string& name : filter.nodes) {
        result.choices.nodes[name];
    }
    const Sieve sieve(filter);
    for (const EntryPtr& entry : entries) {
        const schema::Event& event = entry->event;
        const unsigned missed = sieve.misses(*entry);
        // What is there can always be chosen, even when nothing of it would be shown.
        result.choices.concepts[event.concept_] += (missed & ~ByConcept) == 0 ? 1U : 0U;
        result.choices.nodes[event.node] += (missed & ~ByNode) == 0 ? 1U : 0U;
        result.choices.severities[event.severity] += (missed & ~BySeverity) == 0 ? 1U : 0U;
        if ((missed & ~ByPeriod) == 0) {
            result.anyTime.push_back(entry);
        }
        if (missed == 0) {
            result.shown.push_back(entry);
        }
    }
    return result;
}

} // namespace bafar::ui::events
