#pragma once
// One panel of a dashboard, live: its chart, and what is to be said where there is nothing to draw.
//
// It listens and asks the agents for their past only while it is on (setOn()): a dashboard turns
// on what is in sight. What several nodes tell is put together on a grid of steps (gather.h) by
// this machine's clock. GUI thread. It is larger than the budget because all that a panel knows of
// its nodes is here.
#include <QTimer>
#include <QWidget>
#include <deque>
#include <memory>
#include <set>

#include "ui/dashboards/past_gather.h"
#include "ui/link/past.h"
#include "ui/shared/chart.h"

class QPushButton;

namespace bafar::link {
class Session;
struct AgentFacts;
} // namespace bafar::link

namespace bafar::ui::dashboards {

class PanelCard : public QWidget {
    Q_OBJECT

public:
    /// As many lines as have colours of their own.
    static constexpr std::size_t LinesMax = 6;

    /// Of the past, in one turn of the event loop: about a millisecond, for a page has many panels.
    static constexpr std::size_t CellsPerTurn = 4000;

    PanelCard(link::Session& session,
              const Panel& panel,
              shared::ChartGroup* group,
              QWidget* parent);

    /// Of these nodes from now on.
    void setNodes(const std::set<std::string>& nodes);

    /// How much time is shown.
    void setLength(Duration length);

    /// Whether it is in sight.
    void setOn(bool on);

    [[nodiscard]] bool isOn() const { return on_; }

    /// Shows a way to all lines where only some are drawn.
    void offerAll();

    /// The newest values, by the lines' names; of all lines, not only of those drawn.
    [[nodiscard]] std::vector<std::pair<QString, double>> values() const;

    [[nodiscard]] const Panel& panel() const { return panel_; }

    /// Why none of its nodes can tell it; empty: one can, or none tells anything.
    [[nodiscard]] QString unreported() const;

Q_SIGNALS:
    /// The newest values changed.
    void told();

    /// All lines of this panel of one query are wanted.
    void allWanted(const bafar::ui::dashboards::Panel& panel);

private:
    struct Source {
        std::vector<QueryReader> readers; ///< by query
        std::int64_t lastMs = 0;          ///< of the last sample taken
    };

    void begin();
    void ask();
    void askMore();
    void askAgain();
    void askNext();
    void stopAsking();
    void takeTurn();
    void answered(const link::PastTable& table);
    void takeSample(const std::string& node);
    void closeStep();
    void advance(std::int64_t step);
    void drawAll(const PastLines& lines);
    void draw(std::int64_t step, const Values& values);
    void showState();
    [[nodiscard]] std::vector<QueryReader> readersOf(const std::string& node,
                                                     Duration interval) const;
    [[nodiscard]] bool anyHasIt() const;
    [[nodiscard]] QString whyEmpty(bool& instead, QString& more) const;
    [[nodiscard]] QString progress() const;
    [[nodiscard]] QString whatIsLeftOut() const;
    [[nodiscard]] Panel widest() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] Duration stepWanted() const;
    [[nodiscard]] qint64 stepMs() const;
    [[nodiscard]] bool isCoarse() const;
    [[nodiscard]] shared::ChartTier tier() const;

    link::Session& session_;
    Panel panel_;
    shared::ChartGroup* group_;
    shared::Chart* chart_;
    QPushButton* more_ = nullptr; ///< null: it is not offered
    std::set<std::string> nodes_;
    Duration length_ = std::chrono::minutes{5};
    Duration step_{};
    bool on_ = false;
    bool stale_ = true; ///< what is drawn is of other nodes, another time or before a pause
    std::map<std::string, Source> sources_;
    std::vector<Query> queries_;
    Gatherer gatherer_;
    std::int64_t current_ = 0;
    int closed_ = 0; ///< steps since it began
    link::PastReader past_;
    std::deque<std::string> waiting_; ///< nodes whose past is asked for; the first is answering
    std::int64_t aheadMs_ = 0;        ///< the clock of the first, of this machine's
    bool asking_ = false;
    std::set<std::string> asked_;          ///< nodes whose past was asked for
    QTimer again_;                         ///< a node that was not there then speaks now
    std::unique_ptr<PastGatherer> played_; ///< while it is asking
    std::int64_t pastStepMs_ = 0;          ///< a multiple of the step
    QTimer turn_;                          ///< there is something to work off
    std::set<std::string> leftOut_;        ///< metrics whose past could not be read as a whole
    Steps live_;                           ///< the newest that were told live
    std::vector<LineKey> lines_;           ///< that are drawn
    std::size_t all_ = 0;                  ///< how many lines there are
    Values newest_;
};

} // namespace bafar::ui::dashboards
