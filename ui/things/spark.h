#pragma once
// The small charts in the panel about one thing: its last quarter of an hour, live.
//
// What the nodes that measure it tell is put together on a grid of steps (spark_read.h) by this
// machine's clock; what they kept is asked for at once, and again where this console did not hear
// or an agent did not answer. A chart is there from the first moment that it has a value. While
// the panel is hidden nothing is asked, read or drawn. GUI thread.
#include <QWidget>
#include <memory>

#include "ui/link/past.h"
#include "ui/link/past_need.h"
#include "ui/shared/chart_group.h"
#include "ui/things/spark_read.h"

class QLabel;

namespace bafar::link {
class Session;
struct AgentFacts;
} // namespace bafar::link

namespace bafar::shared {
class Chart;
}

namespace bafar::ui::things {

class Sparks : public QWidget {
    Q_OBJECT

public:
    static constexpr Duration Length = std::chrono::minutes{15};

    /// `panel` is what holds it.
    Sparks(link::Session& session, QWidget* panel);

    /// Of this thing from now on. Of the past there are none, but a word why, unless `isPresent`.
    void setThing(const schema::Entity& entity, bool isPresent);

    [[nodiscard]] const std::vector<shared::Chart*>& charts() const { return charts_; }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    static constexpr int PauseSteps = 4; ///< of a node that tells nothing: no rate over it

    struct Source {
        SparkReader reader;
        qint64 lastMs = 0; ///< of the last sample, by its own clock
    };

    /// One node's answer.
    struct Asked {
        std::unique_ptr<link::PastReader> reader;
        std::int64_t aheadMs = 0; ///< its clock, of this machine's
        std::int64_t toMs = 0;    ///< by its clock: the end of what was asked for
        link::PastTable table;
    };

    void makeCharts();
    void makeLines();
    void begin();
    void ask();
    void askNode(const std::string& node, const link::AgentFacts& facts);
    void answered();
    void drawPast();
    [[nodiscard]] SparkPast played(const Asked& asked, Duration step) const;
    void sampled(const std::string& node);
    void closeStep();
    void append(std::int64_t step, const std::vector<double>& values);
    void say(const std::vector<double>& values);
    void showState();
    [[nodiscard]] std::set<std::string> nodes() const;
    [[nodiscard]] Duration stepWanted() const;
    [[nodiscard]] bool hasSource() const;

    [[nodiscard]] qint64 stepMs() const { return step_ / std::chrono::milliseconds(1); }

    link::Session& session_;
    QWidget* panel_;
    QLabel* why_; ///< there are none
    shared::ChartGroup group_;
    SparkSubject subject_;
    SparkKinds kinds_;
    std::vector<shared::Chart*> charts_;                  ///< by kind
    std::vector<bool> isKnown_;                           ///< by kind: it has had a value
    std::vector<std::pair<std::int64_t, double>> newest_; ///< by line: step and value
    bool isPresent_ = true;
    bool isSeen_ = false; ///< the panel
    bool isOn_ = false;   ///< it listens
    Duration step_{};
    std::int64_t current_ = 0; ///< the step that is collected now, since 1970
    std::map<std::string, Source> sources_;
    SparkTotals totals_;
    link::PastNeed need_;
    std::map<std::string, Asked> asked_;
    std::size_t waiting_ = 0;                           ///< answers that are on their way
    std::int64_t askedStep_ = 0;                        ///< in which they were asked for
    std::map<std::int64_t, std::vector<double>> lived_; ///< by whole step since then
    bool isOld_ = false; ///< what is drawn lacks a node, or a time in which none was heard
};

} // namespace bafar::ui::things
