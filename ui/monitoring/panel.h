#pragma once
// One node, live: what it is to the cluster, its charts, what happened on it and what may be done.
//
// Every sample goes into the charts twice: as it comes, and once in a quarter of a minute for
// lengths above an hour. The past of either comes from the agent's own history, asked for when it
// is first shown. GUI thread.
#include <QWidget>
#include <set>

#include "ui/link/past.h"
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

class NodeSide;

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
        link::PastReader* past = nullptr;
        Duration step{};
        qint64 lastMs = 0;             ///< of the last moment taken
        Duration asked{};              ///< how long a past was asked for
        std::set<std::string> leftOut; ///< metrics whose past could not be read as a whole
    };

    [[nodiscard]] Tier& tier(shared::ChartTier which)
    {
        return tiers_[static_cast<std::size_t>(which)];
    }

    void makeHead(QHBoxLayout* head);
    void makeBody(QBoxLayout* layout);
    void setLength(Duration length);
    void showTime();
    void showFreshness();
    [[nodiscard]] QString pastLost() const;
    void sampled();
    void setInterval(Duration interval);
    void take(shared::ChartTier which);
    void askPast(shared::ChartTier which);
    void backfill(shared::ChartTier which, const link::PastTable& table);

    link::Session& session_;
    std::string node_;
    std::array<Tier, 2> tiers_;
    Duration interval_{}; ///< between samples; 0: not known yet
    std::uint64_t revision_ = 0;
    shared::ElidedLabel* note_;
    QLabel* facts_;
    QPushButton* back_;
    QPushButton* pause_;
    NodeCharts* charts_;
    NodeSide* side_;
    QBoxLayout* body_ = nullptr;
};

} // namespace bafar::ui::monitoring
