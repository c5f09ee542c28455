#include "ui/events/table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <algorithm>

#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/tall_rows.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::events {
namespace {

/// Heads of days are captions across the table; events look like every table's rows.
class EventsDelegate : public shared::RowsDelegate {
public:
    using RowsDelegate::RowsDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        if (!index.data(EventsModel::DayRole).toBool()) {
            RowsDelegate::paint(painter, option, index);
            return;
        }
        const shared::Tokens& tokens = shared::tokensOf(option.palette);
        painter->save();
        painter->fillRect(option.rect, tokens.background);
        painter->setPen(QPen(tokens.line, 1));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setFont(shared::sectionFont());
        painter->setPen(tokens.muted);
        const bool mirrored = option.direction == Qt::RightToLeft;
        painter->drawText(option.rect.adjusted(8, 0, -8, 0),
                          static_cast<int>(Qt::AlignVCenter | Qt::AlignAbsolute) |
                              static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                          index.data().toString());
        painter->restore();
    }
};

} // namespace

EventsTable::EventsTable(const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
    , model_(new EventsModel(this))
    , news_(shared::makeButton({}, "", this))
{
    shared::styleTable(this, accessibleName);
    setItemDelegate(new EventsDelegate(this));
    setModel(model_);
    setObjectName(QStringLiteral("events"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setMinimumSectionSize(0);
    new shared::TallRows(this, EventsModel::What);
    const auto* columns = new shared::TableColumns(this, QStringLiteral("events"),
                                                   shared::TableColumns::Rows::InTime);
    connect(columns, &shared::TableColumns::widthsWanted, this, &EventsTable::shareWidth);
    news_->setObjectName(QStringLiteral("newEvents"));
    news_->hide();
    connect(news_, &QPushButton::clicked, this, &EventsTable::goToNewest);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &EventsTable::countUnseen);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { takeCurrent(now.row()); });
    connect(this, &QTableView::doubleClicked, this, &EventsTable::opened);
}

void EventsTable::takeCurrent(int row)
{
    const EntryPtr entry = model_->entryAt(row);
    if (!setting_ && entry != chosen_) {
        chosen_ = entry;
        Q_EMIT choiceChanged();
    }
}

EntryPtr EventsTable::firstInSight(int& offset) const
{
    for (int row = std::max(0, rowAt(0)); row < model_->rowCount(); ++row) {
        if (const EntryPtr entry = model_->entryAt(row)) {
            offset = rowViewportPosition(row);
            return entry;
        }
    }
    return nullptr;
}

void EventsTable::setEntries(std::span<const EntryPtr> entries)
{
    int offset = 0;
    const bool follows = verticalScrollBar()->value() == 0;
    const EntryPtr read = follows ? nullptr : firstInSight(offset);
    setting_ = true;
    entries_.assign(entries.begin(), entries.end());
    model_->setEntries(entries);
    measureAbout();
    spanDays();
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
    choose(model_->rowOf(chosen_) >= 0 ? chosen_ : nullptr);
    countUnseen();
}

void EventsTable::choose(const EntryPtr& entry)
{
    const int row = model_->rowOf(entry);
    const bool other = chosen_ != entry;
    chosen_ = entry;
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

void EventsTable::goToNewest()
{
    scrollToTop();
    setFocus();
}

void EventsTable::spanDays()
{
    clearSpans();
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (model_->entryAt(row) == nullptr) {
            setSpan(row, 0, 1, EventsModel::Columns);
        }
    }
}

void EventsTable::countUnseen()
{
    if (setting_) {
        return;
    }
    if (verticalScrollBar()->value() == 0 || newestSeen_ == nullptr) {
        newestSeen_ = entries_.empty() ? nullptr : entries_.front();
    }
    int unseen = 0;
    for (const EntryPtr& entry : entries_) {
        if (newestSeen_ == nullptr || !isAbove(*entry, *newestSeen_)) {
            break;
        }
        ++unseen;
    }
    news_->setText(tr("%Ln new event(s)", nullptr, unseen));
    news_->setToolTip(tr("Go to the newest event"));
    news_->setVisible(unseen > 0);
    placeNews();
}

void EventsTable::placeNews()
{
    news_->adjustSize();
    news_->move((width() - news_->width()) / 2, horizontalHeader()->height() + 8);
    news_->raise();
}

void EventsTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    shareWidth();
    placeNews();
}

void EventsTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && chosen_ != nullptr) {
        Q_EMIT opened();
        return;
    }
    QTableView::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape) {
        event->ignore(); // the page knows what it clears
    }
}

} // namespace bafar::ui::events
