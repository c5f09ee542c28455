#include "app/silence_notice.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "app/notice_place.h"
#include "ui/cluster/group_notice.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::app {

SilenceNotice::SilenceNotice(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , notice_(new ui::cluster::GroupNotice(this))
{
    setObjectName(QStringLiteral("silence"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(NoticeMargins);
    column->addWidget(notice_);
    QPushButton* again = shared::makeButton(tr("Try again"), "", notice_);
    again->setObjectName(QStringLiteral("try again"));
    notice_->addButton(again);
    connect(again, &QPushButton::clicked, this, [this] { session_.renew(); });
    // Not when a connection opens: the agent's first word follows at once, and all is well.
    connect(&session_, &link::Session::topologyChanged, this, &SilenceNotice::refresh);
    refresh();
}

/// Written anew only when it changed: its moment is computed from two clocks, and may not flicker.
void SilenceNotice::refresh()
{
    const std::optional<Silence> silence = silenceOf(session_);
    setVisible(silence.has_value()); // first: an alarm of what is hidden is not spoken
    if (silence && silence != told_) {
        ui::cluster::GroupLine line;
        line.blocked = true;
        line.text = titleOf(*silence, link::monotonicNow(), link::wallNow());
        line.more = shared::breakable(remedyOf(*silence));
        notice_->setLine(line);
    } else if (!silence && told_) {
        notice_->setLine({}); // the next silence is an alarm again
    }
    told_ = silence;
}

} // namespace bafar::app
