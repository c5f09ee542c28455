#pragma once
// Everything about one change of a service: from what to what, who, why, how it ended, each step,
// and the buttons that show its action and take the service back. GUI thread.
#include <QScrollArea>
#include <optional>

#include "core/schema/deployment.h"
#include "ui/shared/widgets.h"

class QTableView;

namespace bafar::link {
class Session;
}

namespace bafar::ui::deployment {

class StepsModel;

class RecordPanel : public QScrollArea {
    Q_OBJECT

public:
    RecordPanel(link::Session& session, QWidget* parent);

    void setRecord(const schema::deployment::Deployment& record);

private:
    void makeContent();
    void showFacts();
    void refresh();
    void goBack(bool unlocks);

    link::Session& session_;
    std::optional<schema::deployment::Deployment> record_;
    QWidget* content_;
    shared::ElidedLabel* title_;
    QLabel* badge_;
    shared::ShortLabel* end_;
    shared::FactList* facts_;
    QPushButton* back_;
    QPushButton* unlock_;
    QPushButton* action_; ///< while an agent tells of it
    QLabel* why_;
    QLabel* stepsHead_;
    QTableView* stepsTable_;
    StepsModel* steps_;
};

} // namespace bafar::ui::deployment
