#include "ui/deployment/page.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/deployment/compare.h"
#include "ui/deployment/compare_sheet.h"
#include "ui/deployment/model.h"
#include "ui/deployment/panel.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/widgets.h"
#include "ui/things/columns.h"
#include "ui/things/emptiness.h"
#include "ui/things/panel.h"

namespace bafar::ui::deployment {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DeploymentPage)
};

QString title()
{
    return Words::tr("Deployments");
}

/// The table and what follows its current row.
class Desk : public QObject {
public:
    Desk(link::Session& session, const shared::PageFrame& frame)
        : QObject(frame.page)
        , session_(session)
        , views_(new QStackedWidget(frame.page))
        , table_(shared::makeRowsTable(title(), views_))
        , model_(new RecordsModel(table_))
        , empty_(new things::EmptyPage(session, views_))
        , services_(shared::makeButton(Words::tr("Open Services"), "", empty_))
        , side_(new QWidget(frame.page))
        , panel_(new RecordPanel(session, side_))
        , count_(shared::makeLabel({}, shared::TextRole::Muted, frame.page))
        , compare_(shared::makeButton(Words::tr("Compare…"), "", frame.page))
    {
        table_->setModel(model_);
        table_->horizontalHeader()->setStretchLastSection(false);
        new shared::TableColumns(table_, QStringLiteral("deployment"));
        // The panel says these, too.
        things::fitColumns(
            table_, RecordsModel::Change,
            {RecordsModel::Took, RecordsModel::Who, RecordsModel::What, RecordsModel::When});
        views_->addWidget(table_);
        views_->addWidget(empty_);
        addWayToServices();
        auto* row = new QHBoxLayout(side_);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(shared::makeRule(Qt::Vertical, side_));
        row->addWidget(panel_);
        frame.head->addSpacing(14);
        frame.head->addWidget(count_);
        frame.head->addStretch(1);
        frame.head->addWidget(compare_);
        compare_->setObjectName(QStringLiteral("compare changes"));
        table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
        connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                [this] { refreshCompare(); });
        connect(compare_, &QPushButton::clicked, this, [this] { compareChosen(); });
        auto* columns = new QHBoxLayout;
        columns->setSpacing(0);
        columns->addWidget(views_, things::PanelShare);
        columns->addWidget(side_, 1);
        frame.body->addLayout(columns, 1);
        connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex& now) { choose(model_->keyAt(now.row())); });
        auto* soon = new shared::Refresher(frame.page, [this] { refresh(); });
        connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    }

private:
    /// Below the texts of the empty page.
    void addWayToServices()
    {
        empty_->addBelow(services_);
        services_->setObjectName(QStringLiteral("services of an empty page"));
        services_->hide();
        connect(services_, &QPushButton::clicked, this,
                [this] { session_.openPage(QStringLiteral("services")); });
    }

    void refresh()
    {
        refreshing_ = true;
        Records records = recordsOf(session_.store());
        const auto count = static_cast<int>(records.list.size());
        sayNothing(records.known);
        count_->setText(count == 0 ? QString() : countWords(count, records.leftOut));
        records_ = records.list;
        model_->setRecords(std::move(records.list));
        views_->setCurrentIndex(count > 0 ? 0 : 1);
        side_->setVisible(count > 0);
        if (model_->rowOf(chosen_) < 0) {
            chosen_ = model_->keyAt(0);
        }
        const int row = model_->rowOf(chosen_);
        if (row >= 0 && table_->currentIndex().row() != row) {
            table_->setCurrentIndex(model_->index(row, 0));
        }
        refreshing_ = false;
        showChosen();
        refreshCompare();
    }

    [[nodiscard]] std::vector<std::string> selected() const
    {
        std::vector<std::string> ids;
        for (const QModelIndex& index : table_->selectionModel()->selectedRows()) {
            ids.push_back(model_->keyAt(index.row()).toStdString());
        }
        return ids;
    }

    void refreshCompare()
    {
        const QString why = whyNoPair(records_, selected());
        compare_->setEnabled(why.isEmpty());
        compare_->setVisible(!records_.empty());
        compare_->setToolTip(
            !why.isEmpty()
                ? why
                : Words::tr("Shows two revisions of a service side by side: the two that are "
                            "chosen, else the newest and the one before"));
        compare_->setAccessibleDescription(compare_->toolTip());
    }

    void compareChosen()
    {
        const std::optional<Pair> pair = pairOf(records_, selected());
        const auto* older = pair ? model_->find(QString::fromStdString(pair->older)) : nullptr;
        const auto* newer = pair ? model_->find(QString::fromStdString(pair->newer)) : nullptr;
        if (older != nullptr && newer != nullptr) {
            QWidget* content = views_;
            while (content->parentWidget() != nullptr && !content->parentWidget()->isWindow()) {
                content = content->parentWidget();
            }
            new CompareSheet(*older, *newer, content);
        }
    }

    [[nodiscard]] static QString countWords(int count, std::uint32_t leftOut)
    {
        const QString text = Words::tr("%Ln change(s)", nullptr, count);
        return leftOut == 0 ? text
                            : Words::tr("%1 · %2 older ones are kept but not shown")
                                  .arg(text, shared::number(std::uint64_t{leftOut}));
    }

    void sayNothing(bool known)
    {
        const auto& all = session_.topology().things;
        const bool isWatched =
            std::any_of(all.begin(), all.end(), [](const topology::Thing& thing) {
                return thing.entity.lane == schema::Lane::Services;
            });
        const things::Emptiness none =
            known ? things::Emptiness{Words::tr("No service has been changed yet"),
                                      Words::tr("Update, scale, restart or roll back a service on "
                                                "the page Services: each change is recorded "
                                                "here.")}
            : isWatched
                ? things::Emptiness{Words::tr("Nobody records changes of services"),
                                    Words::tr("The agents that are heard watch services and tell "
                                              "nothing of their changes: newer ones do.")}
                : things::Emptiness{Words::tr("Nobody records changes of services"),
                                    Words::tr("Name Docker's socket under services in the cluster "
                                              "spec."),
                                    true};
        const things::Hearing hearing = things::hearingOf(session_.store());
        empty_->setEmptiness(things::emptinessOf(hearing, none));
        services_->setVisible(known && hearing.heard == things::Heard::Now);
    }

    void choose(const QString& id)
    {
        if (!refreshing_ && !id.isEmpty()) {
            chosen_ = id;
            showChosen();
        }
    }

    void showChosen()
    {
        if (const auto* record = model_->find(chosen_)) {
            panel_->setRecord(*record);
        }
    }

    link::Session& session_;
    QStackedWidget* views_;
    QTableView* table_;
    RecordsModel* model_;
    things::EmptyPage* empty_;
    QPushButton* services_;
    QWidget* side_;
    RecordPanel* panel_;
    QLabel* count_;
    QPushButton* compare_;
    std::vector<schema::deployment::Deployment> records_;
    QString chosen_;
    bool refreshing_ = false;
};

QWidget* make(const shared::Workspace& workspace, QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(title(), parent);
    new Desk(workspace.session, frame);
    return frame.page;
}

} // namespace

shared::Page page()
{
    return {QStringLiteral("deployment"), QStringLiteral("deployment"), &title, &make, nullptr};
}

} // namespace bafar::ui::deployment
