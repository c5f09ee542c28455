#pragma once
// Which things have a card of their own on the map: what is many stands in one card, what is not
// well always stands alone.
//
// A part (a task of a service, a brick of a volume) is a mark in the card of its whole, unless it
// failed, is chosen, or its whole is opened. Of more than GroupMax things of one concept that are
// well, the last are one card, "9 more"; in a lane of more than LaneMax all of them are (rule T4).
// What fails, is degraded or was known before is never among them. Edges of what has no card begin
// and end at the card that stands for it. Pure; safe on every thread.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/topology/topology.h"

namespace bafar::ui::map {

/// Things of one concept that are shown before the rest is one card.
inline constexpr std::size_t GroupMax = 8;

/// Things of one lane that are shown before every group in it is one card.
inline constexpr std::size_t LaneMax = 25;

/// What a card stands for beside its own thing.
struct Fold {
    std::vector<schema::State> parts; ///< of the parts without a card, in their order
    std::size_t more = 0;             ///< things of the group that only this card stands for
    std::map<schema::State, std::size_t> counts; ///< of the whole group, those with a card too
    bool isPart = false;                         ///< the card belongs to the whole above it
    bool isOpen = false;                         ///< what it could stand for has cards

    bool operator==(const Fold&) const = default;

    /// Opening or closing it changes something.
    [[nodiscard]] bool canToggle() const { return !parts.empty() || more > 0 || isOpen; }
};

/// What runs on one node, by host: the box around it.
struct Host {
    std::string card;               ///< of the node
    std::vector<std::string> cards; ///< of what runs on it
};

struct Picture {
    topology::Topology shown; ///< what has a card, in the order of the map, and edges between cards
    std::map<std::string, Fold, std::less<>> folds; ///< by card's id; a card without is just itself
    std::map<std::string, std::string, std::less<>> standsFor; ///< thing without card -> its card
    std::vector<Host> hosts;                                   ///< none: it is by role

    [[nodiscard]] const Fold& foldOf(std::string_view card) const;

    /// The card that shows a thing: its own, or the one that stands for it; empty: none.
    [[nodiscard]] std::string cardOf(std::string_view thing) const;
};

/// Parts that say more than a mark can.
[[nodiscard]] bool standsOut(schema::State state);

/// Things that may vanish into "9 more": nobody looks for them. Of what was never heard nothing is
/// lost; what was known before is missed.
[[nodiscard]] bool isCalm(const topology::Thing& thing);

/// By role. Where a thing runs, and who hears whom, are edges only of what is chosen (rule T2).
/// `opened`: ids of cards whose parts, or whose rest of the group, are shown.
[[nodiscard]] Picture fold(const topology::Topology& topology,
                           const std::string& selection,
                           const std::set<std::string>& opened);

/// Nodes that are shown with all that runs on them; of more, only what is not well has a card, and
/// the rest are marks in the node's, until it is opened.
inline constexpr std::size_t HostsMax = 12;

/// By host: things of the whole cluster first, then each node with what runs on it. What runs on a
/// node that nobody describes stands at a node that is unknown.
[[nodiscard]] Picture foldByHost(const topology::Topology& topology,
                                 const std::string& selection,
                                 const std::set<std::string>& opened);

} // namespace bafar::ui::map
