#pragma once
// Three live charts of one node: CPU, memory, network; the past comes from the agent's history.
// GUI thread.
#include <QWidget>
#include <array>
#include <map>

#include "ui/monitoring/rates.h"
#include "ui/shared/chart.h"

class QLabel;

namespace bafar::link {
class Session;
}

namespace bafar::ui::monitoring {

class ChartsPanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "node/NAME".
    ChartsPanel(link::Session& session, const QString& entity, QWidget* parent);

private:
    void take(const HostLoad& load, qint64 atMs);
    void sampled();
    void askHistory();
    void historyArrived(schema::HistorySeries series);
    void backfill();
    void showFreshness();

    link::Session& session_;
    std::string node_;
    Duration interval_ = std::chrono::seconds{1}; ///< between samples
    LoadReader reader_;
    QLabel* note_;
    shared::Chart* cpu_;
    shared::Chart* memory_;
    shared::Chart* network_;
    schema::SeriesTable pastTable_; ///< the series asked for
    std::map<std::string, schema::HistorySeries> past_;
    std::size_t awaited_ = 0;
    bool asked_ = false;
    qint64 firstLiveMs_ = 0;
};

} // namespace bafar::ui::monitoring
