#pragma once
// The overview: what is wrong, what would be without a node, who plays which part, the last hour;
// each part leads to where more is. GUI thread.
#include <QWidget>

#include "ui/overview/summary.h"

class QFrame;
class QLabel;
class QModelIndex;
class QPushButton;
class QScrollArea;
class QTableView;

namespace bafar::shared {
class ElidedLabel;
class EmptyState;
class StatusDot;
} // namespace bafar::shared

namespace bafar::ui::things {
class HoldsView;
}

namespace bafar::ui::overview {

class HeadroomView;
class ProblemsModel;
class Tiles;
class TrendsPanel;

class Desk : public QWidget {
    Q_OBJECT

public:
    explicit Desk(link::Session& session, QWidget* parent);

private:
    QWidget* makeProblems();
    void makeTable();
    QWidget* makeSection(const QString& head, QWidget* content, QWidget* key = nullptr);
    void refresh();
    void showProblems();
    void showAll();
    void open(const QModelIndex& index);
    void openRole(const Role& role);
    void keepSeen(const QModelIndex& index);

    link::Session& session_;
    shared::EmptyState* empty_;
    QScrollArea* area_;
    QFrame* card_;
    shared::StatusDot* dot_;
    shared::ElidedLabel* first_;
    shared::ElidedLabel* basis_;
    QLabel* caveats_;
    ProblemsModel* model_;
    QTableView* table_;
    QPushButton* more_;
    things::HoldsView* holds_;
    QWidget* holdsPlace_ = nullptr;
    HeadroomView* headroom_;
    QWidget* headroomPlace_;
    Tiles* tiles_;
    QWidget* tilesPlace_;
    TrendsPanel* trends_ = nullptr;
    Summary summary_;
    bool all_ = false; ///< every problem has a row
};

} // namespace bafar::ui::overview
