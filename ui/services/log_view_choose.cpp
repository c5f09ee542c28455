// How lines of a log are chosen, with keys and mouse.
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>

#include "ui/services/log_view.h"

namespace bafar::ui::services {

std::uint64_t LogView::numberAt(int y) const
{
    const int line = verticalScrollBar()->value() + y / layout_->letters().height;
    const LogRow* row = line < 0 ? nullptr : model_->rowAt(layout_->placeOf(line).row);
    return row == nullptr ? 0 : row->number;
}

bool LogView::isSelected(std::uint64_t number) const
{
    return anchor_ != 0 && number >= std::min(anchor_, current_) &&
           number <= std::max(anchor_, current_);
}

void LogView::select(std::uint64_t anchor, std::uint64_t current)
{
    if (anchor != anchor_ || current != current_) {
        anchor_ = anchor;
        current_ = current;
        repaintAll();
        Q_EMIT selectionChanged();
    }
}

void LogView::choose(std::uint64_t number)
{
    select(number, number);
    bringIntoView(model_->rowFrom(number), true);
    tellCurrent(*this);
}

void LogView::press(const std::string& key)
{
    choose(QByteArray::fromStdString(key).toULongLong());
}

void LogView::move(int row, bool extend)
{
    const int last = model_->rowCount() - 1;
    const LogRow* wanted = model_->rowAt(std::clamp(row, 0, std::max(0, last)));
    if (wanted != nullptr) {
        select(extend && anchor_ != 0 ? anchor_ : wanted->number, wanted->number);
        bringIntoView(std::clamp(row, 0, last), false);
        tellCurrent(*this);
    }
}

void LogView::selectAll()
{
    const LogRow* first = model_->rowAt(0);
    const LogRow* last = model_->rowAt(model_->rowCount() - 1);
    if (first != nullptr && last != nullptr) {
        select(first->number, last->number);
    }
}

QString LogView::selectedText() const
{
    QStringList lines;
    std::size_t width = 0;
    for (int row = model_->rowFrom(std::min(anchor_, current_));
         anchor_ != 0 && row < model_->rowCount() && isSelected(model_->rowAt(row)->number);
         ++row) {
        lines.append(plainText(*model_->rowAt(row), width));
    }
    return lines.join(QLatin1Char('\n'));
}

void LogView::keyPressEvent(QKeyEvent* event)
{
    const bool extend = (event->modifiers() & Qt::ShiftModifier) != 0;
    const int last = model_->rowCount() - 1;
    // Keys begin at what is seen where nothing is chosen.
    const int here =
        current_ != 0 ? currentRow() : layout_->placeOf(verticalScrollBar()->value()).row;
    switch (event->key()) {
    case Qt::Key_Up: move(current_ == 0 ? last : here - 1, extend); break;
    case Qt::Key_Down: move(current_ == 0 ? here : here + 1, extend); break;
    case Qt::Key_PageUp: move(here - visibleLines(), extend); break;
    case Qt::Key_PageDown: move(here + visibleLines(), extend); break;
    case Qt::Key_Home: move(0, extend); break;
    case Qt::Key_End:
        move(last, extend);
        jumpToEnd();
        break;
    // Lines run from the left in every language.
    case Qt::Key_Left: horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub); break;
    case Qt::Key_Right:
        horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd);
        break;
    default:
        if (event->matches(QKeySequence::SelectAll)) {
            selectAll();
        } else {
            QAbstractScrollArea::keyPressEvent(event);
        }
    }
}

void LogView::mousePressEvent(QMouseEvent* event)
{
    const std::uint64_t number = numberAt(event->position().toPoint().y());
    if (event->button() == Qt::LeftButton && number != 0) {
        const bool extend = (event->modifiers() & Qt::ShiftModifier) != 0 && anchor_ != 0;
        select(extend ? anchor_ : number, number);
        tellCurrent(*this);
    }
}

void LogView::mouseMoveEvent(QMouseEvent* event)
{
    const std::uint64_t number = numberAt(event->position().toPoint().y());
    if ((event->buttons() & Qt::LeftButton) != 0 && anchor_ != 0 && number != 0) {
        select(anchor_, number);
        bringIntoView(currentRow(), false);
        tellCurrent(*this);
    }
}

} // namespace bafar::ui::services
