#include "ui/database/lag_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/database/words.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"

namespace bafar::ui::database {
namespace {

constexpr std::size_t LinesMax = 6; ///< the theme has so many colours
constexpr qint64 StepMs = 5000;
constexpr qint64 HourMs = 3'600'000;
constexpr int ChartLow = 132;
constexpr int ChartHigh = 240;

Duration secondsOf(double value)
{
    return std::chrono::seconds(static_cast<std::int64_t>(std::clamp(value, 0.0, 1e9)));
}

QString axisText(double value)
{
    return value < 1 ? shared::number(value, 1) : lagText(secondsOf(value));
}

} // namespace

LagPanel::LagPanel(link::Session& session, QWidget* parent)
    : BelowPanel(parent)
    , session_(session)
    , chart_(new shared::Chart(tr("Lag of the replicas"), &axisText, 0, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 12);
    column->addWidget(chart_);
    chart_->setMinimumHeight(ChartLow);
    chart_->setMaximumHeight(ChartHigh);
    chart_->setWindow(std::chrono::minutes(15));
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& node) { sampled(node.toStdString()); });
}

void LagPanel::setThing(const QString&) {}

void LagPanel::setVisible(bool visible)
{
    wanted_ = visible;
    BelowPanel::setVisible(visible && !replicas_.empty());
}

/// The line of a replica; null: it is none, or there are enough lines.
LagPanel::Replica* LagPanel::replicaOf(const std::string& node,
                                       const std::vector<std::string>& series)
{
    const auto found = replicas_.find(node);
    if (found != replicas_.end()) {
        return &found->second;
    }
    if (series.empty() || replicas_.size() == LinesMax) {
        return nullptr;
    }
    const link::AgentFacts& facts = *session_.store().agent(node);
    Replica& replica = replicas_[node];
    setVisible(wanted_);
    replica.line = chart_->addLine(shared::technical(node));
    chart_->setInterval(std::chrono::milliseconds(StepMs)); // of the new line, too
    replica.aheadMs = facts.sampledAt.unixMs - link::wallNow().unixMs;
    if (link::AgentLink* link = session_.link(node)) {
        replica.past = std::make_unique<link::PastReader>();
        connect(
            replica.past.get(), &link::PastReader::arrived, this,
            [this, &replica](const link::PastTable& table) {
                std::vector<shared::ChartPoint> points;
                qint64 at = table.from.unixMs - replica.aheadMs;
                for (const std::vector<double>& row : table.rows) {
                    points.push_back({at, worstLag(row)});
                    at += std::chrono::duration_cast<std::chrono::milliseconds>(table.step).count();
                }
                chart_->prepend(replica.line, points);
            });
        const WallTime to = facts.sampledAt;
        replica.past->ask(
            link, {series, WallTime{to.unixMs - HourMs}, to, std::chrono::milliseconds(StepMs)});
    }
    return &replica;
}

void LagPanel::sampled(const std::string& node)
{
    const link::AgentFacts* facts = session_.store().agent(node);
    if (facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    Replica* replica = replicaOf(node, lagSeries(facts->series));
    if (replica == nullptr) {
        return;
    }
    replica->now = replica->reader.read(facts->series, facts->samples);
    const qint64 at = facts->sampledAt.unixMs - replica->aheadMs;
    if (at - replica->lastMs >= StepMs || at < replica->lastMs) {
        replica->lastMs = at;
        chart_->append(replica->line, {at, replica->now});
    }
    showHeadline();
}

void LagPanel::showHeadline()
{
    const std::string* slowest = nullptr;
    const std::string* unknown = nullptr; // stopped, or its agent is silent
    double worst = -1;
    for (const auto& [node, replica] : replicas_) {
        const link::AgentFacts* facts = session_.store().agent(node);
        const bool isHeard = facts != nullptr && facts->freshness == schema::State::Ok;
        if (!isHeard || !std::isfinite(replica.now)) {
            unknown = &node;
            continue;
        }
        if (replica.now > worst) {
            worst = replica.now;
            slowest = &node;
        }
    }
    chart_->setHeadline(
        unknown != nullptr   ? tr("not known on %1").arg(shared::technical(*unknown))
        : slowest == nullptr ? tr("not known")
        : worst < 1
            ? tr("no replica lags")
            : tr("worst %1, on %2").arg(lagText(secondsOf(worst)), shared::technical(*slowest)));
}

} // namespace bafar::ui::database
