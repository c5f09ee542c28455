#pragma once
// The charts of a shipped dashboard on another page, beside what that page says in words: of all
// nodes, of the last 15 minutes, as many whole lines of them as there is room for, one at least.
// They are made when they are first seen, and are live while they are. GUI thread.
#include <QTimer>
#include <QWidget>
#include <set>
#include <vector>

#include "ui/dashboards/board.h"
#include "ui/shared/chart_group.h"

class QLabel;
class QPushButton;

namespace bafar::link {
class Session;
}

namespace bafar::ui::dashboards {

class PanelCard;

class BoardStrip : public QWidget {
    Q_OBJECT

public:
    /// `name`: "cache", of a shipped dashboard. `without`: titles of panels that the page has
    /// anyway.
    BoardStrip(link::Session& session,
               const QString& name,
               const std::set<std::string>& without,
               QWidget* parent);

    /// A chart of the page's own that stands before the others, unless it hides itself.
    void setFirst(QWidget* first);

    /// On a page that scrolls: so many lines, which take what room the page leaves them, up to
    /// about twice as high as they are without.
    void setLines(int lines);

    /// Its stretch in the column of such a page, whose own is 1: what it does not take is below it.
    static constexpr int FirstShare = 1000;

    [[nodiscard]] const std::vector<PanelCard*>& cards() const { return cards_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void makeCards();
    void look();
    void place();
    void keepHeight(int lines);
    [[nodiscard]] std::vector<QWidget*> cells() const;

    link::Session& session_;
    QString name_;
    std::vector<Panel> panels_;
    shared::ChartGroup group_;
    QWidget* first_ = nullptr; ///< null: there is none
    QLabel* head_;
    QPushButton* all_;
    std::vector<PanelCard*> cards_; ///< in the dashboard's order; empty: it was never seen
    std::vector<PanelCard*> told_;  ///< those that some node tells, in that order
    QTimer soon_;                   ///< nodes told, which may report more or less than before
    int lines_ = 0;                 ///< 0: as many as fit
};

} // namespace bafar::ui::dashboards
