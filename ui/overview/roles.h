#pragma once
// Who plays which part, at a glance: owners of floating IPs, primaries, leaders, volumes, the
// agents' group. A part that nobody tells of has no tile; one whose teller is not heard says so.
// Pure; safe on every thread but for the words.
#include "ui/overview/known.h"

namespace bafar::ui::overview {

struct Role {
    QString head{};   ///< "Database primary"
    QString value{};  ///< "n1", the answer
    QString detail{}; ///< "worst lag 0.1 s, on n2"
    schema::State mark = schema::State::Unknown;
    std::string entity{}; ///< what it is about on the map; empty: see page
    std::string page{};   ///< id of the page where it stands

    bool operator==(const Role&) const = default;
};

/// Floating IPs, database, cache, Swarm, volumes, agents.
[[nodiscard]] std::vector<Role> rolesOf(const Known& known);

} // namespace bafar::ui::overview
