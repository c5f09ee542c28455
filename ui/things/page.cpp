#include "ui/things/page.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <set>

#include "ui/link/session.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/table_columns.h"
#include "ui/shared/widgets.h"
#include "ui/things/columns.h"
#include "ui/things/emptiness.h"
#include "ui/things/halves.h"
#include "ui/things/panel.h"
#include "ui/things/text.h"

namespace bafar::ui::things {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ThingsPage)
};

/// The columns that may be left out, the first ones first.
std::vector<int> spareOf(const ThingsModel& model, const Description& description)
{
    std::vector<int> columns;
    for (const char* name : description.spare) {
        if (const int column = model.columnOf(name); column >= 0) {
            columns.push_back(column);
        }
    }
    return columns;
}

/// The table and what follows its current row.
class Desk : public QObject {
public:
    Desk(const shared::Workspace& workspace, const Description& description, QWidget* page)
        : QObject(page)
        , session_(workspace.session)
        , concept_(description.id.toStdString())
        , views_(new QStackedWidget(page))
        , table_(shared::makeRowsTable(description.title, views_))
        , model_(new ThingsModel(concept_, description.columns, table_))
        , none_{description.nothing, description.whatToDo, true}
        , empty_(new EmptyPage(session_, views_))
        , panel_(new ThingPanel(workspace,
                                Words::tr("Nothing is chosen"),
                                Words::tr("Choose a row of the table."),
                                page))
        , side_(new QWidget(page))
        , counts_(shared::makeLabel({}, shared::TextRole::Muted, page))
        , above_(description.makeAbove == nullptr ? nullptr
                                                  : description.makeAbove(workspace, page))
        , below_(description.makeBelow == nullptr ? nullptr
                                                  : description.makeBelow(workspace, page))
    {
        auto* row = new QHBoxLayout(side_);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(shared::makeRule(Qt::Vertical, side_));
        row->addWidget(panel_);
        model_->setNames(description.nameOf);
        table_->setModel(model_);
        table_->horizontalHeader()->setStretchLastSection(false);
        new shared::TableColumns(table_, description.id);
        fitColumns(table_, ThingsModel::Why, spareOf(*model_, description));
        views_->addWidget(table_);
        views_->addWidget(empty_);
        connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
                [this](const QModelIndex& now) { choose(model_->keyAt(now.row())); });
        connect(table_, &QTableView::clicked, this, [this] { isAsked_ = true; });
        if (above_ != nullptr) {
            connect(above_, &AbovePanel::wanted, this, &Desk::chooseInPicture);
        }
        auto* soon = new shared::Refresher(page, [this] { refresh(); });
        connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
        connect(&session_, &link::Session::selectionChanged, this, &Desk::follow);
    }

    [[nodiscard]] QWidget* views() const { return views_; }

    /// The panel with the line before it.
    [[nodiscard]] QWidget* side() const { return side_; }

    [[nodiscard]] QLabel* counts() const { return counts_; }

    /// Null: nothing.
    [[nodiscard]] AbovePanel* above() const { return above_; }

    /// Null: nothing.
    [[nodiscard]] BelowPanel* below() const { return below_; }

    /// What shares out the room, where there is something below.
    void setHalves(Halves* halves)
    {
        halves_ = halves;
        halves_->fit(model_->rowCount() > 0);
    }

    /// Pixels that show so many rows, or all there are, and all that is above them.
    [[nodiscard]] int upperHeight(int rowsMax) const
    {
        const QHeaderView* heads = table_->verticalHeader();
        const int rows =
            rowsMax < model_->rowCount() ? heads->sectionPosition(rowsMax) : heads->length();
        const int table =
            table_->horizontalHeader()->sizeHint().height() + rows + 2 * table_->frameWidth();
        if (above_ == nullptr) {
            return table;
        }
        const int above = above_->heightForWidth(above_->parentWidget()->width()); // texts wrap
        return table + (above >= 0 ? above : above_->sizeHint().height()) + 1;
    }

private:
    void refresh()
    {
        refreshing_ = true;
        model_->compare(session_.store());
        model_->setTopology(session_.topology());
        std::set<int> blank;
        for (int column = ThingsModel::Node; column < model_->columnCount(); ++column) {
            if (model_->isBlank(column)) {
                blank.insert(column);
            }
        }
        shared::TableColumns::of(table_)->setBlank(blank);
        const bool any = model_->rowCount() > 0;
        views_->setCurrentIndex(any ? 0 : 1);
        empty_->setEmptiness(emptinessOf(hearingOf(session_.store()), none_));
        side_->setVisible(any);
        if (above_ != nullptr) {
            above_->setVisible(any);
        }
        counts_->setText(countsOf(session_.topology(), concept_));
        chooseUnasked();
        markChosen();
        refreshing_ = false;
        showChosen();
        if (halves_ != nullptr) {
            halves_->fit(any);
        }
    }

    /// What was chosen elsewhere, else the worst known by now: agents are heard one by one.
    void chooseUnasked()
    {
        const int row = model_->rowOf(chosen_);
        const int worst = model_->worstRow();
        if (row < 0) {
            const int wanted = model_->rowOf(session_.selection());
            isAsked_ = wanted >= 0;
            chosen_ = model_->keyAt(isAsked_ ? wanted : worst);
        } else if (!isAsked_ && model_->isWorse(worst, row) && !isPersonThere()) {
            chosen_ = model_->keyAt(worst);
        }
    }

    /// What is about to be pressed must not become another thing's.
    [[nodiscard]] bool isPersonThere() const
    {
        const QWidget* focus = QApplication::focusWidget();
        const auto isAt = [focus](const QWidget* one) {
            return one != nullptr && (one->underMouse() || one->isAncestorOf(focus));
        };
        return isAt(panel_) || isAt(below_);
    }

    void showChosen()
    {
        panel_->setThing(chosen_);
        if (above_ != nullptr) {
            above_->setThing(chosen_);
        }
        if (below_ != nullptr) {
            below_->setThing(chosen_);
        }
    }

    /// The chosen thing's row is the current one, wherever it stands now.
    void markChosen()
    {
        const QScopedValueRollback<bool> quiet(refreshing_, true);
        const int row = model_->rowOf(chosen_);
        if (row >= 0 && table_->currentIndex().row() != row) {
            // selectRow() finds no column in a mirrored table that was never shown.
            table_->setCurrentIndex(model_->index(row, 0));
        }
    }

    /// A person chose a row: other pages follow. Rows that come and go choose nothing.
    void choose(const QString& key)
    {
        if (refreshing_ || key.isEmpty()) {
            return;
        }
        chosen_ = key;
        isAsked_ = true;
        showChosen();
        session_.select(key);
    }

    /// The table's row follows where there is one.
    void chooseInPicture(const QString& entity)
    {
        choose(entity);
        markChosen();
    }

    /// Something was chosen elsewhere; a hidden page makes its rows when it is shown.
    void follow(const QString& entity)
    {
        if (entity.section(QLatin1Char('/'), 0, 0).toStdString() == concept_) {
            chosen_ = entity;
            isAsked_ = true;
            markChosen();
            showChosen();
        }
    }

    link::Session& session_;
    std::string concept_;
    QStackedWidget* views_;
    QTableView* table_;
    ThingsModel* model_;
    Emptiness none_;
    EmptyPage* empty_;
    ThingPanel* panel_;
    QWidget* side_;
    QLabel* counts_;
    AbovePanel* above_;
    BelowPanel* below_;
    Halves* halves_ = nullptr; ///< null: there is nothing below
    QString chosen_;
    bool isAsked_ = false; ///< a person chose it, here or elsewhere
    bool refreshing_ = false;
};

/// The table, and what is above it.
QWidget* makeUpper(const Desk& desk, QWidget* parent)
{
    auto* upper = new QWidget(parent);
    auto* rows = new QVBoxLayout(upper);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    if (desk.above() != nullptr) {
        rows->addWidget(desk.above());
        rows->addWidget(shared::makeRule(Qt::Horizontal, upper));
    }
    rows->addWidget(desk.views(), 1);
    return upper;
}

} // namespace

QWidget* makePage(const shared::Workspace& workspace,
                  const Description& description,
                  QWidget* parent)
{
    const shared::PageFrame frame = shared::makePageFrame(description.title, parent);
    auto* desk = new Desk(workspace, description, frame.page);
    frame.head->addSpacing(14);
    frame.head->addWidget(desk->counts());
    frame.head->addStretch(1);
    auto* content = new QWidget(frame.page);
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    QWidget* upper = makeUpper(*desk, content);
    if (desk->below() == nullptr) {
        columns->addWidget(upper, PanelShare);
    } else {
        auto* halves = new Halves(
            upper, desk->below(), [desk](int rowsMax) { return desk->upperHeight(rowsMax); },
            content);
        desk->setHalves(halves);
        columns->addWidget(halves, PanelShare);
    }
    columns->addWidget(desk->side(), 1);
    frame.body->addWidget(content, 1);
    return frame.page;
}

} // namespace bafar::ui::things
