#pragma once
// Above the table of servers: who takes writes and what a commit is worth, and the replication
// graph. GUI thread.
#include "ui/things/page.h"

class QLabel;

namespace bafar::ui::things {
class LeftOut;
class OutlookHead;
} // namespace bafar::ui::things

namespace bafar::ui::database {

class GraphArea;
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
    GraphArea* area_;
    things::LeftOut* more_;
    QLabel* note_;
    QString chosen_;
};

} // namespace bafar::ui::database
