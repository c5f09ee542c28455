#include "app/group_alarm.h"

#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "app/notice_place.h"
#include "ui/cluster/group_notice.h"
#include "ui/link/session.h"
#include "ui/shared/announce.h"
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
    const bool was = std::exchange(blocked_, line.blocked);
    setVisible(blocked_ && !there_);
    if (blocked_) {
        notice_->setLine(line);
    } else if (was) {
        notice_->setLine({});
    }
    tell(line);
}

/// Back is who agrees again: while a leader is elected, or nobody is heard, that is not known.
void GroupAlarm::tell(const ui::cluster::GroupLine& line)
{
    const bool agrees = line.mark == schema::State::Ok || line.mark == schema::State::Degraded;
    if (line.blocked != lost_ && (line.blocked || agrees)) {
        lost_ = line.blocked;
        shared::announce(this, line.text, shared::Urgency::AtOnce);
    }
}

} // namespace bafar::app
