#pragma once
// The palette's rows for a list view. No widget is included here. GUI thread.
#include <QAbstractListModel>

#include "ui/palette/rows.h"

namespace bafar::ui::palette {

class RowsList : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// In place where only texts changed.
    void setRows(std::vector<Row> rows);

    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    /// Null: there is none.
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const;

    /// The row of that key; else the first that can be chosen; -1: none can.
    [[nodiscard]] int rowOf(const QString& key) const;

    /// From `row` on by `step` (not 0), heads left out; `row` itself when there is no other.
    [[nodiscard]] int neighbour(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    std::vector<Row> rows_;
};

} // namespace bafar::ui::palette
