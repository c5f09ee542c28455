#pragma once
// The charts of one node: those that have a source there, in a grid as wide as there is room.
//
// A chart without a source on this node is left out, not empty. Lines that a person put away stay
// so from node to node (choice.h). GUI thread.
#include <QWidget>
#include <array>
#include <vector>

#include "ui/monitoring/chart_kinds.h"
#include "ui/shared/chart.h"

class QGridLayout;
class QLabel;

namespace bafar::ui::monitoring {

class ChartsChoice;

/// How many stand beside each other in so many pixels.
[[nodiscard]] int columnsFor(int width, std::size_t charts);

class NodeCharts : public QWidget {
    Q_OBJECT

public:
    explicit NodeCharts(ChartsChoice& choice, QWidget* parent = nullptr);

    [[nodiscard]] shared::ChartGroup& group() { return group_; }

    /// Makes the charts anew where others are due; true: it did, and they are empty.
    bool setKinds(const std::vector<const ChartKind*>& kinds);

    void setInterval(Duration interval, shared::ChartTier tier);

    /// Puts a moment at the end. The fine tier writes the headlines and moves the time on.
    void append(const Moment& moment, qint64 atMs, shared::ChartTier tier);

    /// Puts the past in, oldest first, as each chart does.
    void prepend(const std::vector<std::pair<qint64, Moment>>& moments, shared::ChartTier tier);

    [[nodiscard]] const std::vector<shared::Chart*>& charts() const { return charts_; }

    /// No more than it needs: charts give way before anything has to be scrolled.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    ChartsChoice& choice_;
    shared::ChartGroup group_;
    QGridLayout* grid_;
    QLabel* none_; ///< instead of charts, until there are figures
    std::vector<const ChartKind*> kinds_;
    std::vector<shared::Chart*> charts_;
    std::array<Duration, shared::ChartTiers> intervals_{
        std::chrono::seconds{1}, std::chrono::seconds{15}, std::chrono::seconds{1}};
    int columns_ = 0;
    int moments_ = 0; ///< since the charts were made
};

} // namespace bafar::ui::monitoring
