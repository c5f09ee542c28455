#pragma once
// Beside a node's charts: what may be done with the node, and what happened on it last. GUI thread.
#include <QWidget>

#include "ui/shared/rows_model.h"

class QLabel;
class QTableView;

namespace bafar::link {
class Session;
class Store;
} // namespace bafar::link

namespace bafar::shared {
class ActionButtons;
}

namespace bafar::ui::monitoring {

/// The last events that one node's agent told, and those that others told of the node, newest
/// first: time, what.
class NodeEventsModel : public shared::RowsModel {
    Q_OBJECT

public:
    static constexpr std::size_t RowsMax = 8;

    explicit NodeEventsModel(QObject* parent = nullptr);

    void setStore(const link::Store& store, const std::string& node, WallTime now);
};

class NodeSide : public QWidget {
    Q_OBJECT

public:
    NodeSide(link::Session& session, std::string node, QWidget* parent);

private:
    void refreshEvents();
    void refreshActions();

    link::Session& session_;
    std::string node_;
    NodeEventsModel* model_;
    QLabel* none_;
    QTableView* table_ = nullptr;
    QLabel* actionsHead_;
    QLabel* why_;
    shared::ActionButtons* actions_;
};

} // namespace bafar::ui::monitoring
