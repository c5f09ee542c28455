#pragma once
// Above every page, and only while nothing can be changed: who is missing. GUI thread.
#include <QWidget>

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {
class GroupNotice;
}

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

    link::Session& session_;
    ui::cluster::GroupNotice* notice_;
    bool blocked_ = false; ///< nothing can be changed, as of the last picture
    bool there_ = false;
};

} // namespace bafar::app
