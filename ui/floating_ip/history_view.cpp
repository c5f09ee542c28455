#include "ui/floating_ip/history_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/floating_ip/history.h"
#include "ui/link/session.h"
#include "ui/shared/density.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"
#include "ui/things/columns.h"

namespace bafar::ui::floating_ip {

HistoryView::HistoryView(link::Session& session, const QString& entity, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , entity_(entity)
    , model_(new TransitionsModel(this))
    , count_(shared::makeLabel({}, shared::TextRole::Caption, this))
    , table_(shared::makeRowsTable(tr("Changes of state"), this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(shared::makeLabel(tr("Changes of state"), shared::TextRole::Section, this));
    head->addWidget(count_);
    head->addStretch(1);
    QPushButton* all = shared::makeButton(tr("All its events"), "", this);
    all->setObjectName(QStringLiteral("allEvents"));
    connect(all, &QPushButton::clicked, this, [this] { session_.showEvents(entity_); });
    head->addWidget(all);
    layout->addLayout(head);
    table_->setModel(model_);
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    things::fitColumns(table_, TransitionsModel::Why);
    layout->addWidget(table_);
    // Rows are as high as a person chose, and may be chosen anew.
    connect(table_->verticalHeader(), &QHeaderView::sectionResized, this, &HistoryView::keepHeight);
}

void HistoryView::refresh(WallTime now)
{
    model_->setThing(session_.store(), entity_.toStdString(), now);
    setVisible(model_->rowCount() > 0);
    keepHeight();
}

void HistoryView::setCount(std::uint64_t count)
{
    count_->setText(tr("%1 since the agents started").arg(shared::number(count)));
}

/// As long as what there is, until the page would be long for it: the bar says that more is below.
void HistoryView::keepHeight()
{
    constexpr int RowsSeen = 8;
    const int rows = std::min(model_->rowCount(), RowsSeen);
    const int height = table_->horizontalHeader()->sizeHint().height() +
                       rows * shared::rowHeight() + 2 * table_->frameWidth();
    if (table_->minimumHeight() != height || table_->maximumHeight() != height) {
        table_->setFixedHeight(height);
    }
}

} // namespace bafar::ui::floating_ip
