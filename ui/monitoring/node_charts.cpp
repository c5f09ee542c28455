#include "ui/monitoring/node_charts.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/monitoring/choice.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::monitoring {
namespace {

constexpr int NarrowBelow = 560;
constexpr int WideFrom = 1240;
constexpr int Between = 12;
constexpr int HeightMax = 640;      ///< a flat line says no more on a higher one
constexpr int PatienceMoments = 20; ///< then a chart says that it knows nothing

} // namespace

int columnsFor(int width, std::size_t charts)
{
    if (width < NarrowBelow) {
        return 1;
    }
    return width >= WideFrom && charts != 4 ? 3 : 2; // four make a square
}

NodeCharts::NodeCharts(ChartsChoice& choice, QWidget* parent)
    : QWidget(parent)
    , choice_(choice)
    , grid_(new QGridLayout(this))
    , none_(shared::makeLabel(tr("No figures have come yet: lines begin with the first ones."),
                              shared::TextRole::Muted,
                              this))
{
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(Between);
    none_->setWordWrap(true);
    grid_->addWidget(none_, 0, 0, 1, 3, Qt::AlignTop);
}

bool NodeCharts::setKinds(const std::vector<const ChartKind*>& kinds)
{
    if (kinds == kinds_) {
        return false;
    }
    kinds_ = kinds;
    moments_ = 0;
    for (shared::Chart* chart : charts_) {
        delete chart;
    }
    charts_.clear();
    for (const ChartKind* kind : kinds_) {
        auto* chart = new shared::Chart(titleOf(*kind), kind->text, kind->top, this);
        chart->setObjectName(QString::fromLatin1(kind->id));
        chart->setMaximumHeight(HeightMax);
        for (const LineKind& line : kind->lines) {
            chart->addLine(nameOf(line), !choice_.isAway(kind->id, line.name));
        }
        connect(chart, &shared::Chart::toggled, this, [this, kind](std::size_t line, bool shown) {
            choice_.setAway(kind->id, kind->lines[line].name, !shown);
        });
        chart->setGroup(&group_);
        for (std::size_t tier = 0; tier < shared::ChartTiers; ++tier) {
            chart->setInterval(intervals_[tier], static_cast<shared::ChartTier>(tier));
        }
        charts_.push_back(chart);
    }
    none_->setVisible(charts_.empty());
    columns_ = 0;
    arrange();
    return true;
}

void NodeCharts::setInterval(Duration interval, shared::ChartTier tier)
{
    intervals_[static_cast<std::size_t>(tier)] = interval;
    for (shared::Chart* chart : charts_) {
        chart->setInterval(interval, tier);
    }
}

void NodeCharts::append(const Moment& moment, qint64 atMs, shared::ChartTier tier)
{
    const bool live = tier == shared::ChartTier::Fine;
    moments_ += live ? 1 : 0;
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        const std::vector<LineKind>& lines = kinds_[i]->lines;
        for (std::size_t line = 0; line < lines.size(); ++line) {
            charts_[i]->append(line, {atMs, lines[line].value(moment)}, tier);
        }
        if (!live) {
            continue;
        }
        const QString headline = kinds_[i]->headline(moment);
        if (!headline.isEmpty()) {
            charts_[i]->setHeadline(headline);
        } else if (moments_ > PatienceMoments) {
            charts_[i]->setHeadline(tr("no values"));
        }
    }
    if (live) {
        group_.change([atMs](shared::ChartTime& time) { time.advance(atMs); });
    }
}

void NodeCharts::prepend(const std::vector<std::pair<qint64, Moment>>& moments,
                         shared::ChartTier tier)
{
    std::vector<shared::ChartPoint> points(moments.size());
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        for (std::size_t line = 0; line < kinds_[i]->lines.size(); ++line) {
            std::transform(moments.begin(), moments.end(), points.begin(), [&](const auto& moment) {
                return shared::ChartPoint{moment.first,
                                          kinds_[i]->lines[line].value(moment.second)};
            });
            charts_[i]->prepend(line, points, tier);
        }
    }
}

QSize NodeCharts::sizeHint() const
{
    return grid_->minimumSize();
}

void NodeCharts::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void NodeCharts::arrange()
{
    const int columns = columnsFor(width(), charts_.size());
    if (columns == columns_) {
        return;
    }
    columns_ = columns;
    for (shared::Chart* chart : charts_) {
        grid_->removeWidget(chart);
    }
    for (int column = 0; column < 3; ++column) {
        grid_->setColumnStretch(column, column < columns ? 1 : 0);
    }
    for (int row = 0; row < grid_->rowCount(); ++row) {
        grid_->setRowStretch(row, 0);
    }
    constexpr int ChartsFirst = 1000; // room that they do not take is below them, not between
    int rows = 0;
    for (std::size_t i = 0; i < charts_.size(); ++i) {
        const int place = static_cast<int>(i);
        grid_->addWidget(charts_[i], place / columns, place % columns);
        rows = place / columns + 1;
        grid_->setRowStretch(rows - 1, ChartsFirst);
    }
    grid_->setRowStretch(rows, 1);
}

} // namespace bafar::ui::monitoring
