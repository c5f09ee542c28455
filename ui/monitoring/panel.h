#pragma once
// One node, live: what it is to the cluster, its charts, what happened on it and what may be done.
//
// Every sample goes into the charts twice: as it comes, and once in a quarter of a minute for
// lengths above an hour. The past of either comes from the agent's own history (node_past.h). How
// much is shown stays the same from node to node (choice.h). GUI thread.
#include <QWidget>

#include "ui/monitoring/node_charts.h"

class QBoxLayout;
class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class ElidedLabel;
}

namespace bafar::ui::monitoring {

class ChartsChoice;
class NodePast;
class NodeSide;
struct NodeMoments;

class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "node/NAME".
    ChartsPanel(link::Session& session, const QString& entity, QWidget* parent);

    [[nodiscard]] NodeCharts& charts() { return *charts_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Tier {
        MomentReader reader;
        Duration step{};
        qint64 lastMs = 0; ///< of the last moment taken
    };

    [[nodiscard]] Tier& tier(shared::ChartTier which)
    {
        return tiers_[static_cast<std::size_t>(which)];
    }

    void makeHead();
    void makeBody(QBoxLayout* layout);
    void setLength(Duration length);
    void showTime();
    void showFreshness();
    [[nodiscard]] QString pastLost() const;
    void sampled();
    void setInterval(Duration interval);
    void take(shared::ChartTier which);
    void showPast(const NodeMoments& past);

    link::Session& session_;
    std::string node_;
    std::array<Tier, 2> tiers_; ///< of what comes live: fine and coarse
    Duration interval_{};       ///< between samples; 0: not known yet
    std::uint64_t revision_ = 0;
    QHBoxLayout* head_;
    shared::ElidedLabel* note_;
    QLabel* facts_;
    QPushButton* back_;
    QPushButton* pause_;
    QButtonGroup* lengths_ = nullptr;
    ChartsChoice& choice_;
    NodeCharts* charts_;
    NodePast* past_;
    NodeSide* side_;
    QBoxLayout* body_ = nullptr;
};

} // namespace bafar::ui::monitoring
