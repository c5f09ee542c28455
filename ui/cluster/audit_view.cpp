#include "ui/cluster/audit_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/cluster/audit_bar.h"
#include "ui/cluster/audit_details.h"
#include "ui/cluster/audit_table.h"
#include "ui/cluster/try_again.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/figures.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

AuditView::AuditView(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , desk_(new AuditDesk(session, this))
    , stack_(new QStackedWidget(this))
    , notice_(new TryAgain)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    notice_->setObjectName(QStringLiteral("auditNotice"));
    stack_->addWidget(notice_);
    stack_->addWidget(makeList());
    connect(notice_, &TryAgain::wanted, desk_, &AuditDesk::refresh);
    connect(desk_, &AuditDesk::changed, this, &AuditView::present, Qt::QueuedConnection);
    auto* find = new QShortcut(QKeySequence::Find, this);
    find->setWhatsThis(tr("Find in the audit log"));
    connect(find, &QShortcut::activated, bar_, &AuditBar::focusSearch);
    shared::sayInFigures(this, [this] { present(); });
}

QWidget* AuditView::makeList()
{
    auto* place = new QWidget;
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    bar_ = new AuditBar(place);
    missing_ = shared::makeLabel({}, shared::TextRole::Body, place);
    missing_->setObjectName(QStringLiteral("auditMissing"));
    missing_->setWordWrap(true);
    missing_->setContentsMargins(16, 0, 16, 10);
    shared::setTone(missing_, "warn");
    rows_ = new QStackedWidget(place);
    table_ = new AuditTable(tr("Audit log"), rows_);
    rows_->addWidget(table_);
    rows_->addWidget(makeNothingFits());
    details_ = new AuditDetails(place);
    layout->addWidget(bar_);
    layout->addWidget(missing_);
    auto* inset = new QVBoxLayout;
    inset->setContentsMargins(16, 0, 16, 0);
    inset->addWidget(rows_);
    layout->addLayout(inset, 1);
    layout->addWidget(makeFoot());
    layout->addWidget(shared::makeRule(Qt::Horizontal, place));
    layout->addWidget(details_);
    connect(bar_, &AuditBar::filterChanged, this, [this] {
        exported_.clear();
        present();
    });
    connect(bar_, &AuditBar::againWanted, desk_, &AuditDesk::refresh);
    connect(bar_, &AuditBar::exportWanted, this, &AuditView::askForPath);
    connect(table_, &AuditTable::choiceChanged, this, [this] { details_->show(table_->chosen()); });
    connect(table_, &AuditTable::endReached, desk_, &AuditDesk::readOn);
    return place;
}

QWidget* AuditView::makeNothingFits()
{
    auto* empty = new shared::EmptyState;
    empty->setTexts(tr("No line fits the filter"),
                    tr("All that the agents tell was looked through."));
    QPushButton* clear = shared::makeButton(tr("Clear the filter"), "", empty);
    clear->setObjectName(QStringLiteral("auditClear"));
    empty->addBelow(clear, 8);
    connect(clear, &QPushButton::clicked, this, [this] {
        bar_->clear();
        table_->setFocus();
    });
    return empty;
}

QWidget* AuditView::makeFoot()
{
    auto* place = new QWidget;
    place->setMinimumHeight(36); // also while there is nothing to cancel
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(16, 4, 16, 4);
    row->setSpacing(8);
    foot_ = new shared::ElidedLabel(place);
    foot_->setObjectName(QStringLiteral("auditFoot"));
    cancel_ = shared::makeButton(tr("Cancel the export"), "quiet", place);
    cancel_->setObjectName(QStringLiteral("auditCancel"));
    row->addWidget(foot_, 1);
    row->addWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, &AuditView::cancelExport);
    return place;
}

void AuditView::refresh()
{
    if (desk_->isOld()) {
        desk_->refresh(); // its answers are shown as they come
    }
    table_->setNow(link::wallNow()); // what was of today has its day after midnight
    if (stack_->currentIndex() == 0) {
        showNotice();
    } else {
        showMissing();
    }
}

void AuditView::present()
{
    if (export_ && !desk_->isAsking() && !desk_->hasOlder()) {
        writeExport();
    }
    lines_ = desk_->lines();
    const bool answered = std::any_of(desk_->told().begin(), desk_->told().end(),
                                      [](const auto& one) { return one.second.answered; });
    const bool any = answered && (!lines_.empty() || desk_->hasOlder());
    stack_->setCurrentIndex(any ? 1 : 0);
    if (any) {
        showLines();
        showMissing();
        showFoot();
    } else {
        showNotice();
    }
    setProperty("awaits", !answered && desk_->isAsking()); // a picture of this page waits for it
    Q_EMIT summaryChanged();
}

void AuditView::showLines()
{
    const AuditLines shown = sift(lines_, bar_->filter());
    const bool looksOn = shown.empty() && desk_->hasOlder();
    rows_->setCurrentIndex(shown.empty() && !looksOn ? 1 : 0);
    table_->setNow(link::wallNow());
    table_->setLines(shown);
    details_->show(table_->chosen()); // another agent may tell it, too
    details_->setVisible(!shown.empty());
    if (looksOn || table_->isAtEnd()) {
        desk_->readOn();
    }
}

void AuditView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || bar_->filter().isEmpty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    bar_->clear();
    table_->setFocus();
}

} // namespace bafar::ui::cluster
