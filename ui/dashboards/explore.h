#pragma once
// One metric, looked at: found by typing, explained, filtered by its labels, drawn and listed.
// GUI thread.
#include <QWidget>
#include <map>
#include <optional>
#include <set>

#include "ui/dashboards/catalogue.h"
#include "ui/dashboards/library.h"
#include "ui/shared/rows_model.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class ChartGroup;
}

namespace bafar::ui::dashboards {

class PanelCard;
class TimeBar;

/// The labels of a metric and the values that nodes have of each; "node" not among them.
using LabelValues = std::map<std::string, std::set<std::string>>;

[[nodiscard]] LabelValues labelsSeen(const std::vector<std::string>& series,
                                     std::string_view metric);

/// The metrics in these series, histograms by their plain name; with those of the reference.
[[nodiscard]] std::set<std::string> metricsSeen(const std::vector<std::string>& series);

/// Rows of metrics whose name or meaning has every word typed: those that nodes have first.
[[nodiscard]] std::vector<shared::Row> metricRows(const QString& typed,
                                                  const std::set<std::string>& seen);

class Explore : public QWidget {
    Q_OBJECT

public:
    Explore(link::Session& session,
            shared::ChartGroup& group,
            Library& library,
            TimeBar& bar,
            QWidget* parent);

    /// Shows the metric of a series, filtered by its labels.
    void showSeries(const QString& series);

    /// Shows what a panel of one query shows, with all its lines.
    void showPanel(const Panel& panel);

    [[nodiscard]] const Query& query() const { return query_; }

    [[nodiscard]] QString csv() const;

Q_SIGNALS:
    void added(const bafar::Result<QString>& done);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeFinder();
    QWidget* makeMetric();
    void find();
    void choose(const std::string& metric);
    void showMetric();
    void showFilters();
    void addFilter(const std::string& label, const std::set<std::string>& values);
    void draw();
    void listValues();
    void copyCsv();
    void fillAddMenu();
    [[nodiscard]] std::vector<std::string> series() const;
    [[nodiscard]] Panel panel() const;

    link::Session& session_;
    shared::ChartGroup& group_;
    Library& library_;
    TimeBar& bar_;
    QLineEdit* typed_;
    shared::RowsModel* metrics_;
    QTableView* found_;
    QLabel* name_;
    QLabel* meaning_;
    QComboBox* reading_;
    QComboBox* by_;
    QHBoxLayout* filters_ = nullptr;
    QVBoxLayout* place_ = nullptr; ///< of the chart
    PanelCard* card_ = nullptr;
    shared::RowsModel* values_;
    QTableView* listed_;
    QPushButton* copy_;
    QPushButton* add_;
    QMenu* addTo_;
    Query query_;
    std::optional<Unit> unit_;                       ///< as a panel had it
    std::map<std::string, std::uint64_t> revisions_; ///< of the series that were listed
    bool filling_ = false;
};

} // namespace bafar::ui::dashboards
