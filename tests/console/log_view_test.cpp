// The log view in its window: it follows the end only while it is there, stands still elsewhere,
// and is used with keys; the panel reads only when a person wants it. It is larger than the budget
// because view and panel stand in one window.
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/dump.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/pages.h"
#include "tests/console/log_fixture.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/services/log_bar.h"
#include "ui/services/log_panel.h"
#include "ui/services/log_view.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using ui::services::LogModel;
using ui::services::LogPanel;
using ui::services::LogSearch;
using ui::services::LogView;

class LogViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theEndIsFollowedWhileItIsSeen();
    void elsewhereTheTextStandsStill();
    void linesAreChosenWithKeys();
    void linesAreWrapped();
    void linesOfAllScriptsAreMeasured();
    void linesOfEveryKindAreSeen_data();
    void linesOfEveryKindAreSeen();
    void itIsReadOnlyWhenWanted();
    void olderLinesComeInFront();
    void olderLinesThatCannotBeReadAreTold();
    void olderLinesWithoutRoomAreTold();
    void anotherServiceIsAnotherLog();
    void whatIsSearchedForIsChosen();
    void aHiddenPageReadsNothing();
    void itIsSavedAsAFile();
    void aWindowOfTheSmallestSizeShowsBoth();
    void toolsPartWhenTasksCome();
    void whatIsFoundStandsStillWhileItIsCounted();

private:
    void openWindow(const QString& language = QStringLiteral("en"));
    void begin();
    void keep(const QString& name);
    [[nodiscard]] QPushButton* button(const char* name) const;
    [[nodiscard]] bool isTold(const char* words) const;

    [[nodiscard]] LogPanel* panel() const { return window_->findChild<LogPanel*>(); }

    [[nodiscard]] LogView* shown() const { return window_->findChild<LogView*>(); }

    std::unique_ptr<LogModel> model_;
    std::unique_ptr<LogView> view_;
    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<app::MainWindow> window_;
};

void LogViewTest::initTestCase()
{
    shared::exposePaintedItems();
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
}

void LogViewTest::init()
{
    model_ = std::make_unique<LogModel>();
    view_ = std::make_unique<LogView>(model_.get(), new LogSearch(model_.get()));
    view_->resize(700, 200);
    view_->show();
}

void LogViewTest::cleanup()
{
    view_.reset();
    model_.reset();
    window_.reset();
    session_.reset();
}

/// The first and the last row that is seen.
static QString seen(const LogView& view)
{
    const auto& items = view.items();
    return items.empty() ? QString() : items.front().name + u'|' + items.back().name;
}

void LogViewTest::theEndIsFollowedWhileItIsSeen()
{
    QVERIFY(view_->isFollowing());
    model_->add(logPiece(0, 300));
    QVERIFY2(seen(*view_).endsWith(QLatin1String("|line 299")), qPrintable(seen(*view_)));
    QCOMPARE(view_->items().back().description.left(9), QStringLiteral("web.1@n1 "));
    view_->verticalScrollBar()->setValue(100);
    QVERIFY(!view_->isFollowing());
    QCOMPARE(view_->unseen(), 0);
    model_->add(logPiece(300, 7));
    model_->note(QStringLiteral("a note is no line"));
    QCOMPARE(view_->unseen(), 7);
    QVERIFY(!seen(*view_).contains(QLatin1String("299")));
    view_->jumpToEnd();
    QVERIFY(view_->isFollowing());
    QCOMPARE(view_->unseen(), 0);
    model_->add(logPiece(400, 1));
    QVERIFY(seen(*view_).endsWith(QLatin1String("|line 400")));
}

void LogViewTest::elsewhereTheTextStandsStill()
{
    model_->add(logPiece(0, 9900));
    view_->verticalScrollBar()->setValue(5000);
    const QString before = seen(*view_);
    model_->add(logPiece(9900, 3000)); // 2900 of the oldest go
    QCOMPARE(seen(*view_), before);
    view_->resize(500, 200);
    QCOMPARE(seen(*view_).section(u'|', 0, 0), before.section(u'|', 0, 0));
    view_->setWrap(false);
    QCOMPARE(seen(*view_).section(u'|', 0, 0), before.section(u'|', 0, 0));
    model_->add(logPiece(20'000, 9000)); // and now what is seen goes, too
    QVERIFY(seen(*view_).startsWith(QLatin1String("line 1")));
    QVERIFY(!view_->isFollowing());
    model_->clear();
    QVERIFY(view_->isFollowing());
    QCOMPARE(view_->unseen(), 0);
}

void LogViewTest::linesAreChosenWithKeys()
{
    model_->add(logPiece(0, 100));
    view_->setFocus();
    QTest::keyClick(view_.get(), Qt::Key_Up);
    QTest::keyClick(view_.get(), Qt::Key_Up);
    QTest::keyClick(view_.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(view_->selectedText().count(u'\n'), 1);
    QVERIFY(view_->selectedText().endsWith(QLatin1String("line 98")));
    QTest::keyClick(view_.get(), Qt::Key_Home);
    QVERIFY(!view_->isFollowing());
    QVERIFY(seen(*view_).startsWith(shared::day(SomeDay)));
    QTest::keyClick(view_.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view_->selectedText().count(u'\n'), 100); // and the day
    QTest::keyClick(view_.get(), Qt::Key_End);
    QVERIFY(view_->isFollowing());
    QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, QPoint(200, 5));
    QCOMPARE(view_->selectedText().count(u'\n'), 0);
    QVERIFY(view_->selectedText().contains(QLatin1String("line")));
}

void LogViewTest::linesAreWrapped()
{
    model_->add({0, {logLine(1, 1, std::string(4000, 'x'))}});
    const int wrapped = view_->verticalScrollBar()->maximum();
    QVERIFY(wrapped > 20);
    QCOMPARE(view_->horizontalScrollBar()->maximum(), 0);
    view_->setWrap(false);
    QCOMPARE(view_->verticalScrollBar()->maximum(), 0);
    QVERIFY(view_->horizontalScrollBar()->maximum() > 3000);
}

void LogViewTest::linesOfAllScriptsAreMeasured()
{
    using ui::services::linesOf;
    const ui::services::LogLetters letters(shared::technicalFont());
    QCOMPARE(linesOf(letters, {}, 10), 1);
    QCOMPARE(linesOf(letters, QStringLiteral("1234567890"), 10), 1);
    QCOMPARE(linesOf(letters, QStringLiteral("12345678901"), 10), 2);
    QVERIFY(linesOf(letters, QString(200, QChar(0x4E2D)), 10) > 10);
    QVERIFY(linesOf(letters, QString(200, QChar(0x0633)), 10) > 2);
}

void LogViewTest::openWindow(const QString& language)
{
    app::applyLanguage(*qApp, language);
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    window_ = std::make_unique<app::MainWindow>(*session_, app::pages(), false);
    window_->resize(1200, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    session_->start();
    speakServices(agents_);
    window_->openPage(QStringLiteral("services"));
    QTRY_VERIFY(!session_->topology().things.empty());
    session_->show(QStringLiteral("services/web"));
    QTRY_VERIFY(button("readLog")->isEnabled());
}

QPushButton* LogViewTest::button(const char* name) const
{
    return window_->findChild<QPushButton*>(QLatin1String(name));
}

/// In the panel, behind a label that may be too narrow for it.
bool LogViewTest::isTold(const char* words) const
{
    const auto labels = panel()->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [words](const QLabel* label) {
        return label->toolTip().contains(QLatin1String(words));
    });
}

/// Reads web's log: n2 gives 100 lines.
void LogViewTest::begin()
{
    openWindow();
    QTest::mouseClick(button("readLog"), Qt::LeftButton);
    QTRY_VERIFY(agents_.at("n2")->log != nullptr);
    Q_EMIT agents_.at("n2")->log->opened();
    Q_EMIT agents_.at("n2")->log->received(logPiece(0, 100));
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void LogViewTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        window_->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
}

void LogViewTest::linesOfEveryKindAreSeen_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("in English") << QStringLiteral("en");
    QTest::newRow("in Persian") << QStringLiteral("fa");
}

/// Notes, standard error, other scripts, long lines, what is searched for.
void LogViewTest::linesOfEveryKindAreSeen()
{
    QFETCH(QString, language);
    openWindow(language);
    QTest::mouseClick(button("readLog"), Qt::LeftButton);
    QTRY_VERIFY(agents_.at("n2")->log != nullptr);
    Q_EMIT agents_.at("n2")->log->opened();
    schema::LogPiece piece = logPiece(0, 3);
    piece.lines.push_back(logLine(2, 3, "سلام دنیا: line with both directions (1, 2)"));
    piece.lines.push_back(logLine(3, 4, std::string(300, 'w') + " the end"));
    piece.lines.push_back(logLine(2, 5, "Traceback: line 12 is wrong"));
    piece.lines.back().stream = schema::LogStream::Stderr;
    piece.lines.push_back(logLine(1, 6, "\u4e2d\u6587 \u202e hidden line \u2066"));
    Q_EMIT agents_.at("n2")->log->received(piece);
    Q_EMIT agents_.at("n2")->log->ended({false, {Code::Unavailable, "n2 ended the log"}, {}});
    QTRY_VERIFY(agents_.at("n1")->log != nullptr);
    Q_EMIT agents_.at("n1")->log->opened();
    piece.lines = {logLine(1, 20, "line 20")};
    Q_EMIT agents_.at("n1")->log->received(piece);
    window_->findChild<QLineEdit*>(QStringLiteral("logSearch"))->setText(QStringLiteral("line"));
    QString all;
    QTRY_VERIFY2((all = app::accessibleText(*window_))
                     .contains(QLatin1String("Traceback: line 12 is wrong")),
                 qPrintable(all));
    QCOMPARE(all.contains(QLatin1String("standard error")), language == QLatin1String("en"));
    QVERIFY2(all.contains(QStringLiteral("web.1")), qPrintable(all));
    QCOMPARE(all.contains(QLatin1String("may be missing")), language == QLatin1String("en"));
    keep(QStringLiteral("log-") + language);
}

void LogViewTest::itIsReadOnlyWhenWanted()
{
    openWindow();
    QTest::qWait(400);
    QCOMPARE(agents_.at("n2")->logsAsked, 0);
    QVERIFY(!shown()->isVisible());
    QTest::mouseClick(button("readLog"), Qt::LeftButton);
    QTRY_VERIFY(agents_.at("n2")->log != nullptr);
    QCOMPARE(agents_.at("n2")->log->wish.service, std::string("web"));
    Q_EMIT agents_.at("n2")->log->opened();
    QVERIFY(!shown()->isVisible()); // it says that nothing was written
    Q_EMIT agents_.at("n2")->log->received(logPiece(0, 100));
    QTRY_VERIFY(shown()->isVisible());
    QVERIFY(shown()->height() > 100);
    shown()->verticalScrollBar()->setValue(0);
    Q_EMIT agents_.at("n2")->log->received(logPiece(100, 12));
    QCOMPARE(button("logNew")->text(), QStringLiteral("12 new lines"));
    QTest::mouseClick(button("logNew"), Qt::LeftButton);
    QVERIFY(shown()->isFollowing());
    QVERIFY(!button("logNew")->isVisible());
    QTest::mouseClick(button("stopLog"), Qt::LeftButton);
    QTRY_VERIFY(agents_.at("n2")->log == nullptr);
    QVERIFY(!shown()->isVisible());
}

void LogViewTest::olderLinesComeInFront()
{
    begin();
    QVERIFY(!button("olderLog")->isVisible()); // fewer lines than were asked for: that is all
    const QPointer<FakeLog> live = agents_.at("n2")->log;
    QCOMPARE(*live->wish.tail, std::size_t{500});
    Q_EMIT live->received(logPiece(100, 400));
    QVERIFY(button("olderLog")->isVisible());
    QTRY_VERIFY(shown()->verticalScrollBar()->maximum() > 100);
    shown()->verticalScrollBar()->setValue(40);
    const QString before = seen(*shown());
    QTest::mouseClick(button("olderLog"), Qt::LeftButton);
    QCOMPARE(agents_.at("n2")->logsAsked, 2);
    const QPointer<FakeLog> older = agents_.at("n2")->log;
    QCOMPARE(*older->wish.tail, std::size_t{2500});
    QVERIFY(!older->wish.follow);
    QVERIFY(!button("olderLog")->isEnabled());
    Q_EMIT older->opened();
    Q_EMIT older->received(logPiece(-300, 600));
    Q_EMIT live->received(logPiece(500, 5)); // it is followed meanwhile
    Q_EMIT older->received(logPiece(300, 205));
    Q_EMIT older->ended({true, {}, {}});
    const LogModel& model = panel()->model();
    QCOMPARE(model.rowCount(), 1 + 300 + 505); // each once, below one head of the day
    QCOMPARE(model.rowAt(1)->text, QStringLiteral("line -300"));
    QCOMPARE(model.rowAt(model.rowCount() - 1)->text, QStringLiteral("line 504"));
    QCOMPARE(seen(*shown()), before);
    QVERIFY(!shown()->isFollowing());
    QCOMPARE(shown()->unseen(), 5);
    QVERIFY(!button("olderLog")->isVisible()); // 805 of 2500: that is all
    Q_EMIT live->received(logPiece(505, 1));
    QCOMPARE(model.rowAt(model.rowCount() - 1)->text, QStringLiteral("line 505"));
}

void LogViewTest::olderLinesThatCannotBeReadAreTold()
{
    begin();
    Q_EMIT agents_.at("n2")->log->received(logPiece(100, 400));
    QTest::mouseClick(button("olderLog"), Qt::LeftButton);
    QVERIFY(!isTold("older lines cannot be read"));
    Q_EMIT agents_.at("n2")->log->received(logPiece(-300, 100));
    Q_EMIT agents_.at("n2")->log->ended({false, {Code::Denied, "no more of it"}, {}});
    QVERIFY(isTold("older lines cannot be read"));
    QCOMPARE(panel()->model().rowCount(), 1 + 500); // not a part of what is older
    QVERIFY(button("olderLog")->isVisible() && button("olderLog")->isEnabled());
    QTest::mouseClick(button("olderLog"), Qt::LeftButton);
    Q_EMIT agents_.at("n2")->log->opened();
    Q_EMIT agents_.at("n2")->log->received(logPiece(0, 500));
    Q_EMIT agents_.at("n2")->log->ended({true, {}, {}});
    QVERIFY(!isTold("older lines cannot be read"));
    QVERIFY(!button("olderLog")->isVisible()); // there are none
}

void LogViewTest::olderLinesWithoutRoomAreTold()
{
    begin();
    Q_EMIT agents_.at("n2")->log->received(logPiece(100, 400));
    QTest::mouseClick(button("olderLog"), Qt::LeftButton);
    schema::LogPiece older;
    for (int second = -2200; second < 0; ++second) {
        older.lines.push_back(logLine(1, second, std::string(LogModel::LineBytesMax, 'x')));
    }
    Q_EMIT agents_.at("n2")->log->opened();
    Q_EMIT agents_.at("n2")->log->received(older);
    Q_EMIT agents_.at("n2")->log->ended({true, {}, {}});
    QVERIFY(panel()->model().known().most() > 2500); // of so many there could be more
    QVERIFY(isTold("older lines are left out"));
    QVERIFY(!button("olderLog")->isVisible()); // nobody is led to lines in front of a gap
}

void LogViewTest::anotherServiceIsAnotherLog()
{
    begin();
    session_->show(QStringLiteral("services/web.2"));
    QTRY_COMPARE(panel()->model().task(), QStringLiteral("web.2"));
    QCOMPARE(agents_.at("n2")->logsAsked, 1); // the same log
    QCOMPARE(panel()->findChild<QComboBox*>()->currentData().toString(), QStringLiteral("web.2"));
    session_->show(QStringLiteral("services/api"));
    QTRY_COMPARE(agents_.at("n2")->logsAsked, 2);
    QCOMPARE(agents_.at("n2")->log->wish.service, std::string("api"));
    QCOMPARE(panel()->model().rowCount(), 0);
    QCOMPARE(panel()->model().task(), QString());
}

void LogViewTest::whatIsSearchedForIsChosen()
{
    begin();
    auto* search = window_->findChild<QLineEdit*>(QStringLiteral("logSearch"));
    shown()->setFocus();
    QTest::keyClick(shown(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("line 4"));
    const auto* found = window_->findChild<QLabel*>(QStringLiteral("logFound"));
    QCOMPARE(found->text(), QStringLiteral("11 of 11")); // the newest first
    QVERIFY(shown()->selectedText().endsWith(QLatin1String("line 49")));
    QTest::keyClick(search, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(found->text(), QStringLiteral("10 of 11"));
    QTest::keyClick(search, Qt::Key_Return);
    QTest::keyClick(search, Qt::Key_F3);
    QCOMPARE(found->text(), QStringLiteral("1 of 11"));
    QTest::mouseClick(button("logCopy"), Qt::LeftButton);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(QLatin1String(" web.1@n1 | line 4")));
    QTest::keyClicks(search, QStringLiteral("?"));
    QCOMPARE(found->text(), QStringLiteral("none"));
}

void LogViewTest::aHiddenPageReadsNothing()
{
    begin();
    window_->openPage(QStringLiteral("events"));
    QTRY_VERIFY(agents_.at("n2")->log == nullptr);
    window_->openPage(QStringLiteral("services"));
    QTRY_VERIFY(agents_.at("n2")->log != nullptr);
    Q_EMIT agents_.at("n2")->log->opened();
    Q_EMIT agents_.at("n2")->log->received(logPiece(90, 20));
    QCOMPARE(panel()->model().rowCount(), 111);
}

void LogViewTest::itIsSavedAsAFile()
{
    begin();
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("web.log"));
    QCOMPARE(panel()->saveTo(file), QString());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArrayList lines = written.readAll().split('\n');
    QCOMPARE(lines.size(), 102);
    QVERIFY(lines[1].endsWith(" web.1@n1 | line 0"));
    const QString problem = panel()->saveTo(folder.filePath(QStringLiteral("no/web.log")));
    QVERIFY2(problem.contains(QLatin1String("cannot be written")), qPrintable(problem));
}

void LogViewTest::aWindowOfTheSmallestSizeShowsBoth()
{
    begin();
    window_->resize(window_->minimumSize());
    QTRY_COMPARE(window_->size(), window_->minimumSize());
    auto* table = window_->findChild<QTableView*>();
    for (QTableView* one : window_->findChildren<QTableView*>()) {
        table = one->isVisible() && one->height() > table->height() ? one : table;
    }
    QTRY_VERIFY2(table->height() > 90, qPrintable(QString::number(table->height())));
    QTRY_VERIFY2(shown()->height() > 90, qPrintable(QString::number(shown()->height())));
    QVERIFY(window_->width() <= 1000 && window_->height() <= 640);
}

void LogViewTest::toolsPartWhenTasksCome()
{
    QWidget window;
    window.resize(2000, 200);
    auto* bar = new ui::services::LogBar(&window);
    window.show();
    const auto* lines = qobject_cast<QBoxLayout*>(bar->layout());
    QVERIFY(lines != nullptr);
    int width = 300;
    bar->resize(width, 90);
    QCOMPARE(lines->direction(), QBoxLayout::TopToBottom);
    while (lines->direction() == QBoxLayout::TopToBottom && width < 2000) {
        bar->resize(++width, 90);
    }
    QCOMPARE(lines->direction(), QBoxLayout::LeftToRight); // with no pixel to spare
    bar->setTasks({QStringLiteral("a-service-of-a-long-name.12")}, {});
    QTRY_VERIFY(lines->totalMinimumSize().width() <= bar->width()); // nothing on another
    bar->resize(2000, 90);
    QCOMPARE(lines->direction(), QBoxLayout::LeftToRight);
}

void LogViewTest::whatIsFoundStandsStillWhileItIsCounted()
{
    QWidget window;
    window.resize(900, 90);
    auto* bar = new ui::services::LogBar(&window);
    bar->resize(900, 90);
    window.show();
    bar->findChild<QLineEdit*>(QStringLiteral("logSearch"))->setText(QStringLiteral("line"));
    const auto* found = bar->findChild<QLabel*>(QStringLiteral("logFound"));
    const auto placeWith = [&](std::size_t place, std::size_t count) {
        bar->setFound(place, count);
        bar->layout()->activate();
        return found->geometry();
    };
    const QRect before = placeWith(0, 0);
    QVERIFY(found->isVisible());
    for (const std::size_t count : {1U, 7U, 44U, 408U, 999U, 9999U}) {
        const QRect among = placeWith(0, count);
        QCOMPARE(placeWith(count, count), among);
        QVERIFY2(found->width() >= found->sizeHint().width(), qPrintable(found->text()));
        QVERIFY2(count > 999 || among == before, qPrintable(found->text()));
    }
}

TEST_CLASS(LogViewTest)

} // namespace bafar::test

#include "log_view_test.moc"
