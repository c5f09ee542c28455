#include "ui/map/flow.h"

#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace bafar::ui::map {
namespace {

constexpr double FarApart = 150; ///< of the first bucket
constexpr int Buckets = 5;

double lengthOf(const Flow& flow)
{
    return static_cast<double>(flow.way.size()) * WayStep;
}

/// A point every WayStep. Flattened once: asking a curve for each point measures it anew each time.
std::vector<QPointF> wayAlong(const QPainterPath& path)
{
    constexpr std::size_t PointsMax = 4000;
    std::vector<QPointF> way;
    for (const QPolygonF& line : path.toSubpathPolygons()) {
        double left = 0; // until the next point
        for (qsizetype i = 1; i < line.size(); ++i) {
            const QPointF part = line[i] - line[i - 1];
            const double length = std::hypot(part.x(), part.y());
            for (; left < length && way.size() < PointsMax; left += WayStep) {
                way.push_back(line[i - 1] + part * (left / length));
            }
            left -= length;
        }
    }
    return way;
}

/// Fewer on each edge where all would be too many.
void limit(std::vector<Flow>& flows)
{
    double all = 0;
    for (const Flow& flow : flows) {
        all += lengthOf(flow) / flow.apart + 1; // one may just enter while another leaves
    }
    if (all <= ParticlesMax) {
        return;
    }
    // Nobody has less than one: the busiest edges are what is looked at.
    if (flows.size() * 2 > ParticlesMax) {
        flows.resize(ParticlesMax / 2);
    }
    const double room = static_cast<double>(ParticlesMax - flows.size());
    double wanted = 0;
    for (const Flow& flow : flows) {
        wanted += lengthOf(flow) / flow.apart;
    }
    for (Flow& flow : flows) {
        flow.apart *= std::max(1.0, wanted / room);
    }
}

} // namespace

int rateBucket(double rate)
{
    if (!(rate > 0)) {
        return 0;
    }
    return std::clamp(static_cast<int>(std::floor(std::log10(std::min(rate, 1e9)))) + 1, 1,
                      Buckets);
}

double speedOf(const std::optional<Duration>& latency)
{
    using std::chrono::milliseconds;
    constexpr double Unknown = 60;
    if (!latency || *latency <= Duration{}) {
        return Unknown;
    }
    return *latency < milliseconds(10)     ? 80
           : *latency < milliseconds(100)  ? 60
           : *latency < milliseconds(1000) ? 40
                                           : 20;
}

std::vector<Flow> flowsOf(const topology::Topology& shown, const Layout& layout)
{
    std::vector<Flow> flows;
    for (const PlacedEdge& placed : layout.edges) {
        const schema::Relation& relation = shown.edges[placed.edge].relation;
        const schema::State state = relation.state;
        const int bucket = rateBucket(relation.rate);
        if (bucket == 0 || state == schema::State::Stale || state == schema::State::Unknown) {
            continue;
        }
        Flow flow;
        flow.way = wayAlong(placed.path);
        flow.apart = FarApart / bucket;
        flow.speed = speedOf(relation.latency);
        flow.state = state;
        flow.everyFailed = state == schema::State::Failed     ? 2
                           : state == schema::State::Degraded ? 5
                                                              : 0;
        if (!flow.way.empty()) {
            flows.push_back(std::move(flow));
        }
    }
    std::stable_sort(flows.begin(), flows.end(),
                     [](const Flow& a, const Flow& b) { return a.apart < b.apart; });
    limit(flows);
    return flows;
}

std::vector<Particle> particlesAt(const std::vector<Flow>& flows, double seconds)
{
    std::vector<Particle> particles;
    for (const Flow& flow : flows) {
        const double moved = seconds * flow.speed;
        const double length = lengthOf(flow);
        // The particle that entered last, and how many did before it: each keeps its number, and
        // with it what it is.
        const double entered = std::floor(moved / flow.apart);
        std::int64_t number = std::llround(entered);
        for (double at = moved - entered * flow.apart; at < length; at += flow.apart) {
            const auto step = static_cast<std::size_t>(at / WayStep);
            const bool failed = flow.everyFailed > 0 && number % flow.everyFailed == 0;
            particles.push_back(
                {flow.way[std::min(step, flow.way.size() - 1)], failed, flow.state});
            --number;
        }
    }
    return particles;
}

} // namespace bafar::ui::map
