#include "ui/dashboards/below.h"

#include <QVBoxLayout>

#include "ui/dashboards/strip.h"

namespace bafar::ui::dashboards {

ChartsBelow::ChartsBelow(link::Session& session,
                         const QString& name,
                         const std::set<std::string>& without,
                         QWidget* parent)
    : BelowPanel(parent)
    , strip_(new BoardStrip(session, name, without, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->addWidget(strip_);
}

void ChartsBelow::setFirst(BelowPanel* first)
{
    first_ = first;
    strip_->setFirst(first);
}

void ChartsBelow::setThing(const QString& entity)
{
    if (first_ != nullptr) {
        first_->setThing(entity);
    }
}

void ChartsBelow::showEvent(QShowEvent* event)
{
    BelowPanel::showEvent(event);
    Q_EMIT unfolded();
}

} // namespace bafar::ui::dashboards
