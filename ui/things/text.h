#pragma once
// What every place says of one thing of the map, in the same words: how old, which facts, which
// tone. GUI thread.
#include <QString>
#include <optional>
#include <span>

#include "core/topology/topology.h"
#include "ui/shared/page.h"

namespace bafar::ui::things {

/// How old what is known of it is: of a silent node, since its own agent was heard, whatever its
/// watchers say meanwhile; nothing when that was never.
[[nodiscard]] std::optional<Duration> knownAge(const topology::Thing& thing);

/// The same in words: "0.4 s", "never".
[[nodiscard]] QString ageText(const topology::Thing& thing);

/// True where age, not health, is what is known.
[[nodiscard]] bool isQuiet(schema::State state);

/// "owner n1 · priority 110", at most `limit` of them.
[[nodiscard]] QString factsLine(const std::vector<schema::Fact>& facts, std::size_t limit);

/// The fact of that name, or null.
[[nodiscard]] const schema::Fact* findFact(const schema::Entity& entity, std::string_view name);

/// "failed · the server refuses connections".
[[nodiscard]] QString stateLine(const topology::Thing& thing);

/// The tone of shared::setTone() for a state's text.
[[nodiscard]] const char* toneOf(schema::State state);

/// The entity's title, or its id where nothing is known of it.
[[nodiscard]] QString titleOf(const topology::Topology& topology, const std::string& id);

/// How many of the concept's things are in each state, worst first: "1 failed · 5 ok".
[[nodiscard]] QString countsOf(const topology::Topology& topology, const std::string& conceptName);

/// What a thing is of, as the page of its concept is called: "Floating IP", "Database"; of what it
/// is one of many in the singular: "Service", "Node".
[[nodiscard]] QString kindOf(const schema::Entity& entity, std::span<const shared::Page> pages);

} // namespace bafar::ui::things
