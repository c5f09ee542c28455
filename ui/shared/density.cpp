#include "ui/shared/density.h"

#include <QApplication>
#include <QHeaderView>
#include <QTableView>

namespace bafar::shared {
namespace {

constexpr const char* Keeps = "keepsRowHeight"; ///< of a table
constexpr int CompactHeight = 32;
constexpr int ComfortableHeight = 42;

Density now = Density::Compact;

/// A table that wraps its texts measures its rows itself.
void fit(QTableView& table)
{
    table.verticalHeader()->setDefaultSectionSize(rowHeight());
    if (table.wordWrap()) {
        QCoreApplication::postEvent(&table, new QEvent(QEvent::LayoutRequest));
    }
}

} // namespace

Density density()
{
    return now;
}

void setDensity(Density density)
{
    now = density;
    for (QWidget* widget : QApplication::allWidgets()) {
        auto* table = qobject_cast<QTableView*>(widget);
        if (table != nullptr && table->property(Keeps).toBool()) {
            fit(*table);
        }
    }
}

int rowHeight()
{
    return now == Density::Comfortable ? ComfortableHeight : CompactHeight;
}

void keepRowHeight(QTableView* table)
{
    table->setProperty(Keeps, true);
    fit(*table);
}

} // namespace bafar::shared
