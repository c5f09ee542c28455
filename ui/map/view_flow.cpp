// What moves along the map's edges: one timer for all of it, only while somebody can see it.
#include <QPainter>
#include <algorithm>
#include <set>

#include "ui/map/view.h"
#include "ui/shared/motion.h"

namespace bafar::ui::map {
namespace {

constexpr int FrameMs = 62;      ///< sixteen a second are smooth at this speed
constexpr int ManyFrameMs = 100; ///< where many move none is followed by eye: ten are enough
constexpr std::size_t Many = 120;
constexpr double Radius = 2.2;
constexpr double Around = 5; ///< pixels that a particle and its edge's smoothing take
constexpr int Tile = 32;

/// The squares that these particles touch: some regions of hundreds of parts take longer than what
/// is painted.
void addTiles(std::set<std::pair<int, int>>& tiles,
              const std::vector<Particle>& particles,
              const Lens& lens)
{
    for (const Particle& particle : particles) {
        const QPointF at = lens.onScreen(particle.at);
        for (const double dx : {-Around, Around}) {
            for (const double dy : {-Around, Around}) {
                tiles.emplace(static_cast<int>(at.y() + dy) / Tile,
                              static_cast<int>(at.x() + dx) / Tile);
            }
        }
    }
}

QRegion regionOf(const std::set<std::pair<int, int>>& tiles)
{
    std::vector<QRect> rects; // by rows from left to right, as a region wants them
    for (const auto& [row, column] : tiles) {
        const QRect tile(column * Tile, row * Tile, Tile, Tile);
        if (!rects.empty() && rects.back().top() == tile.top() &&
            rects.back().right() + 1 == tile.left()) {
            rects.back().setRight(tile.right());
        } else {
            rects.push_back(tile);
        }
    }
    QRegion region;
    region.setRects(rects.data(), static_cast<int>(rects.size()));
    return region;
}

} // namespace

void MapView::setPaused(bool paused)
{
    paused_ = paused;
    followFlow();
}

/// Starts or stops the timer: nothing runs for what nobody sees.
void MapView::followFlow()
{
    const bool runs = !flows_.empty() && !paused_ && isVisible() && !window()->isMinimized() &&
                      lens_.detail() != Detail::Dot && !shared::motionReduced();
    if (runs == flowing_.isActive()) {
        return;
    }
    if (runs) {
        flowing_.start(FrameMs);
    } else {
        flowing_.stop();
        particles_.clear();
        update();
    }
}

void MapView::flowOn()
{
    std::set<std::pair<int, int>> tiles;
    addTiles(tiles, particles_, lens_);
    flowedMs_ += flowing_.interval();
    const double seconds = static_cast<double>(flowedMs_) / 1000.0;
    const QRectF seen = lens_.inLayout(QRectF(visibleRegion().boundingRect()));
    particles_ = particlesAt(flows_, seconds);
    std::erase_if(particles_, [&seen](const Particle& one) { return !seen.contains(one.at); });
    addTiles(tiles, particles_, lens_);
    const int frame = particles_.size() > Many ? ManyFrameMs : FrameMs;
    if (frame != flowing_.interval()) {
        flowing_.setInterval(frame);
    }
    update(regionOf(tiles));
}

void MapView::paintParticles(QPainter& painter, const shared::Tokens& tokens) const
{
    painter.setPen(Qt::NoPen);
    for (const Particle& particle : particles_) {
        const QPointF at = lens_.onScreen(particle.at);
        if (particle.failed) {
            const double out = Radius + 1.6;
            painter.setBrush(shared::stateColour(tokens, particle.state));
            painter.drawPolygon(QPolygonF{{at.x(), at.y() - out},
                                          {at.x() + out, at.y()},
                                          {at.x(), at.y() + out},
                                          {at.x() - out, at.y()}});
        } else {
            painter.setBrush(tokens.text);
            painter.drawEllipse(at, Radius, Radius);
        }
    }
}

void MapView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    followFlow();
}

void MapView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    flowing_.stop();
    particles_.clear();
}

} // namespace bafar::ui::map
