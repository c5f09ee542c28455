#pragma once
// What the panel about one thing is put together from. GUI thread; parents own.
#include <QString>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace bafar::ui::things {

/// Pixels from a panel's content to its texts: the cells of tables have as many on their own.
inline constexpr int PanelInset = 8;

/// The same part, its texts where those of tables stand. `Part` is a widget or a layout.
template <class Part>
Part* inset(Part* part)
{
    part->setContentsMargins(PanelInset, 0, PanelInset, 0);
    return part;
}

/// A list of rows with two fixed columns at its sides; the middle one takes what is left.
[[nodiscard]] QTableView* makeList(const QString& name,
                                   bool heads,
                                   QAbstractItemModel* model,
                                   QWidget* parent);

/// From now on the first of two columns is as wide as its texts have been since these rows are
/// there, up to what the second leaves, or a share where both need more; a time of day is always
/// whole.
void fitFirst(QTableView* table);

/// From now on both columns at the sides are as wide as their texts have been, and no wider than
/// makeList() has them.
void fitSides(QTableView* table);

/// A section's head; what it holds is added to its layout.
[[nodiscard]] QWidget* makeSection(const QString& head, QWidget* parent);

} // namespace bafar::ui::things
