#include "app/group_alarm.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "app/notice_place.h"
#include "ui/cluster/group_notice.h"
#include "ui/link/session.h"
#include "ui/shared/widgets.h"

namespace bafar::app {

GroupAlarm::GroupAlarm(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , notice_(new ui::cluster::GroupNotice(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(NoticeMargins);
    column->addWidget(notice_);
    QPushButton* show = shared::makeButton(tr("Show the group"), "", notice_);
    notice_->addButton(show);
    connect(show, &QPushButton::clicked, this, &GroupAlarm::groupWanted);
    connect(&session_, &link::Session::topologyChanged, this, &GroupAlarm::refresh);
    refresh();
}

void GroupAlarm::setOnGroupPage(bool there)
{
    there_ = there;
    setVisible(blocked_ && !there_);
}

/// As the top bar, with each picture and not before it: both say the same at every moment.
void GroupAlarm::refresh()
{
    const ui::cluster::GroupLine line = ui::cluster::groupLine(session_);
    blocked_ = line.blocked;
    if (blocked_) {
        notice_->setLine(line);
    }
    setVisible(blocked_ && !there_);
}

} // namespace bafar::app
