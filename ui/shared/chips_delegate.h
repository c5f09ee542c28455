#pragma once
// How the cells of a ChipsTable are painted, and where each thing in a cell stands. Used by
// chips_view.cpp only. GUI thread.
#include <QStyledItemDelegate>
#include <vector>

#include "ui/shared/chips_model.h"

namespace bafar::shared {

class ChipsTable;
struct Tokens;

inline constexpr int ChipSide = 8; ///< pixels beside a cell's content: as beside the heads
inline constexpr int ChipMark = 9;
inline constexpr int ChipRowLeast = 46; ///< height of a row

/// Where the things of a cell stand, as text runs from the left.
[[nodiscard]] std::vector<QRect> chipPlaces(const std::vector<Chip>& chips, const QRect& cell);

class ChipsDelegate : public QStyledItemDelegate {
public:
    explicit ChipsDelegate(ChipsTable* table);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    static void paintHead(QPainter& painter,
                          const QStyleOptionViewItem& option,
                          const ChipRow& row,
                          const Tokens& tokens);
    void paintChip(QPainter& painter,
                   const QStyleOptionViewItem& option,
                   const Chip& chip,
                   const QRect& place,
                   const Tokens& tokens) const;

    ChipsTable* table_;
};

} // namespace bafar::shared
