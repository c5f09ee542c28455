#include <QFont>

#include "ui/deployment/compare.h"

namespace bafar::ui::deployment {

using shared::CellLook;

namespace {

/// As people know them from comparisons of files.
QString signOf(Difference difference)
{
    switch (difference) {
    case Difference::Same: return QStringLiteral("=");
    case Difference::Added: return QStringLiteral("+");
    case Difference::Removed: return QString(QChar(0x2212)); // as wide as the plus
    case Difference::Changed: return QStringLiteral("~");
    case Difference::Unknown: return QStringLiteral("?");
    }
    return {};
}

} // namespace

CompareModel::CompareModel(QObject* parent)
    : RowsModel({tr("Difference"), tr("Part"), tr("Name"), tr("Before"), tr("After")}, parent)
{
}

void CompareModel::setLines(const std::vector<CompareLine>& lines)
{
    differences_.clear();
    std::vector<shared::Row> rows;
    for (const CompareLine& line : lines) {
        differences_.push_back(line.difference);
        const bool same = line.difference == Difference::Same;
        const bool unknown = line.difference == Difference::Unknown;
        const auto cell = [&](const CompareValue& value) {
            const bool missing = value.text.isEmpty();
            const CellLook look = same            ? CellLook::Muted
                                  : value.isToken ? CellLook::Technical
                                                  : CellLook::Plain;
            return missing && unknown ? shared::Cell{tr("not recorded"), CellLook::Muted}
                   : missing          ? shared::Cell{tr("–"), CellLook::Muted}
                                      : shared::Cell{value.text, look};
        };
        shared::Row row;
        row.key = line.part + QLatin1Char('/') + line.name;
        row.cells = {{signOf(line.difference) + QLatin1Char(' ') + differenceWord(line.difference),
                      same || unknown ? CellLook::Muted : CellLook::Strong},
                     {line.part, same ? CellLook::Muted : CellLook::Plain},
                     {line.name, same ? CellLook::Muted : CellLook::Technical},
                     cell(line.before),
                     cell(line.after)};
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

Difference CompareModel::differenceAt(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < differences_.size() ? differences_[index] : Difference::Same;
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::AccessibleTextRole && index.isValid() && index.column() == What) {
        return differenceWord(differenceAt(index.row()));
    }
    const QVariant value = RowsModel::data(index, role);
    if (role != Qt::FontRole || !isOther(index)) {
        return value;
    }
    auto font = value.value<QFont>();
    font.setBold(true);
    return font;
}

bool CompareModel::isOther(const QModelIndex& index) const
{
    if (!index.isValid() || (index.column() != Before && index.column() != After)) {
        return false;
    }
    const Difference difference = differenceAt(index.row());
    const auto look = static_cast<CellLook>(RowsModel::data(index, LookRole).toInt());
    return difference != Difference::Same && difference != Difference::Unknown &&
           look != CellLook::Muted;
}

} // namespace bafar::ui::deployment
