#pragma once
// What trouble of a thing touches: what runs on it, and what depends on it or on that. No widget
// here. GUI thread.
#include <QString>
#include <set>
#include <string>
#include <vector>

namespace bafar::topology {
struct Topology;
}

namespace bafar::ui::alerts {

struct Reach {
    std::set<std::string> all;        ///< the thing, and what it touches; empty: it is not known
    std::vector<std::string> touched; ///< without the thing, as things are listed
};

/// One step and no further: what is behind that may have other ways.
[[nodiscard]] Reach reachOf(const topology::Topology& topology, const std::string& id);

/// "web, Redis n1, and 3 more"; empty: nothing.
[[nodiscard]] QString touchedText(const topology::Topology& topology, const Reach& reach);

} // namespace bafar::ui::alerts
