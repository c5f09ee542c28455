#include "ui/cluster/audit_page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/cluster/audit_view.h"
#include "ui/link/session.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

struct AuditPageWords {
    Q_DECLARE_TR_FUNCTIONS(AuditPage)
};

QString auditTitle()
{
    return AuditPageWords::tr("Audit log");
}

QWidget* makeAudit(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const shared::PageFrame frame = shared::makePageFrame(auditTitle(), parent);
    auto* summary = new shared::ElidedLabel(frame.head->parentWidget());
    shared::setTone(summary, "muted");
    frame.head->addSpacing(14);
    frame.head->addWidget(summary, 1);
    auto* view = new AuditView(session, frame.page);
    frame.body->addWidget(view, 1);
    QObject::connect(view, &AuditView::summaryChanged, summary, [view, summary] {
        summary->setText(view->summaryText());
        summary->setToolTip(summary->text());
    });
    auto* soon = new shared::Refresher(frame.page, [view] { view->refresh(); });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
    return frame.page;
}

} // namespace

shared::Page auditPage()
{
    return {QStringLiteral("audit"), QStringLiteral("audit"), &auditTitle, &makeAudit, nullptr};
}

} // namespace bafar::ui::cluster
