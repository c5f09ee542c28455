#include "ui/dashboards/page.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/dashboards/desk.h"
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

QPushButton* addHalf(QButtonGroup* group, QHBoxLayout* head, const QString& text, int id)
{
    QPushButton* button = shared::makeButton(text, "segment", head->parentWidget());
    button->setCheckable(true);
    button->setObjectName(QStringLiteral("half %1").arg(id));
    group->addButton(button, id);
    head->addWidget(button);
    return button;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    auto* desk = new BoardDesk(workspace.session, Library::usualFolder(), frame.page);
    auto* group = new QButtonGroup(frame.page);
    frame.head->addSpacing(14);
    addHalf(group, frame.head, PageWords::tr("Charts"), 0)->setChecked(true);
    addHalf(group, frame.head, PageWords::tr("Explore"), 1);
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
