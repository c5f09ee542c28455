#include "tests/console/spilled_texts.h"

#include <QLabel>
#include <QScrollArea>
#include <QTableView>
#include <algorithm>
#include <map>

#include "tests/console/looks_walk.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/tall_rows.h"
#include "ui/shared/widgets.h"

namespace bafar::test {
namespace {

const QScrollArea* areaOf(const QWidget& widget)
{
    const QWidget* one = widget.parentWidget();
    while (one != nullptr && qobject_cast<const QScrollArea*>(one) == nullptr) {
        one = one->parentWidget();
    }
    return qobject_cast<const QScrollArea*>(one);
}

/// What needs the most width within, and how much.
QString widestIn(const QWidget& content)
{
    const QWidget* widest = &content;
    eachOf<QWidget>(content, [&widest](const QWidget& one) {
        const bool isWider = one.minimumSizeHint().width() > widest->minimumSizeHint().width();
        widest = isWider || widest->layout() != nullptr ? &one : widest;
    });
    return QStringLiteral("%1 of %2").arg(nameOf(*widest)).arg(widest->minimumSizeHint().width());
}

/// What is wider than its viewport, where nothing can be scrolled to the side.
void lookAtWidth(const QScrollArea& area, QStringList& faults)
{
    if (area.widget() != nullptr && area.horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff &&
        area.widget()->width() > area.viewport()->width()) {
        faults.append(QStringLiteral("too wide: %1 is %2 wide in %3, for it has %4")
                          .arg(nameOf(area))
                          .arg(area.widget()->width())
                          .arg(area.viewport()->width())
                          .arg(widestIn(*area.widget())));
    }
}

/// A row that is higher than a third of what scrolls it; where that is the table itself, higher
/// than one of the most lines.
void lookAtRows(const QTableView& table, QStringList& faults)
{
    constexpr int Share = 3;
    const QScrollArea* area = areaOf(table);
    const bool scrolls = table.verticalScrollBarPolicy() != Qt::ScrollBarAlwaysOff;
    const int most = scrolls || area == nullptr
                         ? shared::tallRowHeight(shared::RowsDelegate::PartedMax)
                         : area->viewport()->height() / Share;
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        if (table.rowHeight(row) > most) {
            faults.append(QStringLiteral("too high: row %1 of %2 has %3 of %4")
                              .arg(row)
                              .arg(nameOf(table))
                              .arg(table.rowHeight(row))
                              .arg(most));
            return;
        }
    }
}

/// Panels whose first fact has to be scrolled to.
void lookAtFacts(const QWidget& window, QStringList& faults)
{
    std::map<const QScrollArea*, int> ends; // of the first row, in the scrolled content
    eachOf<shared::FactList>(window, [&ends](const shared::FactList& facts) {
        const QScrollArea* area = areaOf(facts);
        const auto* first = facts.findChild<const QLabel*>();
        if (area != nullptr && first != nullptr) {
            const int end = first->mapTo(area->widget(), QPoint(0, first->height())).y();
            const auto [known, isNew] = ends.try_emplace(area, end);
            known->second = std::min(known->second, end);
        }
    });
    for (const auto& [area, end] : ends) {
        if (end > area->viewport()->height()) {
            faults.append(QStringLiteral("buried: the first fact of %1 ends at %2 of %3")
                              .arg(nameOf(*area))
                              .arg(end)
                              .arg(area->viewport()->height()));
        }
    }
}

} // namespace

QStringList spilledIn(const QWidget& window)
{
    QStringList faults;
    eachOf<QScrollArea>(window, [&](const QScrollArea& one) { lookAtWidth(one, faults); });
    eachOf<QTableView>(window, [&](const QTableView& one) {
        if (one.model() != nullptr) {
            lookAtRows(one, faults);
        }
    });
    lookAtFacts(window, faults);
    return faults;
}

} // namespace bafar::test
