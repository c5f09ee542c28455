#pragma once
// What one call of the pipeline works with: what is known, what is remembered, the time, and where
// effects go. Lives as long as the call.
#include "agents/actions/store.h"
#include "agents/actions/values.h"
#include "agents/wall_anchor.h"

namespace bafar::actions {

struct Turn {
    const Self& self;
    const DraftSource& drafts;
    const WallAnchor& wall;
    const std::string& problem; ///< why nothing can be agreed now; empty: it can be
    Store& store;
    std::uint64_t& lastToken; ///< of Append
    Instant now;
    Effects& out;

    /// Keeps the record and streams it.
    void show(const schema::ActionRecord& record)
    {
        store.put(record);
        out.emplace_back(RecordChanged{record});
    }

    /// `outcome`: what came of it, or why it was refused.
    void audit(const Actor& actor, const std::string& what, const Result<std::string>& outcome)
    {
        Audit line;
        line.entry.actor = actor.text();
        line.entry.serial = actor.serial;
        line.entry.from = actor.from;
        line.entry.what = what;
        line.entry.allowed = outcome.has_value();
        line.entry.outcome = outcome ? *outcome : outcome.error().text;
        out.emplace_back(std::move(line));
    }
};

} // namespace bafar::actions
