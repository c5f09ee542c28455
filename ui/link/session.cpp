#include "ui/link/session.h"

#include <algorithm>
#include <utility>

#include "ui/link/clock.h"
#include "ui/link/memory.h"

namespace bafar::link {
namespace {

constexpr Duration MergeEvery = std::chrono::milliseconds{100};
/// Ages and figures alone change nothing that is urgent: to show them twice a second was a third of
/// what an idle window cost, and nobody reads figures that change faster.
constexpr int AgesMs = 1000;
constexpr Duration FiguresEvery = std::chrono::milliseconds{AgesMs};

std::vector<std::string> nodesOf(const std::vector<std::unique_ptr<AgentLink>>& links)
{
    std::vector<std::string> nodes;
    for (const auto& link : links) {
        nodes.push_back(link->node());
    }
    return nodes;
}

} // namespace

Session::Session(QString cluster, std::vector<std::unique_ptr<AgentLink>> links)
    : cluster_(std::move(cluster))
    , links_(std::move(links))
    , store_(nodesOf(links_))
{
    merging_.setSingleShot(true);
    deadline_.setSingleShot(true);
    deadline_.setTimerType(Qt::PreciseTimer);
    connect(&merging_, &QTimer::timeout, this, &Session::merge);
    connect(&ages_, &QTimer::timeout, this, [this] {
        store_.advance(monotonicNow()); // this machine may have slept over the deadline
        merge();
    });
    connect(&deadline_, &QTimer::timeout, this, [this] {
        store_.advance(monotonicNow());
        armDeadline();
    });
    const auto mergeWithin = [this](Duration every) {
        alertsOld_ = true;
        scheduleMerge(every);
    };
    connect(&store_, &Store::factsChanged, this, [mergeWithin] { mergeWithin(MergeEvery); });
    connect(&store_, &Store::figuresChanged, this, [mergeWithin] { mergeWithin(FiguresEvery); });
    for (const auto& link : links_) {
        const std::string node = link->node();
        connect(link.get(), &AgentLink::opened, this,
                [this, node] { store_.opened(node, monotonicNow()); });
        connect(link.get(), &AgentLink::closed, this,
                [this, node](const QString& reason, bool refused) {
                    store_.closed(node, reason, monotonicNow(), refused);
                });
        connect(link.get(), &AgentLink::received, this, [this](const schema::Message& message) {
            store_.apply(message, monotonicNow());
            armDeadline();
        });
    }
}

Session::~Session() = default;

void Session::start()
{
    ages_.start(AgesMs);
    for (const auto& link : links_) {
        link->open();
    }
}

void Session::renew()
{
    for (const auto& link : links_) {
        link->renew();
    }
}

void Session::remember(const std::vector<Remembered>& known)
{
    for (const Remembered& one : known) {
        store_.remember(one, monotonicNow(), wallNow());
    }
    if (!known.empty()) {
        merge();
    }
}

AgentLink* Session::link(const std::string& node) const
{
    for (const auto& link : links_) {
        if (link->node() == node) {
            return link.get();
        }
    }
    return nullptr;
}

bool Session::canUnlock(std::string_view action) const
{
    const bool agreeable = action == NeedsNoLeader || !isBlocked();
    return readOnly_ && agreeable && !replay_.isOn() && !inTheWayOf(action);
}

void Session::setReadOnly(bool readOnly)
{
    unlockedForPlan_ = false; // whoever says it means it
    if (readOnly_ != readOnly) {
        readOnly_ = readOnly;
        Q_EMIT readOnlyChanged(readOnly);
    }
}

void Session::setIdentity(Identity identity)
{
    identity_ = std::move(identity);
    Q_EMIT readOnlyChanged(readOnly_); // what may be changed is another question now
}

void Session::setUnasked(std::optional<Unasked> unasked)
{
    if (unasked_ != unasked) {
        unasked_ = std::move(unasked);
        Q_EMIT unaskedChanged();
    }
}

void Session::select(const QString& entity)
{
    if (selection_ != entity) {
        selection_ = entity;
        if (!together_.empty() && !together_.contains(entity.toStdString())) {
            together_.clear();
            Q_EMIT togetherChanged();
        }
        Q_EMIT selectionChanged(entity);
    }
}

void Session::show(const QString& entity)
{
    select(entity);
    Q_EMIT pageWanted(entity);
}

void Session::showTogether(const std::set<std::string>& entities, const QString& first)
{
    select(first);
    together_ = entities;
    Q_EMIT togetherChanged();
    openPage(QStringLiteral("topology"));
}

void Session::showAlerts(const QString& entity, const QString& fingerprint)
{
    openPage(QStringLiteral("alerts")); // first: it may be made only now
    Q_EMIT alertsWanted(entity, fingerprint);
}

void Session::showEvents(const QString& entity)
{
    openPage(QStringLiteral("events")); // first: it may be made only now
    Q_EMIT eventsWanted(entity);
}

void Session::showMetric(const QString& series, const QString& node)
{
    openPage(QStringLiteral("dashboards"));
    Q_EMIT metricWanted(series, node);
}

void Session::showBoard(const QString& name)
{
    openPage(QStringLiteral("dashboards"));
    Q_EMIT boardWanted(name);
}

void Session::scheduleMerge(Duration every)
{
    // At once after what is being received now, unless the last picture is only just made.
    const Duration pause = mergedAt_ ? *mergedAt_ + every - monotonicNow() : Duration::zero();
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(
        std::clamp<Duration>(pause, Duration::zero(), every));
    if (!merging_.isActive() || wait < merging_.remainingTimeAsDuration()) {
        merging_.start(wait);
    }
}

void Session::catchUp()
{
    if (mergedAt_ || merging_.isActive()) {
        merge();
    }
}

Instant Session::pictureAt() const
{
    return mergedAt_.value_or(monotonicNow());
}

void Session::merge()
{
    merging_.stop();
    const Instant now = monotonicNow();
    mergedAt_ = now;
    topology_ = topology::merge(store_.sources(now));
    replay_.record(wallNow(), topology_);
    Alerts alerts = std::exchange(alertsOld_, false) ? alertsOf(store_) : alerts_;
    const bool changed = alerts != alerts_;
    alerts_ = std::move(alerts);
    Q_EMIT topologyChanged();
    if (changed) {
        Q_EMIT alertsChanged();
    }
}

void Session::armDeadline()
{
    const std::optional<Instant> next = store_.deadline();
    if (!next) {
        deadline_.stop();
        return;
    }
    const auto pause = std::chrono::ceil<std::chrono::milliseconds>(*next - monotonicNow());
    deadline_.start(std::max(pause, std::chrono::milliseconds(1)));
}

} // namespace bafar::link
