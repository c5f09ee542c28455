#include "app/group_alarm.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/cluster/group_notice.h"
#include "ui/link/session.h"
#include "ui/shared/widgets.h"

namespace bafar::app {

GroupAlarm::GroupAlarm(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , notice_(new ui::cluster::GroupNotice(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 8, 8);
    row->addWidget(notice_, 1);
    QPushButton* show = shared::makeButton(tr("Show the group"), "", this);
    row->addWidget(show);
    connect(show, &QPushButton::clicked, this, &GroupAlarm::groupWanted);
    connect(&session_, &link::Session::topologyChanged, this, &GroupAlarm::refresh);
    refresh();
}

void GroupAlarm::setOnGroupPage(bool there)
{
    there_ = there;
    refresh();
}

void GroupAlarm::refresh()
{
    const ui::cluster::GroupLine line = ui::cluster::groupLine(session_);
    if (line.blocked) {
        notice_->setLine(line);
    }
    setVisible(line.blocked && !there_);
}

} // namespace bafar::app
