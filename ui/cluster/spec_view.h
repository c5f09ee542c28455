#pragma once
// The revisions of the cluster spec as a list, and below it what differs between the chosen ones.
//
// One chosen: what it changed, or how it differs from the one in force. Two chosen: from the older
// to the newer. Every state has its words: asking, refused, empty, a text that is not kept. GUI
// thread.
#include <QWidget>
#include <optional>

#include "ui/cluster/spec_desk.h"
#include "ui/cluster/spec_model.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace bafar::ui::cluster {

class SpecDiffView;
class TryAgain;

class SpecView : public QWidget {
    Q_OBJECT

public:
    SpecView(link::Session& session, QWidget* parent);

    /// What is known is shown; what is missing is asked for.
    void refresh();

    /// "Revision 7f3a91c2 runs on n1, n2 and n3".
    [[nodiscard]] QString runningText() const;

private:
    /// Two revisions to be compared; `before` is empty where there was none.
    struct Pair {
        std::string before;
        std::string after;

        bool operator==(const Pair&) const = default;
    };

    [[nodiscard]] QWidget* makeList();
    [[nodiscard]] QHBoxLayout* makeBar();
    [[nodiscard]] QWidget* makeDifference();
    void showHistory();
    void showDifference();
    void refreshBar();
    void goBack(bool unlocks);
    [[nodiscard]] std::vector<const schema::SpecRevision*> chosen() const;
    [[nodiscard]] std::optional<Pair> pairOf() const;
    [[nodiscard]] QString whyNoWayBack() const;
    void say(const QString& why, const QString& whatToDo, bool again);

    link::Session& session_;
    SpecDesk* desk_;
    RevisionsModel* revisions_;
    QStackedWidget* stack_;
    TryAgain* notice_;
    QTableView* table_;
    QLabel* pair_;
    QButtonGroup* modes_;
    QPushButton* back_;
    QLabel* whyClosed_; ///< why there is no way back
    QPushButton* unlock_;
    QStackedWidget* difference_;
    SpecDiffView* view_;
    TryAgain* whyNot_;
    std::optional<Pair> shown_; ///< what view_ shows
};

} // namespace bafar::ui::cluster
