#include "ui/dashboards/card.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/dashboards/library.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

constexpr Duration FineStep = std::chrono::seconds{1};
constexpr int AllSpeakMs = 1500; ///< nodes that come together are asked together
constexpr Duration CoarseStep = std::chrono::seconds{15};

std::int64_t millisecondsOf(Duration value)
{
    return value / std::chrono::milliseconds(1);
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
    again_.setSingleShot(true);
    again_.setInterval(AllSpeakMs);
    connect(&again_, &QTimer::timeout, this, &PanelCard::begin);
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
    }
}

qint64 PanelCard::stepMs() const
{
    return millisecondsOf(step_);
}

std::vector<QueryReader> PanelCard::readersOf(const std::string& node, Duration interval) const
{
    std::vector<QueryReader> readers;
    for (const Query& query : panel_.queries) {
        readers.emplace_back(query, node, interval);
    }
    return readers;
}

/// Forgets what is drawn and asks every node for its past.
void PanelCard::begin()
{
    stale_ = true;
    if (!on_) {
        showState();
        return;
    }
    stale_ = false;
    const bool coarse = length_ > shared::Chart::FineMax;
    step_ = coarse ? CoarseStep : FineStep;
    again_.stop();
    sources_.clear();
    waiting_.clear();
    asked_.clear();
    for (const std::string& node : nodes_) {
        const link::AgentFacts* facts = session_.store().agent(node);
        if (facts == nullptr || facts->samples.values.empty()) {
            continue;
        }
        // Of several nodes each should tell within a step.
        const int share = nodes_.size() > 1 ? 2 : 1;
        const Duration whole = std::chrono::ceil<std::chrono::seconds>(facts->sampleInterval);
        step_ = std::max(step_, whole * share);
        waiting_.push_back(node);
        asked_.insert(node);
    }
    chart_->removeLines();
    chart_->setInterval(step_, coarse ? shared::ChartTier::Coarse : shared::ChartTier::Fine);
    gatherer_ = Gatherer(panel_.queries);
    pasts_.clear();
    leftOut_.clear();
    steps_.clear();
    lines_.clear();
    newest_.clear();
    all_ = 0;
    closed_ = 0;
    current_ = link::wallNow().unixMs / stepMs();
    asking_ = true;
    askNext();
    showState();
}

void PanelCard::askNext()
{
    while (!waiting_.empty()) {
        const std::string& node = waiting_.front();
        const link::AgentFacts& facts = *session_.store().agent(node);
        link::PastWish wish;
        for (const Query& query : panel_.queries) {
            for (std::string& name : QueryReader::wanted(query, facts.series)) {
                if (std::find(wish.names.begin(), wish.names.end(), name) == wish.names.end()) {
                    wish.names.push_back(std::move(name));
                }
            }
        }
        if (wish.names.empty() || session_.link(node) == nullptr) {
            waiting_.pop_front();
            continue;
        }
        wish.to = facts.sampledAt;
        wish.from = WallTime{wish.to.unixMs - millisecondsOf(length_)};
        wish.step = step_;
        aheadMs_ = wish.to.unixMs - link::wallNow().unixMs;
        past_.ask(session_.link(node), std::move(wish));
        return;
    }
    asking_ = false;
    for (auto& [step, values] : gatherPast(panel_.queries, pasts_)) {
        steps_.try_emplace(step, std::move(values)); // what was told live is better known
    }
    pasts_.clear();
    drawAll();
}

/// The past is played through readers of its own, in the order it was lived.
void PanelCard::answered(const link::PastTable& table)
{
    if (waiting_.empty() || stale_) {
        return;
    }
    const std::string node = waiting_.front();
    waiting_.pop_front();
    std::vector<QueryReader> readers = readersOf(node, table.step);
    const schema::SeriesTable names{1, table.names};
    ToldPast& past = pasts_[node];
    std::int64_t at = table.from.unixMs;
    for (const std::vector<double>& row : table.rows) {
        if (std::any_of(row.begin(), row.end(), [](double one) { return std::isfinite(one); })) {
            Told& told = past[(at - aheadMs_) / stepMs()];
            told.clear();
            for (QueryReader& reader : readers) {
                told.push_back(reader.read(names, {1, row}, WallTime{at}));
            }
        }
        at += millisecondsOf(table.step);
    }
    if (table.step > step_) { // it keeps less of what is older
        chart_->setInterval(table.step, length_ > shared::Chart::FineMax ? shared::ChartTier::Coarse
                                                                         : shared::ChartTier::Fine);
    }
    leftOut_.insert(table.leftOut.begin(), table.leftOut.end());
    askNext();
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
    const Values values = gatherer_.close(heard);
    ++closed_;
    if (!values.empty()) {
        newest_ = values;
    }
    if (asking_) {
        steps_[current_] = values;
    } else {
        draw(current_, values);
    }
    advance(current_);
    showState();
    Q_EMIT told();
}

} // namespace bafar::ui::dashboards
