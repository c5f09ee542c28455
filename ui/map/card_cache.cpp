#include "ui/map/card_cache.h"

#include <cmath>

#include "ui/map/card_brief.h"
#include "ui/map/kept_picture.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr int Margin = 16; ///< for the frames of what is chosen and of what has the focus
constexpr qint64 PixelsMax = 8'000'000; ///< of all pictures: 32 MB

} // namespace

CardCache::Kept& CardCache::of(const topology::Thing& thing, const Fold& fold, double width)
{
    Kept& kept = kept_[thing.entity.id];
    const QString seen = things::isQuiet(thing.entity.state) ? seenText(thing) : QString();
    if (kept.entity != thing.entity || kept.seen != seen || kept.fold != fold ||
        kept.width != width) {
        kept = Kept{thing.entity, seen, fold, width, {}, {}, {}, {}};
    }
    return kept;
}

const QStringList& CardCache::lines(const topology::Thing& thing,
                                    const Fold& fold,
                                    double width,
                                    int limit)
{
    std::optional<QStringList>& known =
        of(thing, fold, width).lines.at(static_cast<std::size_t>(std::clamp(limit, 0, LinesMax)));
    if (!known) {
        known = cardLines(thing, fold, width, limit);
    }
    return *known;
}

bool CardCache::hasAgeRoom(const topology::Thing& thing, const Fold& fold, double width)
{
    std::optional<double>& known = of(thing, fold, width).withTitle;
    if (!known) {
        known = widthWithTitle(thing, fold);
    }
    return *known + ageRoom(things::ageText(thing)) <= width;
}

void CardCache::paint(QPainter& painter,
                      const QRectF& area,
                      const Lens& lens,
                      const topology::Thing& thing,
                      const Fold& fold,
                      const CardLook& look,
                      const shared::Tokens& tokens)
{
    const QRectF pixels = lens.onScreen(area);
    if (lens.detail() == Detail::Dot) {
        paintDot(painter, pixels, thing.entity.state, look, tokens);
        return;
    }
    Kept& kept = of(thing, fold, area.width());
    kept.paintedIn = frame_;
    const bool hasAge = look.showsAge && lens.detail() == Detail::Card;
    const QString age = hasAge ? things::ageText(thing) : QString();
    const QPoint corner(static_cast<int>(std::floor(pixels.left())) - Margin,
                        static_cast<int>(std::floor(pixels.top())) - Margin);
    const Look wanted{pixels.translated(-corner),
                      lens.zoom,
                      look,
                      hasAge ? ageRoom(age) : 0,
                      painter.device()->devicePixelRatioF(),
                      &tokens};
    if (kept.look != wanted) {
        kept.look = wanted;
        kept.picture = {};
    }
    if (takesPictures(painter)) {
        if (kept.picture.isNull()) {
            paintPicture(kept, area, thing, fold, painter.layoutDirection());
        }
        painter.drawPixmap(corner, kept.picture);
    } else {
        painter.save();
        painter.translate(corner);
        paintFace(painter, kept, area, thing, fold);
        painter.restore();
    }
    if (hasAge) {
        painter.save();
        painter.translate(pixels.topLeft());
        painter.scale(lens.zoom, lens.zoom);
        paintAge(painter, {QPointF(0, 0), area.size()}, age, look.mirrored, tokens);
        painter.restore();
    }
}

void CardCache::paintPicture(Kept& kept,
                             const QRectF& area,
                             const topology::Thing& thing,
                             const Fold& fold,
                             Qt::LayoutDirection direction)
{
    const Look& look = kept.look;
    const QSizeF size(std::ceil(look.area.right()) + Margin,
                      std::ceil(look.area.bottom()) + Margin);
    kept.picture = QPixmap((size * look.scale).toSize());
    kept.picture.setDevicePixelRatio(look.scale);
    kept.picture.fill(Qt::transparent);
    QPainter once(&kept.picture);
    once.setLayoutDirection(direction);
    paintFace(once, kept, area, thing, fold);
}

void CardCache::paintFace(QPainter& painter,
                          Kept& kept,
                          const QRectF& area,
                          const topology::Thing& thing,
                          const Fold& fold)
{
    const Look& look = kept.look;
    painter.setRenderHint(QPainter::Antialiasing);
    if (detailAt(look.zoom) == Detail::Name) {
        paintBriefCard(painter, look.area, thing, fold, look.card, *look.tokens);
        return;
    }
    const QStringList& said = lines(thing, fold, area.width(), look.card.lines);
    painter.translate(look.area.topLeft());
    painter.scale(look.zoom, look.zoom);
    paintCard(painter, {QPointF(0, 0), area.size()}, {thing, fold, look.card, said, look.ageWidth},
              *look.tokens);
}

qint64 CardCache::pixelsOf(const Kept& kept)
{
    return qint64{kept.picture.width()} * kept.picture.height();
}

void CardCache::endFrame()
{
    qint64 pixels = 0;
    for (const auto& [id, kept] : kept_) {
        pixels += pixelsOf(kept);
    }
    if (pixels > PixelsMax) {
        for (auto& [id, kept] : kept_) {
            if (kept.paintedIn != frame_) {
                kept.picture = {};
            }
        }
    }
    ++frame_;
}

void CardCache::keepOnly(const topology::Topology& shown)
{
    std::erase_if(kept_, [&shown](const auto& one) { return shown.find(one.first) == nullptr; });
}

} // namespace bafar::ui::map
