#include "ui/things/spark.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/chart.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"
#include "ui/things/panel_parts.h"

namespace bafar::ui::things {
namespace {

constexpr Duration SparkStepLeast = std::chrono::seconds{5};
constexpr Duration SparkAllBack = std::chrono::milliseconds{1500}; ///< nodes speak one by one
constexpr int SparkHeight = 152;

} // namespace

Sparks::Sparks(link::Session& session, QWidget* panel)
    : QWidget(panel)
    , session_(session)
    , panel_(panel)
    , why_(shared::makeLabel(tr("Charts are of the present: they are back when the replay ends."),
                             shared::TextRole::Muted,
                             this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(PanelInset, 4, PanelInset, 0);
    column->setSpacing(10);
    QLabel* title = shared::makeLabel({}, shared::TextRole::Section, this);
    shared::sayInFigures(title, [title] {
        title->setText(
            tr("Last %1 minutes")
                .arg(shared::number(static_cast<double>(Length / std::chrono::minutes(1)))));
    });
    column->addWidget(title);
    why_->setWordWrap(true);
    column->addWidget(why_);
    hide();
    panel_->installEventFilter(this);
    isSeen_ = panel_->isVisible();
    connect(&session_.store(), &link::Store::samplesArrived, this,
            [this](const QString& node) { sampled(node.toStdString()); });
}

bool Sparks::eventFilter(QObject* object, QEvent* event)
{
    const bool isShown = event->type() == QEvent::Show;
    if (object == panel_ && (isShown || event->type() == QEvent::Hide)) {
        isSeen_ = isShown;
        begin();
    }
    return QWidget::eventFilter(object, event);
}

void Sparks::setThing(const schema::Entity& entity, bool isPresent)
{
    SparkSubject subject = sparkSubjectOf(entity);
    if (subject == subject_ && isPresent == isPresent_) {
        return;
    }
    subject_ = std::move(subject);
    isPresent_ = isPresent;
    makeCharts();
    begin();
}

/// Empty ones: those that there are, where the thing has the same.
void Sparks::makeCharts()
{
    SparkKinds kinds = sparksOf(subject_);
    if (kinds != kinds_) {
        for (shared::Chart* chart : charts_) {
            delete chart;
        }
        charts_.clear();
        kinds_ = std::move(kinds);
        for (const SparkKind* kind : kinds_) {
            auto* chart = new shared::Chart(sparkTitle(*kind), kind->text, kind->top, this);
            chart->setScale(kind->text == &shared::bytes ? shared::ChartScale::Binary
                                                         : shared::ChartScale::Decimal);
            chart->setGroup(&group_);
            chart->setFixedHeight(SparkHeight);
            layout()->addWidget(chart);
            charts_.push_back(chart);
        }
    }
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        charts_[i]->hide();
        charts_[i]->setHeadline({});
    }
    makeLines();
    isKnown_.assign(kinds_.size(), false);
    constexpr qint64 LengthMs = Length / std::chrono::milliseconds(1);
    group_.change([](shared::ChartTime& time) { time.setLength(LengthMs); });
}

/// Empty ones.
void Sparks::makeLines()
{
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        charts_[i]->removeLines();
        for (const SparkLine& line : kinds_[i]->lines) {
            const std::size_t place = charts_[i]->addLine(sparkName(line));
            if (line.isLimit) {
                charts_[i]->setLimit(place);
            }
        }
    }
}

/// Listens from now on, or not any more.
void Sparks::begin()
{
    asked_.clear();
    waiting_ = 0;
    lived_.clear();
    sources_.clear();
    totals_ = SparkTotals(kinds_);
    newest_.clear();
    need_ = {};
    isOld_ = true;
    isOn_ = isSeen_ && isPresent_ && !kinds_.empty();
    if (isOn_) {
        step_ = stepWanted();
        current_ = link::wallNow().unixMs / stepMs();
        for (shared::Chart* chart : charts_) {
            chart->setInterval(step_);
        }
        need_.want(0);
        ask();
    }
    showState();
}

/// Those that may measure it.
std::set<std::string> Sparks::nodes() const
{
    if (!subject_.node.empty()) {
        return {subject_.node};
    }
    std::set<std::string> all;
    for (const auto& [node, facts] : session_.store().agents()) {
        all.insert(node);
    }
    return all;
}

/// Each node should tell within a step. Agents keep whole seconds.
Duration Sparks::stepWanted() const
{
    Duration step = SparkStepLeast;
    for (const std::string& node : nodes()) {
        const link::AgentFacts* facts = session_.store().agent(node);
        step = facts == nullptr ? step : std::max(step, 2 * facts->sampleInterval);
    }
    return std::chrono::ceil<std::chrono::seconds>(step);
}

bool Sparks::hasSource() const
{
    const std::set<std::string> all = nodes();
    return std::any_of(all.begin(), all.end(), [this](const std::string& node) {
        const link::AgentFacts* facts = session_.store().agent(node);
        return facts != nullptr && !sparkSeries(kinds_, subject_, facts->series).empty();
    });
}

void Sparks::sampled(const std::string& node)
{
    if (!isOn_) {
        return;
    }
    const std::int64_t now = link::wallNow().unixMs / stepMs();
    if (now != current_) { // whoever told: the one that measures it may be silent
        closeStep();
        current_ = now;
    }
    const link::AgentFacts* facts = session_.store().agent(node);
    const bool isMine = subject_.node.empty() || subject_.node == node;
    if (!isMine || facts == nullptr || facts->samples.values.empty()) {
        return;
    }
    if (2 * facts->sampleInterval > step_) {
        begin(); // with longer steps
    }
    auto source = sources_.find(node);
    if (source == sources_.end()) {
        source = sources_.emplace(node, Source{{kinds_, subject_, PauseSteps * step_}}).first;
    }
    auto& [reader, lastMs] = source->second;
    const qint64 atMs = facts->sampledAt.unixMs;
    const bool wasAway =
        lastMs == 0 ? !asked_.contains(node) : atMs - lastMs >= PauseSteps * stepMs();
    if (wasAway) {
        isOld_ = true;
        need_.want(0, link::monotonicNow() + (subject_.node.empty() ? SparkAllBack : Duration{}));
    }
    lastMs = atMs;
    totals_.tell(node, reader.read(facts->series, facts->samples, facts->sampledAt));
    ask();
}

void Sparks::closeStep()
{
    std::set<std::string> heard;
    for (const std::string& node : nodes()) {
        const link::AgentFacts* facts = session_.store().agent(node);
        if (facts != nullptr && facts->freshness == schema::State::Ok) {
            heard.insert(node);
        }
    }
    const std::vector<double> values = totals_.close(heard);
    append(current_, values);
    if (waiting_ > 0 && current_ > askedStep_) {
        lived_[current_] = values;
    }
    const qint64 at = current_ * stepMs();
    group_.change([at](shared::ChartTime& time) { time.advance(at); });
    say(values);
    showState();
}

void Sparks::append(std::int64_t step, const std::vector<double>& values)
{
    std::size_t next = 0;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        for (std::size_t line = 0; line < kinds_[i]->lines.size(); ++line) {
            charts_[i]->append(line, {step * stepMs(), values[next++]});
        }
    }
}

/// The newest values at the tops of the charts, as long as the lines have no gap behind them.
void Sparks::say(const std::vector<double>& values)
{
    newest_.resize(values.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        QStringList parts;
        for (const SparkLine& line : kinds_[i]->lines) {
            auto& [step, value] = newest_[next];
            if (std::isfinite(values[next])) {
                step = current_;
                value = values[next];
            }
            ++next;
            if (current_ - step >= PauseSteps) {
                continue;
            }
            const QString text = kinds_[i]->text(value);
            parts.append(&line == &kinds_[i]->lines.front()
                             ? text
                             : sparkName(line) + QLatin1Char(' ') + text);
        }
        isKnown_[i] = isKnown_[i] || !parts.isEmpty();
        charts_[i]->setHeadline(parts.isEmpty() ? tr("not known")
                                                : parts.join(shared::separator()));
    }
}

void Sparks::showState()
{
    bool any = false;
    for (std::size_t i = 0; i < charts_.size(); ++i) {
        const bool isShown = isPresent_ && isKnown_[i];
        charts_[i]->setVisible(isShown);
        any = any || isShown;
    }
    const bool isMissed = !isPresent_ && isSeen_ && hasSource();
    why_->setVisible(isMissed);
    setVisible(any || isMissed);
}

} // namespace bafar::ui::things
