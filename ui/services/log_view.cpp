#include "ui/services/log_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "ui/services/log_paint.h"
#include "ui/shared/format.h"
#include "ui/shared/local_keys.h"
#include "ui/shared/theme.h"

namespace bafar::ui::services {
namespace {

constexpr int LettersSide = 16; ///< pixels of a view that are no letters

} // namespace

LogView::LogView(LogModel* model, LogSearch* search, QWidget* parent)
    : QAbstractScrollArea(parent)
    , model_(model)
    , search_(search)
    , layout_(std::make_unique<LogLayout>(model, LogLetters(shared::technicalFont())))
{
    // A log is technical, in every language; only its bar stands where all others do.
    viewport()->setLayoutDirection(Qt::LeftToRight);
    horizontalScrollBar()->setLayoutDirection(Qt::LeftToRight);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    shared::declareKeys(
        this, {tr("In a log"),
               {{tr("To the line before, or after"), {Qt::Key_Up, Qt::Key_Down}},
                {tr("More lines with it"), {Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}},
                {tr("A page up, or down"), {Qt::Key_PageUp, Qt::Key_PageDown}},
                {tr("The first line, or the last"), {Qt::Key_Home, Qt::Key_End}},
                {tr("Along a long line"), {Qt::Key_Left, Qt::Key_Right}},
                {tr("Choose all lines"), {QKeySequence::SelectAll}}}});
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // it must not change the width by coming
    verticalScrollBar()->setSingleStep(1);
    viewport()->setCursor(Qt::IBeamCursor);
    watchModel();
    connect(search_, &LogSearch::changed, this, &LogView::repaintAll);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::scrolled);
}

LogView::~LogView() = default;

void LogView::watchModel()
{
    connect(model_, &LogModel::rowsAboutToBeInserted, this, &LogView::keepPlace);
    connect(model_, &LogModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { grown(first, last); });
    connect(model_, &LogModel::rowsAboutToBeRemoved, this, &LogView::keepPlace);
    connect(model_, &LogModel::rowsRemoved, this, &LogView::returnToPlace);
    connect(model_, &LogModel::modelAboutToBeReset, this, &LogView::keepPlace);
    connect(model_, &LogModel::modelReset, this, [this] {
        if (model_->rowCount() == 0) {
            following_ = true;
            unseen_ = 0;
            select(0, 0);
            Q_EMIT followChanged();
        }
        returnToPlace();
    });
}

void LogView::setWrap(bool wrap)
{
    if (wrap != wrap_) {
        keepPlace();
        wrap_ = wrap;
        returnToPlace();
    }
}

int LogView::visibleLines() const
{
    return std::max(1, viewport()->height() / layout_->letters().height);
}

void LogView::grown(int first, int last)
{
    returnToPlace();
    if (!following_) {
        for (int row = first; row <= last; ++row) {
            unseen_ += model_->rowAt(row)->kind == LogRow::Kind::Line ? 1 : 0;
        }
        Q_EMIT followChanged();
    }
}

void LogView::keepPlace()
{
    const LogLayout::Place place = layout_->placeOf(verticalScrollBar()->value());
    const LogRow* row = model_->rowAt(place.row);
    topNumber_ = row == nullptr ? 0 : row->number;
    topLine_ = place.line;
}

void LogView::returnToPlace()
{
    const QScopedValueRollback<bool> fitting(fitting_, true);
    fit();
    if (following_) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    } else {
        // A row that is gone has the next one in its place.
        const int row = model_->rowFrom(topNumber_);
        verticalScrollBar()->setValue(
            layout_->top(row) + std::min(topLine_, std::max(0, layout_->linesOfRow(row) - 1)));
        followAtEnd();
    }
    repaintAll();
}

void LogView::fit()
{
    const int letters =
        static_cast<int>((viewport()->width() - LettersSide) / layout_->letters().width);
    const LogColumns columns(letters, model_->writerWidth());
    layout_->setColumns(wrap_ ? columns.textWidth : 0);
    verticalScrollBar()->setPageStep(visibleLines());
    verticalScrollBar()->setRange(0, std::max(0, layout_->lines() - visibleLines()));
    horizontalScrollBar()->setPageStep(columns.textWidth);
    horizontalScrollBar()->setSingleStep(4);
    horizontalScrollBar()->setRange(0,
                                    wrap_ ? 0 : std::max(0, layout_->widest() - columns.textWidth));
}

void LogView::scrolled()
{
    if (!fitting_) {
        followAtEnd();
    }
}

void LogView::followAtEnd()
{
    const bool atEnd = verticalScrollBar()->value() == verticalScrollBar()->maximum();
    if (atEnd != following_) {
        following_ = atEnd;
        unseen_ = 0;
        Q_EMIT followChanged();
    }
}

void LogView::scrollContentsBy(int, int)
{
    repaintAll();
}

void LogView::repaintAll()
{
    itemsChanged();
    viewport()->update();
}

void LogView::jumpToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

int LogView::currentRow() const
{
    return current_ == 0 ? -1 : model_->rowFrom(current_);
}

void LogView::bringIntoView(int row, bool middle)
{
    const int top = layout_->top(row);
    const int lines = layout_->linesOfRow(row);
    const int first = verticalScrollBar()->value();
    if (top < first || top + lines > first + visibleLines()) {
        verticalScrollBar()->setValue(middle        ? top - (visibleLines() - lines) / 2
                                      : top < first ? top
                                                    : top + lines - visibleLines());
    }
}

bool LogView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const LogRow* row = model_->rowAt(model_->rowFrom(numberAt(help->pos().y())));
        // What a row has no room for: a sentence that is cut, a name, the day.
        if (row != nullptr) {
            const QString tip = row->kind == LogRow::Kind::Line && row->at != WallTime{}
                                    ? shared::dateAndTime(row->at) + QLatin1Char('\n') +
                                          shared::technical(writerOf(*row))
                                    : row->text;
            QToolTip::showText(help->globalPos(), tip, viewport());
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void LogView::resizeEvent(QResizeEvent* event)
{
    keepPlace();
    QAbstractScrollArea::resizeEvent(event);
    returnToPlace();
}

void LogView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const shared::Tokens& tokens = shared::tokensOf(palette());
    painter.fillRect(viewport()->rect(), tokens.background);
    const int height = layout_->letters().height;
    const int letters =
        static_cast<int>((viewport()->width() - LettersSide) / layout_->letters().width);
    LogPaint paint{layout_->letters(),
                   LogColumns(letters, model_->writerWidth()),
                   layout_->columns(),
                   horizontalScrollBar()->value(),
                   false,
                   false,
                   search_->word()};
    const LogLayout::Place first = layout_->placeOf(verticalScrollBar()->value());
    int y = -first.line * height;
    for (int row = first.row; row < model_->rowCount() && y < viewport()->height(); ++row) {
        const LogRow& one = *model_->rowAt(row);
        const int high = layout_->linesOfRow(row) * height;
        paint.selected = isSelected(one.number);
        paint.current = hasFocus() && one.number == current_;
        paintLogRow(painter, palette(), one, QRect(0, y, viewport()->width(), high), paint);
        y += high;
    }
}

std::vector<shared::PaintedItem> LogView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    const int height = layout_->letters().height;
    const LogLayout::Place first = layout_->placeOf(verticalScrollBar()->value());
    int y = viewport()->y() - first.line * height;
    for (int row = first.row; row < model_->rowCount() && y < this->height(); ++row) {
        const LogRow& one = *model_->rowAt(row);
        const int high = layout_->linesOfRow(row) * height;
        shared::PaintedItem item;
        item.name = one.text;
        if (one.kind == LogRow::Kind::Line) {
            item.value = one.errors ? tr("standard error") : tr("standard output");
            item.description = writerOf(one) + QLatin1Char(' ') + logTime(one.at);
        }
        item.rectangle = QRect(viewport()->x(), y, viewport()->width(), high);
        item.selected = isSelected(one.number);
        item.current = one.number == current_;
        item.key = std::to_string(one.number);
        items.push_back(item);
        y += high;
    }
    return items;
}

} // namespace bafar::ui::services
