#pragma once
// The page's two halves under one choice of nodes and time: the dashboards, listed beside the one
// that is shown, and the metric that is explored. GUI thread.
#include <QWidget>
#include <map>

#include "ui/dashboards/library.h"
#include "ui/dashboards/time_bar.h"
#include "ui/shared/chart_group.h"
#include "ui/shared/rows_model.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bafar::link {
class Session;
}

namespace bafar::ui::dashboards {

class BoardView;
class Explore;

class BoardDesk : public QWidget {
    Q_OBJECT

public:
    BoardDesk(link::Session& session, const QString& folder, QWidget* parent);

    void showExplore(bool explore);

    [[nodiscard]] Library& library() { return library_; }

    [[nodiscard]] BoardView& view() { return *view_; }

    [[nodiscard]] Explore& explore() { return *explore_; }

    [[nodiscard]] const QString& chosen() const { return chosen_; }

    /// Shows the dashboard of that id, with the nodes and the time that it had when it was left.
    void choose(const QString& id);

Q_SIGNALS:
    void exploreShown(bool explore);
    void boardChosen();

private:
    QWidget* makeList();
    QWidget* makeBoard();
    void keepChoice();
    void refresh();
    void showChosen();
    void showSilence();
    void tell(const Result<QString>& done, const QString& said);
    void askForName();
    void askForExport();
    void askForImport();

    link::Session& session_;
    shared::ChartGroup group_;
    Library library_;
    TimeBar* bar_;
    QStackedWidget* halves_;
    shared::RowsModel* model_;
    QTableView* table_;
    QLabel* title_;
    QLabel* about_;
    QLabel* notice_;
    QLabel* silence_; ///< why there are no lines at all
    QPushButton* copy_;
    QPushButton* rename_;
    QPushButton* remove_;
    QPushButton* export_;
    QPushButton* putBack_;
    BoardView* view_;
    Explore* explore_;
    std::map<QString, TimeBar::Choice> choices_; ///< of dashboards that were left, by id
    QString chosen_ = QStringLiteral("shipped/host");
    bool refreshing_ = false;
};

} // namespace bafar::ui::dashboards
