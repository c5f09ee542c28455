#include "ui/services/page.h"

#include <QCoreApplication>
#include <string_view>

#include "ui/services/log_panel.h"
#include "ui/services/panel.h"
#include "ui/shared/agent_values.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/things/by_node_panel.h"
#include "ui/things/page.h"
#include "ui/things/text.h"

namespace bafar::ui::services {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServicesPage)
};

QString title()
{
    return Words::tr("Services");
}

/// "web.2"; of a long name ".2", where the row says of what: a bare number reads as a count.
QString taskText(const topology::Thing& service, const topology::Thing& task)
{
    constexpr std::size_t WholeMax = 12; ///< bytes of a name that many chips have room for
    std::string_view text = task.entity.title;
    const std::string& whole = service.entity.title;
    if (whole.size() > WholeMax && text.size() > whole.size() + 1 && text.starts_with(whole) &&
        text[whole.size()] == '.') {
        text.remove_prefix(whole.size());
    }
    return shared::technical(text);
}

/// "shop-api:2.9" of "registry.example/shop-api:2.9": where it comes from is the panel's.
QString imageText(const schema::Fact& image)
{
    return image.value.find('/') == std::string::npos
               ? shared::factValue(image)
               : shared::technical(shared::withoutRegistry(image.value));
}

/// "auto to 9000/tcp": which port it became, the tasks' rows say. Several ports are as they are.
QString portsText(const schema::Fact& ports)
{
    constexpr std::string_view Automatic = "automatic to ";
    const std::string_view text = ports.value;
    return text.starts_with(Automatic) && text.find(',') == std::string_view::npos
               ? Words::tr("auto to %1").arg(shared::technical(text.substr(Automatic.size())))
               : shared::factValue(ports);
}

/// "3/3 · web:2.4.1 · in progress": how many run, of what, and how the last change goes.
QString serviceText(const topology::Thing& service)
{
    QStringList parts;
    for (const char* name : {"replicas", "image", "update"}) {
        const schema::Fact* fact = things::findFact(service.entity, name);
        if (fact == nullptr) {
            continue;
        }
        parts.append(fact->technical ? imageText(*fact) : shared::factValue(*fact));
    }
    return parts.join(shared::separator());
}

things::AbovePanel* makeTasks(const shared::Workspace& workspace, QWidget* parent)
{
    return new things::ByNodePanel(workspace.session, "services", Words::tr("Tasks by node"),
                                   {Words::tr("Service"), &taskText, &serviceText}, parent);
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(workspace,
                            {QStringLiteral("services"),
                             title(),
                             {{"replicas", CellLook::Figures},
                              {"image", CellLook::Technical, &imageText},
                              {"ports", CellLook::Technical, &portsText}},
                             {"age", "ports", "image", "state", "replicas"},
                             Words::tr("No service is known"),
                             Words::tr("Name Docker's socket under services in the cluster spec. "
                                       "Only managers of the Swarm know its services."),
                             [](const shared::Workspace& whole, QWidget* page) {
                                 return static_cast<things::BelowPanel*>(
                                     new LogPanel(whole.session, page));
                             },
                             &makeTasks},
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
