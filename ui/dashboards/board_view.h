#pragma once
// One dashboard: its panels in rows that scroll. Only those in sight are on; what no node reports
// is named in one line at the end. GUI thread.
#include <QScrollArea>
#include <QTimer>
#include <set>
#include <vector>

#include "core/base/time.h"
#include "ui/dashboards/board.h"

class QGridLayout;
class QLabel;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class ChartGroup;
}

namespace bafar::ui::dashboards {

class PanelCard;

class BoardView : public QScrollArea {
    Q_OBJECT

public:
    BoardView(link::Session& session, shared::ChartGroup& group, QWidget* parent);

    /// Makes the cards anew where it is another dashboard than before.
    void setBoard(const Board& board);

    void setNodes(const std::set<std::string>& nodes);
    void setLength(Duration length);

    [[nodiscard]] const std::vector<PanelCard*>& cards() const { return cards_; }

Q_SIGNALS:
    /// A panel draws some lines, and all of them are wanted.
    void allWanted(const bafar::ui::dashboards::Panel& panel);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void arrange();
    void keepBarRoom();
    void turnOnWhatIsSeen();
    void fold();

    link::Session& session_;
    shared::ChartGroup& group_;
    QWidget* content_;
    QGridLayout* grid_;
    Board board_;
    QLabel* unreported_;            ///< names those that are folded
    std::vector<PanelCard*> cards_; ///< in the order of rows
    std::set<PanelCard*> folded_;   ///< that no node reports
    QTimer soon_;                   ///< nodes told, which may report more or less than before
    std::set<std::string> nodes_;
    Duration length_{};
    bool narrow_ = false;
};

} // namespace bafar::ui::dashboards
