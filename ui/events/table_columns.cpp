// How wide the columns of the table of events are.
#include <QFontMetrics>
#include <algorithm>
#include <set>

#include "ui/events/table.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {
namespace {

constexpr int WhatWidthMin = 120;    ///< pixels
constexpr int WhatWidthWanted = 340; ///< before a column comes that the panel tells, too
constexpr int CellSides = 18;
constexpr int HeadSides = 20;

/// Of all severities there are: the column keeps its width whichever come.
int severityWidth(const EventsModel& model)
{
    const QString head =
        model.headerData(EventsModel::Severity, Qt::Horizontal, Qt::DisplayRole).toString();
    int widest = QFontMetrics(shared::sectionFont()).horizontalAdvance(head.toUpper()) + HeadSides;
    const QFontMetrics words(shared::bodyFont());
    for (std::size_t i = 0; i < std::size(schema::SeverityNames); ++i) {
        const QString word = shared::severityWord(static_cast<schema::Severity>(i));
        widest = std::max(widest, words.horizontalAdvance(word) + CellSides);
    }
    return widest;
}

} // namespace

std::array<int, EventsModel::Columns> columnWidths(int width,
                                                   const ColumnNeeds& needs,
                                                   const std::map<int, int>& asked)
{
    std::array<int, EventsModel::Columns> widths{};
    widths[EventsModel::Time] = shared::timeRoom();
    widths[EventsModel::Node] = 76;
    widths[EventsModel::About] = std::clamp(needs.about, 80, 240);
    widths[EventsModel::Severity] = std::clamp(needs.severity, 64, 160);
    widths[EventsModel::Age] = needs.age;
    int left = width;
    for (const auto& [column, pixels] : asked) {
        int& known = widths[static_cast<std::size_t>(column)];
        known = pixels > 0 ? pixels : known;
        left -= known;
    }
    for (const EventsModel::Column column : {EventsModel::Time, EventsModel::Node}) {
        left -= asked.contains(column) ? 0 : widths[column];
    }
    // The age last: the time says it, and the panel.
    for (const EventsModel::Column column :
         {EventsModel::About, EventsModel::Severity, EventsModel::Age}) {
        if (!asked.contains(column)) {
            widths[column] = left - widths[column] >= WhatWidthWanted ? widths[column] : 0;
            left -= widths[column];
        }
    }
    widths[EventsModel::What] = std::max(WhatWidthMin, left);
    return widths;
}

/// Few subjects have many events: each is measured once.
void EventsTable::measureAbout()
{
    const QFontMetrics titles(shared::bodyFont());
    const QFontMetrics names(shared::technicalFont());
    const int before = aboutWidth_;
    std::set<QString> subjects;
    for (const EntryPtr& entry : entries_) {
        if (subjects.insert(entry->about).second) {
            const QFontMetrics& metrics = entry->hasTitle ? titles : names;
            aboutWidth_ =
                std::max(aboutWidth_, metrics.horizontalAdvance(entry->about) + CellSides);
        }
    }
    if (aboutWidth_ != before) {
        shareWidth();
    }
}

void EventsTable::shareWidth()
{
    if (sharing_ || shared::TableColumns::of(this)->isHeld()) {
        return;
    }
    sharing_ = true; // a bar that comes or goes resizes the table at once
    const int width = viewport()->width();
    shareOut(width);
    if (viewport()->width() != width) { // no more than that: a bar must not come and go for ever
        shareOut(viewport()->width());
    }
    sharing_ = false;
}

/// What there is no room for stays in the menu, and goes only where no person asked for it.
void EventsTable::shareOut(int width)
{
    auto* chosen = shared::TableColumns::of(this);
    const QString longest = shared::age(std::chrono::seconds{59 * 60 + 59});
    const int age = QFontMetrics(shared::bodyFont()).horizontalAdvance(longest) + CellSides;
    const ColumnNeeds needs{.age = age, .about = aboutWidth_, .severity = severityWidth(*model_)};
    std::map<int, int> asked;
    for (int column = 0; column < EventsModel::Columns; ++column) {
        if (column != EventsModel::What && chosen->isWanted(column) && chosen->isAskedFor(column)) {
            asked[column] = chosen->widthOf(column);
        }
    }
    const auto widths = columnWidths(width, needs, asked);
    std::set<int> leftOut;
    for (int column = 0; column < EventsModel::Columns; ++column) {
        if (widths[static_cast<std::size_t>(column)] == 0) {
            leftOut.insert(column);
        }
    }
    chosen->setLeftOut(leftOut);
    int left = width;
    for (int column = 0; column < EventsModel::Columns; ++column) {
        if (!isColumnHidden(column) && column != EventsModel::What) {
            setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
            left -= columnWidth(column);
        }
    }
    const auto bar = left < WhatWidthMin ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    if (horizontalScrollBarPolicy() != bar) {
        setHorizontalScrollBarPolicy(bar);
    }
    setColumnWidth(EventsModel::What, std::max(WhatWidthMin, left));
}

} // namespace bafar::ui::events
