#include "ui/map/zoom.h"

#include <algorithm>
#include <cmath>

namespace bafar::ui::map {
namespace {

constexpr double Step = 1.2;

} // namespace

Detail detailAt(double zoom)
{
    return zoom < NameFrom ? Detail::Dot : zoom < CardFrom ? Detail::Name : Detail::Card;
}

double zoomedBy(double zoom, int steps)
{
    const double now = std::log(std::clamp(zoom, ZoomMin, ZoomMax)) / std::log(Step);
    // From between two steps, the first way leads to the next of them.
    constexpr double Near = 0.02;
    const double from = steps > 0 ? std::floor(now + Near) : std::ceil(now - Near);
    return std::clamp(std::pow(Step, from + steps), ZoomMin, ZoomMax);
}

double zoomToFit(QSizeF content, QSizeF room)
{
    if (content.isEmpty()) {
        return 1;
    }
    const double both = std::min(room.width() / content.width(), room.height() / content.height());
    return std::clamp(both, ZoomMin, 1.0);
}

double openingZoom(double all)
{
    constexpr double WholeName = 0.68; ///< "MariaDB n1" is cut in what is smaller
    return std::max(all, WholeName);
}

} // namespace bafar::ui::map
