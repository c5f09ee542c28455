#include "ui/cluster/group_page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/cluster/group.h"
#include "ui/cluster/group_model.h"
#include "ui/cluster/group_notice.h"
#include "ui/dashboards/strip.h"
#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/command_block.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

using shared::makeLabel;
using shared::TextRole;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GroupPage)
};

QString title()
{
    return Words::tr("Group");
}

/// The members, one of which is chosen.
QTableView* makeMembers(MembersModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(Words::tr("Members"), true, parent);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setFocusPolicy(Qt::StrongFocus);
    table->setModel(model);
    shared::spreadColumns(table);
    return table;
}

/// A head and a list below it; hidden while the list is empty.
QWidget* makeSection(const QString& head, QTableView* table, QWidget* parent)
{
    auto* section = new QWidget(parent);
    auto* layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(makeLabel(head, TextRole::Section, section));
    layout->addWidget(table);
    const auto follow = [section, model = table->model()] {
        section->setVisible(model->rowCount() > 0);
    };
    for (const auto signal :
         {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        QObject::connect(table->model(), signal, section, follow);
    }
    QObject::connect(table->model(), &QAbstractItemModel::modelReset, section, follow);
    follow();
    return section;
}

QWidget* makeProblems(ProblemsModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(Words::tr("Why"), false, parent);
    table->setModel(model);
    table->setColumnWidth(0, 82);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    return makeSection(Words::tr("Why"), table, parent);
}

QWidget* makeRecoveries(RecoveriesModel* model, QWidget* parent)
{
    QTableView* table = shared::makeRowsList(Words::tr("Recovered by force"), true, parent);
    table->setModel(model);
    shared::spreadColumns(table);
    return makeSection(Words::tr("Recovered by force; this mark never goes"), table, parent);
}

/// What can be done about the chosen member.
class MemberActions : public QWidget {
public:
    MemberActions(link::Session& session, QWidget* parent)
        : QWidget(parent)
        , session_(session)
        , name_(makeLabel({}, TextRole::Strong, this))
        , buttons_(new shared::ActionButtons(Qt::Horizontal, "", this))
        , nothing_(makeLabel(Words::tr("no action is offered for it now"), TextRole::Muted, this))
        , why_(makeLabel({}, TextRole::Caption, this))
    {
        auto* lines = new QVBoxLayout(this);
        lines->setContentsMargins(8, 0, 8, 0);
        lines->setSpacing(6);
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        lines->addLayout(row);
        lines->addWidget(why_);
        why_->setWordWrap(true);
        row->addWidget(name_);
        row->addWidget(buttons_);
        row->addWidget(nothing_);
        row->addStretch(1);
        connect(buttons_, &shared::ActionButtons::unlockWanted, this,
                [this](const std::string& action) { want(action, true); });
        connect(buttons_, &shared::ActionButtons::wanted, this,
                [this](const std::string& action) { want(action, false); });
        connect(&session_, &link::Session::readOnlyChanged, this, &MemberActions::refresh);
        connect(&session_.store(), &link::Store::offersChanged, this, &MemberActions::refresh);
        connect(&session_.store(), &link::Store::actionChanged, this, &MemberActions::refresh);
    }

    void setNode(const QString& node)
    {
        node_ = node.toStdString();
        refresh();
    }

    void refresh()
    {
        std::vector<schema::ActionInfo> offers;
        std::string_view kept; // what stays possible while nothing can be agreed on
        for (const GroupAction& one : groupActions(session_, node_)) {
            offers.push_back(one.offer);
            kept = one.offer.name == link::Session::NeedsNoLeader ? link::Session::NeedsNoLeader
                                                                  : kept;
        }
        setVisible(!node_.empty());
        name_->setText(shared::technical(node_));
        const QString why = session_.whyNoAction(kept);
        buttons_->setOffers(offers, why, session_.canUnlock(kept));
        buttons_->setVisible(!offers.empty());
        why_->setText(why);
        why_->setVisible(!offers.empty() && !why.isEmpty());
        nothing_->setVisible(offers.empty());
    }

private:
    void want(const std::string& action, bool unlocks)
    {
        const auto ask = unlocks ? &link::Session::unlockAndRequest : &link::Session::requestAction;
        for (const GroupAction& one : groupActions(session_, node_)) {
            if (one.offer.name == action) {
                (session_.*ask)(action, one.offer.subject, one.parameters, one.agent);
                return;
            }
        }
        session_.tellGone(action, "node/" + node_);
    }

    link::Session& session_;
    std::string node_;
    QLabel* name_;
    shared::ActionButtons* buttons_;
    QLabel* nothing_;
    QLabel* why_;
};

/// The first member about which something can be done, else the first.
int firstToChoose(const link::Session& session, const MembersModel& members)
{
    for (int row = 0; row < members.rowCount(); ++row) {
        if (!groupActions(session, members.keyAt(row).toStdString()).empty()) {
            return row;
        }
    }
    return 0;
}

/// Instead of a table of dashes.
shared::EmptyState* makeNoGroup(QWidget* parent)
{
    auto* empty = new shared::EmptyState(parent);
    empty->setTexts(
        Words::tr("No agent is in a group"),
        Words::tr("Agents in a group agree on one spec and on one change at a time, and survive "
                  "the loss of a minority. An agent joins by this command:"));
    auto* command = new shared::CommandBlock(empty);
    command->setCommand(QStringLiteral("bafarctl act cluster.admit node=NODE"));
    empty->addBelow(command, 8);
    empty->hide();
    return empty;
}

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    link::Session& session = workspace.session;
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    QVBoxLayout* rows = shared::makeScrolledColumn(frame.body);
    QWidget* content = rows->parentWidget();
    auto* notice = new GroupNotice(content);
    auto* members = new MembersModel(content);
    auto* problems = new ProblemsModel(content);
    auto* recoveries = new RecoveriesModel(content);
    QTableView* table = makeMembers(members, content);
    auto* actions = new MemberActions(session, content);
    auto* noGroup = makeNoGroup(content);
    auto* charts = new dashboards::BoardStrip(session, QStringLiteral("agents"), {}, content);
    rows->addWidget(noGroup, 1);
    rows->addWidget(notice);
    rows->addWidget(makeProblems(problems, content));
    rows->addWidget(table);
    rows->addWidget(actions);
    rows->addWidget(makeRecoveries(recoveries, content));
    rows->addWidget(charts, dashboards::BoardStrip::FirstShare);
    rows->addStretch(1);
    QObject::connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, actions,
                     [actions, members](const QModelIndex& now) {
                         actions->setNode(members->keyAt(now.row()));
                     });
    auto* soon = new shared::Refresher(frame.page, [=, &session] {
        const Instant now = session.pictureAt();
        const GroupLine line = groupLine(session);
        const bool none = hasNoGroup(session);
        notice->setLine(line);
        noGroup->setVisible(none);
        const int rest = none ? 0 : 1; // what is left below is the words' alone
        if (rows->stretch(rows->count() - 1) != rest) {
            rows->setStretch(rows->count() - 1, rest);
        }
        notice->setVisible(!none);
        table->setVisible(!none);
        charts->setVisible(!none);
        members->setSession(session, now);
        problems->setSession(session, now);
        recoveries->setSession(session);
        if (!table->currentIndex().isValid() && members->rowCount() > 0) {
            table->setCurrentIndex(members->index(firstToChoose(session, *members), 0));
        }
        actions->setNode(none ? QString() : members->keyAt(table->currentIndex().row()));
    });
    QObject::connect(&session, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    QObject::connect(&session.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
    return frame.page;
}

} // namespace

shared::Page groupPage()
{
    return {QStringLiteral("group"), QStringLiteral("group"), &title, &make, nullptr};
}

} // namespace bafar::ui::cluster
