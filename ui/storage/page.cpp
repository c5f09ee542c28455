#include "ui/storage/page.h"

#include "ui/dashboards/below.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/storage/heal_panel.h"
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

bool isMount(const topology::Thing& thing)
{
    return thing.entity.id.find("/mount/") != std::string::npos;
}

/// "brick 72%", "/mnt": the column says where, and the tip of how much.
QString partText(const topology::Thing&, const topology::Thing& part)
{
    const std::string& title = part.entity.title;
    if (isMount(part)) {
        return shared::technical(title.substr(0, title.rfind(" on ")));
    }
    const schema::Fact* used = things::findFact(part.entity, "used");
    if (used == nullptr) {
        return Words::tr("brick");
    }
    schema::Fact share = *used;
    share.value = share.value.substr(0, share.value.find(' '));
    return Words::tr("brick") + QLatin1Char(' ') + shared::factValue(share);
}

/// "brick of shared on n1", "/mnt on n1".
QString partName(const topology::Thing& part)
{
    const QString title = shared::thingTitle(part.entity.title);
    return isMount(part) ? title : Words::tr("brick of %1").arg(title);
}

/// A brick is not its node, whose name is all of its title.
QString rowName(const topology::Thing& thing)
{
    const QString title = shared::thingTitle(thing.entity.title);
    const bool isBrick =
        !isMount(thing) && !thing.entity.node.empty() && thing.entity.title == thing.entity.node;
    return isBrick ? Words::tr("brick on %1").arg(title) : title;
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
    return new things::ByNodePanel(
        workspace.session, "storage", Words::tr("Bricks and mounts by node"),
        {Words::tr("Volume"), &partText, &volumeText, &partName}, parent);
}

things::BelowPanel* makeTrend(const shared::Workspace& workspace, QWidget* parent)
{
    auto* below = new dashboards::ChartsBelow(workspace.session, QStringLiteral("storage"),
                                              {"Files to heal", "Room left"}, parent);
    below->setFirst(new HealPanel(workspace.session, below));
    return below;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(workspace,
                            {QStringLiteral("storage"),
                             title(),
                             {{"bricks", CellLook::Plain},
                              {"used", CellLook::Figures},
                              {"to heal", CellLook::Figures},
                              {"split brain", CellLook::Figures},
                              {"writable", CellLook::Plain}},
                             {"age", "node", "writable", "split brain", "state", "bricks", "used"},
                             Words::tr("No volume is known"),
                             Words::tr("Name it under storage in the cluster spec."),
                             &makeTrend,
                             &makeParts,
                             &rowName},
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
