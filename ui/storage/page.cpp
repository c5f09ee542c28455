#include "ui/storage/page.h"

#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/storage/panel.h"
#include "ui/storage/texts.h"
#include "ui/things/by_node_panel.h"
#include "ui/things/page.h"
#include "ui/things/text.h"

namespace bafar::ui::storage {
namespace {

QString title()
{
    return Words::tr("Storage");
}

/// "brick 72% of 120 GiB", "/mnt": the column says where.
QString partText(const topology::Thing&, const topology::Thing& part)
{
    const bool isMount = part.entity.id.find("/mount/") != std::string::npos;
    const std::string& title = part.entity.title;
    const QString name =
        isMount ? shared::technical(title.substr(0, title.rfind(" on "))) : Words::tr("brick");
    const schema::Fact* used = things::findFact(part.entity, "used");
    return used == nullptr || isMount ? name : name + QLatin1Char(' ') + shared::factValue(*used);
}

/// "3 of 3 · Replicate 3 · to heal 14".
QString volumeText(const topology::Thing& volume)
{
    QStringList parts;
    for (const char* name : {"bricks", "type"}) {
        if (const schema::Fact* fact = things::findFact(volume.entity, name)) {
            parts.append(shared::factValue(*fact));
        }
    }
    for (const char* name : {"to heal", "split brain"}) {
        const schema::Fact* fact = things::findFact(volume.entity, name);
        if (fact != nullptr && fact->value != "0") {
            parts.append(shared::factName(name) + QLatin1Char(' ') + shared::factValue(*fact));
        }
    }
    return parts.join(shared::separator());
}

things::AbovePanel* makeParts(const shared::Workspace& workspace, QWidget* parent)
{
    return new things::ByNodePanel(workspace.session, "storage",
                                   Words::tr("Bricks and mounts by node"),
                                   {Words::tr("Volume"), &partText, &volumeText}, parent);
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(
        workspace,
        {QStringLiteral("storage"),
         title(),
         {{"bricks", CellLook::Figures},
          {"used", CellLook::Figures},
          {"to heal", CellLook::Figures},
          {"split brain", CellLook::Figures},
          {"writable", CellLook::Plain}},
         {"age", "node", "writable", "split brain", "state"},
         Words::tr("No volume is known"),
         Words::tr("Name it under storage in the cluster spec, or wait until an agent is heard."),
         nullptr,
         &makeParts},
        parent);
}

QWidget* makePanel(link::Session& session, const QString& entity, QWidget* parent)
{
    return new StoragePanel(session, entity, parent);
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("storage"), QStringLiteral("storage"), &title, &make, &makePanel, true};
}

} // namespace bafar::ui::storage
