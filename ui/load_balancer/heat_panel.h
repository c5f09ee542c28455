#pragma once
// The answers of every upstream over the last 15 minutes, of all nodes together; hidden while no
// agent measures any. It listens while hidden, too; what was before, the agents' history tells. GUI
// thread.
#include <QWidget>

#include "ui/load_balancer/gatherer.h"
#include "ui/load_balancer/heat.h"

namespace bafar::ui::load_balancer {

class HeatView;

class HeatPanel : public QWidget {
    Q_OBJECT

public:
    explicit HeatPanel(link::Session& session, QWidget* parent = nullptr);

private:
    void refresh();

    Heat heat_;
    Gatherer<AnswerReader, Heat> gatherer_;
    HeatView* view_;
};

} // namespace bafar::ui::load_balancer
