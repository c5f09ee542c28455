#pragma once
// What every place says of one relation, in the same words. GUI thread.
#include <QStringList>

#include "core/topology/topology.h"

namespace bafar::ui::things {

/// What its agent says, how much flows and how soon that is answered: "lag 0 s · 12/s", "40/s · p95
/// 12 ms". Of what is old, only the first; often empty.
[[nodiscard]] QString relationFigures(const schema::Relation& relation);

/// The same, after its state where saysState().
[[nodiscard]] QString relationText(const schema::Relation& relation);

/// Whether its state is not ok and its agent says no more of it: its word is needed then.
[[nodiscard]] bool saysState(const schema::Relation& relation);

/// Line by line: what is between these two, how it is, who says so and when.
[[nodiscard]] QStringList relationLines(const topology::Edge& edge,
                                        const QString& from,
                                        const QString& to);

/// The same as one text, by the titles of both.
[[nodiscard]] QString relationTip(const topology::Topology& topology, const topology::Edge& edge);

} // namespace bafar::ui::things
