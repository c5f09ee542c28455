#pragma once
// Everything about the selected thing: state and why, facts, what may be done, what each agent
// believes. GUI thread.
#include <QScrollArea>

#include "ui/shared/page.h"
#include "ui/shared/widgets.h"

class QVBoxLayout;

namespace bafar::topology {
struct Thing;
}

namespace bafar::shared {
class ActionButtons;
}

namespace bafar::ui::overview {

class BeliefsModel;

class Inspector : public QScrollArea {
    Q_OBJECT

public:
    explicit Inspector(const shared::Workspace& workspace, QWidget* parent = nullptr);

private:
    void refresh();
    void showThing(const topology::Thing& thing);
    void refreshActions();
    void changePanel();

    shared::Workspace workspace_;
    QWidget* content_;
    shared::EmptyState* empty_;
    QLabel* title_;
    QLabel* badge_;
    QLabel* state_;
    shared::FactList* facts_;
    QVBoxLayout* panelPlace_;
    QWidget* panel_ = nullptr;
    QLabel* actionsHead_;
    shared::ActionButtons* actions_;
    QLabel* why_;
    BeliefsModel* beliefs_;
    QString shown_;
};

} // namespace bafar::ui::overview
