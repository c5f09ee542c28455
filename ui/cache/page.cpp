#include "ui/cache/page.h"

#include "ui/cache/panel.h"
#include "ui/cache/texts.h"
#include "ui/dashboards/below.h"
#include "ui/things/page.h"

namespace bafar::ui::cache {
namespace {

QString title()
{
    return Words::tr("Cache");
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    using shared::CellLook;
    return things::makePage(
        workspace,
        {QStringLiteral("cache"),
         title(),
         {{"role", CellLook::Strong},
          {"link", CellLook::Plain},
          {"lag", CellLook::Figures},
          {"evictions", CellLook::Figures},
          {"clients", CellLook::Figures},
          {"hit ratio", CellLook::Figures}},
         {"age", "clients", "node", "hit ratio", "state", "link", "lag", "evictions"},
         Words::tr("No cache server is known"),
         Words::tr("Name its nodes under cache in the cluster spec."),
         [](const shared::Workspace& whole, QWidget* page) {
             return static_cast<things::BelowPanel*>(new dashboards::ChartsBelow(
                 whole.session, QStringLiteral("cache"), {"Lag of replicas"}, page));
         },
         [](const shared::Workspace& whole, QWidget* page) {
             return static_cast<things::AbovePanel*>(new MemoryPanel(whole.session, page));
         }},
        parent);
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("cache"), QStringLiteral("cache"), &title, &make, nullptr};
}

} // namespace bafar::ui::cache
