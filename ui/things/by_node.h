#pragma once
// The parts of a concept's things by the node they are on: the tasks of services, the bricks and
// mounts of volumes. A row for each thing that has parts, a column for each node. No widget here.
// GUI thread.
#include <functional>

#include "core/topology/topology.h"
#include "ui/shared/chips_model.h"

namespace bafar::ui::things {

/// How a concept says it.
struct PartWords {
    QString rowsHead; ///< above the names: "Service"
    /// What is on a chip besides its mark; the row says what it is a part of.
    std::function<QString(const topology::Thing& whole, const topology::Thing& part)> chip;
    /// The line below a row's name.
    std::function<QString(const topology::Thing& whole)> caption;
    /// What a part is called in its tip; empty: as it is titled.
    std::function<QString(const topology::Thing& part)> name{};
};

struct ByNode {
    QStringList heads;
    std::vector<shared::ChipRow> rows;
    std::size_t leftOut = 0; ///< rows beyond RowsMax
    QString firstLeftOut;    ///< the first of them

    bool operator==(const ByNode&) const = default;
};

/// Rows and columns beyond these are left out; a node's parts beyond ChipsMax become a number.
inline constexpr std::size_t RowsMax = 100;
inline constexpr std::size_t NodesMax = 64;
inline constexpr std::size_t ChipsMax = 40;

/// A part that is nowhere yet has a column of its own, behind the nodes.
[[nodiscard]] ByNode byNode(const topology::Topology& topology,
                            const std::string& conceptName,
                            const PartWords& words);

} // namespace bafar::ui::things
