#pragma once
// Where everything stands by host: blocks in a grid, rows as high as their highest block. A block
// is a card of the whole cluster, or the box of a node with its cards. Edges leave and enter blocks
// above or below, and run in the gaps between rows and columns. Pure; safe on every thread.
#include "ui/map/layout.h"

namespace bafar::ui::map {

[[nodiscard]] Layout layOutHosts(const Picture& picture,
                                 QSizeF size,
                                 bool mirrored,
                                 const CardHeight& cardHeight,
                                 const Arranged& arranged);

/// One block of the grid.
struct Block {
    QRectF area;
    std::size_t row = 0;
    std::size_t column = 0; ///< in reading direction
};

/// What the edges run between.
struct Grid {
    std::vector<Block> blocks;
    std::map<std::string, std::size_t> blockOf; ///< by card
    std::vector<double> rowGaps;                ///< y above each row, and below the last
    std::vector<double> columnGaps;             ///< x before each column, and behind the last
};

/// Fills `layout.edges`.
void routeBetweenBlocks(const topology::Topology& topology, const Grid& grid, Layout& layout);

} // namespace bafar::ui::map
