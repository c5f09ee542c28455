#pragma once
// A table whose cells hold small things each: tasks, bricks, addresses. The first column is the
// row's name with a line below it. As text, a cell lists its things with their states. No widget is
// included here. GUI thread.
#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "core/schema/state.h"

namespace bafar::shared {

/// One thing in a cell.
struct Chip {
    QString key; ///< what a click on it asks for; empty: nothing
    QString text;
    schema::State state = schema::State::Unknown;
    QString tip{}; ///< what a screen reader says, too

    bool operator==(const Chip&) const = default;
};

struct ChipRow {
    QString key; ///< unique within the table, stable over time
    QString title;
    QString caption{}; ///< the second line
    std::optional<schema::State> mark{};
    std::vector<std::vector<Chip>> cells{}; ///< by column, the first one left out

    bool operator==(const ChipRow&) const = default;
};

class ChipsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ChipsModel(QObject* parent = nullptr);

    /// `heads`: of every column, the first one included. Nothing is told where nothing changed.
    void setTable(QStringList heads, std::vector<ChipRow> rows);

    [[nodiscard]] const std::vector<ChipRow>& rows() const { return rows_; }

    /// The things of a cell; none of the first column.
    [[nodiscard]] std::vector<Chip> chipsAt(const QModelIndex& index) const;

    /// The cell that holds the thing, or the row that is it; invalid: it is not here.
    [[nodiscard]] QModelIndex cellOf(const QString& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    QStringList heads_;
    std::vector<ChipRow> rows_;
};

} // namespace bafar::shared
