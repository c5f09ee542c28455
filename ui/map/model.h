#pragma once
// The topology as a table: the twin of the map for keyboards, screen readers and filters (rule T7).
// No widget here. GUI thread.
#include "core/alerts/board.h"
#include "core/topology/topology.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::map {

/// One row for each thing: name, state, role, facts or why, what it is related to, speaker, age,
/// alerts. Keys are entity ids.
class ThingsModel : public shared::RowsModel {
    Q_OBJECT

public:
    enum Column { Name, State, Role, Facts, Related, SaidBy, Age, Alerts };

    explicit ThingsModel(QObject* parent = nullptr);

    void setTopology(const topology::Topology& topology, const bafar::alerts::Marks& marks = {});

    /// From now on there are only the rows that have this text somewhere; empty: all.
    void setFilter(const QString& text);

    [[nodiscard]] const QString& filter() const { return filter_; }

private:
    void showFitting();

    std::vector<shared::Row> all_; ///< whatever the filter
    QString filter_;
};

} // namespace bafar::ui::map
