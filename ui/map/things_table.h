#pragma once
// The map's twin on the page: the table of all things, a field that leaves rows out, and the rows
// as CSV. What is chosen elsewhere is its current row. GUI thread.
#include <QWidget>

#include "core/alerts/board.h"
#include "core/topology/topology.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bafar::shared {
class EmptyState;
}

namespace bafar::ui::map {

class ThingsModel;

class ThingsTable : public QWidget {
    Q_OBJECT

public:
    explicit ThingsTable(QWidget* parent = nullptr);

    void setTopology(const topology::Topology& topology, const bafar::alerts::Marks& marks);

    /// Its row, once there is one, is the current one, in sight from when it becomes that.
    void setSelection(const QString& entity);

Q_SIGNALS:
    /// A person chose the row of this thing.
    void selected(const QString& entity);

private:
    [[nodiscard]] QWidget* makeBar();
    void makeTable();
    void filterRows();
    void settle();
    void markSelected();

    ThingsModel* model_;
    QLineEdit* text_;
    QPushButton* copy_;
    QStackedWidget* views_;
    QTableView* table_;
    shared::EmptyState* nothing_;
    QString selection_;
    bool isSettling_ = false; ///< rows that come and go choose nothing
};

} // namespace bafar::ui::map
