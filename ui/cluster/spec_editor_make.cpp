// How the editor is built.
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/cluster/spec_diff_view.h"
#include "ui/cluster/spec_editor.h"
#include "ui/cluster/spec_find_bar.h"
#include "ui/cluster/spec_notice.h"
#include "ui/cluster/spec_problems.h"
#include "ui/cluster/spec_stager.h"
#include "ui/cluster/spec_text_edit.h"
#include "ui/cluster/try_again.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/rows_open.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/segments.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::cluster {

SpecEditor::SpecEditor(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , file_(draftFile(session.cluster(), session.identity().authority))
    , desk_(new SpecDesk(session, this))
    , stager_(new SpecStager(session, this))
    , notice_(new SpecNotice(this))
    , middle_(new QStackedWidget(this))
    , model_(new SpecProblemsModel(this))
    , whyNot_(shared::makeLabel({}, shared::TextRole::Muted, this))
{
    setObjectName(QStringLiteral("spec editor"));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 12, 0, 12); // the difference's scroll bar stands at the edge
    rows->setSpacing(8);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(16, 0, 16, 0);
    rows->addLayout(head);
    head->addWidget(notice_);
    head->addLayout(makeBar());
    find_ = new SpecFindBar(this);
    head->addWidget(find_);
    makeMiddle();
    rows->addWidget(middle_, 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(16, 0, 16, 0);
    rows->addLayout(foot);
    makeProblems();
    foot->addWidget(table_);
    whyNot_->setObjectName(QStringLiteral("why no plan"));
    whyNot_->setWordWrap(true);
    foot->addWidget(whyNot_);
    foot->addLayout(makeFoot());
    makeKeys();
    listen();
}

QHBoxLayout* SpecEditor::makeBar()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    views_ =
        shared::addSegments(bar, {{Text, tr("Text")}, {Difference, tr("Difference")}}, Text, this);
    pair_ = new shared::ElidedLabel(this);
    shared::setTone(pair_, "muted");
    bar->addWidget(pair_, 1);
    search_ = shared::makeButton(tr("Search"), "quiet", this);
    bar->addWidget(search_);
    return bar;
}

void SpecEditor::makeMiddle()
{
    auto* editPlace = new QWidget(middle_);
    edit_ = new SpecTextEdit(editPlace);
    auto* around = new QVBoxLayout(editPlace);
    around->setContentsMargins(16, 0, 16, 0);
    around->addWidget(edit_);
    difference_ = new SpecDiffView(middle_);
    waiting_ = new TryAgain(middle_);
    middle_->insertWidget(Text, editPlace);
    middle_->insertWidget(Difference, difference_);
    middle_->insertWidget(Waiting, waiting_);
}

void SpecEditor::makeProblems()
{
    table_ = shared::makeRowsTable(tr("Problems"), this);
    table_->setModel(model_);
    table_->setWordWrap(true);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setColumnWidth(0, 76);
    table_->setColumnWidth(1, 240);
    table_->setToolTip(tr("Return, or a click, leads to the line."));
    table_->setAccessibleDescription(table_->toolTip());
    shared::openRowsBy(table_, [this](const QModelIndex& index) {
        const schema::Problem* problem = model_->at(index.row());
        if (problem != nullptr && problem->line > 0) {
            edit_->goTo(problem->line, problem->column);
        }
    });
    // A wrapped text is as high as its column is narrow.
    connect(table_->horizontalHeader(), &QHeaderView::sectionResized, this,
            &SpecEditor::fitProblems);
    table_->hide();
}

QHBoxLayout* SpecEditor::makeFoot()
{
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    dot_ = new shared::StatusDot(this);
    verdict_ = new shared::ElidedLabel(this);
    verdict_->setObjectName(QStringLiteral("spec verdict"));
    cancel_ = shared::makeButton(tr("Cancel"), "", this);
    cancel_->setObjectName(QStringLiteral("leave spec"));
    plan_ = shared::makeButton(tr("Plan the change…"), "primary", this);
    plan_->setObjectName(QStringLiteral("action ") + QLatin1String(SpecStager::Apply));
    unlock_ = shared::makeUnlockButton(this);
    unlock_->setObjectName(QStringLiteral("unlock ") + QLatin1String(SpecStager::Apply));
    foot->addWidget(dot_);
    foot->addWidget(verdict_, 1);
    foot->addWidget(cancel_);
    foot->addWidget(plan_);
    foot->addWidget(unlock_);
    return foot;
}

void SpecEditor::makeKeys()
{
    const auto add = [this](const QKeySequence& keys, const QString& text, auto work) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setWhatsThis(text);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    const auto open = [this] {
        if (middle_->currentIndex() == Text) {
            find_->open();
        }
    };
    add(QKeySequence::Find, tr("Search in the spec"), open);
    add(Qt::Key_F3, tr("Next place"), [this] { findNext(true); });
    add(Qt::SHIFT | Qt::Key_F3, tr("Previous place"), [this] { findNext(false); });
    connect(search_, &QPushButton::clicked, this, open);
    connect(find_, &SpecFindBar::nextWanted, this, &SpecEditor::findNext);
    connect(find_, &SpecFindBar::left, this, [this] {
        find_->hide();
        edit_->setFocus();
    });
    connect(find_, &SpecFindBar::wordChanged, this, [this] {
        QTextCursor cursor = edit_->textCursor();
        cursor.setPosition(cursor.selectionStart()); // the same place, while it still fits
        edit_->setTextCursor(cursor);
        findNext(true);
    });
}

void SpecEditor::listen()
{
    checking_.setSingleShot(true);
    checking_.setInterval(CheckMs);
    connect(&checking_, &QTimer::timeout, this, &SpecEditor::check);
    connect(edit_, &QPlainTextEdit::textChanged, this, &SpecEditor::typed);
    connect(views_, &QButtonGroup::idClicked, this, [this] {
        compared_ = Compared::Own;
        showState();
    });
    connect(waiting_, &TryAgain::wanted, desk_, &SpecDesk::tryAgain);
    connect(cancel_, &QPushButton::clicked, this, &SpecEditor::leave);
    connect(plan_, &QPushButton::clicked, this, [this] { plan(false); });
    connect(unlock_, &QPushButton::clicked, this, [this] { plan(true); });
    connect(stager_, &SpecStager::changed, this, &SpecEditor::showState);
    connect(stager_, &SpecStager::refused, this, &SpecEditor::refusedBy);
    connect(stager_, &SpecStager::notOffered, this, &SpecEditor::notOffered);
    connect(stager_, &SpecStager::wrong, this, &SpecEditor::wrongFor);
    const auto seen = [this] {
        if (isVisible()) {
            refresh();
        }
    };
    connect(desk_, &SpecDesk::changed, this, seen, Qt::QueuedConnection);
    connect(&session_, &link::Session::readOnlyChanged, this, seen);
    connect(&session_.replay(), &link::Replay::changed, this, seen);
    connect(&session_.store(), &link::Store::actionChanged, this, seen);
}

} // namespace bafar::ui::cluster
