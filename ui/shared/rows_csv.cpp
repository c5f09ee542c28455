#include "ui/shared/rows_csv.h"

#include "ui/shared/format.h"
#include "ui/shared/rows_model.h"

namespace bafar::shared {
namespace {

QString safeCell(const QVariant& value)
{
    QString text = withoutIsolation(value.toString());
    if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.front())) {
        text.prepend(QLatin1Char('\''));
    }
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

} // namespace

QString rowsCsv(const RowsModel& model)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells.append(safeCell(model.headerData(column, Qt::Horizontal, RowsModel::HeadRole)));
    }
    QString out = cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    for (int row = 0; row < model.rowCount(); ++row) {
        cells.clear();
        for (int column = 0; column < model.columnCount(); ++column) {
            cells.append(safeCell(model.data(model.index(row, column), Qt::DisplayRole)));
        }
        out += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return out;
}

} // namespace bafar::shared
