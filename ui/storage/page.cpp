#include "ui/storage/page.h"

#include <QCoreApplication>

#include "ui/things/page.h"

namespace bafar::ui::storage {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StoragePage)
};

QString title()
{
    return Words::tr("Storage");
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
         Words::tr("No volume is known"),
         Words::tr("Name it under storage in the cluster spec, or wait until an agent is heard.")},
        parent);
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("storage"), QStringLiteral("storage"), &title, &make, nullptr};
}

} // namespace bafar::ui::storage
