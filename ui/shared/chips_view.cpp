#include "ui/shared/chips_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int ChipSide = 10; ///< of a cell's content
constexpr int ChipHigh = 22;
constexpr int ChipGap = 6;
constexpr int ChipPad = 7;
constexpr int ChipMark = 9;
constexpr int ChipAbove = 8; ///< and below the things of a cell
constexpr int HeadLeast = 150;
constexpr int HeadMost = 260;
constexpr int CellLeast = 116;
constexpr int RowLeast = 46;

int chipWidth(const Chip& chip)
{
    return 2 * ChipPad + ChipMark + 6 + QFontMetrics(captionFont()).horizontalAdvance(chip.text) +
           2;
}

/// Where the things of a cell stand, as text runs from the left.
std::vector<QRect> placesOf(const std::vector<Chip>& chips, const QRect& cell)
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

int heightFor(const std::vector<Chip>& chips, int width)
{
    const std::vector<QRect> places = placesOf(chips, QRect(0, 0, width, 0));
    return places.empty() ? 0 : places.back().bottom() + 1 + ChipAbove;
}

int startOf(bool mirrored)
{
    return static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
           static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

class ChipsDelegate : public QStyledItemDelegate {
public:
    explicit ChipsDelegate(ChipsTable* table)
        : QStyledItemDelegate(table)
        , table_(table)
    {
    }

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Tokens& tokens = tokensOf(option.palette);
        const auto* model = qobject_cast<const ChipsModel*>(index.model());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const ChipRow& row = model->rows()[static_cast<std::size_t>(index.row())];
        if (index.column() == 0) {
            paintHead(*painter, option, row, tokens);
        } else {
            const std::vector<Chip> chips = model->chipsAt(index);
            const std::vector<QRect> places = placesOf(chips, option.rect);
            for (std::size_t i = 0; i < chips.size(); ++i) {
                paintChip(*painter, option, chips[i],
                          QStyle::visualRect(option.direction, option.rect, places[i]), tokens);
            }
        }
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(tokens.line, 1));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (table_->hasFocus() && table_->currentIndex() == index) {
            painter->setPen(QPen(tokens.accent, 1, Qt::DotLine));
            painter->drawRect(option.rect.adjusted(2, 2, -3, -3));
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&,
                                 const QModelIndex& index) const override
    {
        const auto* model = qobject_cast<const ChipsModel*>(index.model());
        const int wide = table_->columnWidth(index.column());
        return {wide, std::max(RowLeast, heightFor(model->chipsAt(index), wide))};
    }

private:
    void paintHead(QPainter& painter,
                   const QStyleOptionViewItem& option,
                   const ChipRow& row,
                   const Tokens& tokens) const
    {
        if (row.key == table_->chosen()) {
            painter.fillRect(option.rect, tokens.selection);
        }
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
        painter.drawText(
            visual(title), startOf(mirrored),
            QFontMetrics(strongFont()).elidedText(row.title, Qt::ElideMiddle, title.width()));
        if (two) {
            painter.setFont(captionFont());
            painter.setPen(tokens.muted);
            const QRect caption(inner.left() + before, middle + 1, inner.width() - before, 16);
            painter.drawText(visual(caption), startOf(mirrored),
                             QFontMetrics(captionFont())
                                 .elidedText(row.caption, Qt::ElideRight, caption.width()));
        }
    }

    void paintChip(QPainter& painter,
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
        const QRect mark(place.left() + ChipPad, place.center().y() - ChipMark / 2, ChipMark,
                         ChipMark);
        paintStateMark(painter, QRectF(QStyle::visualRect(option.direction, place, mark)),
                       chip.state, tokens);
        painter.setFont(captionFont());
        painter.setPen(quiet ? tokens.muted : tokens.text);
        const QRect text = place.adjusted(ChipPad + ChipMark + 6, 0, -ChipPad, 0);
        painter.drawText(
            QStyle::visualRect(option.direction, place, text), startOf(mirrored),
            QFontMetrics(captionFont()).elidedText(chip.text, Qt::ElideRight, text.width()));
    }

    ChipsTable* table_;
};

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
    horizontalHeader()->setFont(captionFont()); // names of nodes keep their letters
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
    const std::vector<QRect> places = placesOf(chips, area);
    for (std::size_t i = 0; i < chips.size(); ++i) {
        if (chips[i].key == key) {
            return QStyle::visualRect(layoutDirection(), area, places[i]);
        }
    }
    return area;
}

QSize ChipsTable::sizeHint() const
{
    const int rows = verticalHeader()->length() + horizontalHeader()->sizeHint().height() + 2;
    return {QTableView::sizeHint().width(), std::min(rows, heightMax_)};
}

QSize ChipsTable::minimumSizeHint() const
{
    const int least = horizontalHeader()->sizeHint().height() + 2 * RowLeast;
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
    head = std::min(head, HeadMost);
    const int cells = chips_->columnCount() - 1;
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
