#pragma once
// How large the map is shown, and how much a card says at that size (rule T4): a dot when far away,
// then name, role and state, then the whole card. Pure; safe on every thread.
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <cstdint>

namespace bafar::ui::map {

inline constexpr double ZoomMin = 0.1;
inline constexpr double ZoomMax = 2;

inline constexpr double NameFrom = 0.5; ///< a card's name can be read from here on
inline constexpr double CardFrom = 0.8; ///< and its facts

/// How much a card says.
enum class Detail : std::uint8_t { Dot, Name, Card };

/// Below NameFrom a dot, up to CardFrom a name, from there on the card.
[[nodiscard]] Detail detailAt(double zoom);

/// `steps` nearer, or further away where negative. Whatever the zoom is, this leads to one of the
/// same few: what is painted for one of them can be kept.
[[nodiscard]] double zoomedBy(double zoom, int steps);

/// The largest zoom, at most 1, that shows all of `content` in `room`.
[[nodiscard]] double zoomToFit(QSizeF content, QSizeF room);

/// The zoom that a map opens with which fits with `all`: that one, for what is out of sight is not
/// looked for; but no smaller than names are whole.
[[nodiscard]] double openingZoom(double all);

/// From the places of the layout to pixels of the widget, and back.
struct Lens {
    double zoom = 1;
    QPointF origin; ///< pixels from the widget's corner to the layout's

    bool operator==(const Lens&) const = default;

    [[nodiscard]] Detail detail() const { return detailAt(zoom); }

    [[nodiscard]] QPointF onScreen(const QPointF& at) const { return at * zoom + origin; }

    [[nodiscard]] QRectF onScreen(const QRectF& area) const
    {
        return {onScreen(area.topLeft()), area.size() * zoom};
    }

    [[nodiscard]] QPointF inLayout(const QPointF& at) const { return (at - origin) / zoom; }

    [[nodiscard]] QRectF inLayout(const QRectF& area) const
    {
        return {inLayout(area.topLeft()), area.size() / zoom};
    }
};

} // namespace bafar::ui::map
