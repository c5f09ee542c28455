#include "app/demo_world.h"

#include <QDirIterator>
#include <QFile>
#include <algorithm>

#include "agents/sim/cluster.h"
#include "app/demo_log.h"
#include "app/demo_past.h"
#include "core/base/text.h"
#include "core/schema/json.h"
#include "ui/link/clock.h"

static void loadStories()
{
    Q_INIT_RESOURCE(stories);
}

namespace bafar::app {
namespace {

constexpr std::uint64_t Seed = 20261123;
constexpr int StepMs = 25;
/// The demo opens on a cluster that has run for a while: an owner is elected, charts have a past.
constexpr Duration PastStep = std::chrono::seconds{6};
constexpr int PastSteps = 30;
constexpr int PastDeeds = 10;             ///< steps before the opening, two minutes after the start
constexpr qint64 StepNsMax = 500'000'000; ///< after a suspended laptop time goes on, not back

WallTime beforeNow(Duration past)
{
    return {link::wallNow().unixMs -
            std::chrono::duration_cast<std::chrono::milliseconds>(past).count()};
}

const QString Texts = QStringLiteral(":/demo/");

std::string resourceText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// What stands on the simulated nodes: resources/demo.
sim::Sayings::Texts sayings()
{
    sim::Sayings::Texts texts;
    for (QDirIterator all(Texts, QDir::Files, QDirIterator::Subdirectories); all.hasNext();) {
        const QString path = all.next();
        texts.emplace(path.mid(Texts.size()).toStdString(), resourceText(path));
    }
    return texts;
}

actions::Actor operatorHere()
{
    return {"operator", "demo", "", "127.0.0.1"};
}

} // namespace

/// One simulated agent as a link.
class SimLink : public link::AgentLink {
public:
    SimLink(std::string node, sim::SimCluster& cluster)
        : AgentLink(std::move(node))
        , cluster_(cluster)
    {
    }

    void open() override { wanted_ = true; }

    void plan(const schema::ActionRequest& request, Answer<schema::Plan> answer) override
    {
        later([this, request, answer] { answer(cluster_.plan(node(), request, operatorHere())); });
    }

    void confirm(const schema::Confirmation& confirmation,
                 Answer<schema::ActionRecord> answer) override
    {
        later([this, confirmation, answer] {
            answer(cluster_.confirm(node(), confirmation, operatorHere()));
        });
    }

    void cancel(const std::string& action, Answer<schema::ActionRecord> answer) override
    {
        later([this, action, answer] { answer(cluster_.cancel(node(), action, operatorHere())); });
    }

    void history(const link::HistoryQuestion& question,
                 Answer<schema::HistorySeries> answer) override
    {
        later([this, question, answer] {
            answer(cluster_.history(node(), question.series, question.from, question.to));
        });
    }

    void specHistory(Answer<schema::SpecHistory> answer) override
    {
        later([this, answer] { answer(cluster_.specHistory(node())); });
    }

    void specText(const std::string& revision, Answer<std::string> answer) override
    {
        later([this, revision, answer] { answer(cluster_.specText(node(), revision)); });
    }

    void audit(const schema::AuditQuestion& question,
               Answer<std::vector<schema::Record>> answer) override
    {
        later([this, question, answer] { answer(cluster_.audit(node(), question)); });
    }

    void stageSpec(const std::string& base,
                   const std::string& text,
                   Answer<schema::SpecStaging> answer) override
    {
        later([this, base, text, answer] {
            answer(cluster_.stageSpec(node(), base, text, operatorHere()));
        });
    }

    std::unique_ptr<link::LogStream> readLog(const schema::LogWish& wish,
                                             std::optional<WallTime> from) override
    {
        return std::make_unique<DemoLog>(DemoLog::Agent{node(), [this] { return open_; },
                                                        [this] { return cluster_.wallNow(); },
                                                        [this] { return services(); }},
                                         wish, from);
    }

    /// Hands on what the node's stream sent since the last call.
    void poll()
    {
        if (!wanted_) {
            return;
        }
        const bool reachable = cluster_.reachable(node());
        if (reachable != open_) {
            open_ = reachable;
            if (open_) {
                Q_EMIT opened();
            } else {
                Q_EMIT closed(
                    QObject::tr("%1 does not answer").arg(QString::fromStdString(node())));
            }
        }
        if (open_) {
            for (const schema::Message& message : cluster_.take(node())) {
                keepServices(message);
                Q_EMIT received(message);
            }
        }
    }

private:
    /// What the node says of its services, for their logs.
    void keepServices(const schema::Message& message)
    {
        const std::string name(schema::services::Name);
        if (message.snapshot && message.snapshot->concepts.contains(name)) {
            services_ = message.snapshot->concepts.at(name).status.text;
        } else if (message.report && message.concept_ == name) {
            services_ = message.report->status.text;
        }
    }

    [[nodiscard]] schema::services::Status services() const
    {
        return schema::fromJson<schema::services::Status>(services_).value_or(
            schema::services::Status());
    }

    /// Answers come after the question returned, as over a network.
    template <class Work>
    void later(Work work)
    {
        QTimer::singleShot(2, this, std::move(work));
    }

    sim::SimCluster& cluster_;
    bool wanted_ = false;
    bool open_ = false;
    std::string services_; ///< JSON
};

DemoWorld::DemoWorld(std::unique_ptr<sim::SimCluster> cluster)
    : cluster_(std::move(cluster))
    , past_(PastSteps)
{
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &DemoWorld::step);
}

DemoWorld::~DemoWorld() = default;

Result<std::unique_ptr<DemoWorld>> DemoWorld::make(const QString& storyFile)
{
    loadStories();
    const QString file = storyFile.isEmpty() ? QStringLiteral(":/stories/demo.story") : storyFile;
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) {
        return fail(Code::NotFound,
                    "story " + file.toStdString() + ": " + input.errorString().toStdString());
    }
    Result<std::unique_ptr<sim::SimCluster>> cluster = sim::SimCluster::fromSpec(
        Seed, resourceText(Texts + QStringLiteral("cluster.yaml")), beforeNow(PastStep * PastSteps),
        sayings(), sim::Agreeing::Together);
    if (!cluster) {
        return failWith("resources/demo/cluster.yaml", cluster.error());
    }
    std::unique_ptr<DemoWorld> world(new DemoWorld(std::move(*cluster)));
    if (const Result<void> read = world->readStory(QString::fromUtf8(input.read(1 << 20))); !read) {
        return failWith("story " + file.toStdString(), read.error());
    }
    return world;
}

Result<void> DemoWorld::readStory(const QString& text)
{
    int number = 0;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        ++number;
        const QString trimmed = line.section(QLatin1Char('#'), 0, 0).trimmed();
        if (trimmed.isEmpty()) {
            continue;
        }
        const Result<void> applied = cluster_->applyStoryLine(trimmed.toStdString());
        if (!applied) {
            return failWith("line " + std::to_string(number), applied.error());
        }
    }
    return {};
}

std::vector<std::unique_ptr<link::AgentLink>> DemoWorld::makeLinks()
{
    std::vector<std::unique_ptr<link::AgentLink>> made;
    for (const std::string& node : cluster_->nodes()) {
        auto link = std::make_unique<SimLink>(node, *cluster_);
        links_.push_back(link.get());
        connect(link.get(), &QObject::destroyed, this, [this, gone = link.get()] {
            links_.erase(std::remove(links_.begin(), links_.end(), gone), links_.end());
        });
        made.push_back(std::move(link));
    }
    return made;
}

void DemoWorld::start()
{
    since_.start();
    timer_.start(past_ > 0 ? 0 : StepMs);
}

void DemoWorld::step()
{
    if (past_ > 0) {
        --past_;
        cluster_->advance(PastStep);
        if (past_ == PastDeeds) {
            liveDemoPast(*cluster_);
        }
        doneNs_ = since_.nsecsElapsed();
        if (past_ > 0) {
            return;
        }
        timer_.start(StepMs);
    }
    const qint64 now = since_.nsecsElapsed();
    const qint64 passed = std::min(now - doneNs_, StepNsMax);
    doneNs_ = now;
    cluster_->advance(std::chrono::nanoseconds(passed));
    for (SimLink* link : links_) {
        link->poll();
    }
}

} // namespace bafar::app
