#include "ui/dashboards/explore.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/dashboards/card.h"
#include "ui/dashboards/time_bar.h"
#include "ui/link/series_meaning.h"
#include "ui/link/session.h"
#include "ui/shared/field.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

constexpr int FinderMin = 260;
constexpr int ListHeight = 170;
constexpr const char* FirstMetric = "node_load1";

const QString Together = QStringLiteral("");
const QString Apart = QStringLiteral("*");

} // namespace

Explore::Explore(link::Session& session,
                 shared::ChartGroup& group,
                 Library& library,
                 TimeBar& bar,
                 QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , group_(group)
    , library_(library)
    , bar_(bar)
    , typed_(new QLineEdit(this))
    , metrics_(new shared::RowsModel({tr("Metric")}, this))
    , found_(shared::makeRowsTable(tr("Metrics found"), this))
    , name_(new shared::ElidedLabel(this))
    , meaning_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , reading_(new QComboBox(this))
    , by_(new QComboBox(this))
    , values_(new shared::RowsModel({tr("Line"), tr("Value now")}, this))
    , listed_(shared::makeRowsTable(tr("Values now"), this))
    , copy_(shared::makeButton(tr("Copy as CSV"), "", this))
    , add_(shared::makeButton(tr("Add to a dashboard"), "choice", this))
    , addTo_(new QMenu(this))
{
    values_->setFigures({1});
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(16);
    // A third for the names at most, and no more than they need: the rest is the chart's.
    columns->addWidget(makeFinder(), 1);
    columns->addWidget(makeMetric(), 2);
    connect(&bar_, &TimeBar::nodesChanged, this, [this] {
        if (card_ != nullptr) {
            card_->setNodes(bar_.nodes());
        }
        find();
        showFilters();
    });
    connect(&bar_, &TimeBar::lengthChanged, this, [this] {
        if (card_ != nullptr) {
            card_->setLength(bar_.length());
        }
    });
    connect(&library_, &Library::changed, this, &Explore::fillAddMenu);
    connect(&session_.store(), &link::Store::samplesArrived, this, [this](const QString& node) {
        const link::AgentFacts* facts = session_.store().agent(node.toStdString());
        std::uint64_t& known = revisions_[node.toStdString()];
        if (isVisible() && facts != nullptr && known != facts->series.revision) {
            known = facts->series.revision;
            find();
            showFilters();
        }
    });
    choose(FirstMetric);
    fillAddMenu();
    shared::sayInFigures(this, [this] { showMetric(); });
}

QWidget* Explore::makeFinder()
{
    auto* side = new QWidget(this);
    side->setMinimumWidth(FinderMin);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    shared::setPlaceholder(typed_, tr("Metric, or a word of what it means"));
    typed_->setAccessibleName(tr("Find a metric"));
    typed_->setObjectName(QStringLiteral("find metric"));
    typed_->setClearButtonEnabled(true);
    shared::beginWithInterface(typed_);
    typed_->setMaxLength(200);
    column->addWidget(typed_);
    found_->setModel(metrics_);
    found_->setObjectName(QStringLiteral("metrics found"));
    found_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    found_->horizontalHeader()->hide();
    column->addWidget(found_, 1);
    connect(typed_, &QLineEdit::textChanged, this, &Explore::find);
    connect(typed_, &QLineEdit::returnPressed, this, [this] {
        if (!metrics_->rows().empty()) {
            choose(metrics_->keyAt(0).toStdString());
        }
    });
    connect(found_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!filling_ && now.isValid()) {
                    choose(metrics_->keyAt(now.row()).toStdString());
                }
            });
    return side;
}

QWidget* Explore::makeMetric()
{
    auto* main = new QWidget(this);
    place_ = new QVBoxLayout(main);
    place_->setContentsMargins(0, 0, 0, 12);
    place_->setSpacing(8);
    name_->setFont(shared::titleFont());
    name_->setObjectName(QStringLiteral("metric name"));
    meaning_->setWordWrap(true);
    meaning_->setObjectName(QStringLiteral("metric meaning"));
    place_->addWidget(name_);
    place_->addWidget(meaning_);
    auto* controls = new QHBoxLayout;
    controls->setSpacing(6);
    reading_->setObjectName(QStringLiteral("reading"));
    reading_->setAccessibleName(tr("How it is read"));
    by_->setObjectName(QStringLiteral("by"));
    by_->setAccessibleName(tr("A line for each"));
    controls->addWidget(reading_);
    controls->addWidget(by_);
    filters_ = new QHBoxLayout;
    filters_->setSpacing(6);
    controls->addStretch(1);
    place_->addLayout(controls);
    place_->addLayout(filters_);
    connect(reading_, &QComboBox::activated, this, [this] {
        query_.reading = static_cast<Reading>(reading_->currentData().toInt());
        unit_.reset();
        draw();
    });
    connect(by_, &QComboBox::activated, this, [this] {
        const QString chosen = by_->currentData().toString();
        query_.by.clear();
        if (chosen == Apart) {
            query_.by.emplace_back("node");
            for (const auto& [label, values] : labelsSeen(series(), query_.of.metric)) {
                query_.by.push_back(label);
            }
            query_.by.resize(std::min<std::size_t>(query_.by.size(), LabelsMax));
        } else if (chosen != Together) {
            query_.by.push_back(chosen.toStdString());
        }
        draw();
    });
    listed_->setModel(values_);
    listed_->setObjectName(QStringLiteral("values now"));
    listed_->setFixedHeight(ListHeight);
    listed_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    listed_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    place_->addWidget(listed_);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(6);
    copy_->setObjectName(QStringLiteral("copy values"));
    add_->setObjectName(QStringLiteral("add to dashboard"));
    add_->setMenu(addTo_);
    foot->addWidget(copy_);
    foot->addWidget(add_);
    foot->addStretch(1);
    place_->addLayout(foot);
    connect(copy_, &QPushButton::clicked, this, &Explore::copyCsv);
    return main;
}

std::vector<std::string> Explore::series() const
{
    std::vector<std::string> names;
    for (const std::string& node : bar_.nodes()) {
        if (const link::AgentFacts* facts = session_.store().agent(node)) {
            names.insert(names.end(), facts->series.names.begin(), facts->series.names.end());
        }
    }
    return names;
}

void Explore::find()
{
    filling_ = true;
    metrics_->setRows(metricRows(typed_->text(), metricsSeen(series())));
    if (typed_->text().isEmpty()) { // while one types, nothing moves
        const int needed = shared::neededBy(*found_, 0) + 2 * found_->frameWidth() +
                           found_->verticalScrollBar()->sizeHint().width();
        found_->parentWidget()->setMaximumWidth(std::max(FinderMin, needed));
    }
    const int row = metrics_->rowOf(QString::fromStdString(query_.of.metric));
    found_->setCurrentIndex(metrics_->index(row, 0));
    filling_ = false;
}

void Explore::showSeries(const QString& series)
{
    const std::optional<link::SeriesName> name = link::parseSeries(series.toStdString());
    if (!name) {
        return;
    }
    const std::set<std::string> plain = metricsSeen({series.toStdString()});
    typed_->clear();
    query_.of.where.clear();
    choose(*plain.begin());
    for (const auto& [label, value] : name->labels) {
        if (label != "le") {
            query_.of.where.push_back({label, {value}, false});
        }
    }
    showFilters();
    draw();
}

void Explore::showPanel(const Panel& panel)
{
    typed_->clear();
    choose(panel.queries.front().of.metric);
    query_ = panel.queries.front();
    unit_ = panel.unit;
    showMetric();
    showFilters();
    draw();
}

void Explore::choose(const std::string& metric)
{
    const Metric* known = Catalogue::ours().find(metric);
    const Habit habit = habitOf(metric, known);
    query_ = Query{};
    unit_.reset();
    query_.of.metric = metric;
    query_.reading = habit.reading;
    query_.by = habit.by;
    showMetric();
    showFilters();
    find();
    draw();
}

void Explore::showMetric()
{
    const Metric* known = Catalogue::ours().find(query_.of.metric);
    name_->setText(shared::technical(shared::fromPeer(query_.of.metric, 200)));
    QStringList parts{typeWord(known == nullptr ? MetricType::Unknown : known->type)};
    if (known != nullptr && !known->unit.empty()) {
        parts.append(tr("in %1").arg(shared::technical(shared::fromPeer(known->unit, 40))));
    }
    if (known != nullptr) {
        parts.append(shared::technical(shared::fromPeer(known->meaning, 600)));
    } else {
        parts.append(tr("not in the reference: an agent of another version has it"));
    }
    meaning_->setText(parts.join(shared::separator()));
    reading_->clear();
    if (known != nullptr && known->type == MetricType::Histogram) {
        reading_->addItem(tr("95% are under"), static_cast<int>(Reading::Quantile));
    } else {
        reading_->addItem(tr("growth a second"), static_cast<int>(Reading::Rate));
        reading_->addItem(tr("as it is"), static_cast<int>(Reading::Gauge));
        reading_->addItem(tr("without its sign"), static_cast<int>(Reading::Magnitude));
    }
    if (query_.over) {
        reading_->addItem(
            tr("share of %1").arg(shared::technical(shared::fromPeer(query_.over->metric, 100))),
            static_cast<int>(Reading::Ratio));
    }
    reading_->setCurrentIndex(reading_->findData(static_cast<int>(query_.reading)));
}

} // namespace bafar::ui::dashboards
