#pragma once
// Which nodes and how much time are shown, by every chart of the page; pause, and the way back from
// a zoom. GUI thread.
#include <QWidget>
#include <set>
#include <string>

#include "core/base/time.h"

class QAction;
class QButtonGroup;
class QMenu;
class QPushButton;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class ChartGroup;
}

namespace bafar::ui::dashboards {

class TimeBar : public QWidget {
    Q_OBJECT

public:
    TimeBar(link::Session& session, shared::ChartGroup& group, QWidget* parent);

    [[nodiscard]] const std::set<std::string>& nodes() const { return nodes_; }

    [[nodiscard]] Duration length() const { return length_; }

    /// Only this one, or all (empty).
    void chooseNode(const std::string& node);

    /// What a person chose.
    struct Choice {
        std::set<std::string> nodes; ///< empty: all
        Duration length{};

        bool operator==(const Choice&) const = default;
    };

    [[nodiscard]] Choice choice() const;

    /// Nodes that are none of the cluster's, and a length that nobody can choose, are left out.
    void choose(const Choice& choice);

Q_SIGNALS:
    void nodesChanged();
    void lengthChanged();

private:
    void addLengths();
    void setLength(int minutes);
    void chooseNodes(const std::set<std::string>& nodes);
    void makeNodeMenu();
    void nodesChosen();
    void showTime();

    link::Session& session_;
    shared::ChartGroup& group_;
    QPushButton* choose_;
    QMenu* menu_;
    QAction* all_ = nullptr;
    QButtonGroup* lengths_ = nullptr; ///< by minutes
    QPushButton* back_;
    QPushButton* pause_;
    std::set<std::string> nodes_;
    Duration length_ = std::chrono::minutes{15};
};

} // namespace bafar::ui::dashboards
