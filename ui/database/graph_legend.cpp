#include "ui/database/graph_legend.h"

#include <QFontMetricsF>
#include <algorithm>

#include "ui/shared/theme.h"

namespace bafar::ui::database {
namespace {

constexpr double SampleHigh = 18;
constexpr double SampleGap = 18;
constexpr double LegendFrom = 8; ///< the cards above it

/// Of a legend so wide.
double legendTop(const Layout& layout, double wide)
{
    double bottom = 0;
    double room = 0;
    for (const QRectF& card : layout.cards) {
        if (card.left() <= 0) {
            bottom = std::max(bottom, card.bottom());
            room = card.width();
        }
    }
    const double high = layout.size.height();
    return wide <= room && bottom + LegendFrom + SampleHigh <= high ? high - SampleHigh
                                                                    : high + LegendFrom;
}

} // namespace

std::vector<LegendSample> legendOf(const replication::Fleet& fleet, const Layout& layout)
{
    const QFontMetricsF metrics(shared::captionFont());
    std::vector<LegendSample> samples;
    double x = 0;
    for (const LinkLook& look : LinkLooks) {
        if (std::any_of(fleet.links.begin(), fleet.links.end(), [&](const replication::Link& link) {
                return linkLook(fleet, link) == look;
            })) {
            const double wide =
                SampleLine + SampleToWord + metrics.horizontalAdvance(linkText(look)) + 2;
            samples.push_back({look, QRectF(x, 0, wide, SampleHigh)});
            x += wide + SampleGap;
        }
    }
    const double top = legendTop(layout, x - SampleGap);
    for (LegendSample& sample : samples) {
        sample.area.moveTop(top);
    }
    return samples;
}

} // namespace bafar::ui::database
