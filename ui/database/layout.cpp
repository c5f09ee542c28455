#include "ui/database/layout.h"

#include <algorithm>
#include <map>

namespace bafar::ui::database {
namespace {

constexpr double CardLeast = 176;
constexpr double CardMost = 400;
constexpr double BetweenLeast = 84; ///< columns: room for an edge, its mark and its label
constexpr double BetweenMost = 120;
constexpr double Below = 12; ///< from a card to the next one
constexpr double Bow = 34;   ///< beyond the last column, where servers of one tier are linked

/// The middle of the sources' places; its own order where it has none.
double wishOf(const replication::Fleet& fleet, std::size_t server, const std::vector<QRectF>& cards)
{
    double sum = 0;
    int count = 0;
    for (const replication::Link& link : fleet.links) {
        if (link.to == server && fleet.servers[link.from].tier < fleet.servers[server].tier) {
            sum += cards[link.from].center().y();
            ++count;
        }
    }
    return count == 0 ? 0 : sum / count;
}

} // namespace

Layout layoutOf(const replication::Fleet& fleet, double room, double cardHigh)
{
    std::map<std::size_t, std::vector<std::size_t>> tiers;
    for (std::size_t i = 0; i < fleet.servers.size(); ++i) {
        tiers[fleet.servers[i].tier].push_back(i);
    }
    Layout layout;
    layout.cards.resize(fleet.servers.size());
    if (tiers.empty()) {
        return layout;
    }
    std::size_t most = 0;
    for (const auto& [tier, servers] : tiers) {
        most = std::max(most, servers.size());
    }
    const bool beside =
        std::any_of(fleet.links.begin(), fleet.links.end(), [&](const replication::Link& link) {
            return fleet.servers[link.from].tier >= fleet.servers[link.to].tier;
        });
    const auto columns = static_cast<double>(tiers.size());
    const double spare = room - columns * CardLeast - (beside ? Bow : 0);
    const double between =
        columns < 2 ? 0 : std::clamp(spare / (columns - 1), BetweenLeast, BetweenMost);
    const double free = room - (columns - 1) * between - (beside ? Bow : 0);
    const double wide = std::clamp(free / columns, CardLeast, CardMost);
    const auto heightOf = [cardHigh](std::size_t count) {
        return static_cast<double>(count) * (cardHigh + Below) - Below;
    };
    double x = 0;
    for (auto& [tier, servers] : tiers) {
        std::stable_sort(servers.begin(), servers.end(), [&](std::size_t a, std::size_t b) {
            return wishOf(fleet, a, layout.cards) < wishOf(fleet, b, layout.cards);
        });
        double y = (heightOf(most) - heightOf(servers.size())) / 2;
        for (const std::size_t server : servers) {
            layout.cards[server] = QRectF(x, y, wide, cardHigh);
            y += cardHigh + Below;
        }
        x += wide + between;
    }
    layout.size = QSizeF(x - between + (beside ? Bow : 0), heightOf(most));
    return layout;
}

} // namespace bafar::ui::database
