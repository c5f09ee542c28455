#include "ui/cluster/audit_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "ui/shared/density.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/tall_rows.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {
namespace {

constexpr int RowsAhead = 20; ///< that are still below when older ones are asked for

/// Pixels; a moment has what it needs beyond that, and the reason what is left.
constexpr std::pair<AuditModel::Column, int> AuditWidths[] = {{AuditModel::When, 84},
                                                              {AuditModel::Who, 130},
                                                              {AuditModel::What, 204},
                                                              {AuditModel::Verdict, 124},
                                                              {AuditModel::Agent, 64}};

} // namespace

AuditTable::AuditTable(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
    , model_(new AuditModel(this))
{
    shared::styleTable(this, accessibleName);
    setItemDelegate(new shared::RowsDelegate(this));
    setModel(model_);
    setObjectName(QStringLiteral("auditLines"));
    for (const auto& [column, width] : AuditWidths) {
        setColumnWidth(column, width);
    }
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(AuditModel::Why, QHeaderView::Stretch);
    new shared::TallRows(this, AuditModel::Why);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &AuditTable::tellEnd);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &AuditTable::tellEnd);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { takeCurrent(now.row()); });
}

void AuditTable::setLines(const AuditLines& lines)
{
    const bool follows = verticalScrollBar()->value() == 0;
    const AuditLinePtr read = follows ? nullptr : model_->lineAt(rowAt(0));
    const int offset = read == nullptr ? 0 : rowViewportPosition(rowAt(0));
    setting_ = true;
    model_->setLines(lines);
    fitMoments();
    executeDelayedItemsLayout();
    updateGeometries();
    if (const int row = model_->rowOf(read); row >= 0) {
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rowViewportPosition(row) -
                                      offset);
    }
    if (follows) {
        scrollToTop();
    }
    setting_ = false;
    choose(model_->rowOf(chosen_) >= 0 ? chosen_ : model_->lineAt(0));
}

void AuditTable::setNow(WallTime now)
{
    if (model_->setNow(now)) {
        fitMoments();
    }
}

/// The oldest line has its day wherever any line has.
void AuditTable::fitMoments()
{
    if (const int last = model_->rowCount() - 1; last >= 0) {
        const int need = shared::RowsDelegate::lineWidth(model_->index(last, AuditModel::When));
        setColumnWidth(AuditModel::When, std::max(columnWidth(AuditModel::When), need));
    }
}

void AuditTable::choose(const AuditLinePtr& line)
{
    const int row = model_->rowOf(line);
    const bool other = chosen_ != line;
    chosen_ = line;
    setting_ = true;
    if (row < 0) {
        selectionModel()->clear();
    } else if (currentIndex().row() != row) {
        setAutoScroll(false); // what is read must not be scrolled away
        selectionModel()->setCurrentIndex(model_->index(row, std::max(0, currentIndex().column())),
                                          QItemSelectionModel::ClearAndSelect |
                                              QItemSelectionModel::Rows);
        setAutoScroll(true);
    }
    setting_ = false;
    if (other) {
        Q_EMIT choiceChanged();
    }
}

void AuditTable::takeCurrent(int row)
{
    const AuditLinePtr line = model_->lineAt(row);
    if (!setting_ && line != chosen_) {
        chosen_ = line;
        Q_EMIT choiceChanged();
    }
}

bool AuditTable::isAtEnd() const
{
    const int height = viewport()->height();
    if (!isVisible() || height < shared::rowHeight() || model_->rowCount() == 0) {
        return false; // it has no place, or no rows, yet
    }
    const int last = rowAt(height - 1);
    return last < 0 || last + RowsAhead >= model_->rowCount();
}

void AuditTable::tellEnd()
{
    if (!setting_ && isAtEnd()) {
        Q_EMIT endReached();
    }
}

void AuditTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    keepCurrentInSight(event->oldSize().height());
    tellEnd();
}

/// What is told of the chosen line below may take the room where its row stood.
void AuditTable::keepCurrentInSight(int heightBefore)
{
    const QModelIndex current = currentIndex();
    const int top = current.isValid() ? rowViewportPosition(current.row()) : 0;
    const int end = current.isValid() ? top + rowHeight(current.row()) : 0;
    if (top < heightBefore && end > viewport()->height()) {
        scrollTo(current);
    }
}

void AuditTable::keyPressEvent(QKeyEvent* event)
{
    QTableView::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape) {
        event->ignore(); // the page knows what it clears
    }
}

} // namespace bafar::ui::cluster
