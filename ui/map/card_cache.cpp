#include "ui/map/card_cache.h"

#include <cmath>

#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr int Margin = 8; ///< for the frames of what is chosen and of what has the focus

} // namespace

CardCache::Kept& CardCache::of(const topology::Thing& thing, double width)
{
    Kept& kept = kept_[thing.entity.id];
    const QString seen = things::isQuiet(thing.entity.state) ? seenText(thing) : QString();
    if (kept.entity != thing.entity || kept.seen != seen || kept.width != width) {
        kept = Kept{thing.entity, seen, width, {}, {}, {}};
    }
    return kept;
}

const QStringList& CardCache::lines(const topology::Thing& thing, double width, int limit)
{
    std::optional<QStringList>& known =
        of(thing, width).lines.at(static_cast<std::size_t>(std::clamp(limit, 0, LinesMax)));
    if (!known) {
        known = cardLines(thing, width, limit);
    }
    return *known;
}

void CardCache::paint(QPainter& painter,
                      const QRectF& area,
                      const topology::Thing& thing,
                      const Fold& fold,
                      const CardLook& look,
                      const shared::Tokens& tokens)
{
    const QStringList& said = lines(thing, area.width(), look.lines);
    Kept& kept = of(thing, area.width());
    const QString age = thing.entity.title.empty() ? QString() : things::ageText(thing);
    const QPoint corner(static_cast<int>(std::floor(area.left())) - Margin,
                        static_cast<int>(std::floor(area.top())) - Margin);
    const Look wanted{area.translated(-corner),
                      fold,
                      look,
                      ageRoom(age),
                      painter.device()->devicePixelRatioF(),
                      &tokens};
    if (kept.picture.isNull() || kept.look != wanted) {
        const QSizeF size(std::ceil(wanted.area.right()) + Margin,
                          std::ceil(wanted.area.bottom()) + Margin);
        kept.look = wanted;
        kept.showsAge = hasAgeRoom(thing, fold, area.width(), wanted.ageWidth);
        kept.picture = QPixmap((size * wanted.scale).toSize());
        kept.picture.setDevicePixelRatio(wanted.scale);
        kept.picture.fill(Qt::transparent);
        QPainter once(&kept.picture);
        once.setRenderHint(QPainter::Antialiasing);
        once.setLayoutDirection(painter.layoutDirection());
        paintCard(once, wanted.area, {thing, fold, look, said, kept.showsAge ? wanted.ageWidth : 0},
                  tokens);
    }
    painter.drawPixmap(corner, kept.picture);
    if (kept.showsAge) {
        paintAge(painter, area, age, look.mirrored, tokens);
    }
}

void CardCache::keepOnly(const topology::Topology& shown)
{
    std::erase_if(kept_, [&shown](const auto& one) { return shown.find(one.first) == nullptr; });
}

} // namespace bafar::ui::map
