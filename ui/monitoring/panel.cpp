#include "ui/monitoring/panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "core/schema/monitoring.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/monitoring/choice.h"
#include "ui/monitoring/facts.h"
#include "ui/monitoring/node_past.h"
#include "ui/monitoring/side.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/segments.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::monitoring {
namespace {

using shared::ChartTier;

constexpr Duration FirstPast = std::chrono::minutes{15};
constexpr Duration Day = std::chrono::hours{24};
constexpr Duration FineStep = std::chrono::seconds{1};
constexpr Duration CoarseStep = std::chrono::seconds{15};
constexpr int SideFrom = 960; ///< from which on the side stands beside the charts
constexpr int SideWidth = 280;

std::int64_t millisecondsOf(Duration length)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
}

/// So long without a sample is a gap in the charts.
bool isHole(qint64 passedMs, Duration step)
{
    constexpr double StepsMost = 3.5;
    return static_cast<double>(passedMs) > StepsMost * toSeconds(step) * 1000;
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

QString lengthWord(int minutes)
{
    return minutes < 60
               ? ChartsPanel::tr("%1 min").arg(shared::number(static_cast<double>(minutes)))
               : ChartsPanel::tr("%1 h").arg(shared::number(static_cast<double>(minutes / 60)));
}

} // namespace

ChartsPanel::ChartsPanel(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , node_(entity.section(QLatin1Char('/'), 1).toStdString())
    , head_(new QHBoxLayout)
    , note_(new shared::ElidedLabel(this))
    , facts_(shared::makeLabel({}, shared::TextRole::Body, this))
    , back_(shared::makeButton(tr("Back from the zoom"), "quiet", this))
    , pause_(shared::makeButton(tr("Pause"), "", this))
    , choice_(ChartsChoice::of(session))
    , charts_(new NodeCharts(choice_))
    , past_(new NodePast(session, node_, this))
    , side_(new NodeSide(session, node_, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    makeHead();
    layout->addLayout(head_);
    facts_->setTextFormat(Qt::RichText);
    facts_->setWordWrap(true);
    layout->addWidget(facts_);
    makeBody(layout);
    connect(past_, &NodePast::told, this, &ChartsPanel::showPast);
    connect(&charts_->group(), &shared::ChartGroup::changed, this, &ChartsPanel::showTime);
    connect(&session_.store(), &link::Store::samplesArrived, this, [this](const QString& node) {
        if (node.toStdString() == node_) {
            sampled();
        }
    });
    auto* soon = new shared::Refresher(this, [this] { showFreshness(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    setLength(choice_.length());
    sampled();
}

void ChartsPanel::makeHead()
{
    head_->addWidget(shared::makeLabel(shared::technical(node_), shared::TextRole::Title, this));
    head_->addWidget(note_, 1);
    head_->addWidget(back_);
    std::vector<shared::Segment> lengths;
    for (const int minutes : ChartMinutes) {
        lengths.push_back({minutes, {}});
    }
    lengths_ = shared::addSegments(
        head_, lengths, static_cast<int>(choice_.length() / std::chrono::minutes(1)), this);
    shared::sayInFigures(this, [this] {
        for (const int minutes : ChartMinutes) {
            lengths_->button(minutes)->setText(lengthWord(minutes));
        }
    });
    head_->addWidget(pause_);
    pause_->setCheckable(true);
    back_->hide();
    connect(lengths_, &QButtonGroup::idClicked, this,
            [this](int minutes) { setLength(std::chrono::minutes(minutes)); });
    connect(pause_, &QPushButton::toggled, this, [this](bool on) {
        charts_->group().change([on](shared::ChartTime& time) { time.pause(on); });
    });
    connect(back_, &QPushButton::clicked, this,
            [this] { charts_->group().change([](shared::ChartTime& time) { time.zoomOut(); }); });
}

void ChartsPanel::makeBody(QBoxLayout* layout)
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Charts, facts and events of the node"));
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    body_ = new QBoxLayout(QBoxLayout::TopToBottom, content);
    body_->setContentsMargins(0, 0, 0, 16);
    body_->setSpacing(16);
    body_->addWidget(charts_, 1);
    body_->addWidget(side_);
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
}

void ChartsPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= SideFrom;
    if (const int gap = wide ? 8 : 4; head_->spacing() != gap) {
        head_->setSpacing(gap); // the room is the note's
    }
    shared::setTight(*lengths_, !wide);
    body_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    side_->setFixedWidth(wide ? SideWidth : width() - 16);
}

void ChartsPanel::setLength(Duration length)
{
    choice_.setLength(length);
    const std::int64_t ms = millisecondsOf(length);
    charts_->group().change([ms](shared::ChartTime& time) { time.setLength(ms); });
    const bool isLong = length > shared::Chart::FineMax;
    past_->want(isLong ? ChartTier::Coarse : ChartTier::Fine,
                isLong ? Day : std::max(FirstPast, length));
}

void ChartsPanel::showTime()
{
    const shared::ChartTime& time = charts_->group().time();
    back_->setVisible(time.isZoomed());
    pause_->setText(
        time.isPaused()
            ? tr("Paused %1").arg(shared::age(std::chrono::milliseconds(time.pausedMs())))
            : tr("Pause"));
    // Of a long time only coarse points are at hand; the agent may have finer ones.
    const shared::ChartSpan span = time.span();
    const std::int64_t most = millisecondsOf(shared::Chart::FineMax);
    const bool isStretch =
        time.isZoomed() && time.lengthMs() > most && span.toMs - span.fromMs <= most;
    past_->wantStretch(isStretch ? std::optional(span) : std::nullopt);
}

void ChartsPanel::showFreshness()
{
    const link::AgentFacts* facts = session_.store().agent(node_);
    const bool fresh = facts != nullptr && facts->freshness == schema::State::Ok;
    const auto* status =
        session_.store().status<schema::monitoring::Status>(node_, schema::monitoring::Name);
    const QString lost = pastLost();
    note_->setText(!fresh && charts_->charts().empty() ? tr("not heard")
                   : !fresh            ? tr("not heard: the lines end where the samples did")
                   : !lost.isEmpty()   ? lost
                   : status != nullptr ? hostLine(*status)
                                       : QString());
    shared::setTone(note_, fresh && lost.isEmpty() ? "muted" : "warn");
    // By the agent's own clock, so that simulated time works too.
    const std::vector<NodeFact> known =
        factsOf(session_.store(), node_, facts != nullptr ? facts->spokeAt : link::wallNow());
    facts_->setText(richLine(known));
    facts_->setAccessibleName(plainLine(known));
    facts_->setVisible(!known.empty());
}

/// Which lines begin only now, because their past could not be read; empty: none.
QString ChartsPanel::pastLost() const
{
    const std::set<std::string> metrics = past_->leftOut();
    if (metrics.empty()) {
        return {};
    }
    QStringList names;
    constexpr qsizetype NamesShown = 3;
    for (const std::string& metric : metrics) {
        if (names.size() == NamesShown) {
            names.append(QStringLiteral("…"));
            break;
        }
        names.append(shared::technical(shared::fromPeer(metric, 60)));
    }
    return tr("the past of %1 could not be read as a whole and is not drawn")
        .arg(names.join(shared::comma()));
}

void ChartsPanel::setInterval(Duration interval)
{
    interval_ = interval;
    for (const ChartTier which : {ChartTier::Fine, ChartTier::Coarse}) {
        Tier& one = tier(which);
        one.step = std::max(interval, which == ChartTier::Fine ? FineStep : CoarseStep);
        one.reader = MomentReader(one.step);
        charts_->setInterval(one.step, which);
        past_->setStep(which, one.step);
    }
    past_->setStep(ChartTier::Zoomed, tier(ChartTier::Fine).step);
}

void ChartsPanel::sampled()
{
    const link::AgentFacts* facts = session_.store().agent(node_);
    if (facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    if (facts->sampleInterval != interval_) {
        setInterval(facts->sampleInterval);
    }
    take(ChartTier::Fine);
    take(ChartTier::Coarse);
    past_->ask();
}

void ChartsPanel::take(ChartTier which)
{
    const link::AgentFacts& facts = *session_.store().agent(node_);
    Tier& one = tier(which);
    const qint64 atMs = facts.sampledAt.unixMs;
    const qint64 passed = atMs - one.lastMs;
    if (passed >= 0 && passed * 10 < millisecondsOf(one.step) * 9) {
        return; // faster than the points of this tier
    }
    const bool first = one.lastMs == 0;
    if (!first && isHole(passed, one.step)) {
        past_->wantSince(which, one.lastMs);
    }
    one.lastMs = atMs;
    const Moment moment = one.reader.read(facts.series, facts.samples, facts.sampledAt);
    if (which == ChartTier::Fine && (first || facts.series.revision != revision_)) {
        revision_ = facts.series.revision;
        if (charts_->setKinds(kindsFor(facts.series, one.reader.hasSwap()))) {
            past_->wantAnew();
        }
    }
    if (first) { // no rate is known yet, and a gap where the past ends would be a lie
        charts_->group().change([atMs](shared::ChartTime& time) { time.advance(atMs); });
        return;
    }
    charts_->append(moment, atMs, which);
}

void ChartsPanel::showPast(const NodeMoments& past)
{
    const Tier& live = tier(past.tier == ChartTier::Coarse ? ChartTier::Coarse : ChartTier::Fine);
    charts_->setInterval(std::max(past.step, live.step), past.tier);
    charts_->prepend(past.moments, past.tier);
    showFreshness();
}

} // namespace bafar::ui::monitoring
