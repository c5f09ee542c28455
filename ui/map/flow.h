#pragma once
// Requests on their way: particles that move along the edges (rules T3 and T5). The busier an edge,
// the closer they follow each other; the sooner they are answered, the faster they are; where
// requests fail, some are diamonds. An edge whose word is old has none. Pure; safe on every thread.
#include <QPointF>
#include <QRectF>
#include <optional>
#include <vector>

#include "ui/map/layout.h"

namespace bafar::ui::map {

/// On the whole map; where there would be more, all edges have fewer.
inline constexpr std::size_t ParticlesMax = 400;

/// What moves along one edge.
struct Flow {
    std::vector<QPointF> way; ///< places of the layout, WayStep apart
    double apart = 0;         ///< from one particle to the next, in pixels of the layout
    double speed = 0;         ///< the same pixels, a second
    int everyFailed = 0;      ///< one of so many is a failed one; 0: none
    schema::State state = schema::State::Ok;
};

inline constexpr double WayStep = 4; ///< pixels of the layout

/// One to five by powers of ten of a rate per second; 0: nothing flows.
[[nodiscard]] int rateBucket(double rate);

/// Pixels of the layout a second, by powers of ten; where it is not known, a middle one.
[[nodiscard]] double speedOf(const std::optional<Duration>& latency);

/// Of every edge that has a rate and is fresh.
[[nodiscard]] std::vector<Flow> flowsOf(const topology::Topology& shown, const Layout& layout);

struct Particle {
    QPointF at; ///< place of the layout
    bool failed = false;
    schema::State state = schema::State::Ok; ///< of its edge
};

/// Where they are at a moment; `seconds` counts from any beginning.
[[nodiscard]] std::vector<Particle> particlesAt(const std::vector<Flow>& flows, double seconds);

} // namespace bafar::ui::map
