#include "ui/shared/chart.h"

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
#include "ui/shared/steady.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int RedrawMs = 200;
constexpr double GapIntervals = 3.5;

qint64 millisecondsOf(Duration length)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
}

/// As wide as its text, and cut where there is less room.
QLabel* makeHead(const QString& text, const QFont& font, QWidget* parent)
{
    auto* label = new ElidedLabel(parent);
    label->setFont(font);
    label->setText(text);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    return label;
}

} // namespace

Chart::Chart(const QString& title, ValueText valueText, double top, QWidget* parent)
    : QFrame(parent)
    , valueText_(std::move(valueText))
    , top_(top)
    , title_(title)
    , headline_(makeHead({}, bodyFont(), this))
    , legend_(new Legend(this))
    , notice_(makeLabel(QString(), TextRole::Muted, this))
    , noticeRow_(new QHBoxLayout)
    , plot_(new ChartPlot(this))
    , group_(nullptr)
{
    setProperty("surface", QByteArrayLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumHeight(150);
    auto* head = new QHBoxLayout;
    head->addWidget(makeHead(title, strongFont(), this));
    head->addStretch(1);
    headline_->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    head->addWidget(new Steady(headline_, this));
    setTone(headline_, "muted");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 6);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(legend_);
    notice_->setWordWrap(true);
    notice_->setMinimumWidth(1); // a long word must not widen the card
    notice_->hide();
    static_cast<QHBoxLayout*>(noticeRow_)->addWidget(notice_, 1);
    layout->addLayout(noticeRow_);
    layout->addWidget(plot_, 1);
    setAccessibleName(title);
    plot_->setAccessibleName(title);
    connect(legend_, &Legend::toggled, this, [this](std::size_t line, bool shown) {
        lines_[line].shown = shown;
        away_.removeAll(lines_[line].name);
        if (!shown) {
            away_.append(lines_[line].name);
        }
        redraw();
        Q_EMIT toggled(line, shown);
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

std::size_t Chart::addLine(const QString& name, bool isShown)
{
    if (!isShown && !away_.contains(name)) {
        away_.append(name);
    }
    const bool shown = !away_.contains(name);
    legend_->add(name, shown);
    lines_.push_back({name,
                      {ChartData(ChartPointsMax, gapsMs_[0]), ChartData(ChartPointsMax, gapsMs_[1]),
                       ChartData(ChartPointsMax, gapsMs_[2])},
                      shown});
    return lines_.size() - 1;
}

void Chart::removeLines()
{
    legend_->clear();
    lines_.clear();
    pastTold_ = {};
    scheduleRedraw();
}

void Chart::setAreas(bool filled, bool stacked)
{
    filled_ = filled;
    stacked_ = stacked;
    scheduleRedraw();
}

void Chart::setNotice(const QString& text, bool instead, const QString& more)
{
    notice_->setText(text);
    notice_->setToolTip(more);
    notice_->setAccessibleDescription(more);
    headline_->parentWidget()->setVisible(!instead); // the title has its room
    notice_->setVisible(!text.isEmpty());
    notice_->setAlignment(instead ? Qt::AlignCenter : Qt::AlignLeading | Qt::AlignVCenter);
    static_cast<QVBoxLayout*>(layout())->setStretchFactor(noticeRow_, instead ? 1 : 0);
    plot_->setVisible(!instead);
}

void Chart::addToNotice(QWidget* way)
{
    static_cast<QHBoxLayout*>(noticeRow_)->addWidget(way, 0, Qt::AlignTop);
}

/// A line that has no values is not drawn, and not named either.
void Chart::nameOnce(std::size_t line, const ChartPoint& point)
{
    if (std::abs(point.value) <= ChartValueMax) {
        legend_->reveal(line);
    }
}

void Chart::append(std::size_t line, ChartPoint point, ChartTier tier)
{
    lines_[line].points[static_cast<std::size_t>(tier)].append(point);
    nameOnce(line, point);
    if (group_->parent() == this && tier == ChartTier::Fine) {
        group_->change([&point](ChartTime& time) { time.advance(point.atMs); });
    }
    scheduleRedraw();
}

void Chart::prepend(std::size_t line, const std::vector<ChartPoint>& older, ChartTier tier)
{
    ChartData& own = lines_[line].points[static_cast<std::size_t>(tier)];
    if (tier == ChartTier::Zoomed) {
        own = ChartData(ChartPointsMax, gapsMs_[static_cast<std::size_t>(tier)]);
    }
    own.merge(older);
    pastTold_[static_cast<std::size_t>(tier)] = true;
    for (const ChartPoint& point : older) {
        nameOnce(line, point);
    }
    scheduleRedraw();
}

void Chart::setWindow(Duration length)
{
    group_->change([length](ChartTime& time) { time.setLength(millisecondsOf(length)); });
}

void Chart::setInterval(Duration interval, ChartTier tier)
{
    const auto gap = static_cast<qint64>(toSeconds(interval) * 1000 * GapIntervals);
    gapsMs_[static_cast<std::size_t>(tier)] = gap;
    for (ChartLine& line : lines_) {
        line.points[static_cast<std::size_t>(tier)].setGap(gap);
    }
    scheduleRedraw();
}

void Chart::setHeadline(const QString& text)
{
    headlineText_ = text;
    if (isVisible()) { // else it is shown with the chart
        showCursor();
    }
}

double Chart::latest(std::size_t line) const
{
    return lines_[line].points[0].latest();
}

void Chart::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    redraw();     // at once: an empty card for a moment would be a flicker
    showCursor(); // a headline may be all there is
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

/// The headline is of now, whenever the lines were drawn last.
QString Chart::description() const
{
    return headlineText_.isEmpty() || described_.isEmpty() ? headlineText_ + described_
                                                           : headlineText_ + comma() + described_;
}

void Chart::showCursor()
{
    const std::optional<qint64> at = group_->cursor();
    QStringList values;
    QStringList said;
    for (const ChartLine& line : lines_) {
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
    setAccessibleDescription(at ? tr("%1; at %2: %3")
                                      .arg(description(), timeOfDay(WallTime{*at}),
                                           said.isEmpty() ? tr("no value") : said.join(comma()))
                                : description());
    if (at != crosshair_) {
        crosshair_ = at;
        plot_->viewport()->update();
    }
}

} // namespace bafar::shared
