#include "app/even_columns.h"

#include <QEvent>
#include <QStyle>
#include <algorithm>

namespace bafar::app {
namespace {

/// How many columns these heights fill, none of them higher than `limit` where it has two parts.
int columnsWithin(const std::vector<int>& heights, int limit, int below)
{
    int columns = 1;
    int top = 0;
    for (const int height : heights) {
        if (top > 0 && top + height > limit) {
            ++columns;
            top = 0;
        }
        top += height + below;
    }
    return columns;
}

/// The least height that no column of so many exceeds.
int evenHeight(const std::vector<int>& heights, int columns, int below)
{
    int limit = heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
    while (columnsWithin(heights, limit, below) > columns) {
        ++limit;
    }
    return limit;
}

} // namespace

EvenColumns::EvenColumns(const Measures& measures, QWidget* parent)
    : QWidget(parent)
    , measures_(measures)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QWidget* EvenColumns::addPart()
{
    parts_.push_back(new QWidget(this));
    return parts_.back();
}

/// In a left-to-right interface.
std::vector<QRect> EvenColumns::placesIn(int width) const
{
    const int between = measures_.between;
    const int columns =
        std::clamp((width + between) / (measures_.column + between), 1, measures_.most);
    const int wide = (width - (columns - 1) * between) / columns;
    std::vector<int> heights;
    for (const QWidget* part : parts_) {
        heights.push_back(part->hasHeightForWidth() ? part->heightForWidth(wide)
                                                    : part->sizeHint().height());
    }
    const int limit = evenHeight(heights, columns, measures_.below);
    std::vector<QRect> places;
    int left = 0;
    int top = 0;
    for (const int height : heights) {
        if (top > 0 && top + height > limit) {
            left += wide + between;
            top = 0;
        }
        places.emplace_back(left, top, wide, height);
        top += height + measures_.below;
    }
    return places;
}

int EvenColumns::heightForWidth(int width) const
{
    int height = 0;
    for (const QRect& place : placesIn(width)) {
        height = std::max(height, place.y() + place.height());
    }
    return height;
}

QSize EvenColumns::sizeHint() const
{
    const int width = measures_.most * measures_.column + (measures_.most - 1) * measures_.between;
    return {width, heightForWidth(width)};
}

QSize EvenColumns::minimumSizeHint() const
{
    int width = 0;
    for (const QWidget* part : parts_) {
        width = std::max(width, part->minimumSizeHint().width());
    }
    return {width, 0};
}

bool EvenColumns::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) { // a part wants another size
        arrange();
        updateGeometry();
    }
    return QWidget::event(event);
}

void EvenColumns::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void EvenColumns::arrange()
{
    const std::vector<QRect> places = placesIn(width());
    for (std::size_t i = 0; i < places.size(); ++i) {
        parts_[i]->setGeometry(QStyle::visualRect(layoutDirection(), rect(), places[i]));
    }
}

} // namespace bafar::app
