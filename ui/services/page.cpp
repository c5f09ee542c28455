#include "ui/services/page.h"

#include <QCoreApplication>

#include "ui/services/log_panel.h"
#include "ui/services/panel.h"
#include "ui/things/page.h"

namespace bafar::ui::services {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServicesPage)
};

QString title()
{
    return Words::tr("Services");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(workspace,
                            {QStringLiteral("services"),
                             title(),
                             {{"replicas", CellLook::Figures},
                              {"image", CellLook::Technical},
                              {"update", CellLook::Plain},
                              {"ports", CellLook::Technical},
                              {"failed in 10 minutes", CellLook::Figures}},
                             Words::tr("No service is known"),
                             Words::tr("Name Docker's socket under services in the cluster spec, "
                                       "or wait until a manager of the Swarm is heard."),
                             [](const shared::Workspace& whole, QWidget* page) {
                                 return static_cast<things::BelowPanel*>(
                                     new LogPanel(whole.session, page));
                             }},
                            parent);
}

QWidget* makePanel(link::Session& session, const QString& entity, QWidget* parent)
{
    return new WayPanel(session, entity, parent);
}

} // namespace

shared::Page page()
{
    return {
        QStringLiteral("services"), QStringLiteral("services"), &title, &make, &makePanel, true};
}

} // namespace bafar::ui::services
