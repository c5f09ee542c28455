#include "ui/cluster/spec_page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/cluster/spec_view.h"
#include "ui/link/session.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SpecPage)
};

QString title()
{
    return Words::tr("Spec");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    auto* running = new shared::ElidedLabel(frame.head->parentWidget());
    shared::setTone(running, "muted");
    frame.head->addSpacing(14);
    frame.head->addWidget(running, 1);
    auto* view = new SpecView(session, frame.page);
    frame.body->addWidget(view, 1);
    auto* soon = new shared::Refresher(frame.page, [view, running] {
        view->refresh();
        running->setText(view->runningText());
        running->setToolTip(running->text());
    });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
    return frame.page;
}

} // namespace

shared::Page specPage()
{
    return {QStringLiteral("spec"), QStringLiteral("spec"), &title, &make, nullptr};
}

} // namespace bafar::ui::cluster
