#pragma once
// How the cells of a RowsModel are painted, and tables that are as tall as their content. GUI
// thread.
#include <QStyledItemDelegate>
#include <vector>

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

    /// What is cut is told whole, before what the model tells of it.
    bool helpEvent(QHelpEvent* event,
                   QAbstractItemView* view,
                   const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// Lines that a text has at most in a table that wraps: one hostile or endless text must not
    /// push the others out of sight.
    static constexpr int LinesMax = 3;

    void setLinesMax(int lines) { linesMax_ = lines; }

    /// Lines that a reason has at most.
    static constexpr int PartedMax = 4;

    /// From now on a text of this column that is too long stands on as many lines as its row is
    /// high enough for.
    void setParted(int column) { parted_ = column; }

    /// The same of reasons: what two lines do not hold goes without its remedy, which the tip has.
    /// A table is looked through; what is beside it tells what to do.
    void setReasons(int column)
    {
        parted_ = column;
        areReasons_ = true;
    }

    /// Pixels that a cell needs to stand on one line, its mark and margins included; in a column of
    /// figures with any digits in place of its own.
    [[nodiscard]] static int lineWidth(const QModelIndex& index);

    /// The same of the longest of its words, where its text wraps. A name or an address is one.
    [[nodiscard]] static int wordWidth(const QModelIndex& index);

    /// Its text stands whole on one line of a column of so many pixels, which may be fewer than a
    /// column gets for it.
    [[nodiscard]] static bool isOnOneLine(const QModelIndex& index, int width);

    /// Its text stands whole on two lines of a column of so many pixels, or on one.
    [[nodiscard]] static bool isWholeIn(const QModelIndex& index, int width);

    /// In a column of reasons of so many pixels what is shown of it, maybe without its remedy,
    /// stands uncut on so many lines.
    [[nodiscard]] static bool isReasonOn(const QModelIndex& index, int width, int lines);

    /// Lines that its text needs in a column of reasons of so many pixels, PartedMax at most.
    [[nodiscard]] static int linesIn(const QModelIndex& index, int width);

    /// Pixels that stay free behind the texts of each column, and behind its head; else none do.
    /// True: others than before.
    bool setGaps(const std::vector<int>& gaps);

    [[nodiscard]] int gapBehind(int column) const;

private:
    [[nodiscard]] QString shownText(const QStyleOptionViewItem& option,
                                    const QModelIndex& index,
                                    const QRect& area) const;
    [[nodiscard]] QString wrappedText(const QModelIndex& index, int width) const;
    [[nodiscard]] bool isCut(const QString& shown, const QModelIndex& index) const;

    int parted_ = -1;
    bool areReasons_ = false; ///< the texts of that column
    int linesMax_ = LinesMax;
    std::vector<int> gaps_;
};

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

/// Lines that a text of such a table has at most from now on, in place of RowsDelegate::LinesMax.
void setLinesMax(QTableView* list, int lines);

/// From now on the texts of such a table stand whole, however long they are: for what has to be
/// read before it is confirmed.
void showWhole(QTableView* list);

} // namespace bafar::shared
