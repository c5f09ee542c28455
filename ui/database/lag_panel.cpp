#include "ui/database/lag_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/database/heard.h"
#include "ui/database/words.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"

namespace bafar::ui::database {
namespace {

constexpr std::size_t LinesMax = 6; ///< the theme has so many colours
constexpr qint64 StepMs = 5000;
constexpr std::chrono::milliseconds LagWindow = std::chrono::minutes(15);

Duration secondsOf(double value)
{
    return std::chrono::seconds(static_cast<std::int64_t>(std::clamp(value, 0.0, 1e9)));
}

/// Servers tell whole seconds; a mean of them may be none.
QString axisText(double value)
{
    return value == std::floor(value)
               ? lagText(secondsOf(value))
               : shared::duration(std::chrono::duration_cast<Duration>(
                     std::chrono::duration<double>(std::clamp(value, 0.0, 1e9))));
}

} // namespace

LagPanel::LagPanel(link::Session& session, QWidget* parent)
    : BelowPanel(parent)
    , session_(session)
    , chart_(new shared::Chart(tr("Lag of the replicas"), &axisText, 0, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(chart_);
    chart_->setWindow(LagWindow);
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& node) { sampled(node.toStdString()); });
    // While the page is seen, not the panel itself: hidden, too, it comes with the first replica.
    auto* soon = new shared::Refresher(parent, [this] { refresh(); });
    soon->setParent(this); // the page may stay longer
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
}

void LagPanel::setThing(const QString&) {}

void LagPanel::setVisible(bool visible)
{
    wanted_ = visible;
    const bool isExplained =
        std::any_of(standings_.begin(), standings_.end(),
                    [](const auto& replica) { return replica.second != LagStanding::Known; });
    BelowPanel::setVisible(visible && (isExplained || !replicas_.empty()));
}

void LagPanel::refresh()
{
    say();
    setVisible(wanted_);
}

void LagPanel::say()
{
    standings_ = lagStandings(wordsOf(session_.store()));
    showHeadline();
    showNotice();
}

/// A replica that measures its lag; null: it is none, or beyond what is drawn at all.
LagPanel::Replica* LagPanel::replicaOf(const std::string& node,
                                       const std::vector<std::string>& series)
{
    const auto found = replicas_.find(node);
    if (found != replicas_.end()) {
        return &found->second;
    }
    if (series.empty() || replicas_.size() == replication::ServersMax) {
        return nullptr;
    }
    const link::AgentFacts& facts = *session_.store().agent(node);
    Replica& replica = replicas_[node];
    setVisible(wanted_);
    showNotice();
    if (lines_ == LinesMax) {
        return &replica;
    }
    ++lines_;
    replica.line = chart_->addLine(shared::technical(node));
    chart_->setInterval(std::chrono::milliseconds(StepMs)); // of the new line, too
    showNotice();
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
                chart_->prepend(*replica.line, points);
            });
        const WallTime to = facts.sampledAt;
        replica.past->ask(link, {series, WallTime{to.unixMs - LagWindow.count()}, to,
                                 std::chrono::milliseconds(StepMs)});
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
    if (replica->line && (at - replica->lastMs >= StepMs || at < replica->lastMs)) {
        replica->lastMs = at;
        chart_->append(*replica->line, {at, replica->now});
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
    for (const auto& [node, standing] : standings_) {
        if (standing != LagStanding::Known && unknown == nullptr && !replicas_.contains(node)) {
            unknown = &node;
        }
    }
    chart_->setHeadline(
        unknown != nullptr   ? tr("not known on %1").arg(shared::technical(*unknown))
        : slowest == nullptr ? tr("not known")
        : worst < 1
            ? tr("no replica lags")
            : tr("worst %1, on %2").arg(lagText(secondsOf(worst)), shared::technical(*slowest)));
}

void LagPanel::showNotice()
{
    std::vector<std::string> hidden;
    for (const auto& [node, replica] : replicas_) {
        if (!replica.line) {
            hidden.push_back(node);
        }
    }
    std::vector<std::pair<std::string, LagStanding>> standings = standings_;
    for (auto& [node, standing] : standings) {
        const auto replica = replicas_.find(node);
        const bool isMeasured = replica != replicas_.end() && std::isfinite(replica->second.now);
        if (isMeasured && standing != LagStanding::Silent) {
            standing = LagStanding::Known; // it caught up since it told its status
        }
    }
    const QString notice = lagNotice(standings, hidden);
    chart_->setNotice(notice, lines_ == 0 && !notice.isEmpty());
}

} // namespace bafar::ui::database
