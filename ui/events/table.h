#pragma once
// The table of events. At the top it follows what comes in; away from the top, what is read stays
// where it is, and how much is new above is told. GUI thread.
#include <QTableView>
#include <array>
#include <map>

#include "ui/events/model.h"

class QPushButton;

namespace bafar::ui::events {

class EventsTable : public QTableView {
    Q_OBJECT

public:
    explicit EventsTable(const QString& accessibleName, QWidget* parent = nullptr);

    /// Newest first. The chosen one stays chosen while it is among them.
    void setEntries(std::span<const EntryPtr> entries);

    [[nodiscard]] EventsModel& events() { return *model_; }

    [[nodiscard]] const EntryPtr& chosen() const { return chosen_; }

    /// Null: none.
    void choose(const EntryPtr& entry);

    void goToNewest();

Q_SIGNALS:
    /// Another one, or none, is chosen.
    void choiceChanged();

    /// Return on an event, or a double click.
    void opened();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void takeCurrent(int row);
    void spanDays();
    void countUnseen();
    void placeNews();
    void measureAbout();
    void shareWidth();
    void shareOut(int width);
    [[nodiscard]] EntryPtr firstInSight(int& offset) const;

    EventsModel* model_;
    EntryPtr chosen_;
    EntryPtr newestSeen_;
    Entries entries_;
    int aboutWidth_ = 0; ///< of the longest subject so far: columns do not jump
    QPushButton* news_;  ///< "3 new events", over the first rows
    bool setting_ = false;
    bool sharing_ = false;
};

/// Pixels that the longest text of a column takes, in the fonts and the language of now.
struct ColumnNeeds {
    int age = 0;
    int about = 0;
    int severity = 0; ///< its head's, too
};

/// The columns that there is room for, and their widths, in pixels; 0: hidden. What happened goes
/// first. `asked`: columns that a person wants however little room there is, never What, and the
/// width given to them; 0: the usual one.
[[nodiscard]] std::array<int, EventsModel::Columns> columnWidths(
    int width, const ColumnNeeds& needs, const std::map<int, int>& asked = {});

} // namespace bafar::ui::events
