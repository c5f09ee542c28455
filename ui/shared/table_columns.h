#pragma once
// The columns of a table as a person wants them: order, widths, which are shown, and what the rows
// are sorted by. By the mouse at the heads, and by a menu that the heads have, too (a click of the
// other button, the menu key or Shift+F10 in the table: about the current column). GUI thread.
#include <QObject>

#include "ui/shared/column_state.h"

class QMenu;
class QTableView;

namespace bafar::shared {

class TableColumns : public QObject {
    Q_OBJECT

public:
    enum class Rows : std::uint8_t {
        Sortable, ///< the model is a RowsModel
        InTime    ///< their order is the page's, and the first columns have their places
    };

    /// Of a table with its model. `id` tells it from the window's others, over time.
    TableColumns(QTableView* table, QString id, Rows rows = Rows::Sortable);

    /// Of this table; null: a person arranges nothing there.
    [[nodiscard]] static TableColumns* of(const QTableView* table);

    [[nodiscard]] const QString& id() const { return id_; }

    [[nodiscard]] int count() const;

    [[nodiscard]] const ColumnState& state() const { return state_; }

    /// Takes it over and shows it so.
    void setState(const ColumnState& state);

    /// A person is changing a width now: nobody else may.
    [[nodiscard]] bool isHeld() const { return held_; }

    /// Pixels that a person gave it; 0: none.
    [[nodiscard]] int widthOf(int column) const;

    /// In these alone the page has nothing to show, or no room for it: hidden, whatever a person
    /// wants.
    void setBlank(const std::set<int>& columns);

    /// The page has no room for these, until it says otherwise: hidden, but in the menu.
    void setLeftOut(const std::set<int>& columns);

    /// Neither the page nor a person wants it away; it may be left out for want of room.
    [[nodiscard]] bool isWanted(int column) const;

    /// A person asked for it, or gave it a width: it is not to be left out.
    [[nodiscard]] bool isAskedFor(int column) const;

    /// What can be done about a column; at least one entry.
    void fillMenu(QMenu& menu, int column);

Q_SIGNALS:
    /// A person arranged something.
    void changed();

    /// Widths are to be shared out anew.
    void widthsWanted();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void openMenu(int column, const QPoint& at);
    void addSorting(QMenu& menu, int column);
    void addPlace(QMenu& menu, int column);
    void addShown(QMenu& menu);
    void change(const ColumnState& state);
    void sortNext(int column);
    void takeOrder();
    void takeWidths();
    void show();
    void showColumn(int column);
    [[nodiscard]] bool isHidden(int column) const;
    [[nodiscard]] std::set<int> shown() const;
    [[nodiscard]] std::vector<int> order() const;
    [[nodiscard]] QString titleOf(int column) const;

    QTableView* table_;
    QString id_;
    Rows rows_;
    ColumnState state_;
    std::set<int> blank_;
    std::set<int> leftOut_;
    std::map<int, int> before_; ///< widths when a person began to change one
    bool held_ = false;
    bool showing_ = false;
};

} // namespace bafar::shared
