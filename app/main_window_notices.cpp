// The column beside the navigation: the page, and above it what is said of every page.
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/access_notice.h"
#include "app/group_alarm.h"
#include "app/main_window.h"
#include "app/silence_notice.h"

namespace bafar::app {

QVBoxLayout* MainWindow::makePlace(QWidget* content)
{
    auto* place = new QVBoxLayout;
    place->setContentsMargins(0, 0, 0, 0);
    place->setSpacing(0);
    notices_ = new QVBoxLayout;
    notices_->setSpacing(0);
    alarm_ = new GroupAlarm(session_, content);
    connect(alarm_, &GroupAlarm::groupWanted, this, [this] { openPage(QStringLiteral("group")); });
    notices_->addWidget(alarm_);
    notices_->addWidget(new SilenceNotice(session_, content));
    notices_->addWidget(new AccessNotice(session_, AccessNotice::Form::Strip, content));
    place->addLayout(notices_);
    auto* noEntry = new AccessNotice(session_, AccessNotice::Form::Page, content);
    connect(noEntry, &AccessNotice::shownChanged, stack_,
            [this](bool shown) { stack_->setHidden(shown); });
    place->addWidget(stack_, 1);
    place->addWidget(noEntry, 1);
    return place;
}

void MainWindow::addNotice(QWidget* notice)
{
    notices_->insertWidget(0, notice);
}

} // namespace bafar::app
