#include "ui/shared/chart.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/shared/chart_plot.h"
#include "ui/shared/format.h"
#include "ui/shared/legend.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int RedrawMs = 200;
constexpr double GapIntervals = 3.5;
constexpr qint64 UsualGapMs = 3500;
constexpr int YSteps = 4;
constexpr std::size_t PointsMax = 6000; ///< an hour of seconds, a day of quarter minutes

qint64 millisecondsOf(Duration length)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
}

/// A clock for the axis, with seconds where minutes would all be the same.
QString clockOf(qint64 atMs, qint64 stepMs)
{
    const QTime clock = QDateTime::fromMSecsSinceEpoch(atMs).time();
    return QLocale().toString(clock, stepMs < 60'000 ? QStringLiteral("HH:mm:ss")
                                                     : QStringLiteral("HH:mm"));
}

} // namespace

Chart::Chart(const QString& title, ValueText valueText, double top, QWidget* parent)
    : QFrame(parent)
    , valueText_(std::move(valueText))
    , top_(top)
    , title_(title)
    , headline_(makeLabel(QString(), TextRole::Body, this))
    , legend_(new Legend(this))
    , plot_(new ChartPlot(this))
    , group_(nullptr)
{
    setProperty("surface", QByteArrayLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(150);
    headline_->setFont(figuresFont());
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(title, TextRole::Strong, this));
    head->addStretch(1);
    head->addWidget(headline_);
    setTone(headline_, "muted");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 6);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(legend_);
    layout->addWidget(plot_, 1);
    setAccessibleName(title);
    plot_->setAccessibleName(title);
    connect(legend_, &Legend::toggled, this, [this](std::size_t line, bool shown) {
        lines_[line].shown = shown;
        redraw();
    });
    setGroup(new ChartGroup(this));
}

void Chart::setGroup(ChartGroup* group)
{
    if (group_ != nullptr) {
        disconnect(group_, nullptr, this, nullptr);
    }
    group_ = group;
    plot_->setGroup(group);
    connect(group_, &ChartGroup::changed, this, [this] {
        if (plot_->picture().span != group_->time().span()) {
            scheduleRedraw();
        }
        showCursor();
    });
}

std::size_t Chart::addLine(const QString& name)
{
    legend_->add(name);
    lines_.push_back({name, {ChartData(PointsMax, UsualGapMs), ChartData(PointsMax, UsualGapMs)}});
    return lines_.size() - 1;
}

void Chart::append(std::size_t line, ChartPoint point, ChartTier tier)
{
    lines_[line].points[static_cast<std::size_t>(tier)].append(point);
    if (group_->parent() == this && tier == ChartTier::Fine) {
        group_->change([&point](ChartTime& time) { time.advance(point.atMs); });
    }
    scheduleRedraw();
}

void Chart::prepend(std::size_t line, const std::vector<ChartPoint>& older, ChartTier tier)
{
    lines_[line].points[static_cast<std::size_t>(tier)].prepend(older);
    scheduleRedraw();
}

void Chart::setWindow(Duration length)
{
    group_->change([length](ChartTime& time) { time.setLength(millisecondsOf(length)); });
}

void Chart::setInterval(Duration interval, ChartTier tier)
{
    const auto gap = static_cast<qint64>(toSeconds(interval) * 1000 * GapIntervals);
    for (Line& line : lines_) {
        line.points[static_cast<std::size_t>(tier)].setGap(gap);
    }
    scheduleRedraw();
}

void Chart::setHeadline(const QString& text)
{
    headlineText_ = text;
    showCursor();
    scheduleRedraw();
}

double Chart::latest(std::size_t line) const
{
    return lines_[line].points[0].latest();
}

const ChartData& Chart::dataOf(const Line& line) const
{
    const bool coarse = group_->time().lengthMs() > millisecondsOf(FineMax);
    return line.points[coarse ? 1 : 0];
}

void Chart::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    redraw(); // at once: an empty card for a moment would be a flicker
}

void Chart::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    scheduleRedraw();
}

void Chart::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        scheduleRedraw();
    }
}

void Chart::scheduleRedraw()
{
    if (scheduled_ || !isVisible()) {
        return;
    }
    scheduled_ = true;
    QTimer::singleShot(RedrawMs, this, [this] {
        scheduled_ = false;
        redraw();
    });
}

ChartPicture Chart::picture() const
{
    ChartPicture picture;
    picture.span = group_->time().span();
    const auto [from, to] = picture.span;
    double most = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (lines_[i].shown) {
            const ChartData& kept = dataOf(lines_[i]);
            most = std::max(most, kept.highest(from, to));
            picture.lines.push_back({i, kept.segments(from, to, plot_->columns())});
        }
    }
    picture.top = top_ > 0 ? top_ : axisTop(most);
    for (int step = 0; step <= YSteps; step += 2) {
        const double at = picture.top * step / YSteps;
        picture.values.push_back({at, valueText_(at)});
    }
    const int offset = QDateTime::fromMSecsSinceEpoch(to).offsetFromUtc();
    const qint64 step = tickMs(to - from);
    for (const qint64 at : ticksOf(picture.span, offset * 1000LL)) {
        picture.times.push_back({static_cast<double>(at), clockOf(at, step)});
    }
    return picture;
}

void Chart::redraw()
{
    if (!isVisible() || !group_->time().hasBegun()) {
        return;
    }
    ChartPicture made = picture();
    describe(made);
    plot_->setPicture(std::move(made));
    showCursor();
}

void Chart::showCursor()
{
    const std::optional<qint64> at = group_->cursor();
    QStringList values;
    QStringList said;
    for (const Line& line : lines_) {
        const double value = at && line.shown ? dataOf(line).valueAt(*at) : std::nan("");
        values.append(std::isfinite(value) ? valueText_(value) : QString());
        if (std::isfinite(value)) {
            said.append(line.name + QLatin1Char(' ') + values.back());
        }
    }
    legend_->setValues(values);
    QString text = headlineText_;
    if (at) {
        text = timeOfDay(WallTime{*at});
        if (lines_.size() == 1 && !values.front().isEmpty()) {
            text += separator() + values.front();
        }
    }
    headline_->setText(text);
    setAccessibleDescription(
        at ? tr("%1; at %2: %3")
                 .arg(described_, timeOfDay(WallTime{*at}),
                      said.isEmpty() ? tr("no value") : said.join(QStringLiteral(", ")))
           : described_);
    plot_->viewport()->update();
}

void Chart::describe(const ChartPicture& picture)
{
    std::size_t segments = 0;
    for (const ChartPicture::Line& line : picture.lines) {
        segments = std::max(segments, line.segments.size());
    }
    const int gaps = segments > 1 ? static_cast<int>(segments) - 1 : 0;
    const QString comma = QStringLiteral(", ");
    const auto words = [&comma](const std::vector<ChartPicture::Tick>& ticks) {
        QStringList texts;
        for (const ChartPicture::Tick& tick : ticks) {
            texts.append(tick.text);
        }
        return texts.join(comma);
    };
    described_ = QStringList{headlineText_ + comma + tr("%Ln gap(s)", nullptr, gaps),
                             tr("values %1").arg(words(picture.values)),
                             tr("times %1").arg(words(picture.times))}
                     .join(QStringLiteral("; "));
}

} // namespace bafar::shared
