#pragma once
// Events as rows, newest first, under the name of their day. Texts are made when they are asked
// for: ten thousand rows cost what is seen of them. No widget here. GUI thread.
#include <QAbstractTableModel>

#include "ui/events/journal.h"
#include "ui/shared/rows_model.h"

namespace bafar::link {
class Store;
}

namespace bafar::ui::events {

/// An event, or the head of a day.
struct Row {
    EntryPtr entry; ///< null: the head
    std::int64_t day = 0;

    bool operator==(const Row&) const = default;
};

/// The rows of events that are newest first: each day's head, then its events.
[[nodiscard]] std::vector<Row> underDays(std::span<const EntryPtr> entries);

class EventsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { Time, Age, Node, What, About, Severity, Columns };

    /// True for the head of a day. Other roles are those of shared::RowsModel.
    static constexpr int DayRole = shared::RowsModel::KeyRole + 1;

    explicit EventsModel(QObject* parent = nullptr);

    /// What stays is not touched, so that choice and scrolling stay, too; when very much changes,
    /// all is new.
    void setEntries(std::span<const EntryPtr> entries);

    /// For the ages and for the names of the days.
    void setNow(WallTime now);

    /// Titles of what events are about changed.
    void retitle();

    [[nodiscard]] EntryPtr entryAt(int row) const;        ///< null: a day's head, or none
    [[nodiscard]] int rowOf(const EntryPtr& entry) const; ///< -1: not there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString dayText(std::int64_t day) const;
    [[nodiscard]] shared::Cell cellAt(const Entry& entry, int column) const;
    void changed(int first, int last);

    std::vector<Row> rows_;
    WallTime now_;
};

/// Where the present stands among events: at this machine's clock, or a little ahead of it where an
/// agent's newest word is, but one fast clock must not push everybody's events out of sight.
[[nodiscard]] WallTime presentOf(const link::Store& store, WallTime clock);

/// What happened. The rule that an alert's words end with stands where all about it does.
[[nodiscard]] QString sentenceOf(const schema::Event& event);

/// When and whose: the local and the universal time, the node and the event's number there.
[[nodiscard]] QString originText(const schema::Event& event);

} // namespace bafar::ui::events
