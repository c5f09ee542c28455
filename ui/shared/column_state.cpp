#include "ui/shared/column_state.h"

#include <QJsonArray>
#include <algorithm>
#include <numeric>

namespace bafar::shared {
namespace {

/// Every column once, the first one in front.
bool isOrder(const std::vector<int>& order, int columns)
{
    std::vector<int> sorted = order;
    std::sort(sorted.begin(), sorted.end());
    std::vector<int> all(static_cast<std::size_t>(columns));
    std::iota(all.begin(), all.end(), 0);
    return sorted == all && order.front() == 0;
}

/// A column's number, or -1.
int columnIn(const QJsonValue& value, int columns)
{
    const int column = value.toInt(-1);
    return column < columns ? column : -1;
}

} // namespace

QJsonObject toJson(const ColumnState& state, int columns)
{
    QJsonArray order;
    for (const int column : state.order) {
        order.append(column);
    }
    QJsonArray hidden;
    for (const int column : state.hidden) {
        hidden.append(column);
    }
    QJsonObject widths;
    for (const auto& [column, width] : state.widths) {
        widths[QString::number(column)] = width;
    }
    QJsonObject json{{QStringLiteral("columns"), columns},
                     {QStringLiteral("order"), order},
                     {QStringLiteral("widths"), widths},
                     {QStringLiteral("hidden"), hidden},
                     {QStringLiteral("sortedBy"), state.sortedBy},
                     {QStringLiteral("descending"), state.isDescending}};
    QJsonArray kept;
    for (const int column : state.kept) {
        kept.append(column);
    }
    if (!kept.isEmpty()) {
        json[QStringLiteral("kept")] = kept;
    }
    return json;
}

ColumnState columnStateOf(const QJsonObject& json, int columns)
{
    ColumnState state;
    if (columns <= 0 || json[QStringLiteral("columns")].toInt() != columns) {
        return state;
    }
    for (const QJsonValue& one : json[QStringLiteral("order")].toArray()) {
        state.order.push_back(columnIn(one, columns));
    }
    if (!isOrder(state.order, columns)) {
        state.order.clear();
    }
    const QJsonObject widths = json[QStringLiteral("widths")].toObject();
    for (auto one = widths.begin(); one != widths.end(); ++one) {
        bool isNumber = false;
        const int column = one.key().toInt(&isNumber);
        const int width = one.value().toInt();
        if (isNumber && column >= 0 && column < columns && width >= ColumnWidthMin &&
            width <= ColumnWidthMax) {
            state.widths[column] = width;
        }
    }
    for (const QJsonValue& one : json[QStringLiteral("hidden")].toArray()) {
        if (const int column = columnIn(one, columns); column > 0) {
            state.hidden.insert(column);
        }
    }
    for (const QJsonValue& one : json[QStringLiteral("kept")].toArray()) {
        if (const int column = columnIn(one, columns);
            column > 0 && !state.hidden.contains(column)) {
            state.kept.insert(column);
        }
    }
    state.sortedBy = std::max(-1, columnIn(json[QStringLiteral("sortedBy")], columns));
    state.isDescending = state.sortedBy >= 0 && json[QStringLiteral("descending")].toBool();
    return state;
}

std::vector<int> moved(std::vector<int> order,
                       int column,
                       bool towardsEnd,
                       const std::set<int>& shown)
{
    const auto at = std::find(order.begin(), order.end(), column);
    if (at == order.end() || at == order.begin()) {
        return order;
    }
    const auto isShown = [&](int one) { return shown.contains(one); };
    if (towardsEnd) {
        const auto next = std::find_if(at + 1, order.end(), isShown);
        if (next != order.end()) {
            std::rotate(at, at + 1, next + 1);
        }
    } else {
        auto previous = at;
        while (--previous != order.begin()) {
            if (isShown(*previous)) {
                std::rotate(previous, at, at + 1);
                break;
            }
        }
    }
    return order;
}

} // namespace bafar::shared
