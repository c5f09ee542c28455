#pragma once
// The events of all agents as the page works with them: newest first, each made ready once.
//
// An event never changes; what it is about may get its title from the map later. Entries are shared
// with models and widgets, and one event stays one entry as long as the store has it. No widget
// here. GUI thread.
#include <QString>
#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "core/schema/event.h"

namespace bafar::topology {
struct Topology;
}

namespace bafar::ui::events {

struct Entry {
    schema::Event event;
    QString key;             ///< unique among all agents and their restarts
    QString about;           ///< its subject as the map calls it, else the id
    bool hasTitle = false;   ///< `about` is more than an id
    std::int64_t day = 0;    ///< of the local calendar, counted: grows with time
    mutable QString folded_; ///< of searched()

    /// Everything about it that a person may look for, without case. Made when first asked for.
    [[nodiscard]] const QString& searched() const;
};

/// What an event changed is seen so long after it.
inline constexpr std::int64_t SettledMs = 1000;

using EntryPtr = std::shared_ptr<Entry>;
using Entries = std::vector<EntryPtr>;

[[nodiscard]] EntryPtr makeEntry(const schema::Event& event);

/// True when `a` stands above `b`: it is newer.
[[nodiscard]] bool isAbove(const Entry& a, const Entry& b);

class Journal {
public:
    /// Takes over what the store has, oldest first. True: an entry that stays got its title.
    bool update(const std::deque<schema::Event>& events, const topology::Topology& topology);

    [[nodiscard]] const Entries& entries() const { return entries_; } ///< newest first

private:
    Entries entries_;
};

} // namespace bafar::ui::events
