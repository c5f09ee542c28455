#pragma once
// A table of texts with a state mark, updated in place: the base of every list in the console.
//
// setRows() compares with what is there by key and tells views exactly what was inserted, removed
// or changed, so that selection, scrolling and screen readers are not disturbed twice a second. No
// widget is included here. GUI thread.
#include <QAbstractTableModel>
#include <optional>
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

    bool operator==(const Cell&) const = default;
};

struct Row {
    QString key; ///< unique within the table, stable over time
    std::vector<Cell> cells;

    bool operator==(const Row&) const = default;
};

class RowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role { MarkRole = Qt::UserRole + 1, LookRole, KeyRole };

    explicit RowsModel(QStringList heads, QObject* parent = nullptr);

    /// Keys must be unique; a row may have fewer cells than heads.
    void setRows(std::vector<Row> rows);

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
    [[nodiscard]] bool sameOrder(const std::vector<Row>& wanted) const;

    QStringList heads_;
    std::vector<Row> rows_;
};

} // namespace bafar::shared
