#include "ui/monitoring/panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>
#include <cmath>

#include "core/schema/monitoring.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::monitoring {
namespace {

constexpr Duration Past = std::chrono::minutes{15};
constexpr std::size_t SeriesMax = 400; ///< more are not asked for: the past stays empty

QString percentText(double value)
{
    return shared::percent(value);
}

QString hostLine(const schema::monitoring::Status& status)
{
    QStringList parts;
    for (const QString& part : {shared::fromPeer(status.system), shared::fromPeer(status.kernel)}) {
        if (!part.isEmpty()) {
            parts.append(shared::technical(part));
        }
    }
    if (status.processors > 0) {
        parts.append(
            ChartsPanel::tr("%Ln processor(s)", nullptr, static_cast<int>(status.processors)));
    }
    return parts.join(shared::separator());
}

} // namespace

ChartsPanel::ChartsPanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , node_(entity.section(QLatin1Char('/'), 1).toStdString())
    , note_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , cpu_(new shared::Chart(tr("CPU"), &percentText, 1.0, this))
    , memory_(new shared::Chart(tr("Memory"), &percentText, 1.0, this))
    , network_(new shared::Chart(tr("Network"), &shared::bitRate, 0, this))
{
    cpu_->addLine(tr("busy"));
    cpu_->addLine(tr("waiting"));
    memory_->addLine(tr("used"));
    network_->addLine(tr("in"));
    network_->addLine(tr("out"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(shared::makeLabel(shared::technical(node_), shared::TextRole::Title, this));
    head->addWidget(note_);
    head->addStretch(1);
    auto* group = new QButtonGroup(this);
    for (const int minutes : {5, 15, 60}) {
        QPushButton* button = shared::makeButton(
            tr("%1 min").arg(shared::number(static_cast<double>(minutes))), "segment", this);
        button->setCheckable(true);
        button->setChecked(minutes == 5);
        group->addButton(button, minutes);
        head->addWidget(button);
    }
    connect(group, &QButtonGroup::idClicked, this, [this](int minutes) {
        for (shared::Chart* chart : {cpu_, memory_, network_}) {
            chart->setWindow(std::chrono::minutes(minutes));
        }
    });
    layout->addLayout(head);
    auto* charts = new QHBoxLayout;
    charts->setSpacing(12);
    for (shared::Chart* chart : {cpu_, memory_, network_}) {
        chart->setWindow(std::chrono::minutes(5));
        chart->setMaximumHeight(340);
        charts->addWidget(chart, 1);
    }
    layout->addLayout(charts, 1);
    layout->addStretch(0);
    connect(&session_.store(), &link::Store::samplesArrived, this, [this](const QString& node) {
        if (node.toStdString() == node_) {
            sampled();
        }
    });
    auto* soon = new shared::Refresher(this, [this] { showFreshness(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    sampled();
}

void ChartsPanel::showFreshness()
{
    const link::AgentFacts* facts = session_.store().agent(node_);
    const bool fresh = facts != nullptr && facts->freshness == schema::State::Ok;
    const auto* status =
        session_.store().status<schema::monitoring::Status>(node_, schema::monitoring::Name);
    note_->setText(fresh ? (status != nullptr ? hostLine(*status) : QString())
                         : tr("not heard: the lines end where the samples did"));
    shared::setTone(note_, fresh ? "muted" : "warn");
}

void ChartsPanel::sampled()
{
    const link::AgentFacts* facts = session_.store().agent(node_);
    if (facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    if (facts->sampleInterval != interval_) {
        interval_ = facts->sampleInterval;
        reader_ = LoadReader(interval_);
        for (shared::Chart* chart : {cpu_, memory_, network_}) {
            chart->setInterval(interval_);
        }
    }
    if (firstLiveMs_ == 0) {
        firstLiveMs_ = facts->sampledAt.unixMs;
    }
    const HostLoad load = reader_.read(facts->series, facts->samples, facts->sampledAt);
    take(load, facts->sampledAt.unixMs);
    if (!asked_) {
        asked_ = true;
        askHistory();
    }
}

void ChartsPanel::take(const HostLoad& load, qint64 atMs)
{
    cpu_->append(0, {atMs, load.cpuBusy});
    cpu_->append(1, {atMs, load.cpuWaiting});
    memory_->append(0, {atMs, load.memoryUsed});
    network_->append(0, {atMs, load.receiveBytesPerSecond});
    network_->append(1, {atMs, load.transmitBytesPerSecond});
    if (std::isfinite(load.cpuBusy)) {
        QString text = shared::percent(load.cpuBusy);
        if (std::isfinite(load.cpuWaiting)) {
            text += tr(" · waiting %1").arg(shared::percent(load.cpuWaiting));
        }
        cpu_->setHeadline(text);
    }
    if (std::isfinite(load.memoryUsed)) {
        memory_->setHeadline(
            tr("%1 of %2")
                .arg(shared::percent(load.memoryUsed), shared::bytes(load.memoryTotalBytes)));
    }
    if (std::isfinite(load.receiveBytesPerSecond)) {
        network_->setHeadline(tr("%1 in · %2 out")
                                  .arg(shared::bitRate(load.receiveBytesPerSecond),
                                       shared::bitRate(load.transmitBytesPerSecond)));
    }
}

void ChartsPanel::askHistory()
{
    link::AgentLink* link = session_.link(node_);
    const link::AgentFacts* facts = session_.store().agent(node_);
    pastTable_.names = LoadReader::wanted(facts->series);
    if (link == nullptr || pastTable_.names.empty() || pastTable_.names.size() > SeriesMax) {
        return;
    }
    const WallTime to = facts->sampledAt;
    const WallTime from{to.unixMs -
                        std::chrono::duration_cast<std::chrono::milliseconds>(Past).count()};
    awaited_ = pastTable_.names.size();
    const QPointer<ChartsPanel> self(this);
    for (const std::string& name : pastTable_.names) {
        link->history({name, from, to, interval_}, [self](Result<schema::HistorySeries> series) {
            if (self != nullptr) {
                self->historyArrived(series ? std::move(*series) : schema::HistorySeries{});
            }
        });
    }
}

void ChartsPanel::historyArrived(schema::HistorySeries series)
{
    if (!series.name.empty() && series.step > Duration::zero()) {
        past_[series.name] = std::move(series);
    }
    if (--awaited_ == 0) {
        backfill();
    }
}

void ChartsPanel::backfill()
{
    // The past is played through a reader of its own, in the order it was lived.
    if (past_.empty()) {
        return;
    }
    const schema::HistorySeries& first = past_.begin()->second;
    const std::int64_t stepMs = std::max<std::int64_t>(
        1, std::chrono::duration_cast<std::chrono::milliseconds>(first.step).count());
    LoadReader reader(first.step);
    std::array<std::vector<shared::ChartPoint>, 5> lines;
    for (std::size_t i = 0; i < first.values.size(); ++i) {
        const WallTime at{first.from.unixMs + static_cast<std::int64_t>(i) * stepMs};
        if (at.unixMs >= firstLiveMs_) {
            break;
        }
        schema::Samples moment;
        for (const std::string& name : pastTable_.names) {
            const auto series = past_.find(name);
            const bool there = series != past_.end() && i < series->second.values.size();
            moment.values.push_back(there ? series->second.values[i]
                                          : std::numeric_limits<double>::quiet_NaN());
        }
        const HostLoad load = reader.read(pastTable_, moment, at);
        const double values[] = {load.cpuBusy, load.cpuWaiting, load.memoryUsed,
                                 load.receiveBytesPerSecond, load.transmitBytesPerSecond};
        for (std::size_t line = 0; line < lines.size(); ++line) {
            lines[line].push_back({at.unixMs, values[line]});
        }
    }
    cpu_->prepend(0, lines[0]);
    cpu_->prepend(1, lines[1]);
    memory_->prepend(0, lines[2]);
    network_->prepend(0, lines[3]);
    network_->prepend(1, lines[4]);
    past_.clear();
}

} // namespace bafar::ui::monitoring
