#include "ui/shared/chips_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <algorithm>

#include "ui/shared/chips_delegate.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int HeadLeast = 140;
constexpr int HeadMost = 260;
constexpr int CellLeast = 116;

} // namespace

ChipsTable::ChipsTable(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
{
    styleTable(this, accessibleName);
    setItemDelegate(new ChipsDelegate(this));
    setSelectionMode(NoSelection);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setVerticalScrollMode(ScrollPerPixel);
    QFont heads = sectionFont();
    heads.setCapitalization(QFont::MixedCase); // names of nodes keep their letters
    horizontalHeader()->setFont(heads);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void ChipsTable::setChips(ChipsModel* model)
{
    chips_ = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &ChipsTable::fit);
    connect(model, &QAbstractItemModel::dataChanged, this, &ChipsTable::fit);
    fit();
}

void ChipsTable::setChosen(const QString& key)
{
    if (key == chosen_) {
        return;
    }
    chosen_ = key;
    viewport()->update();
    const QModelIndex cell = chips_ == nullptr ? QModelIndex() : chips_->cellOf(key);
    if (cell.isValid()) {
        setCurrentIndex(cell);
    }
}

void ChipsTable::setHeightMax(int pixels)
{
    heightMax_ = pixels;
    updateGeometry();
}

QRect ChipsTable::placeOf(const QString& key) const
{
    const QModelIndex cell = chips_ == nullptr ? QModelIndex() : chips_->cellOf(key);
    const QRect area = visualRect(cell);
    const std::vector<Chip> chips = cell.isValid() ? chips_->chipsAt(cell) : std::vector<Chip>();
    const std::vector<QRect> places = chipPlaces(chips, area);
    for (std::size_t i = 0; i < chips.size(); ++i) {
        if (chips[i].key == key) {
            return QStyle::visualRect(layoutDirection(), area, places[i]);
        }
    }
    return area;
}

QSize ChipsTable::sizeHint() const
{
    const int rows =
        verticalHeader()->length() + horizontalHeader()->sizeHint().height() + 2 * frameWidth();
    return {QTableView::sizeHint().width(), std::min(rows, heightMax_)};
}

QSize ChipsTable::minimumSizeHint() const
{
    const int least = horizontalHeader()->sizeHint().height() + 2 * ChipRowLeast;
    return {HeadLeast + CellLeast, std::min(least, sizeHint().height())};
}

void ChipsTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

/// The names take what they need, the cells share what is left.
void ChipsTable::fit()
{
    if (chips_ == nullptr || chips_->columnCount() == 0) {
        return;
    }
    int head = HeadLeast;
    const QFontMetrics strong(strongFont());
    const QFontMetrics caption(captionFont());
    for (const ChipRow& row : chips_->rows()) {
        const int text =
            std::max(strong.horizontalAdvance(row.title), caption.horizontalAdvance(row.caption));
        head = std::max(head, text + ChipMark + 8 + 2 * ChipSide + 4);
    }
    const int cells = chips_->columnCount() - 1;
    // A name is cut before a cell is out of sight.
    const int room = viewport()->width() - CellLeast * cells;
    head = std::max(HeadLeast, std::min({head, HeadMost, room}));
    const int each =
        cells == 0 ? 0 : std::max(CellLeast, (viewport()->width() - head) / std::max(1, cells));
    setColumnWidth(0, std::max(head, viewport()->width() - each * cells));
    for (int column = 1; column <= cells; ++column) {
        setColumnWidth(column, each);
    }
    resizeRowsToContents();
    updateGeometry();
}

void ChipsTable::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (chips_ == nullptr || !index.isValid() || event->button() != Qt::LeftButton) {
        return;
    }
    if (index.column() == 0) {
        Q_EMIT chipWanted(chips_->rows()[static_cast<std::size_t>(index.row())].key);
        return;
    }
    for (const Chip& chip : chips_->chipsAt(index)) {
        if (!chip.key.isEmpty() && placeOf(chip.key).contains(event->pos())) {
            Q_EMIT chipWanted(chip.key);
            return;
        }
    }
}

void ChipsTable::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
        chooseNext(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

/// The thing after the chosen one in this cell, else its first.
void ChipsTable::chooseNext(const QModelIndex& index)
{
    if (chips_ == nullptr || !index.isValid()) {
        return;
    }
    if (index.column() == 0) {
        Q_EMIT chipWanted(chips_->rows()[static_cast<std::size_t>(index.row())].key);
        return;
    }
    const std::vector<Chip> chips = chips_->chipsAt(index);
    const auto now = std::find_if(chips.begin(), chips.end(),
                                  [this](const Chip& chip) { return chip.key == chosen_; });
    const auto next = now == chips.end() || now + 1 == chips.end() ? chips.begin() : now + 1;
    if (next != chips.end() && !next->key.isEmpty()) {
        Q_EMIT chipWanted(next->key);
    }
}

} // namespace bafar::shared
