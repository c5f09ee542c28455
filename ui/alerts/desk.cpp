#include "ui/alerts/desk.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/alerts/nothing.h"
#include "ui/alerts/panel.h"
#include "ui/alerts/text.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/field.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/row_fit.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/segments.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"
#include "ui/things/columns.h"
#include "ui/things/panel.h"
#include "ui/things/text.h"

namespace bafar::ui::alerts {
namespace {

constexpr schema::Severity Severities[] = {schema::Severity::Critical, schema::Severity::Warning,
                                           schema::Severity::Info};

} // namespace

AlertDesk::AlertDesk(const shared::Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , workspace_(workspace)
    , model_(new AlertsModel(this))
    , table_(shared::makeRowsTable(tr("Alerts"), this))
    , views_(new QStackedWidget(this))
    , empty_(new NothingFires(workspace.session))
    , caveats_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , text_(new QLineEdit(this))
    , entity_(shared::makeButton({}, "", this))
    , panel_(new AlertPanel(workspace, this))
    , side_(new QWidget(this))
{
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    bar_ = makeFilter();
    left->addWidget(bar_);
    caveats_->setWordWrap(true);
    caveats_->setContentsMargins(16, 0, 16, 10);
    caveats_->setObjectName(QStringLiteral("caveats"));
    shared::setTone(caveats_, "warn");
    left->addWidget(caveats_);
    makeTable();
    views_->addWidget(empty_);
    left->addWidget(views_, 1);
    columns->addLayout(left, things::PanelShare);
    auto* row = new QHBoxLayout(side_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(shared::makeRule(Qt::Vertical, side_));
    row->addWidget(panel_);
    side_->setMaximumWidth(things::PanelWidthMax + 1); // with the rule
    columns->addWidget(side_, 1);
    soon_ = new shared::Refresher(this, [this] { refresh(); });
    link::Session& session = workspace_.session;
    // A thing's name may become known after its alert; a row's words do not change by time alone.
    connect(&session, &link::Session::topologyChanged, soon_, &shared::Refresher::ask);
    connect(&session, &link::Session::alertsChanged, soon_, &shared::Refresher::ask);
    connect(&session.store(), &link::Store::offersChanged, soon_, &shared::Refresher::ask);
    connect(&session, &link::Session::alertsWanted, this, &AlertDesk::want);
}

void AlertDesk::makeTable()
{
    table_->setModel(model_);
    table_->horizontalHeader()->setStretchLastSection(false);
    new shared::TableColumns(table_, QStringLiteral("alerts"));
    // What is wrong must be readable first: the rest stands in the panel, too.
    things::fitColumns(table_, AlertsModel::Summary,
                       {AlertsModel::Value, AlertsModel::Rule, AlertsModel::Subject});
    views_->addWidget(table_);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { choose(model_->keyAt(now.row())); });
    // Return on a fold, or a click: whichever the desktop counts as activation, once.
    connect(table_, &QTableView::activated, this, &AlertDesk::open);
    if (table_->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick) == 0) {
        connect(table_, &QTableView::clicked, this, &AlertDesk::open);
    }
}

QWidget* AlertDesk::makeFilter()
{
    auto* bar = new QWidget(this);
    auto* rows = new QBoxLayout(QBoxLayout::LeftToRight, bar);
    rows->setContentsMargins(16, 10, 16, 10);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    rows->addLayout(row, 1);
    rows->addLayout(makeGrouping(bar));
    std::vector<shared::Segment> segments{{0, tr("all"), QStringLiteral("severity 0")}};
    for (const schema::Severity severity : Severities) {
        const int id = static_cast<int>(segments.size());
        segments.push_back(
            {id, shared::severityWord(severity), QStringLiteral("severity %1").arg(id)});
    }
    severities_ = shared::addSegments(row, segments, 0, bar);
    row->addSpacing(8);
    shared::setPlaceholder(text_, tr("Rule, thing or words"));
    text_->setAccessibleName(tr("Show alerts with this text"));
    text_->setObjectName(QStringLiteral("alert text"));
    text_->setClearButtonEnabled(true);
    shared::beginWithInterface(text_);
    text_->setMaxLength(200);
    text_->setMaximumWidth(260);
    row->addWidget(text_, 1);
    entity_->setObjectName(QStringLiteral("alert entity"));
    entity_->setToolTip(tr("Show the alerts of everything again"));
    entity_->hide();
    row->addWidget(entity_);
    row->addStretch(0); // what the text leaves
    connect(severities_, &QButtonGroup::idClicked, this, &AlertDesk::filterChanged);
    connect(text_, &QLineEdit::textChanged, this, &AlertDesk::filterChanged);
    connect(entity_, &QPushButton::clicked, this, [this] {
        filter_.entity.clear();
        filterChanged();
    });
    fitFilter(*rows);
    return bar;
}

/// Filter and grouping stand in one row, or below each other where that is too long.
void AlertDesk::fitFilter(QBoxLayout& rows)
{
    constexpr int FieldSides = 40; // pixels beside the words in a field
    const int words = text_->fontMetrics().horizontalAdvance(text_->placeholderText()) + FieldSides;
    text_->setMinimumWidth(words);
    const auto part = [&rows](bool on) {
        rows.setDirection(on ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        rows.setSpacing(on ? 6 : 24);
    };
    part(false);
    new shared::RowFit(rows.parentWidget(),
                       {part, [this](bool on) { shared::setTight(*severities_, on); }});
}

QHBoxLayout* AlertDesk::makeGrouping(QWidget* bar)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    row->addWidget(shared::makeLabel(tr("Group by"), shared::TextRole::Muted, bar));
    const auto* groups =
        shared::addSegments(row, // by GroupBy
                            {{0, tr("none"), QStringLiteral("group 0"), tr("Do not group")},
                             {1, tr("rule"), QStringLiteral("group 1"), tr("Group by rule")},
                             {2, tr("node"), QStringLiteral("group 2"), tr("Group by node")}},
                            0, bar);
    row->addStretch(1);
    connect(groups, &QButtonGroup::idClicked, this, [this](int id) {
        model_->setGrouping(static_cast<GroupBy>(id));
        if (const auto* read = alertOf(chosen_)) { // it stays in sight
            model_->reveal(*read);
        }
        refresh();
    });
    return row;
}

void AlertDesk::filterChanged()
{
    const int id = severities_->checkedId();
    filter_.severity = id > 0 ? std::optional(Severities[id - 1]) : std::nullopt;
    filter_.text = text_->text().trimmed();
    refresh();
}

void AlertDesk::want(const QString& entity, const QString& fingerprint)
{
    // Whoever is led here must see what he was led to, whatever was filtered before.
    severities_->button(0)->setChecked(true);
    const QSignalBlocker quiet(text_);
    text_->clear();
    filter_ = {};
    filter_.entity = entity;
    if (!fingerprint.isEmpty()) {
        chosen_ = fingerprint;
        if (const auto* alert = alertOf(fingerprint)) {
            model_->reveal(*alert);
        }
    }
    refresh();
}

const schema::alerting::Alert* AlertDesk::alertOf(const QString& key) const
{
    const auto& all = workspace_.session.alerts().board.alerts;
    const auto found = std::find_if(all.begin(), all.end(), [&key](const auto& alert) {
        return shared::fromPeer(alert.fingerprint) == key;
    });
    return found == all.end() ? nullptr : &*found;
}

void AlertDesk::refresh()
{
    const link::Session& session = workspace_.session;
    const link::Alerts& alerts = session.alerts();
    refreshing_ = true;
    model_->setAlerts(alerts, session.topology(), filter_, link::wallNow());
    const bool any = model_->rowCount() > 0;
    views_->setCurrentIndex(any ? 0 : 1);
    side_->setVisible(any);
    // Without an alert there is nothing to sort out.
    const bool isFiltering = !alerts.board.alerts.empty() || !filter_.isOpen();
    bar_->setVisible(isFiltering);
    caveats_->setContentsMargins(16, isFiltering ? 0 : 10, 16, 10);
    if (!any) {
        empty_->refresh(!alerts.board.alerts.empty() && !filter_.isOpen());
    }
    const QString missing = caveats(alerts).join(shared::semicolon());
    caveats_->setText(missing);
    caveats_->setVisible(!missing.isEmpty());
    entity_->setVisible(!filter_.entity.isEmpty());
    entity_->setText(
        tr("only %1 ×").arg(things::titleOf(session.topology(), filter_.entity.toStdString())));
    if (model_->rowOf(chosen_) < 0) {
        chosen_ = model_->keyAt(0);
    }
    markChosen();
    refreshing_ = false;
    panel_->setAlert(alertOf(chosen_));
    Q_EMIT countsChanged(countsText(alerts.board.counts));
}

void AlertDesk::markChosen()
{
    const int row = model_->rowOf(chosen_);
    if (row >= 0 && table_->currentIndex().row() != row) {
        table_->setCurrentIndex(model_->index(row, 0));
    }
}

void AlertDesk::choose(const QString& key)
{
    if (!refreshing_ && !key.isEmpty()) {
        chosen_ = key;
        panel_->setAlert(alertOf(key));
    }
}

void AlertDesk::open(const QModelIndex& index)
{
    if (model_->toggle(model_->keyAt(index.row()))) {
        refresh();
    }
}

} // namespace bafar::ui::alerts
