#include "ui/storage/heal_panel.h"

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/link/clock.h"
#include "ui/link/series_meaning.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"

namespace bafar::ui::storage {
namespace {

constexpr std::string_view HealCount = "gluster_volume_heal_count";
constexpr std::size_t LinesMax = 6;    ///< the theme has so many colours
constexpr std::size_t VolumesMax = 64; ///< an agent is not trusted to name few
constexpr std::size_t BricksMax = 64;
constexpr qint64 StepMs = 5000;
constexpr std::chrono::milliseconds HealWindow = std::chrono::minutes(15);

/// Not a number: none is known.
double worstCount(const std::vector<double>& counts)
{
    double worst = std::numeric_limits<double>::quiet_NaN();
    for (const double count : counts) {
        if (std::isfinite(count) && count >= 0 && !(worst >= count)) {
            worst = count;
        }
    }
    return worst;
}

QString countText(double value)
{
    return shared::number(value, value == std::floor(value) ? 0 : 1);
}

} // namespace

HealPanel::HealPanel(link::Session& session, QWidget* parent)
    : BelowPanel(parent)
    , session_(session)
    , chart_(new shared::Chart(tr("Files to heal"), &countText, 0, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(chart_);
    chart_->setWindow(HealWindow);
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& node) { sampled(node.toStdString()); });
    connect(&session_, &link::Session::topologyChanged, this, &HealPanel::showHeadline);
    showHeadline();
}

void HealPanel::setThing(const QString&) {}

void HealPanel::setVisible(bool visible)
{
    wanted_ = visible;
    BelowPanel::setVisible(visible && !volumes_.empty());
}

/// Null: there are more than are counted at all.
HealPanel::Volume* HealPanel::volumeOf(const std::string& name)
{
    const auto found = volumes_.find(name);
    if (found != volumes_.end()) {
        return &found->second;
    }
    if (volumes_.size() == VolumesMax) {
        return nullptr;
    }
    Volume& volume = volumes_[name];
    if (lines_ < LinesMax) {
        ++lines_;
        volume.line = chart_->addLine(shared::technical(shared::fromPeer(name)));
        chart_->setInterval(std::chrono::milliseconds(StepMs)); // of the new line, too
    }
    showNotice();
    setVisible(wanted_);
    return &volume;
}

void HealPanel::index(const std::string& node, const link::AgentFacts& facts)
{
    Teller& teller = tellers_[node];
    if (!teller.revision) {
        teller.aheadMs = facts.sampledAt.unixMs - link::wallNow().unixMs;
    }
    teller.revision = facts.series.revision;
    teller.places.clear();
    for (auto& [name, volume] : volumes_) {
        volume.counts.erase(node); // it may tell of it no more
    }
    for (std::size_t i = 0; i < facts.series.names.size(); ++i) {
        if (link::metricOf(facts.series.names[i]) != HealCount) {
            continue;
        }
        const auto series = link::parseSeries(facts.series.names[i]);
        const std::string volume(series ? series->label("volume") : std::string_view());
        if (volume.empty() || volumeOf(volume) == nullptr) {
            continue;
        }
        std::vector<std::size_t>& places = teller.places[volume];
        if (places.size() < BricksMax) {
            places.push_back(i);
        }
    }
}

/// Each node that tells of it is asked: what one does not know of that time, another may.
void HealPanel::askPast(const std::string& node, const std::string& volume)
{
    Teller& teller = tellers_[node];
    const std::optional<std::size_t> line = volumes_[volume].line;
    link::AgentLink* link = session_.link(node);
    if (!line || link == nullptr || !teller.asked.insert(volume).second) {
        return;
    }
    const link::AgentFacts& facts = *session_.store().agent(node);
    std::vector<std::string> series;
    for (const std::size_t place : teller.places[volume]) {
        series.push_back(facts.series.names[place]);
    }
    teller.pasts.push_back(std::make_unique<link::PastReader>());
    link::PastReader* past = teller.pasts.back().get();
    connect(past, &link::PastReader::arrived, this,
            [this, number = *line, ahead = teller.aheadMs](const link::PastTable& table) {
                std::vector<shared::ChartPoint> points;
                qint64 at = table.from.unixMs - ahead;
                for (const std::vector<double>& row : table.rows) {
                    points.push_back({at, worstCount(row)});
                    at += std::chrono::duration_cast<std::chrono::milliseconds>(table.step).count();
                }
                chart_->prepend(number, points);
            });
    const WallTime to = facts.sampledAt;
    past->ask(link, {series, WallTime{to.unixMs - HealWindow.count()}, to,
                     std::chrono::milliseconds(StepMs)});
}

/// Of those that are heard, and of who speaks just now.
double HealPanel::worstOf(const Volume& volume, const std::string& speaker) const
{
    std::vector<double> counts;
    for (const auto& [node, count] : volume.counts) {
        const link::AgentFacts* facts = session_.store().agent(node);
        if (node == speaker || (facts != nullptr && facts->freshness == schema::State::Ok)) {
            counts.push_back(count);
        }
    }
    return worstCount(counts);
}

void HealPanel::sampled(const std::string& node)
{
    const link::AgentFacts* facts = session_.store().agent(node);
    if (facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    const auto known = tellers_.find(node);
    if (known == tellers_.end() || known->second.revision != facts->series.revision) {
        index(node, *facts);
    }
    const Teller& teller = tellers_[node];
    const qint64 at = facts->sampledAt.unixMs - teller.aheadMs;
    for (const auto& [name, places] : teller.places) {
        std::vector<double> counts;
        for (const std::size_t place : places) {
            if (place < facts->samples.values.size()) {
                counts.push_back(facts->samples.values[place]);
            }
        }
        Volume& volume = volumes_[name];
        volume.counts[node] = worstCount(counts);
        askPast(node, name);
        if (volume.line && std::abs(at - volume.lastMs) >= StepMs) {
            volume.lastMs = at;
            chart_->append(*volume.line, {at, worstOf(volume, node)});
        }
    }
    if (!teller.places.empty()) {
        showHeadline();
    }
}

void HealPanel::showHeadline()
{
    const std::string* fullest = nullptr;
    double worst = -1;
    for (const auto& [name, volume] : volumes_) {
        const double count = worstOf(volume, {});
        if (std::isfinite(count) && count > worst) {
            worst = count;
            fullest = &name;
        }
    }
    chart_->setHeadline(
        fullest == nullptr ? tr("not known")
        : worst == 0       ? tr("nothing to heal")
                           : tr("most %1, in %2")
                           .arg(countText(worst), shared::technical(shared::fromPeer(*fullest))));
}

void HealPanel::showNotice()
{
    QStringList hidden;
    for (const auto& [name, volume] : volumes_) {
        if (!volume.line) {
            hidden.append(shared::technical(shared::fromPeer(name)));
        }
    }
    chart_->setNotice(
        hidden.isEmpty()
            ? QString()
            : tr("Without a line: %1. The table has the count of all.").arg(shared::listed(hidden)),
        false);
}

} // namespace bafar::ui::storage
