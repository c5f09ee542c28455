#include "ui/alerts/page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/alerts/desk.h"
#include "ui/alerts/text.h"
#include "ui/link/session.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::alerts {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlertsPage)
};

QString title()
{
    return Words::tr("Alerts");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    QLabel* counts = shared::makeLabel(countsText(workspace.session.alerts().board.counts),
                                       shared::TextRole::Muted, frame.page);
    frame.head->addSpacing(14);
    frame.head->addWidget(counts);
    frame.head->addStretch(1);
    auto* desk = new AlertDesk(workspace, frame.page);
    QObject::connect(desk, &AlertDesk::countsChanged, counts, &QLabel::setText);
    frame.body->addWidget(desk, 1);
    return frame.page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("alerts"), QStringLiteral("alerts"), &title, &make, nullptr};
}

} // namespace bafar::ui::alerts
