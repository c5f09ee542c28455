#include "ui/shared/chart.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineSeries>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/legend.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::shared {
namespace {

constexpr int RedrawMs = 200;
constexpr std::size_t PointsMax = 3600;
constexpr double GapIntervals = 3.5;
constexpr qint64 UsualGapMs = 3500;
constexpr int YSteps = 4;

} // namespace

/// Everything of Qt Charts.
struct Chart::Drawing {
    explicit Drawing(QWidget* parent)
        : view(new QChartView(parent))
        , chart(view->chart())
        , time(new QCategoryAxis)
        , value(new QCategoryAxis)
    {
        chart->legend()->hide();
        chart->layout()->setContentsMargins(0, 0, 0, 0);
        chart->setMargins(QMargins(0, 10, 6, 0)); // half of the top label stands above
        chart->setBackgroundVisible(false);
        chart->setAnimationOptions(QChart::NoAnimation);
        chart->addAxis(time, Qt::AlignBottom);
        chart->addAxis(value, Qt::AlignLeft);
        for (QCategoryAxis* axis : {time, value}) {
            axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
            axis->setTruncateLabels(false);
        }
        time->setGridLineVisible(false);
        value->setLineVisible(false);
        view->setFrameShape(QFrame::NoFrame);
        view->setLayoutDirection(Qt::LeftToRight);
        view->setFocusPolicy(Qt::NoFocus);
        view->setBackgroundBrush(Qt::NoBrush);
        view->viewport()->setAutoFillBackground(false);
        view->setStyleSheet(QStringLiteral("background: transparent"));
        view->setMinimumHeight(96);
    }

    void dress(const Tokens& tokens)
    {
        for (QCategoryAxis* axis : {time, value}) {
            axis->setLabelsFont(figuresFont(10));
            axis->setLabelsColor(tokens.muted);
            axis->setLinePen(QPen(tokens.line, 1));
            axis->setGridLinePen(QPen(tokens.line, 1));
        }
    }

    /// The series that draw one line's segments; segments come and go, series are kept.
    void draw(std::size_t line, const std::vector<std::vector<QPointF>>& segments, const QColor& c)
    {
        lines.resize(std::max(lines.size(), line + 1));
        std::vector<QLineSeries*>& own = lines[line];
        while (own.size() < segments.size()) {
            auto* series = new QLineSeries;
            chart->addSeries(series);
            series->attachAxis(time);
            series->attachAxis(value);
            own.push_back(series);
        }
        for (std::size_t i = 0; i < own.size(); ++i) {
            const bool used = i < segments.size();
            if (used) {
                const std::vector<QPointF>& points = segments[i];
                own[i]->replace(QList<QPointF>(points.begin(), points.end()));
                own[i]->setPen(QPen(c, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            } else {
                own[i]->clear();
            }
        }
    }

    void labelTime(qint64 fromMs, qint64 toMs)
    {
        const qint64 step = tickMs(toMs - fromMs);
        for (const QString& old : time->categoriesLabels()) {
            time->remove(old);
        }
        for (qint64 at = (fromMs / step + 1) * step; at < toMs - step / 5; at += step) {
            const QTime clock = QDateTime::fromMSecsSinceEpoch(at).time();
            time->append(QLocale().toString(clock, QStringLiteral("HH:mm")),
                         static_cast<double>(at));
        }
        time->setRange(static_cast<double>(fromMs), static_cast<double>(toMs));
    }

    void labelValue(double top, const ValueText& text)
    {
        if (top == shownTop) {
            return;
        }
        shownTop = top;
        for (const QString& old : value->categoriesLabels()) {
            value->remove(old);
        }
        for (int step = 0; step <= YSteps; step += 2) {
            const double at = top * step / YSteps;
            value->append(text(at), at);
        }
        value->setRange(0, top);
    }

    QChartView* view;
    QChart* chart;
    QCategoryAxis* time;
    QCategoryAxis* value;
    std::vector<std::vector<QLineSeries*>> lines;
    double shownTop = -1;
};

Chart::Chart(const QString& title, ValueText valueText, double top, QWidget* parent)
    : QFrame(parent)
    , valueText_(std::move(valueText))
    , top_(top)
    , title_(title)
    , headline_(makeLabel(QString(), TextRole::Body, this))
    , legend_(new Legend(this))
    , drawing_(std::make_unique<Drawing>(this))
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
    layout->addWidget(drawing_->view, 1);
    setAccessibleName(title);
}

Chart::~Chart() = default;

std::size_t Chart::addLine(const QString& name)
{
    legend_->add(name);
    data_.emplace_back(PointsMax, UsualGapMs);
    return data_.size() - 1;
}

void Chart::append(std::size_t line, ChartPoint point)
{
    data_[line].append(point);
    endMs_ = point.atMs; // even where the clock was set back
    scheduleRedraw();
}

void Chart::prepend(std::size_t line, const std::vector<ChartPoint>& older)
{
    data_[line].prepend(older);
    if (!older.empty()) {
        endMs_ = std::max(endMs_, older.back().atMs);
    }
    scheduleRedraw();
}

void Chart::setWindow(Duration length)
{
    windowMs_ = std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
    scheduleRedraw();
}

void Chart::setInterval(Duration interval)
{
    const double milliseconds = toSeconds(interval) * 1000;
    for (ChartData& line : data_) {
        line.setGap(static_cast<qint64>(milliseconds * GapIntervals));
    }
    scheduleRedraw();
}

bool Chart::hasHeadline() const
{
    return !headline_->text().isEmpty();
}

void Chart::setHeadline(const QString& text)
{
    headline_->setText(text);
    scheduleRedraw();
}

double Chart::latest(std::size_t line) const
{
    return data_[line].latest();
}

void Chart::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
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
    if (!isVisible() || endMs_ == 0) {
        return;
    }
    const Tokens& tokens = tokensOf(palette());
    const qint64 from = endMs_ - windowMs_;
    double most = 0;
    for (const ChartData& line : data_) {
        most = std::max(most, line.highest(from, endMs_));
    }
    const int columns = std::max(40, drawing_->view->width());
    drawing_->dress(tokens);
    drawing_->labelTime(from, endMs_);
    drawing_->labelValue(top_ > 0 ? top_ : axisTop(most), valueText_);
    for (std::size_t i = 0; i < data_.size(); ++i) {
        drawing_->draw(i, data_[i].segments(from, endMs_, columns),
                       tokens.series[i % tokens.series.size()]);
    }
    describe();
}

void Chart::describe()
{
    std::size_t segments = 0;
    for (const ChartData& line : data_) {
        segments = std::max(segments, line.segments(endMs_ - windowMs_, endMs_, 400).size());
    }
    const int gaps = segments > 1 ? static_cast<int>(segments) - 1 : 0;
    const QString comma = QStringLiteral(", ");
    setAccessibleDescription(
        QStringList{headline_->text() + comma + tr("%Ln gap(s)", nullptr, gaps),
                    tr("values %1").arg(drawing_->value->categoriesLabels().join(comma)),
                    tr("times %1").arg(drawing_->time->categoriesLabels().join(comma))}
            .join(QStringLiteral("; ")));
}

} // namespace bafar::shared
