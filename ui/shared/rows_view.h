#pragma once
// How the cells of a RowsModel are painted, and tables that are as tall as their content. GUI
// thread.
#include <QStyledItemDelegate>

class QTableView;

namespace bafar::shared {

/// Paints the state mark before the text, and the text in its look.
class RowsDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RowsDelegate(QObject* parent = nullptr);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    /// From now on a text of this column that is too long stands on two lines where its row is high
    /// enough.
    void setTwoLines(int column) { twoLines_ = column; }

    /// Pixels that a cell needs to stand on one line, its mark and margins included.
    [[nodiscard]] static int lineWidth(const QModelIndex& index);

    /// The same of the longest of its words, where its text wraps. A name or an address is one.
    [[nodiscard]] static int wordWidth(const QModelIndex& index);

private:
    [[nodiscard]] QString shownText(const QStyleOptionViewItem& option,
                                    const QModelIndex& index,
                                    const QRect& area) const;

    int twoLines_ = -1;
};

/// A text on two lines at most, parted at a space; what is too much for the second is cut with "…".
[[nodiscard]] QString onTwoLines(const QString& text, const QFontMetrics& metrics, int width);

/// Pixels that show a column's head and every one of its cells on one line.
[[nodiscard]] int neededBy(const QTableView& table, int column);

/// Pixels of a column that shows any time of day, "23:59:58", whichever digit is the widest.
[[nodiscard]] int timeRoom();

/// From now on, whenever the table or its rows change, each column is as wide as it has needed
/// since the table had this size, but no wider than its share of a narrow table; what is left is
/// spread evenly.
void spreadColumns(QTableView* table);

/// A table for a RowsModel that scrolls.
[[nodiscard]] QTableView* makeRowsTable(const QString& accessibleName, QWidget* parent);

/// A table for a RowsModel that is always as tall as its rows, wraps texts, and never scrolls: for
/// dialogs and panels. `withHeads` shows the column heads.
[[nodiscard]] QTableView* makeRowsList(const QString& accessibleName,
                                       bool withHeads,
                                       QWidget* parent);

} // namespace bafar::shared
