#pragma once
// Above every page, and only while nothing can be changed: who is missing. That the group's
// majority is lost, and that it is back, is read out on every page. GUI thread.
#include <QWidget>

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {
class GroupNotice;
struct GroupLine;
} // namespace bafar::ui::cluster

namespace bafar::app {

class GroupAlarm : public QWidget {
    Q_OBJECT

public:
    GroupAlarm(link::Session& session, QWidget* parent);

    /// The page of the group says the same, and more: there it is not shown.
    void setOnGroupPage(bool there);

Q_SIGNALS:
    void groupWanted();

private:
    void refresh();
    void tell(const ui::cluster::GroupLine& line);

    link::Session& session_;
    ui::cluster::GroupNotice* notice_;
    bool blocked_ = false; ///< nothing can be changed, as of the last picture
    bool there_ = false;
    bool lost_ = false; ///< the majority, as was told last
};

} // namespace bafar::app
