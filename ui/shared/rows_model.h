#pragma once
// A table of texts with a state mark, updated in place: the base of every list in the console.
//
// setRows() compares with what is there by key and tells views exactly what was inserted, removed
// or changed, so that selection, scrolling and screen readers are not disturbed twice a second. No
// widget is included here. GUI thread.
#include <QAbstractTableModel>
#include <QFont>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/schema/state.h"

namespace bafar::shared {

/// How a cell's text is shown. A Link leads somewhere when its row is activated.
enum class CellLook : std::uint8_t { Plain, Strong, Muted, Technical, Figures, Link };

struct Cell {
    QString text;
    CellLook look = CellLook::Plain;
    std::optional<schema::State> mark{}; ///< drawn before the text and read with it
    QString tip{};
    std::optional<double> size{};  ///< what it is sorted by; nothing: its text
    std::optional<QString> said{}; ///< how its mark is read; nothing: as a state; empty: not at all

    bool operator==(const Cell&) const = default;
};

/// Where a figure and the head of its column stand, as Qt::TextAlignmentRole has it.
inline constexpr int FigureAlignment =
    static_cast<int>(Qt::AlignTrailing) | static_cast<int>(Qt::AlignVCenter);

/// What its text is measured and painted in.
[[nodiscard]] QFont lookFont(const Cell& cell);

struct Row {
    QString key; ///< unique within the table, stable over time
    std::vector<Cell> cells;
    bool isPart = false; ///< of the one before: it stays below it, however rows are sorted

    bool operator==(const Row&) const = default;
};

/// Sorted by a column, rows that say nothing there last; equal ones stay as they are.
[[nodiscard]] std::vector<Row> sorted(std::vector<Row> rows, int column, Qt::SortOrder order);

class RowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// HeadRole is a head without the sign of sorting. PartRole is true of the first cell of a row
    /// that is part of the one before.
    enum Role { MarkRole = Qt::UserRole + 1, LookRole, KeyRole, HeadRole, PartRole };

    explicit RowsModel(QStringList heads, QObject* parent = nullptr);

    /// The columns of figures, which stand at the trailing edge, as their heads do. One of words
    /// with numbers in them, "2 of 3", is none. Before a view has the model.
    void setFigures(std::set<int> columns) { figures_ = std::move(columns); }

    /// Other words for the columns, of which there are as many once a view has the model.
    void setHeads(QStringList heads);

    /// Keys must be unique; a row may have fewer cells than heads. While they are sorted by a
    /// column, `rows` are sorted before they are shown.
    void setRows(std::vector<Row> rows);

    /// From now on; -1: as setRows() has them.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    [[nodiscard]] QString keyAt(int row) const;
    [[nodiscard]] int rowOf(const QString& key) const; ///< -1: not there

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant alignmentOf(int column) const;
    [[nodiscard]] bool sameOrder(const std::vector<Row>& wanted) const;
    [[nodiscard]] bool sameKeys(const std::vector<Row>& wanted) const;
    void show(std::vector<Row> rows);
    void reorder(std::vector<Row> rows);
    void removeOthers(const std::vector<Row>& wanted);

    QStringList heads_;
    std::set<int> figures_;
    std::vector<Row> rows_;
    std::vector<Row> given_; ///< while they are sorted
    int sortedBy_ = -1;
    Qt::SortOrder order_ = Qt::AscendingOrder;
};

} // namespace bafar::shared
