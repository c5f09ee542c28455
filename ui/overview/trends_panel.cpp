#include "ui/overview/trends_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/overview/words.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::overview {
namespace {

constexpr Duration StepLeast = std::chrono::seconds{5};
constexpr Duration AllBack = std::chrono::seconds{5}; ///< until all agents are connected to again
constexpr int AllSpeakMs = 1500;      ///< from the first sample until the past is asked for
constexpr std::int64_t StepsMost = 3; ///< from one point to the next: more is a gap of the charts
constexpr int ChartLeast = 264;       ///< pixels
constexpr int ChartLow = 168;
constexpr int ChartTall = 264; // of several rows in place of fewer that are too high
constexpr int ChartGap = 12;
constexpr int ChartHigh = 2 * ChartTall + ChartGap; // from there on two have room for it

QString percentText(double value)
{
    return shared::percent(value);
}

} // namespace

int rowsFor(int charts, const QSize& room)
{
    const int fitting = std::max(1, (room.width() + ChartGap) / (ChartLeast + ChartGap));
    const auto each = [](int whole, int parts) { return (whole + ChartGap) / parts - ChartGap; };
    const auto isTooHigh = [&](int rows) {
        const int columns = (charts + rows - 1) / rows;
        return each(room.height(), rows) * 4 > each(room.width(), columns) * 3;
    };
    int rows = (charts + fitting - 1) / fitting;
    while (rows < charts && isTooHigh(rows) && each(room.height(), rows + 1) >= ChartTall) {
        ++rows;
    }
    return rows;
}

TrendsPanel::TrendsPanel(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , caption_(shared::makeLabel({}, shared::TextRole::Section, this))
    , whose_(shared::makeLabel({}, shared::TextRole::Caption, this))
    , nothing_(shared::makeLabel(
          Words::tr("No agent has told its figures yet."), shared::TextRole::Muted, this))
    , partial_(shared::makeLabel(Words::tr("The past of some figures could not be read as a whole, "
                                           "and is not drawn: an agent did not answer, or has too "
                                           "many series to ask for at once."),
                                 shared::TextRole::Muted,
                                 this))
    , grid_(new QGridLayout)
    , requests_(new shared::Chart(Words::tr("Requests"), &shared::perSecond, 0, this))
    , cpu_(new shared::Chart(Words::tr("CPU"), &percentText, 1.0, this))
    , memory_(new shared::Chart(Words::tr("Memory"), &percentText, 1.0, this))
    , network_(new shared::Chart(Words::tr("Network"), &shared::bitRate, 0, this))
    , writes_(new shared::Chart(Words::tr("Database writes"), &shared::perSecond, 0, this))
{
    makeCharts();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(caption_);
    head->addStretch(1);
    head->addWidget(whose_);
    column->addLayout(head);
    column->addWidget(nothing_);
    partial_->setWordWrap(true);
    partial_->hide();
    column->addWidget(partial_);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(ChartGap);
    column->addLayout(grid_, 1);
    column->addStretch(0);
    showCaption();
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& node) { sampled(node.toStdString()); });
    connect(&session_.store(), &link::Store::agentChanged, this, &TrendsPanel::showCaption);
}

void TrendsPanel::makeCharts()
{
    requests_->addLine(Words::tr("all"));
    requests_->addLine(Words::tr("errors"));
    cpu_->addLine(Words::tr("busy"));
    memory_->addLine(Words::tr("used"));
    network_->addLine(Words::tr("in"));
    network_->addLine(Words::tr("out"));
    writes_->addLine(Words::tr("statements"));
    for (shared::Chart* chart : {requests_, cpu_, memory_, network_, writes_}) {
        chart->setMinimumHeight(ChartLow);
        chart->setMaximumHeight(ChartHigh);
        chart->hide();
    }
}

void TrendsPanel::sampled(const std::string& node)
{
    const link::AgentFacts* facts = session_.store().agent(node);
    if (facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    if (!began_) {
        began_ = true;
        QTimer::singleShot(AllSpeakMs, this, [this] { begin(); });
    }
    totals_.add(node, readers_[node].read(facts->series, facts->samples, facts->sampledAt));
    if (step_ == Duration::zero()) {
        return;
    }
    const std::int64_t now = link::wallNow().unixMs / wholeMs(step_);
    if (now != current_) {
        if (now - current_ > StepsMost) { // this machine slept, or nobody was heard
            need_.want(0, link::monotonicNow() + AllBack);
        }
        closeStep(current_);
        current_ = now;
    }
    askPast();
}

void TrendsPanel::begin()
{
    step_ = StepLeast;
    for (const auto& [node, facts] : session_.store().agents()) {
        step_ = std::max(step_, 2 * facts.sampleInterval); // at least one sample within each
    }
    for (shared::Chart* chart : {requests_, cpu_, memory_, network_, writes_}) {
        chart->setInterval(step_);
    }
    current_ = link::wallNow().unixMs / wholeMs(step_);
    closeStep(current_ - 1);
    need_.want(0);
    askPast();
}

void TrendsPanel::closeStep(std::int64_t step)
{
    std::set<std::string> heard;
    for (const auto& [node, facts] : session_.store().agents()) {
        if (facts.freshness == schema::State::Ok) {
            heard.insert(node);
        }
    }
    const Measures measures = totals_.close(heard);
    const qint64 at = step * wholeMs(step_);
    requests_->append(0, {at, of(measures, Measure::Requests)});
    requests_->append(1, {at, of(measures, Measure::Errors)});
    cpu_->append(0, {at, cpuOf(measures)});
    memory_->append(0, {at, memoryOf(measures)});
    network_->append(0, {at, of(measures, Measure::Received)});
    network_->append(1, {at, of(measures, Measure::Sent)});
    writes_->append(0, {at, of(measures, Measure::DatabaseWrites)});
    firstStep_ = firstStep_ == 0 ? step : firstStep_;
    showHeadlines(measures);
    showCaption();
}

QString TrendsPanel::memoryText(const Measures& measures) const
{
    const double used = hosts_.memory.value_or(memoryOf(measures));
    const double all = hosts_.memory ? hosts_.memoryBytes : of(measures, Measure::MemoryTotal);
    return Words::tr("%1 of %2").arg(shared::percent(used), shared::bytes(all));
}

void TrendsPanel::setHosts(const headroom::HostsInUse& hosts)
{
    if (hosts == hosts_) {
        return;
    }
    hosts_ = hosts;
    if (hosts.cpu && cpu_->hasHeadline()) {
        cpu_->setHeadline(shared::percent(*hosts.cpu));
    }
    if (hosts.memory && memory_->hasHeadline()) {
        memory_->setHeadline(memoryText(noMeasures()));
    }
}

/// A chart is there from the first moment that it has something to say.
void TrendsPanel::showHeadlines(const Measures& measures)
{
    const auto say = [](shared::Chart* chart, double value, const QString& text) {
        if (std::isfinite(value)) {
            chart->setHeadline(text);
        }
    };
    const double requests = of(measures, Measure::Requests);
    const double errors = of(measures, Measure::Errors);
    say(requests_, requests,
        requests > 0 && std::isfinite(errors)
            ? Words::tr("%1 · %2 errors")
                  .arg(shared::perSecond(requests), shared::percent(errors / requests, 2))
            : shared::perSecond(requests));
    say(cpu_, cpuOf(measures), shared::percent(hosts_.cpu.value_or(cpuOf(measures))));
    say(memory_, memoryOf(measures), memoryText(measures));
    const double received = of(measures, Measure::Received);
    const double sent = of(measures, Measure::Sent);
    const QString in = Words::tr("%1 in").arg(shared::bitRate(received));
    say(network_, received,
        std::isfinite(sent)
            ? in + shared::separator() + Words::tr("%1 out").arg(shared::bitRate(sent))
            : in);
    const double writes = of(measures, Measure::DatabaseWrites);
    say(writes_, writes, shared::perSecond(writes));
    std::vector<shared::Chart*> told;
    for (shared::Chart* chart : {requests_, cpu_, memory_, network_, writes_}) {
        if (chart->hasHeadline()) {
            told.push_back(chart);
        }
    }
    if (told != told_) {
        told_ = std::move(told);
        columns_ = 0;
        arrange();
    }
}

/// Shows as much time as there is, up to an hour: a line of a minute in an hour is a dot.
void TrendsPanel::showCaption()
{
    const std::int64_t knownMs =
        step_ == Duration::zero() ? 0 : (current_ - firstStep_) * wholeMs(step_);
    int minutes = 60;
    for (const int less : {15, 5}) {
        minutes = knownMs <= less * 60'000 ? less : minutes;
    }
    caption_->setText(Words::tr("Trends of the last %Ln minute(s)", nullptr, minutes));
    if (minutes != minutes_) { // not each time: that would end a zoom
        minutes_ = minutes;
        for (shared::Chart* chart : {requests_, cpu_, memory_, network_, writes_}) {
            chart->setWindow(std::chrono::minutes(minutes));
        }
    }
    std::size_t heard = 0;
    for (const auto& [node, facts] : session_.store().agents()) {
        heard += facts.freshness == schema::State::Ok ? 1 : 0;
    }
    const std::size_t all = session_.store().agents().size();
    whose_->setText(
        heard == all ? Words::tr("of all %Ln node(s) together", nullptr, static_cast<int>(all))
        : heard == 0
            ? Words::tr("no node is heard")
            : Words::tr("of %1 of %2 nodes: the others are not heard")
                  .arg(shared::number(std::uint64_t{heard}), shared::number(std::uint64_t{all})));
    shared::setTone(whose_, heard == all ? "muted" : "warn");
    nothing_->setVisible(told_.empty());
}

void TrendsPanel::arrange()
{
    const int head = caption_->sizeHint().height() + layout()->spacing();
    const int count = std::max(1, static_cast<int>(told_.size()));
    const int rows = rowsFor(count, {width(), height() - head});
    const int columns = (count + rows - 1) / rows;
    if (columns == columns_) {
        return;
    }
    columns_ = columns;
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item;
    }
    for (std::size_t i = 0; i < told_.size(); ++i) {
        const int at = static_cast<int>(i);
        grid_->addWidget(told_[i], at / columns, at % columns);
        told_[i]->show();
    }
    for (int column = 0; column < grid_->columnCount(); ++column) {
        grid_->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void TrendsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace bafar::ui::overview
