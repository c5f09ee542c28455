#pragma once
// The group's one sentence in a frame: calm while it can agree, an alarm while nothing can be
// changed. GUI thread.
#include <QFrame>

#include "ui/cluster/group.h"

class QLabel;

namespace bafar::shared {
class StatusDot;
}

namespace bafar::ui::cluster {

class GroupNotice : public QFrame {
    Q_OBJECT

public:
    explicit GroupNotice(QWidget* parent = nullptr);

    void setLine(const GroupLine& line);

private:
    GroupLine line_;
    shared::StatusDot* dot_;
    QLabel* text_;
    QLabel* more_;
};

} // namespace bafar::ui::cluster
