#pragma once
// One sentence in a frame: calm while the group can agree, an alarm while nothing can be changed.
// Several places show the same: none of them has it read out, that is done once elsewhere
// (GroupAlarm, ui/desktop/announcer). GUI thread.
#include <QFrame>

#include "ui/cluster/group.h"

class QLabel;
class QPushButton;

namespace bafar::shared {
class StatusDot;
}

namespace bafar::ui::cluster {

class GroupNotice : public QFrame {
    Q_OBJECT

public:
    explicit GroupNotice(QWidget* parent = nullptr);

    void setLine(const GroupLine& line);

    /// Puts a button at the far end, within the frame.
    void addButton(QPushButton* button);

private:
    GroupLine line_;
    shared::StatusDot* dot_;
    QLabel* text_;
    QLabel* more_;
};

} // namespace bafar::ui::cluster
