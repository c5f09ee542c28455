#pragma once
// The cluster's totals over the last hour as small charts. It listens while hidden, too: an hour is
// not learned in the moment of being looked at. GUI thread.
#include <QWidget>
#include <memory>

#include "core/headroom/headroom.h"
#include "ui/link/past_need.h"
#include "ui/overview/past.h"
#include "ui/overview/trend.h"

class QGridLayout;
class QLabel;

namespace bafar::shared {
class Chart;
}

namespace bafar::ui::overview {

/// Into how many rows so many charts are put, of at least one, in so many pixels: as few as there
/// is width for, and more as long as they would be too high for their width and do not get low.
[[nodiscard]] int rowsFor(int charts, const QSize& room);

class TrendsPanel : public QWidget {
    Q_OBJECT

public:
    explicit TrendsPanel(link::Session& session, QWidget* parent = nullptr);

    /// What the page says of the hosts elsewhere: the headlines say the same at the same moment,
    /// and not the mean of the step that a line ends with.
    void setHosts(const headroom::HostsInUse& hosts);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeCharts();
    void sampled(const std::string& node);
    void begin();
    void askPast();
    void takePast(const Past& totals, bool whole);
    void closeStep(std::int64_t step);
    void showHeadlines(const Measures& measures);
    [[nodiscard]] QString memoryText(const Measures& measures) const;
    void showCaption();
    void arrange();

    link::Session& session_;
    QLabel* caption_;
    QLabel* whose_;
    QLabel* nothing_;
    QLabel* partial_; ///< why a part of the past is missing
    QGridLayout* grid_;
    shared::Chart* requests_;
    shared::Chart* cpu_;
    shared::Chart* memory_;
    shared::Chart* network_;
    shared::Chart* writes_;
    std::vector<shared::Chart*> told_; ///< charts that have something to show, in their order
    std::map<std::string, NodeReader> readers_;
    Totals totals_;
    headroom::HostsInUse hosts_;
    link::PastNeed need_;
    Duration step_{};            ///< between points; 0: it did not begin yet
    std::int64_t current_ = 0;   ///< the step that is collected now, since 1970
    std::int64_t firstStep_ = 0; ///< of what is drawn
    bool began_ = false;
    int columns_ = 0;
    int minutes_ = 0; ///< that are shown
};

} // namespace bafar::ui::overview
