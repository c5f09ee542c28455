#pragma once
// The audit log as rows, newest first. Texts are made when they are asked for: thousands of rows
// cost what is seen of them. No widget here. GUI thread.
#include <QAbstractTableModel>

#include "ui/cluster/audit_book.h"
#include "ui/shared/rows_model.h"

namespace bafar::ui::cluster {

class AuditModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : std::uint8_t { When, Who, What, Verdict, Why, Agent, Columns };

    explicit AuditModel(QObject* parent = nullptr);

    /// What stays at both ends is not touched, so that choice and scrolling stay, too.
    void setLines(const AuditLines& lines);

    /// A line of this day has its time alone, one of another its day, too. Views are told where
    /// another day began; true then.
    bool setNow(WallTime now);

    [[nodiscard]] const AuditLines& lines() const { return lines_; }

    [[nodiscard]] AuditLinePtr lineAt(int row) const;        ///< null: none
    [[nodiscard]] int rowOf(const AuditLinePtr& line) const; ///< -1: not there

    // Roles are those of shared::RowsModel.
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section,
                                      Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString momentText(WallTime at) const;
    [[nodiscard]] shared::Cell cellOf(const AuditLine& line, int column) const;

    AuditLines lines_;
    QString today_; ///< as shared::day() has it; empty before setNow()
};

} // namespace bafar::ui::cluster
