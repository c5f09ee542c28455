#include "ui/dashboards/page.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dashboards/desk.h"
#include "ui/shared/segments.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

struct PageWords {
    Q_DECLARE_TR_FUNCTIONS(DashboardsPage)
};

QString title()
{
    return PageWords::tr("Dashboards");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    auto* desk = new BoardDesk(workspace.session, Library::usualFolder(), frame.page);
    frame.head->addSpacing(14);
    QButtonGroup* group =
        shared::addSegments(frame.head,
                            {{0, PageWords::tr("Charts"), QStringLiteral("half 0")},
                             {1, PageWords::tr("Explore"), QStringLiteral("half 1")}},
                            0, frame.head->parentWidget());
    frame.head->addStretch(1);
    frame.body->addWidget(desk, 1);
    QObject::connect(group, &QButtonGroup::idClicked, desk,
                     [desk](int id) { desk->showExplore(id == 1); });
    QObject::connect(desk, &BoardDesk::exploreShown, group,
                     [group](bool explore) { group->button(explore ? 1 : 0)->setChecked(true); });
    return frame.page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("dashboards"), QStringLiteral("monitoring"), &title, &make, nullptr};
}

} // namespace bafar::ui::dashboards
