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
    auto* page = new QWidget(parent);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    QHBoxLayout* head = shared::makePageHead(title(), page);
    QWidget* strip = head->parentWidget();
    auto* running = new shared::ElidedLabel(strip);
    shared::setTone(running, "muted");
    head->addSpacing(14);
    head->addWidget(running, 1);
    layout->addWidget(strip);
    auto* view = new SpecView(session, page);
    layout->addWidget(view, 1);
    auto* soon = new shared::Refresher(page, [view, running] {
        view->refresh();
        running->setText(view->runningText());
        running->setToolTip(running->text());
    });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
    return page;
}

} // namespace

shared::Page specPage()
{
    return {QStringLiteral("spec"), QStringLiteral("spec"), &title, &make, nullptr};
}

} // namespace bafar::ui::cluster
