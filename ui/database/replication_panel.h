#pragma once
// Above the table of servers: who takes writes and what a commit is worth, and the replication
// graph. GUI thread.
#include "ui/things/page.h"

class QScrollArea;

namespace bafar::ui::things {
class OutlookHead;
}

namespace bafar::ui::database {

class GraphView;

class ReplicationPanel : public things::AbovePanel {
    Q_OBJECT

public:
    explicit ReplicationPanel(link::Session& session, QWidget* parent);

    void setThing(const QString& entity) override;

private:
    void refresh();

    link::Session& session_;
    things::OutlookHead* head_;
    GraphView* graph_;
    QScrollArea* area_;
    QString chosen_;
};

} // namespace bafar::ui::database
