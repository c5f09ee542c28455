#pragma once
// The topology as a table: the twin of the map for keyboards, screen readers and filters (rule T7).
// No widget here. GUI thread.
#include "core/alerts/board.h"
#include "core/topology/topology.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::map {

/// One row for each thing: name, state, alerts, role, facts or why, speaker, age. Keys are entity
/// ids.
class ThingsModel : public shared::RowsModel {
    Q_OBJECT

public:
    explicit ThingsModel(QObject* parent = nullptr);

    void setTopology(const topology::Topology& topology, const bafar::alerts::Marks& marks = {});
};

} // namespace bafar::ui::map
