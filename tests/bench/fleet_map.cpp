// How fast the map of a large cluster is moved and zoomed, without a screen.
//
//     fleet_map [SECONDS]      for each way to show it, so many seconds of panning and of zooming;
//                              before them as long of looking at it: flow_cpu, of one processor
//
// 300 nodes and 150 services of 20 tasks each, made in memory, in the real map with its frame at
// 1920x1080; every second everything that is known changes. Prints "figure value unit" for each way
// and at last "fleet_map ratio VALUE": 30 frames a second divided by those of the slowest.
#include <sys/resource.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "ui/map/pane.h"
#include "ui/map/view.h"
#include "ui/shared/theme.h"

namespace bafar::bench {
namespace {

using namespace std::chrono_literals;
using ui::map::MapPane;
using ui::map::MapView;

constexpr int Nodes = 300;
constexpr int Services = 150;
constexpr int Tasks = 20;
constexpr double FramesWanted = 30;

schema::Entity entityOf(const std::string& id, schema::Lane lane, const std::string& node)
{
    schema::Entity entity;
    entity.id = id;
    entity.concept_ = id.substr(0, id.find('/'));
    entity.title = id.substr(id.find('/') + 1);
    entity.lane = lane;
    entity.node = node;
    entity.state = schema::State::Ok;
    return entity;
}

class Fleet {
public:
    Fleet()
    {
        for (int i = 1; i <= Nodes; ++i) {
            const std::string name = "n" + std::to_string(i);
            schema::Entity node = entityOf("node/" + name, schema::Lane::Nodes, name);
            node.concept_ = "cluster";
            node.facts = {{"address", "192.0.2." + std::to_string(i % 250), true}};
            add(std::move(node), i % 97 == 0);
        }
        for (int i = 1; i <= Services; ++i) {
            addService("services/app" + std::to_string(i), i);
        }
    }

    /// A second later: ages, figures and rates are others.
    const topology::Topology& next()
    {
        ++second_;
        for (topology::Thing& thing : topology_.things) {
            thing.age = 300ms + 100ms * (second_ % 7);
        }
        for (topology::Edge& edge : topology_.edges) {
            edge.relation.rate = 50 + second_ % 13;
        }
        return topology_;
    }

private:
    void add(schema::Entity entity, bool failed)
    {
        if (failed) {
            entity.state = schema::State::Failed;
            entity.reason = "it does not answer";
        }
        topology_.places[entity.id] = topology_.things.size();
        topology::Thing thing;
        thing.entity = std::move(entity);
        thing.speaker = "n1";
        topology_.things.push_back(std::move(thing));
    }

    void addService(const std::string& id, int number)
    {
        schema::Entity service = entityOf(id, schema::Lane::Services, {});
        service.facts = {{"tasks", "20 of 20", false}, {"image", "registry.example/app:1.4", true}};
        add(std::move(service), false);
        for (int i = 1; i <= Tasks; ++i) {
            const std::string node = "n" + std::to_string((number * Tasks + i) % Nodes + 1);
            const std::string task = id + "." + std::to_string(i);
            add(entityOf(task, schema::Lane::Services, node), (number * Tasks + i) % 211 == 0);
            relate(task, "node/" + node, schema::RelationKind::RunsOn);
        }
        relate(id, "services/app" + std::to_string(number % Services + 1),
               schema::RelationKind::Traffic);
    }

    void relate(const std::string& from, const std::string& to, schema::RelationKind kind)
    {
        topology::Edge edge;
        edge.relation.from = from;
        edge.relation.to = to;
        edge.relation.kind = kind;
        topology_.edges.push_back(std::move(edge));
    }

    topology::Topology topology_;
    int second_ = 0;
};

double cpuMs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

/// To and fro over what can be scrolled.
void pan(MapPane& pane, int frame)
{
    constexpr int Step = 40;
    for (QScrollBar* bar : {pane.horizontalScrollBar(), pane.verticalScrollBar()}) {
        const int most = bar->maximum();
        const int at = most == 0 ? 0 : frame * Step % (2 * most);
        bar->setValue(at > most ? 2 * most - at : at);
    }
}

/// A step nearer or further away, from all of it to the largest and back.
void zoom(MapPane& pane, int& direction)
{
    const double now = pane.map().lens().zoom;
    const double next = ui::map::zoomedBy(now, direction);
    if (next == now) {
        direction = -direction;
    }
    pane.zoomTo(next, QRectF(pane.viewport()->rect()).center());
}

/// One change at a time, painted before the next. Returns frames per second.
double measure(const char* name, MapPane& pane, Fleet& fleet, bool zooms, double seconds)
{
    std::vector<double> frames;
    QElapsedTimer all;
    QElapsedTimer told;
    all.start();
    told.start();
    const double cpuBefore = cpuMs();
    int direction = 1;
    while (static_cast<double>(all.elapsed()) < seconds * 1000) {
        QElapsedTimer one;
        one.start();
        if (told.elapsed() >= 1000) {
            pane.map().setTopology(fleet.next());
            told.restart();
        }
        if (zooms) {
            zoom(pane, direction);
        } else {
            pan(pane, static_cast<int>(frames.size()));
        }
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        frames.push_back(static_cast<double>(one.nsecsElapsed()) / 1e6);
    }
    const double count = static_cast<double>(frames.size());
    const double perSecond = count * 1000 / static_cast<double>(all.elapsed());
    const double cpu = (cpuMs() - cpuBefore) / count;
    std::sort(frames.begin(), frames.end());
    const char* what = zooms ? "zoom" : "pan";
    std::printf("%s_%s_frames %.1f 1/s\n", name, what, perSecond);
    std::printf("%s_%s_median %.2f ms\n", name, what, frames[frames.size() / 2]);
    std::printf("%s_%s_p95 %.2f ms\n", name, what, frames[frames.size() * 95 / 100]);
    std::printf("%s_%s_longest %.2f ms\n", name, what, frames.back());
    std::printf("%s_%s_cpu %.2f ms\n", name, what, cpu);
    std::fflush(stdout);
    return perSecond;
}

/// What it takes to look at: requests move along the edges, and nothing else happens.
void measureFlow(double seconds)
{
    QElapsedTimer all;
    all.start();
    const double cpuBefore = cpuMs();
    while (static_cast<double>(all.elapsed()) < seconds * 1000) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    const double share = (cpuMs() - cpuBefore) / static_cast<double>(all.elapsed()) * 100;
    std::printf("flow_cpu %.1f %%\n", share);
}

} // namespace
} // namespace bafar::bench

int main(int argc, char** argv)
{
    using namespace bafar;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    shared::applyTheme(application, shared::ThemeName::Dark);
    const double seconds = argc > 1 ? std::max(1.0, std::atof(argv[1])) : 5;
    bench::Fleet fleet;
    ui::map::MapPane pane;
    pane.resize(1920, 1080);
    pane.map().setTopology(fleet.next());
    pane.show();
    QCoreApplication::processEvents();
    bench::measureFlow(seconds);
    double slowest = 1e9;
    const auto both = [&](const char* name) {
        for (const bool zooms : {false, true}) {
            pane.zoomTo(1, {960, 540});
            slowest = std::min(slowest, bench::measure(name, pane, fleet, zooms, seconds));
        }
    };
    both("role");
    pane.map().toggle("more/services/services");
    pane.map().toggle("more/nodes/cluster");
    for (int i = 1; i <= bench::Services; ++i) {
        pane.map().toggle("services/app" + std::to_string(i));
    }
    both("opened");
    pane.map().setProjection(ui::map::Projection::Host);
    both("host");
    std::printf("fleet_map ratio %.2f\n", bench::FramesWanted / slowest);
    return slowest >= bench::FramesWanted ? 0 : 1;
}
