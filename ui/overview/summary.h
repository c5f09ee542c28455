#pragma once
// The whole cluster on one page, as a value: whether anything is known, what is wrong, what would
// be without a node, who plays which part. Pure; safe on every thread but for the words.
#include "ui/overview/headroom.h"
#include "ui/overview/problems.h"
#include "ui/overview/roles.h"

namespace bafar::ui::overview {

/// How far what is shown can be trusted.
enum class Hearing : std::uint8_t {
    Nobody,  ///< no agent was ever heard: there is nothing to show
    Silence, ///< all that is shown is the last word of agents that are not heard now
    Partly,  ///< some agents are heard
    All,
};

struct Summary {
    Hearing hearing = Hearing::Nobody;
    schema::State mark = schema::State::Unknown; ///< of the first line
    QString first{};       ///< "Nothing is wrong", "3 things are wrong", or why nothing is shown
    QString basis{};       ///< what that rests on, or what to do
    QStringList caveats{}; ///< what makes it less sure, one sentence each
    std::vector<Problem> problems{};
    std::vector<Headroom> headroom{};
    std::vector<Role> roles{};

    bool operator==(const Summary&) const = default;
};

[[nodiscard]] Summary summaryOf(const Known& known);

} // namespace bafar::ui::overview
