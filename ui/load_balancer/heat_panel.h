#pragma once
// The answers of every upstream over the last 15 minutes, of all nodes together; hidden while no
// agent measures any. It listens while hidden, too; what was before, the agents' history tells. GUI
// thread.
#include <QWidget>
#include <map>
#include <memory>

#include "ui/link/past.h"
#include "ui/load_balancer/heat.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::load_balancer {

class HeatView;

class HeatPanel : public QWidget {
    Q_OBJECT

public:
    explicit HeatPanel(link::Session& session, QWidget* parent = nullptr);

private:
    struct Node {
        AnswerReader reader;
        qint64 aheadMs = 0; ///< of its clock to ours
        std::unique_ptr<link::PastReader> past;
        bool isAsked = false; ///< and its past may still come
    };

    void sampled(const std::string& name);
    void askPast(const std::string& name, Node& node);
    void refresh();

    link::Session& session_;
    std::map<std::string, Node> nodes_;
    Heat heat_;
    HeatView* view_;
};

} // namespace bafar::ui::load_balancer
