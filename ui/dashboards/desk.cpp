#include "ui/dashboards/desk.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/dashboards/board_view.h"
#include "ui/dashboards/explore.h"
#include "ui/dashboards/hearing.h"
#include "ui/dashboards/time_bar.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::dashboards {
namespace {

constexpr int ListWidth = 212;
constexpr int Edge = 16;

} // namespace

BoardDesk::BoardDesk(link::Session& session, const QString& folder, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , library_(folder)
    , bar_(new TimeBar(session, group_, this))
    , halves_(new QStackedWidget(this))
    , model_(new shared::RowsModel({tr("Dashboard"), tr("Whose")}, this))
    , table_(shared::makeRowsTable(tr("Dashboards"), this))
    , title_(new shared::ElidedLabel(this))
    , about_(new shared::ElidedLabel(this))
    , notice_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , silence_(shared::makeLabel({}, shared::TextRole::Muted, this))
    , copy_(shared::makeButton(tr("Copy to my dashboards"), "", this))
    , rename_(shared::makeButton(tr("Rename…"), "", this))
    , remove_(shared::makeButton(tr("Delete"), "", this))
    , export_(shared::makeButton(tr("Export…"), "", this))
    , putBack_(shared::makeButton(tr("Put back"), "", this))
    , view_(new BoardView(session, group_, this))
    , explore_(new Explore(session, group_, library_, *bar_, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Edge, 10, Edge, 0);
    column->setSpacing(10);
    column->addWidget(bar_);
    silence_->setObjectName(QStringLiteral("why no lines"));
    silence_->setWordWrap(true);
    column->addWidget(silence_);
    auto* line = new QHBoxLayout;
    notice_->setWordWrap(true);
    line->addWidget(notice_, 1);
    line->addWidget(putBack_);
    column->addLayout(line);
    notice_->hide();
    putBack_->hide();
    auto* boards = new QWidget(this);
    auto* columns = new QHBoxLayout(boards);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(Edge);
    columns->addWidget(makeList());
    columns->addWidget(makeBoard(), 1);
    halves_->addWidget(boards);
    halves_->addWidget(explore_);
    column->addWidget(halves_, 1);
    view_->setLength(bar_->length());
    view_->setNodes(bar_->nodes());
    connect(bar_, &TimeBar::nodesChanged, view_, [this] { view_->setNodes(bar_->nodes()); });
    connect(bar_, &TimeBar::lengthChanged, view_, [this] { view_->setLength(bar_->length()); });
    connect(&library_, &Library::changed, this, &BoardDesk::refresh);
    connect(&session_, &link::Session::metricWanted, this,
            [this](const QString& series, const QString& node) {
                bar_->chooseNode(node.toStdString());
                explore_->showSeries(series);
                showExplore(true);
            });
    connect(&session_, &link::Session::boardWanted, this, [this](const QString& name) {
        choose(QStringLiteral("shipped/") + name);
        showExplore(false);
    });
    connect(view_, &BoardView::allWanted, this, [this](const Panel& panel) {
        explore_->showPanel(panel);
        showExplore(true);
    });
    connect(explore_, &Explore::added, this, [this](const Result<QString>& done) {
        tell(done, tr("The chart was added to your dashboard."));
    });
    refresh();
    keepChoice();
    auto* soon = new shared::Refresher(this, [this] { showSilence(); });
    connect(bar_, &TimeBar::nodesChanged, soon, &shared::Refresher::ask);
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    connect(&session_.store(), &link::Store::samplesArrived, soon, &shared::Refresher::ask);
}

void BoardDesk::showSilence()
{
    const QString why = whyNoLines(session_.store(), bar_->nodes());
    silence_->setText(why);
    silence_->setVisible(!why.isEmpty());
}

QWidget* BoardDesk::makeList()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(ListWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 12);
    column->setSpacing(8);
    table_->setModel(model_);
    table_->setObjectName(QStringLiteral("dashboards"));
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table_->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!refreshing_ && now.isValid()) {
                    choose(model_->keyAt(now.row()));
                }
            });
    column->addWidget(table_, 1);
    QPushButton* import = shared::makeButton(tr("Import…"), "", side);
    import->setObjectName(QStringLiteral("import"));
    connect(import, &QPushButton::clicked, this, &BoardDesk::askForImport);
    column->addWidget(import);
    return side;
}

QWidget* BoardDesk::makeBoard()
{
    auto* main = new QWidget(this);
    auto* column = new QVBoxLayout(main);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->setSpacing(6);
    title_->setFont(shared::titleFont());
    title_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    head->addWidget(title_);
    shared::setTone(about_, "muted");
    head->addWidget(about_, 1);
    for (QPushButton* button : {copy_, rename_, export_, remove_}) {
        head->addWidget(button);
    }
    copy_->setObjectName(QStringLiteral("copy board"));
    rename_->setObjectName(QStringLiteral("rename board"));
    export_->setObjectName(QStringLiteral("export board"));
    remove_->setObjectName(QStringLiteral("delete board"));
    putBack_->setObjectName(QStringLiteral("put back"));
    column->addLayout(head);
    column->addWidget(view_, 1);
    connect(copy_, &QPushButton::clicked, this, [this] {
        const Result<QString> done = library_.copy(chosen_);
        tell(done, tr("The copy is yours to change: its file is in %1.")
                       .arg(shared::technical(library_.folder())));
        if (done) {
            choose(*done);
        }
    });
    connect(rename_, &QPushButton::clicked, this, &BoardDesk::askForName);
    connect(export_, &QPushButton::clicked, this, &BoardDesk::askForExport);
    connect(remove_, &QPushButton::clicked, this, [this] {
        const QString title = title_->text();
        tell(library_.remove(chosen_), tr("“%1” was deleted.").arg(title));
    });
    connect(putBack_, &QPushButton::clicked, this, [this] {
        const Result<QString> done = library_.putBack();
        tell(done, tr("It is back."));
        if (done) {
            choose(*done);
        }
    });
    return main;
}

void BoardDesk::showExplore(bool explore)
{
    halves_->setCurrentIndex(explore ? 1 : 0);
    Q_EMIT exploreShown(explore);
}

void BoardDesk::choose(const QString& id)
{
    if (library_.find(id) != nullptr) {
        choices_[chosen_] = bar_->choice();
        chosen_ = id;
        refresh();
        if (const auto known = choices_.find(id); known != choices_.end()) {
            bar_->choose(known->second);
        }
        Q_EMIT boardChosen();
    }
}

void BoardDesk::refresh()
{
    refreshing_ = true;
    std::vector<shared::Row> rows;
    for (const Entry& entry : library_.entries()) {
        const std::optional<schema::State> mark =
            entry.problem.isEmpty() ? std::nullopt : std::optional(schema::State::Failed);
        shared::Cell name{entry.title(), shared::CellLook::Plain, mark, entry.problem};
        name.said = entry.problem; // what is wrong with it, not that it failed
        rows.push_back(
            {entry.id, {name, {entry.own ? tr("mine") : tr("built in"), shared::CellLook::Muted}}});
    }
    model_->setRows(std::move(rows));
    if (library_.find(chosen_) == nullptr) {
        chosen_ = library_.entries().front().id;
    }
    table_->setCurrentIndex(model_->index(model_->rowOf(chosen_), 0));
    refreshing_ = false;
    showChosen();
}

void BoardDesk::showChosen()
{
    const Entry& entry = *library_.find(chosen_);
    title_->setText(entry.title());
    about_->setText(entry.problem.isEmpty() ? boardText(entry.board.about) : entry.problem);
    about_->setToolTip(about_->text());
    shared::setTone(about_, entry.problem.isEmpty() ? "muted" : "bad");
    copy_->setVisible(entry.problem.isEmpty());
    copy_->setText(entry.own ? tr("Copy") : tr("Copy to my dashboards"));
    rename_->setVisible(entry.own && entry.problem.isEmpty());
    remove_->setVisible(entry.own);
    export_->setVisible(entry.problem.isEmpty());
    view_->setBoard(entry.board);
}

void BoardDesk::tell(const Result<QString>& done, const QString& said)
{
    notice_->setText(done ? said : QString::fromStdString(done.error().text));
    shared::setTone(notice_, done ? "muted" : "bad");
    notice_->show();
    putBack_->setVisible(library_.canPutBack());
}

void BoardDesk::askForName()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename the dashboard"));
    dialog->setLabelText(tr("Its new name:"));
    dialog->setTextValue(title_->text());
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, id = chosen_](const QString& name) {
                tell(library_.rename(id, name), tr("It has its new name."));
            });
    dialog->open();
}

void BoardDesk::askForExport()
{
    auto* dialog = new QFileDialog(this, tr("Export the dashboard"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(title_->text() + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, id = chosen_](const QString& path) {
        tell(library_.exportFile(id, path),
             tr("It is written to %1.").arg(shared::technical(path)));
    });
    dialog->open();
}

void BoardDesk::askForImport()
{
    auto* dialog = new QFileDialog(this, tr("Import a dashboard"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Dashboards (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const Result<QString> done = library_.importFile(path);
        tell(done, tr("It is one of your dashboards now."));
        if (done) {
            choose(*done);
        }
    });
    dialog->open();
}

} // namespace bafar::ui::dashboards
