#include "ui/dashboards/card.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/dashboards/library.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

constexpr Duration FineStep = std::chrono::seconds{1};
constexpr Duration CoarseStep = std::chrono::seconds{15};
constexpr int AllSpeakMs = 1500; ///< nodes that come together are asked together

/// Told live and kept until the agents' pasts have it: as many steps.
constexpr std::size_t LiveMax = 300;

shared::ChartScale scaleOf(Unit unit)
{
    switch (unit) {
    case Unit::Bytes:
    case Unit::BytesPerSecond: return shared::ChartScale::Binary;
    case Unit::Share: return shared::ChartScale::Share;
    default: return shared::ChartScale::Decimal;
    }
}

} // namespace

PanelCard::PanelCard(link::Session& session,
                     const Panel& panel,
                     shared::ChartGroup* group,
                     QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , panel_(panel)
    , group_(group)
    , chart_(new shared::Chart(
          boardText(panel.title),
          [unit = panel.unit](double value) { return unitText(unit, value); },
          0,
          this))
    , queries_(panel.queries)
    , gatherer_(panel.queries)
{
    for (Query& query : queries_) {
        query.name = query.name.empty() ? std::string() : boardText(query.name).toStdString();
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(chart_);
    chart_->setGroup(group_);
    chart_->setAreas(panel_.area, panel_.stacked);
    chart_->setScale(scaleOf(panel_.unit));
    again_.setSingleShot(true);
    again_.setInterval(AllSpeakMs);
    connect(&again_, &QTimer::timeout, this, &PanelCard::askAgain);
    connect(&turn_, &QTimer::timeout, this, &PanelCard::takeTurn);
    connect(&past_, &link::PastReader::arrived, this, &PanelCard::answered);
    connect(&session_.store(), &link::Store::samplesArrived, this, [this](const QString& node) {
        if (on_) {
            takeSample(node.toStdString());
        }
    });
    connect(&session_.store(), &link::Store::agentChanged, this, [this] {
        if (on_) {
            showState();
        }
    });
    showState();
}

void PanelCard::setNodes(const std::set<std::string>& nodes)
{
    if (nodes != nodes_) {
        nodes_ = nodes;
        begin();
    }
}

void PanelCard::setLength(Duration length)
{
    const bool coarse = length > shared::Chart::FineMax;
    const bool wasCoarse = length_ > shared::Chart::FineMax;
    const bool longer = length > length_;
    length_ = length;
    if (coarse != wasCoarse || longer) {
        begin();
    }
}

void PanelCard::setOn(bool on)
{
    if (on == on_) {
        return;
    }
    on_ = on;
    if (on) {
        begin();
    } else {
        stale_ = true;
        stopAsking();
        showState();
    }
}

qint64 PanelCard::stepMs() const
{
    return step_ / std::chrono::milliseconds(1);
}

bool PanelCard::isCoarse() const
{
    return length_ > shared::Chart::FineMax;
}

shared::ChartTier PanelCard::tier() const
{
    return isCoarse() ? shared::ChartTier::Coarse : shared::ChartTier::Fine;
}

std::vector<QueryReader> PanelCard::readersOf(const std::string& node, Duration interval) const
{
    std::vector<QueryReader> readers;
    for (const Query& query : panel_.queries) {
        readers.emplace_back(query, node, interval);
    }
    return readers;
}

/// Of several nodes each should tell within a step.
Duration PanelCard::stepWanted() const
{
    const int share = nodes_.size() > 1 ? 2 : 1;
    Duration step = std::max(isCoarse() ? CoarseStep : FineStep, FineStep * share);
    for (const std::string& node : nodes_) {
        const link::AgentFacts* facts = session_.store().agent(node);
        if (facts != nullptr && !facts->samples.values.empty()) {
            const Duration whole = std::chrono::ceil<std::chrono::seconds>(facts->sampleInterval);
            step = std::max(step, whole * share);
        }
    }
    return step;
}

/// Forgets what is drawn and asks every node for its past.
void PanelCard::begin()
{
    stale_ = true;
    stopAsking();
    if (!on_) {
        showState();
        return;
    }
    stale_ = false;
    step_ = stepWanted();
    sources_.clear();
    gatherer_ = Gatherer(panel_.queries);
    live_.clear();
    chart_->removeLines();
    chart_->setInterval(step_, tier());
    lines_.clear();
    newest_.clear();
    all_ = 0;
    closed_ = 0;
    current_ = link::wallNow().unixMs / stepMs();
    ask();
}

void PanelCard::takeSample(const std::string& node)
{
    const link::AgentFacts* facts = session_.store().agent(node);
    if (!nodes_.contains(node) || facts == nullptr) {
        return;
    }
    if (stale_ || step_ == Duration::zero()) {
        begin();
    }
    if (!asked_.contains(node) && !again_.isActive()) {
        again_.start();
    }
    auto [source, isNew] = sources_.try_emplace(node);
    if (isNew) {
        source->second.readers = readersOf(node, step_);
    }
    const std::int64_t passed = facts->sampledAt.unixMs - source->second.lastMs;
    if (passed >= 0 && passed * 10 < stepMs() * 9) {
        return; // faster than the steps
    }
    source->second.lastMs = facts->sampledAt.unixMs;
    const std::int64_t now = link::wallNow().unixMs / stepMs();
    if (now != current_) {
        closeStep();
        current_ = now;
    }
    Told told;
    for (QueryReader& reader : source->second.readers) {
        told.push_back(reader.read(facts->series, facts->samples, facts->sampledAt));
    }
    gatherer_.tell(node, std::move(told));
}

void PanelCard::closeStep()
{
    std::set<std::string> heard;
    for (const std::string& node : nodes_) {
        const link::AgentFacts* facts = session_.store().agent(node);
        if (facts != nullptr && facts->freshness == schema::State::Ok) {
            heard.insert(node);
        }
    }
    Values values = gatherer_.close(heard);
    if (closed_++ == 0 && heard.size() > 1) {
        values.clear(); // it had begun before the card listened: not every node told within it
    }
    if (!values.empty()) {
        newest_ = values;
    }
    live_[current_] = values;
    if (live_.size() > LiveMax) {
        live_.erase(live_.begin());
    }
    if (!asking_ || !lines_.empty()) { // which lines they are, the past tells first
        draw(current_, values);
    }
    advance(current_);
    showState();
    Q_EMIT told();
}

} // namespace bafar::ui::dashboards
