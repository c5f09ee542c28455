#pragma once
// The project's own chart: a card with a title, the newest value in words, and lines over time.
//
// Lines break at gaps, are thinned to pixel columns (chart_data.h), and are redrawn at most five
// times a second and never while hidden. Each line is kept fine for the last hour, coarse for a
// day, and fine again for a stretch of that day that is zoomed into (ChartTier); of those that
// reach over what is shown the finest is drawn. Charts of a group share time and crosshair. Line
// colours are the theme's, none of which is a state's. Its accessible description says the
// headline, the gaps, the axes, and the values at the crosshair. GUI thread. It is larger than the
// budget because all that a page asks of a chart is one list.
#include <QFrame>
#include <array>
#include <functional>

#include "core/base/time.h"
#include "ui/shared/chart_data.h"
#include "ui/shared/chart_group.h"

class QLabel;
class QMenu;

namespace bafar::shared {

class ChartPlot;
class Legend;
struct ChartPicture;

class Chart : public QFrame {
    Q_OBJECT

public:
    /// Longer stretches show the coarse points.
    static constexpr Duration FineMax = std::chrono::hours{1};

    /// Writes a value for the axis, the legend and the headline: "38%".
    using ValueText = std::function<QString(double)>;

    /// `top` is the fixed highest value of the axis; 0: the data's own.
    Chart(const QString& title, ValueText valueText, double top, QWidget* parent = nullptr);

    /// Follows this group from now on, which must outlive it; a chart alone has its own.
    void setGroup(ChartGroup* group);

    /// Adds a line, put away at first unless it `isShown`; its number is the answer.
    std::size_t addLine(const QString& name, bool isShown = true);

    /// What this line says is the most that there can be: the axis may end on it.
    void setLimit(std::size_t line) { lines_[line].isLimit = true; }

    /// Takes all lines away; one that is added again by the name of one that was put away stays so.
    void removeLines();

    /// Fills the areas under lines; stacked, each stands on the one before, at the same moments.
    void setAreas(bool filled, bool stacked);

    /// What its axis is round in; where all values are whole numbers, decimal ones are these, too.
    void setScale(ChartScale scale) { scale_ = scale; }

    /// Says something under the title; `instead` of plot and headline, where there is nothing to
    /// draw. `more` is its tip. A way to more stands at its end, shown by its maker.
    void setNotice(const QString& text, bool instead, const QString& more = {});
    void addToNotice(QWidget* way);

    /// A chart alone moves its time with it.
    void append(std::size_t line, ChartPoint point, ChartTier tier = ChartTier::Fine);

    /// Puts the past in, oldest first: before all that is known, and into its holes. That of a
    /// stretch that is zoomed into takes the place of that of another.
    void prepend(std::size_t line,
                 const std::vector<ChartPoint>& older,
                 ChartTier tier = ChartTier::Fine);

    /// How much time is shown; the right edge is the newest point.
    void setWindow(Duration length);

    /// How often points come: a pause of three and a half intervals is a gap.
    void setInterval(Duration interval, ChartTier tier = ChartTier::Fine);

    /// What stands at the top right: "38% · waiting 2%"; while one points, the moment stands there.
    void setHeadline(const QString& text);

    [[nodiscard]] bool hasHeadline() const { return !headlineText_.isEmpty(); }

    /// Draws what is known at once, not with the next of five pictures a second: an answer that was
    /// waited for must not leave an empty chart.
    void redraw();

    [[nodiscard]] double latest(std::size_t line) const;
    /// What is shown: the lines that are not put away, as they came, with ISO times.
    [[nodiscard]] QString csv() const;

    /// Saves what it looks like; false: the file cannot be written.
    [[nodiscard]] bool savePng(const QString& path);

    /// Copy, save, back from the zoom; the caller owns it.
    [[nodiscard]] QMenu* makeMenu();

Q_SIGNALS:
    /// A person put a line away, or back.
    void toggled(std::size_t line, bool shown);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] ChartTier shownTier() const;
    [[nodiscard]] const ChartData& dataOf(const ChartLine& line) const;
    [[nodiscard]] ChartPicture picture() const;
    [[nodiscard]] std::vector<ChartData> stacked() const;
    void nameOnce(std::size_t line, const ChartPoint& point);
    void scheduleRedraw();
    void showCursor();
    void describe(const ChartPicture& picture);
    [[nodiscard]] QString description() const;
    void sayBegin(ChartPicture& picture) const;
    void askWhereToSave();

    ValueText valueText_;
    double top_;
    ChartScale scale_ = ChartScale::Decimal;
    QString title_;
    QString headlineText_;
    QLabel* headline_;
    Legend* legend_;
    QLabel* notice_;
    QLayout* noticeRow_;
    ChartPlot* plot_;
    ChartGroup* group_;
    std::vector<ChartLine> lines_;
    std::array<qint64, ChartTiers> gapsMs_{3500, 3500, 3500}; ///< by tier
    QStringList away_;                                        ///< names of lines that were put away
    std::array<bool, ChartTiers> pastTold_{};                 ///< by tier; else it may still come
    bool filled_ = false;
    bool stacked_ = false;
    QString described_; ///< without headline and crosshair; empty: nothing is drawn yet
    std::optional<qint64> crosshair_; ///< as drawn
    bool scheduled_ = false;
};

} // namespace bafar::shared
