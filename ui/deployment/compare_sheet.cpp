#include "ui/deployment/compare_sheet.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/deployment/compare.h"
#include "ui/deployment/model.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::deployment {

using schema::deployment::Deployment;
using shared::makeLabel;
using shared::TextRole;

namespace {

constexpr QSize Largest(1080, 720);

} // namespace

CompareSheet::CompareSheet(const Deployment& older, const Deployment& newer, QWidget* window)
    : Overlay(window, Largest)
{
    const QString name = shared::technical(shared::fromPeer(newer.service, 100));
    const QString title = tr("Two revisions of %1").arg(name);
    setObjectName(QStringLiteral("compare"));
    card()->setAccessibleName(title);
    auto* rows = new QVBoxLayout(card());
    rows->setContentsMargins(20, 18, 20, 16);
    rows->setSpacing(14);
    auto* head = new QHBoxLayout;
    head->addWidget(makeLabel(title, TextRole::Title, card()));
    head->addStretch(1);
    QLabel* summary = makeLabel(summaryOf(compare(older, newer)), TextRole::Muted, card());
    summary->setObjectName(QStringLiteral("compare summary"));
    head->addWidget(summary);
    rows->addLayout(head);
    auto* both = new QHBoxLayout;
    both->setSpacing(12);
    both->addWidget(makeRevision(tr("Before"), older), 1);
    both->addWidget(makeRevision(tr("After"), newer), 1);
    rows->addLayout(both);
    table_ = makeTable(older, newer);
    rows->addWidget(table_, 1);
    auto* foot = new QHBoxLayout;
    const QString leftOut = leftOutNote(older, newer);
    const QString hidden = tr("Values that may be secrets are hidden by the agents: whether such "
                              "a one changed is not known.");
    QLabel* note = makeLabel(leftOut.isEmpty() ? hidden : hidden + QLatin1Char('\n') + leftOut,
                             TextRole::Caption, card());
    note->setWordWrap(true);
    foot->addWidget(note, 1);
    QPushButton* close = shared::makeButton(tr("Close"), "", card());
    close->setObjectName(QStringLiteral("close compare"));
    connect(close, &QPushButton::clicked, this, &CompareSheet::leave);
    foot->addWidget(close);
    rows->addLayout(foot);
    show();
    raise();
    table_->setFocus();
    rows->activate();
    fit();
    connect(table_->horizontalHeader(), &QHeaderView::sectionResized, this, &CompareSheet::fit,
            Qt::QueuedConnection); // texts wrap otherwise then
}

/// No higher than what it shows.
void CompareSheet::fit()
{
    table_->resizeRowsToContents();
    const int rows = table_->verticalHeader()->length();
    const int rest = card()->height() - table_->viewport()->height();
    setLargest({Largest.width(), std::min(Largest.height(), rest + rows)});
}

QWidget* CompareSheet::makeRevision(const QString& head, const Deployment& record)
{
    QFrame* frame = shared::makeSurface("card", card());
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(14, 10, 14, 12);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(head, TextRole::Section, frame));
    const auto add = [&](const QString& text, TextRole role) {
        auto* label = new shared::ElidedLabel(frame);
        label->setText(text);
        label->setToolTip(shared::plainTip(text));
        label->setFont(role == TextRole::Strong ? shared::strongFont() : shared::bodyFont());
        if (role == TextRole::Muted) {
            shared::setTone(label, "muted");
        }
        layout->addWidget(label);
    };
    add(kindWord(record.kind) + shared::separator() + changeWords(record), TextRole::Strong);
    add(shared::dateAndTime(record.startedAt) + shared::separator() + whoWords(record) +
            shared::separator() + endWords(record),
        TextRole::Muted);
    return frame;
}

QTableView* CompareSheet::makeTable(const Deployment& older, const Deployment& newer)
{
    QTableView* table = shared::makeRowsTable(tr("What differs"), card());
    auto* model = new CompareModel(table);
    model->setLines(compare(older, newer));
    table->setModel(model);
    table->setSelectionMode(QAbstractItemView::NoSelection); // there is nothing to do with one
    table->setWordWrap(true);
    QHeaderView* heads = table->horizontalHeader();
    heads->setStretchLastSection(false);
    heads->setSectionResizeMode(QHeaderView::Fixed);
    for (const int column : {CompareModel::What, CompareModel::Part}) {
        table->setColumnWidth(column, std::max(110, shared::neededBy(*table, column)));
    }
    for (const int column : {CompareModel::Name, CompareModel::Before, CompareModel::After}) {
        heads->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setCurrentIndex(model->index(0, 0));
    return table;
}

void CompareSheet::leave()
{
    dismiss();
    deleteLater();
}

} // namespace bafar::ui::deployment
