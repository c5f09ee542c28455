#include "ui/services/log_panel.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/link/session.h"
#include "ui/services/log_bar.h"
#include "ui/services/log_search.h"
#include "ui/services/log_view.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::services {
namespace {

constexpr int SoonMs = 250;
constexpr std::size_t PastLines = 500; ///< of each task, asked for at first

} // namespace

LogPanel::LogPanel(link::Session& session, QWidget* parent)
    : BelowPanel(parent)
    , session_(session)
    , model_(new LogModel(this))
    , search_(new LogSearch(model_))
{
    setObjectName(QStringLiteral("log"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(shared::makeRule(Qt::Horizontal, this));
    layout->addWidget(makeHead());
    body_ = makeBody();
    body_->hide();
    layout->addWidget(body_, 1);
    makeShortcuts();
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &LogPanel::openLog);
    connect(model_, &LogModel::rowsInserted, this, &LogPanel::refresh);
    connect(model_, &LogModel::rowsRemoved, this, &LogPanel::refresh);
    connect(model_, &LogModel::modelReset, this, &LogPanel::refresh);
    connect(model_, &LogModel::tasksChanged, this, &LogPanel::refreshTasks);
    connect(search_, &LogSearch::changed, this, &LogPanel::refreshFound);
    shared::sayInFigures(this, [this] {
        refresh();
        refreshChip();
    });
}

LogPanel::~LogPanel() = default;

void LogPanel::setThing(const QString& entity)
{
    if (entity == entity_ && !subject_.service.empty()) {
        return;
    }
    const LogSubject subject = logSubjectOf(session_.store(), entity);
    const bool other = subject.service != subject_.service;
    if (entity == entity_ && !other) {
        return;
    }
    entity_ = entity;
    subject_ = subject;
    if (other) {
        closeLog();
        model_->clear();
    }
    model_->setTask(QString::fromStdString(subject.task));
    if (other && reading_) {
        soon_.start(SoonMs);
    }
    refreshTasks();
    refresh();
}

void LogPanel::setReading(bool on)
{
    reading_ = on;
    if (on) {
        closeLog();
        model_->clear();
        openLog();
        body_->show();
        Q_EMIT unfolded();
        view_->setFocus();
    } else {
        closeLog();
        body_->hide();
        read_->setFocus();
    }
    refresh();
}

void LogPanel::openLog()
{
    soon_.stop();
    if (!reading_ || subject_.service.empty() || reader_ != nullptr) {
        return;
    }
    schema::LogWish wish;
    wish.service = subject_.service;
    wish.tail = PastLines;
    wish.follow = true;
    asked_ = PastLines;
    beganHere_ = false;
    reader_ = std::make_unique<link::LogReader>(session_, wish, logNodes(session_.store()),
                                                QRandomGenerator::global()->generate64());
    connect(reader_.get(), &link::LogReader::received, model_, &LogModel::add);
    connect(reader_.get(), &link::LogReader::noticed, this, [this](const link::LogNotice& notice) {
        model_->note(noticeText(notice), noticeKind(notice));
    });
    connect(reader_.get(), &link::LogReader::stateChanged, this, &LogPanel::refresh);
    if (isVisible()) {
        reader_->start();
    }
    refresh();
}

void LogPanel::closeLog()
{
    soon_.stop();
    outcome_.clear();
    dropOlder();
    reader_.reset();
}

void LogPanel::showEvent(QShowEvent* event)
{
    BelowPanel::showEvent(event);
    if (reader_ != nullptr) {
        reader_->start();
    }
}

void LogPanel::hideEvent(QHideEvent* event)
{
    BelowPanel::hideEvent(event);
    if (reader_ != nullptr) {
        reader_->pause();
    }
}

void LogPanel::refresh()
{
    const QString service = shared::fromPeer(subject_.service, 100);
    title_->setText(service.isEmpty() ? tr("Log")
                                      : tr("Log of %1").arg(shared::technical(service)));
    read_->setVisible(!reading_);
    read_->setEnabled(!service.isEmpty());
    stop_->setVisible(reading_);
    const bool trouble = reader_ != nullptr && !reader_->problem().text.empty();
    shared::setTone(status_, trouble ? "warn" : "muted");
    status_->setText(!outcome_.isEmpty()  ? outcome_
                     : reader_ != nullptr ? statusText(*reader_, *model_)
                     : reading_           ? QString()
                                : tr("Agents record in the audit log who reads which log."));
    status_->setToolTip(status_->text());
    const bool any = model_->rowCount() > 0;
    places_->setCurrentIndex(any ? 0 : 1);
    const LogEmptiness why = emptiness(reader_.get(), *model_);
    empty_->setTexts(why.why, why.whatToDo);
    bar_->setCanSave(any);
    refreshOlder();
    setMaximumHeight(reading_ ? QWIDGETSIZE_MAX : sizeHint().height());
    // A picture of this page waits for it.
    setProperty("awaits", reader_ != nullptr && !any &&
                              (reader_->state() == link::LogReader::State::Asking ||
                               reader_->state() == link::LogReader::State::Following));
    refreshFound();
}

void LogPanel::refreshTasks()
{
    QStringList tasks = tasksOf(session_.store(), subject_.service);
    tasks.append(model_->tasks());
    tasks.sort();
    tasks.removeDuplicates();
    bar_->setTasks(tasks, model_->task());
}

void LogPanel::refreshFound()
{
    bar_->setFound(search_->placeOf(view_->current()), search_->count());
}

void LogPanel::refreshChip()
{
    chip_->setVisible(!view_->isFollowing());
    chip_->setText(view_->unseen() > 0 ? tr("%Ln new line(s)", nullptr, view_->unseen())
                                       : tr("To the newest line"));
}

void LogPanel::find(bool forward)
{
    // Without a line to begin at, the search begins at the end.
    const std::uint64_t from = view_->current();
    const std::uint64_t found =
        search_->next(from == 0 && !forward ? ~std::uint64_t{} : from, forward);
    if (found != 0) {
        view_->choose(found);
    }
}

void LogPanel::copy()
{
    const QString text = view_->selectedText();
    if (!text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
}

QString LogPanel::saveTo(const QString& file) const
{
    QSaveFile out(file);
    bool written = out.open(QIODevice::WriteOnly);
    std::size_t width = 0;
    for (int row = 0; written && row < model_->rowCount(); ++row) {
        const QByteArray line = plainText(*model_->rowAt(row), width).toUtf8() + '\n';
        written = out.write(line) == line.size();
    }
    written = written && out.commit();
    return written ? QString()
                   : tr("%1 cannot be written: %2").arg(shared::technical(file), out.errorString());
}

void LogPanel::save()
{
    const QString name = shared::fromPeer(subject_.service, 100) + QStringLiteral(".log");
    const QString file = QFileDialog::getSaveFileName(this, tr("Save the log"), name);
    if (!file.isEmpty()) {
        const QString problem = saveTo(file);
        outcome_ = problem.isEmpty() ? tr("saved as %1").arg(shared::technical(file)) : problem;
        refresh();
    }
}

} // namespace bafar::ui::services
