#include "ui/shared/chips_delegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/shared/chips_view.h"
#include "ui/shared/elide.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr int ChipHigh = 22;
constexpr int ChipGap = 6;
constexpr int ChipPad = 7;
constexpr int ChipAbove = 8; ///< and below the things of a cell

int chipWidth(const Chip& chip)
{
    return 2 * ChipPad + ChipMark + 6 + QFontMetrics(captionFont()).horizontalAdvance(chip.text) +
           2;
}

int heightFor(const std::vector<Chip>& chips, int width)
{
    const std::vector<QRect> places = chipPlaces(chips, QRect(0, 0, width, 0));
    return places.empty() ? 0 : places.back().bottom() + 1 + ChipAbove;
}

int startOf(bool mirrored)
{
    return static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
           static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

std::vector<QRect> chipPlaces(const std::vector<Chip>& chips, const QRect& cell)
{
    std::vector<QRect> places;
    const int room = std::max(40, cell.width() - 2 * ChipSide);
    int x = 0;
    int y = ChipAbove;
    for (const Chip& chip : chips) {
        const int wide = std::min(chipWidth(chip), room);
        if (x > 0 && x + wide > room) {
            x = 0;
            y += ChipHigh + ChipGap;
        }
        places.emplace_back(cell.left() + ChipSide + x, cell.top() + y, wide, ChipHigh);
        x += wide + ChipGap;
    }
    const int spare = cell.height() - y - ChipHigh - ChipAbove;
    for (QRect& place : places) {
        place.translate(0, std::max(0, spare / 2));
    }
    return places;
}

ChipsDelegate::ChipsDelegate(ChipsTable* table)
    : QStyledItemDelegate(table)
    , table_(table)
{
}

void ChipsDelegate::paint(QPainter* painter,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(option.palette);
    const auto* model = qobject_cast<const ChipsModel*>(index.model());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const ChipRow& row = model->rows()[static_cast<std::size_t>(index.row())];
    if (row.key == table_->chosen()) {
        painter->fillRect(option.rect, tokens.selection);
    }
    if (index.column() == 0) {
        paintHead(*painter, option, row, tokens);
    } else {
        const std::vector<Chip> chips = model->chipsAt(index);
        const std::vector<QRect> places = chipPlaces(chips, option.rect);
        for (std::size_t i = 0; i < chips.size(); ++i) {
            paintChip(*painter, option, chips[i],
                      QStyle::visualRect(option.direction, option.rect, places[i]), tokens);
        }
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (index.row() + 1 < model->rowCount()) { // what is below it has a line of its own
        painter->setPen(QPen(tokens.line, 1));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    if (table_->hasFocus() && table_->currentIndex() == index) {
        painter->setPen(QPen(tokens.accent, 1, Qt::DotLine));
        painter->drawRect(option.rect.adjusted(2, 2, -3, -3));
    }
    painter->restore();
}

QSize ChipsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ChipsModel*>(index.model());
    const int wide = table_->columnWidth(index.column());
    return {wide, std::max(ChipRowLeast, heightFor(model->chipsAt(index), wide))};
}

void ChipsDelegate::paintHead(QPainter& painter,
                              const QStyleOptionViewItem& option,
                              const ChipRow& row,
                              const Tokens& tokens)
{
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRect inner = option.rect.adjusted(ChipSide, 0, -ChipSide, 0);
    const auto visual = [&](const QRect& place) {
        return QStyle::visualRect(option.direction, inner, place);
    };
    const int middle = inner.center().y();
    const bool two = !row.caption.isEmpty();
    const int before = row.mark ? ChipMark + 8 : 0;
    const int top = two ? middle - 18 : middle - 9;
    if (row.mark) {
        paintStateMark(painter, QRectF(visual({inner.left(), top + 5, ChipMark, ChipMark})),
                       *row.mark, tokens);
    }
    painter.setFont(strongFont());
    painter.setPen(tokens.text);
    const QRect title(inner.left() + before, top, inner.width() - before, 18);
    painter.drawText(visual(title), startOf(mirrored),
                     elided(row.title, QFontMetrics(strongFont()), title.width(), true));
    if (two) {
        painter.setFont(captionFont());
        painter.setPen(tokens.muted);
        const QRect caption(inner.left() + before, middle + 1, inner.width() - before, 16);
        painter.drawText(
            visual(caption), startOf(mirrored),
            QFontMetrics(captionFont()).elidedText(row.caption, Qt::ElideRight, caption.width()));
    }
}

void ChipsDelegate::paintChip(QPainter& painter,
                              const QStyleOptionViewItem& option,
                              const Chip& chip,
                              const QRect& place,
                              const Tokens& tokens) const
{
    using schema::State;
    const bool mirrored = option.direction == Qt::RightToLeft;
    const bool chosen = !chip.key.isEmpty() && chip.key == table_->chosen();
    const bool quiet = chip.state == State::Unknown || chip.state == State::Stale;
    const QPen pen = chosen                        ? QPen(tokens.accent, 1.6)
                     : chip.state == State::Failed ? QPen(tokens.bad, 1.6)
                     : quiet                       ? QPen(tokens.unknown, 1, Qt::DashLine)
                                                   : QPen(tokens.line, 1);
    painter.setPen(pen);
    painter.setBrush(chosen ? tokens.selection : tokens.raised);
    painter.drawRoundedRect(QRectF(place).adjusted(0.8, 0.8, -0.8, -0.8), 5, 5);
    const QRect mark(place.left() + ChipPad, place.center().y() - ChipMark / 2, ChipMark, ChipMark);
    paintStateMark(painter, QRectF(QStyle::visualRect(option.direction, place, mark)), chip.state,
                   tokens);
    painter.setFont(captionFont());
    painter.setPen(quiet ? tokens.muted : tokens.text);
    const QRect text = place.adjusted(ChipPad + ChipMark + 6, 0, -ChipPad, 0);
    painter.drawText(
        QStyle::visualRect(option.direction, place, text), startOf(mirrored),
        QFontMetrics(captionFont()).elidedText(chip.text, Qt::ElideRight, text.width()));
}

} // namespace bafar::shared
