#include "ui/things/halves.h"

#include <algorithm>

#include "ui/things/page.h"

namespace bafar::ui::things {
namespace {

constexpr int UpperHeightMin = 120; ///< pixels of the table, whatever is below it
constexpr int UpperShareMax = 60;   ///< percent of the page

} // namespace

Halves::Halves(QWidget* upper, BelowPanel* lower, std::function<int()> upperHeight, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , upperHeight_(std::move(upperHeight))
{
    upper->setMinimumHeight(UpperHeightMin);
    setChildrenCollapsible(false);
    addWidget(upper);
    addWidget(lower);
    setStretchFactor(0, 1);
    connect(this, &QSplitter::splitterMoved, this,
            [this](int above) { setProperty(SplitShare, above * 100 / std::max(1, height())); });
    connect(lower, &BelowPanel::unfolded, this, [this] {
        unfolded_ = true;
        share();
    });
}

void Halves::resizeEvent(QResizeEvent* event)
{
    QSplitter::resizeEvent(event);
    if (unfolded_ && !property(SplitShare).isValid()) {
        share();
    }
}

void Halves::share()
{
    const QVariant chosen = property(SplitShare);
    const int above = chosen.isValid() ? height() * std::clamp(chosen.toInt(), 10, 90) / 100
                                       : std::min(upperHeight_(), height() * UpperShareMax / 100);
    setSizes({above, height() - above});
}

} // namespace bafar::ui::things
