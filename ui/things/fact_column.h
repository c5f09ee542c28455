#pragma once
// What the columns of a concept's table show. Values; GUI thread.
#include <map>
#include <string>

#include "core/topology/topology.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::things {

/// Cells of one column, by entity id.
using ColumnCells = std::map<std::string, shared::Cell>;

/// One column of a concept's table that shows a fact, or what follows from several agents' words.
struct FactColumn {
    const char* fact = ""; ///< its name, which is also the column's head
    shared::CellLook look = shared::CellLook::Figures; ///< figures stand at the trailing edge
    /// What stands in the cell, which says the whole in its tip then; null: all of it.
    QString (*shorten)(const schema::Fact& fact) = nullptr;
    /// What no agent alone can tell; null: the things' facts.
    ColumnCells (*compare)(const link::Store& store) = nullptr;
};

/// What a table calls a thing, where its title alone does not say what it is.
using NameOf = QString (*)(const topology::Thing& thing);

} // namespace bafar::ui::things
