#include "ui/overview/desk.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/overview/headroom_key.h"
#include "ui/overview/headroom_view.h"
#include "ui/overview/problems_model.h"
#include "ui/overview/tiles.h"
#include "ui/overview/trends_panel.h"
#include "ui/overview/words.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_open.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/things/columns.h"
#include "ui/things/holds_view.h"

namespace bafar::ui::overview {

Desk::Desk(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , empty_(new shared::EmptyState(this))
    , area_(new QScrollArea(this))
    , card_(shared::makeSurface("card", this))
    , dot_(new shared::StatusDot(card_))
    , first_(new shared::ElidedLabel(card_))
    , basis_(new shared::ElidedLabel(card_))
    , caveats_(shared::makeLabel({}, shared::TextRole::Body, card_))
    , model_(new ProblemsModel(this))
    , table_(shared::makeRowsList(Words::tr("What is wrong"), true, card_))
    , more_(shared::makeButton({}, "quiet", card_))
    , holds_(new things::HoldsView(session, true, card_))
    , headroom_(new HeadroomView)
    , tiles_(new Tiles)
{
    area_->setWidgetResizable(true);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(16, 16, 16, 20);
    column->setSpacing(20);
    column->addWidget(makeProblems());
    QFrame* held = shared::makeSurface("card", content);
    auto* lines = new QVBoxLayout(held);
    lines->setContentsMargins(14, 12, 14, 12);
    lines->addWidget(holds_);
    holdsPlace_ = makeSection(Words::tr("Paused automation"), held);
    column->addWidget(holdsPlace_);
    QFrame* frame = shared::makeSurface("card", content);
    auto* inner = new QVBoxLayout(frame);
    inner->setContentsMargins(14, 10, 14, 12);
    inner->addWidget(headroom_);
    headroomPlace_ = makeSection(Words::tr("Capacity now, and with one node lost"), frame,
                                 makeHeadroomKey(content));
    column->addWidget(headroomPlace_);
    tilesPlace_ = makeSection(Words::tr("Who plays which part"), tiles_);
    column->addWidget(tilesPlace_);
    trends_ = new TrendsPanel(session_, content);
    column->addWidget(trends_, 1);
    area_->setWidget(content);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(empty_);
    rows->addWidget(area_);
    connect(tiles_, &Tiles::wanted, this, &Desk::openRole);
    auto* soon = new shared::Refresher(this, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    connect(&session_, &link::Session::alertsChanged, soon, &shared::Refresher::ask);
    connect(&session_, &link::Session::unaskedChanged, soon, &shared::Refresher::ask);
    connect(&session_.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
}

/// `key`, at the head's far end, says how to read the content.
QWidget* Desk::makeSection(const QString& head, QWidget* content, QWidget* key)
{
    auto* section = new QWidget(this);
    auto* column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->addWidget(shared::makeLabel(head, shared::TextRole::Section, section));
    row->addStretch(1);
    if (key != nullptr) {
        row->addWidget(key);
    }
    column->addLayout(row);
    column->addWidget(content);
    return section;
}

QWidget* Desk::makeProblems()
{
    auto* column = new QVBoxLayout(card_);
    column->setContentsMargins(6, 12, 6, 10); // the cells have their own 8, as the head has
    column->setSpacing(10);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 0, 8, 0);
    head->setSpacing(10);
    auto* mark = new QVBoxLayout;
    mark->addSpacing(6); // on the first line of the texts
    mark->addWidget(dot_);
    mark->addStretch(1);
    head->addLayout(mark);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    texts->addWidget(first_);
    texts->addWidget(basis_);
    texts->addWidget(caveats_);
    first_->setFont(shared::titleFont());
    basis_->setFont(shared::bodyFont());
    shared::setTone(basis_, "muted");
    caveats_->setWordWrap(true);
    shared::setTone(caveats_, "warn");
    head->addLayout(texts, 1);
    column->addLayout(head);
    makeTable();
    column->addWidget(table_);
    column->addWidget(more_, 0, Qt::AlignLeading);
    more_->setObjectName(QStringLiteral("more problems"));
    connect(more_, &QPushButton::clicked, this, &Desk::showAll);
    return card_;
}

void Desk::makeTable()
{
    table_->setModel(model_);
    table_->setObjectName(QStringLiteral("problems"));
    table_->horizontalHeader()->setStretchLastSection(false);
    things::fitColumns(table_, ProblemsModel::Why);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &Desk::keepSeen);
    shared::openRowsBy(table_, [this](const QModelIndex& index) { open(index); });
}

void Desk::refresh()
{
    const Known known = knownOf(session_);
    Summary now = summaryOf(known);
    trends_->setHosts(hostsInUse(known)); // rows and charts say the same
    const bool nothing = now.hearing == Hearing::Nobody;
    empty_->setVisible(nothing);
    area_->setVisible(!nothing);
    const std::vector<things::Hold> holds =
        things::holdsOf(session_.store(), session_.alerts(), link::wallNow());
    holds_->setHolds(holds);
    holdsPlace_->setVisible(!holds.empty());
    if (now == summary_ && !first_->text().isEmpty()) {
        return;
    }
    summary_ = std::move(now);
    if (nothing) {
        empty_->setTexts(summary_.first, summary_.basis);
        return;
    }
    dot_->setState(summary_.mark);
    first_->setText(summary_.first);
    basis_->setText(summary_.basis);
    basis_->setToolTip(summary_.basis);
    caveats_->setText(summary_.caveats.join(QLatin1Char('\n')));
    caveats_->setVisible(!summary_.caveats.isEmpty());
    showProblems();
    headroom_->setRows(summary_.headroom);
    headroomPlace_->setVisible(!summary_.headroom.empty());
    tiles_->setRoles(summary_.roles);
    tilesPlace_->setVisible(!summary_.roles.empty());
}

void Desk::showProblems()
{
    // Before the rows, at whose change the columns are fitted.
    table_->setColumnHidden(ProblemsModel::Since,
                            std::none_of(summary_.problems.begin(), summary_.problems.end(),
                                         [](const Problem& one) { return one.since.unixMs != 0; }));
    model_->setProblems(summary_.problems, all_, link::wallNow());
    table_->setVisible(model_->rowCount() > 0);
    const auto left = static_cast<int>(model_->leftOut());
    const bool foldable = all_ && summary_.problems.size() > ProblemsModel::Few + 1;
    more_->setVisible(left > 0 || foldable);
    more_->setText(left == 0 ? Words::tr("Show the worst only")
                   : all_    ? Words::tr("%Ln more in the topology's table", nullptr, left)
                             : Words::tr("%Ln more", nullptr, left));
}

void Desk::showAll()
{
    if (all_ && model_->leftOut() > 0) {
        session_.openPage(QStringLiteral("topology"));
        return;
    }
    all_ = !all_;
    showProblems();
}

void Desk::open(const QModelIndex& index)
{
    const Problem* found = model_->problemAt(index.row());
    if (found == nullptr) {
        return;
    }
    const Problem problem = *found; // opening may refresh what is shown
    const QString entity = shared::fromPeer(problem.entity);
    if (problem.entity.empty() && !problem.isAlert) { // of many things
        session_.openPage(QStringLiteral("topology"));
    } else if (index.column() == ProblemsModel::Map && !problem.entity.empty()) {
        session_.select(entity);
        session_.openPage(QStringLiteral("topology"));
    } else if (problem.isAlert) {
        session_.showAlerts(entity, shared::fromPeer(problem.alert));
    } else {
        session_.show(entity);
    }
}

void Desk::openRole(const Role& role)
{
    if (session_.topology().find(role.entity) != nullptr) {
        session_.show(shared::fromPeer(role.entity));
    } else {
        session_.openPage(shared::fromPeer(role.page));
    }
}

/// The page scrolls to the row that is chosen with keys.
void Desk::keepSeen(const QModelIndex& index)
{
    const QRect row = table_->visualRect(index).translated(
        table_->viewport()->mapTo(area_->widget(), QPoint(0, 0)));
    area_->ensureVisible(area_->width() / 2, row.center().y(), 0, row.height() * 2);
}

} // namespace bafar::ui::overview
