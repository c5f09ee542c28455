#include "ui/map/things_table.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/map/model.h"
#include "ui/shared/field.h"
#include "ui/shared/rows_csv.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::map {
namespace {

constexpr int NameWide = 180; ///< pixels
constexpr int LeastWide = 84; ///< of a column: where all are too many, the table scrolls

} // namespace

ThingsTable::ThingsTable(QWidget* parent)
    : QWidget(parent)
    , model_(new ThingsModel(this))
    , text_(new QLineEdit(this))
    , copy_(shared::makeButton(tr("Copy as CSV"), "", this))
    , views_(new QStackedWidget(this))
    , table_(shared::makeRowsTable(tr("Topology as a table"), views_))
    , nothing_(new shared::EmptyState(views_))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(views_, 1);
    makeTable();
    nothing_->setTexts(tr("No thing fits the filter"), tr("Clear the text to see all of them."));
    views_->addWidget(table_);
    views_->addWidget(nothing_);
    settle();
}

QWidget* ThingsTable::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 10, 16, 10);
    row->setSpacing(6);
    shared::setPlaceholder(text_, tr("Name, fact or relation"));
    text_->setAccessibleName(tr("Show things with this text"));
    text_->setObjectName(QStringLiteral("thing text"));
    text_->setClearButtonEnabled(true);
    shared::beginWithInterface(text_);
    text_->setMaxLength(200);
    text_->setMaximumWidth(260);
    row->addWidget(text_, 1);
    row->addStretch(1);
    copy_->setObjectName(QStringLiteral("copy things"));
    row->addWidget(copy_);
    connect(text_, &QLineEdit::textChanged, this, &ThingsTable::filterRows);
    connect(copy_, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(shared::rowsCsv(*model_)); });
    return bar;
}

void ThingsTable::makeTable()
{
    table_->setModel(model_);
    QHeaderView* heads = table_->horizontalHeader();
    heads->setStretchLastSection(false);
    heads->setMinimumSectionSize(LeastWide);
    // The longest texts share what the others leave.
    for (const int column : {ThingsModel::Facts, ThingsModel::Related}) {
        heads->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    table_->setColumnWidth(ThingsModel::Name, NameWide);
    for (const int column : {ThingsModel::SaidBy, ThingsModel::Age, ThingsModel::Alerts}) {
        table_->setColumnWidth(column, LeastWide);
    }
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!isSettling_ && now.isValid()) {
                    selection_ = model_->keyAt(now.row());
                    Q_EMIT selected(selection_);
                }
            });
}

void ThingsTable::setTopology(const topology::Topology& topology, const bafar::alerts::Marks& marks)
{
    {
        const QScopedValueRollback<bool> quiet(isSettling_, true);
        model_->setTopology(topology, marks);
    }
    settle();
}

void ThingsTable::filterRows()
{
    {
        const QScopedValueRollback<bool> quiet(isSettling_, true);
        model_->setFilter(text_->text().trimmed());
    }
    settle();
}

void ThingsTable::settle()
{
    const bool any = model_->rowCount() > 0;
    QWidget* wanted = any || model_->filter().isEmpty() ? static_cast<QWidget*>(table_) : nothing_;
    views_->setCurrentWidget(wanted);
    copy_->setEnabled(any);
    markSelected();
}

void ThingsTable::setSelection(const QString& entity)
{
    selection_ = entity;
    markSelected();
}

void ThingsTable::markSelected()
{
    const QScopedValueRollback<bool> quiet(isSettling_, true);
    const int row = model_->rowOf(selection_);
    const QModelIndex now = table_->currentIndex();
    if (row < 0) {
        table_->selectionModel()->clear();
    } else if (now.row() != row || !table_->selectionModel()->isRowSelected(row)) {
        // The view brings it into sight, a hidden one when it is shown; it must know how far it can
        // scroll, or rows that just came stay below the edge.
        table_->doItemsLayout();
        table_->setCurrentIndex(model_->index(row, std::max(0, now.column())));
    }
}

} // namespace bafar::ui::map
