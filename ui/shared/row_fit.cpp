#include "ui/shared/row_fit.h"

#include <QEvent>
#include <QLayout>
#include <QWidget>

namespace bafar::shared {

RowFit::RowFit(QWidget* row, std::vector<Step> steps)
    : QObject(row)
    , row_(row)
    , steps_(std::move(steps))
{
    // Else a window could not become narrower than what the row has before it gives up anything.
    row->setMinimumWidth(1);
    row->installEventFilter(this);
}

int RowFit::need() const
{
    row_->layout()->activate(); // only then layouts within it forget what they needed before
    return row_->layout()->minimumSize().width();
}

bool RowFit::eventFilter(QObject* object, QEvent* event)
{
    const bool isNews = event->type() == QEvent::Resize || event->type() == QEvent::Show ||
                        event->type() == QEvent::LayoutRequest;
    // The steps themselves ask for a layout: they end as they were, and need what was needed.
    if (isNews && row_->isVisible() && (width_ != row_->width() || need_ != need())) {
        fit();
    }
    return QObject::eventFilter(object, event);
}

void RowFit::fit()
{
    for (const Step& step : steps_) {
        step(false);
    }
    for (const Step& step : steps_) {
        if (need() <= row_->width()) {
            break;
        }
        step(true);
    }
    width_ = row_->width();
    need_ = need();
}

} // namespace bafar::shared
