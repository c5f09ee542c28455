#include "ui/cache/page.h"

#include <QCoreApplication>

#include "ui/things/page.h"

namespace bafar::ui::cache {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CachePage)
};

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
          {"memory", CellLook::Figures},
          {"evictions", CellLook::Figures},
          {"clients", CellLook::Figures}},
         Words::tr("No cache server is known"),
         Words::tr(
             "Name its nodes under cache in the cluster spec, or wait until an agent is heard.")},
        parent);
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("cache"), QStringLiteral("cache"), &title, &make, nullptr};
}

} // namespace bafar::ui::cache
