// The log of a service as the console keeps it: bounds, hostile lines, tasks, search, files; and
// the reading that goes on through another agent. It is larger than the budget because each bound
// and each way a reading ends is one test.
#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/console/log_fixture.h"
#include "tests/support/main.h"
#include "ui/link/log_reader.h"
#include "ui/link/session.h"
#include "ui/services/log_search.h"
#include "ui/services/log_words.h"
#include "ui/shared/format.h"

namespace bafar::test {

using link::LogNotice;
using link::LogReader;
using Tester = QAbstractItemModelTester;
using ui::services::LogModel;
using ui::services::LogRow;
using ui::services::LogSearch;

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void linesAndDaysAreRows();
    void theOldestGo();
    void olderLinesFillTheRoom();
    void olderLinesWithoutRoomLeaveNoGap();
    void ofTheFirstMomentTheUnknownAreOlder();
    void longLinesCountByTheirBytes();
    void hostileLinesAreShownSafely_data();
    void hostileLinesAreShownSafely();
    void aTaskIsFilteredBy();
    void whatIsSearchedForIsFound();
    void rowsAreTextAsOfBafarctl();

    void theLeaderIsAskedFirst();
    void aThingHasASubject_data();
    void aThingHasASubject();
    void aLostLogGoesOnWithoutRepeating();
    void whatMayBeMissingIsTold();
    void theAgentThatIsNamedIsAsked();
    void nobodyHasItIsSaidAndAskedAgain();
    void aRefusalIsTheEnd();
    void whatNobodySeesIsNotRead();
    void linesWithoutTimesMayRepeat();

private:
    void read();
    void end(const std::string& node, const Error& why, const std::vector<std::string>& ask = {});

    [[nodiscard]] FakeLog* log(const std::string& node) const { return agents_.at(node)->log; }

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<LogReader> reader_;
    std::vector<std::string> lines_;
    std::vector<LogNotice> notices_;
};

static const Error Silent{Code::Unavailable, "n2 does not answer"};

static QString texts(const LogModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        all.append(model.rowAt(row)->text);
    }
    return all.join(QLatin1Char('|'));
}

void LogTest::init()
{
    QLocale::setDefault(QLocale::c());
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    speakServices(agents_);
    lines_.clear();
    notices_.clear();
}

void LogTest::cleanup()
{
    reader_.reset();
    session_.reset();
}

void LogTest::linesAndDaysAreRows()
{
    LogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.add(logPiece(0, 2));
    model.note(QStringLiteral("n2 is lost"), LogRow::Kind::Warning);
    model.add({0, {logLine(2, 86'400, "tomorrow"), logLine(1, 3, "late")}});
    const QString day = shared::day(SomeDay);
    const QString next = shared::day({SomeDay.unixMs + 86'400'000});
    QCOMPARE(texts(model), day + QStringLiteral("|line 0|line 1|n2 is lost|") + next +
                               QStringLiteral("|tomorrow|late"));
    QCOMPARE(model.rowAt(4)->kind, LogRow::Kind::Day);
    QCOMPARE(model.tasks().join(u' '), QStringLiteral("web.1 web.2"));
    QCOMPARE(model.writerWidth(), 8); // "web.1@n1"
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.rowAt(0) == nullptr);
    model.add(logPiece(5, 1));
    QCOMPARE(model.rowCount(), 2);
}

void LogTest::theOldestGo()
{
    LogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &LogModel::rowsRemoved);
    model.add(logPiece(0, 6000));
    QCOMPARE(removed.count(), 0);
    model.add(logPiece(6000, 6000));
    QCOMPARE(model.rowCount(), static_cast<int>(LogModel::LinesMax));
    QCOMPARE(model.leftOut(), std::uint64_t{2000}); // the head of the day is no line
    QCOMPARE(model.rowAt(0)->text, QStringLiteral("line 2000"));
    QCOMPARE(model.rowAt(model.rowCount() - 1)->text, QStringLiteral("line 11999"));
    const std::uint64_t number = model.rowAt(0)->number;
    QCOMPARE(model.rowFrom(number), 0);
    QCOMPARE(model.rowFrom(1), 0);
    QCOMPARE(model.rowFrom(number + 20'000), model.rowCount());
}

void LogTest::olderLinesFillTheRoom()
{
    LogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QCOMPARE(model.addOlder(logPiece(-5, 5).lines), std::size_t{0}); // than nothing
    model.add(logPiece(0, 9000));
    const std::uint64_t number = model.rowAt(1)->number;
    QCOMPARE(model.known().most(), std::size_t{9000});
    QCOMPARE(model.addOlder(logPiece(0, 9000).lines), std::size_t{0});
    QCOMPARE(model.addOlder(logPiece(-2000, 2500).lines), std::size_t{1000});
    QCOMPARE(model.rowCount(), static_cast<int>(LogModel::LinesMax));
    QCOMPARE(model.rowAt(0)->text, QStringLiteral("line -1000"));
    QCOMPARE(model.rowAt(999)->text, QStringLiteral("line -1"));
    QCOMPARE(model.rowFrom(number), 1000); // what was there keeps its numbers
    QVERIFY(!model.hasRoom());
    QCOMPARE(model.addOlder(logPiece(-9000, 1000).lines), std::size_t{0});
    model.add(logPiece(9000, 1));
    QCOMPARE(model.rowAt(0)->text, QStringLiteral("line -999"));
    QCOMPARE(model.leftOut(), std::uint64_t{1});
}

/// Short lines from before those would still find room, and stand in front of a gap.
void LogTest::olderLinesWithoutRoomLeaveNoGap()
{
    LogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.add(logPiece(0, 500));
    schema::LogPiece older;
    for (int second = -3000; second < 0; ++second) {
        older.lines.push_back(logLine(1, second, std::string(LogModel::LineBytesMax, 'x')));
    }
    const std::size_t taken = model.addOlder(older.lines);
    QVERIFY(taken > 1500 && taken < 2100); // 16 MiB of two bytes a letter
    QVERIFY(model.leavesOlderOut());
    QVERIFY(!model.hasRoom());
    QCOMPARE(model.known().most(), 500 + taken); // what is not there is not known
    QCOMPARE(model.rowAt(0)->at.unixMs, SomeDay.unixMs - static_cast<std::int64_t>(taken) * 1000);
    older.lines.insert(older.lines.begin(), logLine(1, -3001, "short"));
    QCOMPARE(model.addOlder(older.lines), std::size_t{0});
    QCOMPARE(model.leftOut(), std::uint64_t{0}); // none that was there went
    read();
    Q_EMIT log("n2")->opened();
    const QString told = ui::services::statusText(*reader_, model);
    QVERIFY2(told.contains(QLatin1String("older lines are left out")), qPrintable(told));
    QVERIFY2(told.contains(QLatin1String("16 MiB")), qPrintable(told));
    model.clear();
    QVERIFY(!model.leavesOlderOut());
    model.add(logPiece(0, 500));
    QVERIFY(model.hasRoom());
}

void LogTest::ofTheFirstMomentTheUnknownAreOlder()
{
    LogModel model;
    schema::LogLine timeless = logLine(1, 0, "when?");
    timeless.at = {};
    model.add({0, {logLine(1, 5, "c"), logLine(1, 5, "d"), logLine(2, 9, "e")}});
    const std::vector<schema::LogLine> back{
        logLine(1, 4, "a"), logLine(1, 5, "b"), logLine(1, 5, "c"),      logLine(1, 5, "d"),
        logLine(2, 9, "e"), timeless,           logLine(3, 1, "before"), logLine(3, 7, "late")};
    QCOMPARE(model.addOlder(back), std::size_t{3});
    const QString day = shared::day(SomeDay);
    QCOMPARE(texts(model), day + QStringLiteral("|before|a|b|c|d|e"));
    QCOMPARE(model.addOlder(back), std::size_t{0}); // they are known now
    QCOMPARE(model.tasks().join(u' '), QStringLiteral("web.1 web.2 web.3"));
}

void LogTest::longLinesCountByTheirBytes()
{
    LogModel model;
    schema::LogPiece piece;
    piece.lines.assign(5000, logLine(1, 1, std::string(LogModel::LineBytesMax, 'x')));
    model.add(piece);
    QVERIFY(model.rowCount() < 2100 && model.rowCount() > 1500); // 16 MiB of two bytes a letter
    QVERIFY(model.leftOut() > 2900);
    QVERIFY(model.rowAt(model.rowCount() - 1)->cut);
}

void LogTest::hostileLinesAreShownSafely_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("given control characters") << QStringLiteral("a\nb\tc\x1b[31md\x7f\r");
    QTest::newRow("given direction overrides")
        << QStringLiteral("gpj.\u202Eexe \u2066open\u2069 \u200Fend\u061C");
    QTest::newRow("given 64 KiB") << QString(65'536, QLatin1Char('x'));
    QTest::newRow("given 64 KiB of line breaks") << QString(65'536, QLatin1Char('\n'));
    QTest::newRow("given a null") << QString(QChar(0)) + QStringLiteral("x");
}

void LogTest::hostileLinesAreShownSafely()
{
    QFETCH(QString, text);
    LogModel model;
    schema::LogLine line = logLine(1, 1, text.toStdString());
    line.task = line.node = line.text;
    model.add({0, {line}});
    const LogRow* row = model.rowAt(model.rowCount() - 1);
    QVERIFY(row->text.size() <= static_cast<qsizetype>(LogModel::LineBytesMax));
    QVERIFY(row->task.size() <= 100 && row->node.size() <= 100);
    QCOMPARE(row->cut, text.size() > 60'000);
    std::size_t width = 0;
    for (const QChar letter : row->task + row->text + plainText(*row, width)) {
        const bool control = letter.category() == QChar::Other_Control;
        const bool direction =
            QStringLiteral("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068").contains(letter);
        QVERIFY2(!control && !direction, qPrintable(QString::number(letter.unicode(), 16)));
    }
}

void LogTest::aTaskIsFilteredBy()
{
    LogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.add({0, {logLine(1, 1, "one"), logLine(2, 2, "two"), logLine(1, 3, "three")}});
    model.note(QStringLiteral("note"));
    const QString day = shared::day(SomeDay) + u'|';
    model.setTask(QStringLiteral("web.1"));
    QCOMPARE(texts(model), day + QStringLiteral("one|three|note"));
    model.add({0, {logLine(2, 4, "four"), logLine(1, 5, "five")}});
    QCOMPARE(texts(model), day + QStringLiteral("one|three|note|five"));
    model.setTask({});
    QCOMPARE(texts(model), day + QStringLiteral("one|two|three|note|four|five"));
    model.setTask(QStringLiteral("web.9"));
    model.add(logPiece(10, 12'000)); // what is not shown goes, too
    QCOMPARE(model.rowCount(), 0);
    model.setTask({});
    QCOMPARE(model.rowCount(), static_cast<int>(LogModel::LinesMax));
}

void LogTest::whatIsSearchedForIsFound()
{
    LogModel model;
    LogSearch search(&model);
    model.add(logPiece(0, 100));
    QCOMPARE(search.count(), std::size_t{0});
    search.setWord(QStringLiteral("LINE 9"));
    QCOMPARE(search.count(), std::size_t{11}); // 9, 90 to 99
    const std::uint64_t first = search.next(0, true);
    QCOMPARE(model.rowAt(model.rowFrom(first))->text, QStringLiteral("line 9"));
    QCOMPARE(search.placeOf(first), std::size_t{1});
    const std::uint64_t last = search.next(first, false); // around the end
    QCOMPARE(model.rowAt(model.rowFrom(last))->text, QStringLiteral("line 99"));
    QCOMPARE(search.placeOf(last), std::size_t{11});
    QCOMPARE(search.next(last, true), first);
    model.add(logPiece(900, 1));
    QCOMPARE(search.count(), std::size_t{12});
    model.add(logPiece(10'000, 9950)); // of the first hundred 41 are left
    QVERIFY(search.placeOf(first) == 0);
    QCOMPARE(model.rowAt(model.rowFrom(search.next(0, true)))->text, QStringLiteral("line 90"));
    search.setWord(QStringLiteral("nowhere"));
    QCOMPARE(search.next(0, true), std::uint64_t{0});
    search.setWord({});
    QCOMPARE(search.count(), std::size_t{0});
}

void LogTest::rowsAreTextAsOfBafarctl()
{
    LogModel model;
    schema::LogLine line = logLine(1, 1, "oh");
    line.stream = schema::LogStream::Stderr;
    model.add({0, {line}});
    model.note(QStringLiteral("n2 is lost"));
    std::size_t width = 0;
    QCOMPARE(plainText(*model.rowAt(1), width),
             QString::fromStdString(toIso8601(line.at)) + QStringLiteral(" web.1@n1 ! oh"));
    QCOMPARE(plainText(*model.rowAt(2), width), QStringLiteral("-- n2 is lost"));
}

void LogTest::theLeaderIsAskedFirst()
{
    QCOMPARE(ui::services::logNodes(session_->store()),
             (std::vector<std::string>{"n2", "n1", "n3"}));
}

void LogTest::aThingHasASubject_data()
{
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("subject");
    QTest::newRow("a service") << "services/web"
                               << "web ";
    QTest::newRow("a task") << "services/web.2"
                            << "web web.2";
    QTest::newRow("a service that is not known") << "services/gone"
                                                 << " ";
    QTest::newRow("another concept's") << "storage/web"
                                       << " ";
    QTest::newRow("nothing") << ""
                             << " ";
}

void LogTest::aThingHasASubject()
{
    QFETCH(QString, entity);
    QFETCH(QString, subject);
    const auto found = ui::services::logSubjectOf(session_->store(), entity);
    QCOMPARE(QString::fromStdString(found.service + ' ' + found.task), subject);
}

void LogTest::read()
{
    reader_ = std::make_unique<LogReader>(*session_, schema::LogWish{"web", 500, {}, true},
                                          ui::services::logNodes(session_->store()), 7);
    connect(reader_.get(), &LogReader::received, this, [this](const schema::LogPiece& piece) {
        for (const schema::LogLine& line : piece.lines) {
            lines_.push_back(line.text);
        }
    });
    connect(reader_.get(), &LogReader::noticed, this,
            [this](const LogNotice& notice) { notices_.push_back(notice); });
    reader_->start();
}

void LogTest::end(const std::string& node, const Error& why, const std::vector<std::string>& ask)
{
    Q_EMIT log(node)->ended({false, why, ask});
}

void LogTest::aLostLogGoesOnWithoutRepeating()
{
    read();
    QCOMPARE(reader_->state(), LogReader::State::Asking);
    QCOMPARE(log("n2")->wish.tail, std::optional<std::size_t>(500));
    Q_EMIT log("n2")->opened();
    QCOMPARE(reader_->state(), LogReader::State::Following);
    Q_EMIT log("n2")->received(logPiece(0, 30));
    end("n2", Silent);
    QCOMPARE(notices_.size(), std::size_t{1});
    QCOMPARE(notices_[0].kind, LogNotice::Kind::Lost);
    QCOMPARE(notices_[0].node, std::string("n2"));
    QTRY_VERIFY(log("n1") != nullptr);
    QCOMPARE(log("n1")->from, std::optional(WallTime{SomeDay.unixMs + 19'000})); // 10 s before
    Q_EMIT log("n1")->opened();
    Q_EMIT log("n1")->received(logPiece(19, 20));
    QCOMPARE(lines_.size(), std::size_t{39});
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        QCOMPARE(lines_[i], "line " + std::to_string(i));
    }
    QCOMPARE(notices_.size(), std::size_t{2});
    QCOMPARE(notices_[1].kind, LogNotice::Kind::Resumed);
    QVERIFY(ui::services::noticeText(notices_[1]).contains(QLatin1String("now from n1")));
}

void LogTest::whatMayBeMissingIsTold()
{
    read();
    Q_EMIT log("n2")->opened();
    Q_EMIT log("n2")->received(logPiece(0, 3));
    end("n2", Silent);
    QTRY_VERIFY(log("n1") != nullptr);
    Q_EMIT log("n1")->opened();
    schema::LogPiece piece = logPiece(8, 1);
    piece.dropped = 12;
    Q_EMIT log("n1")->received(piece);
    QCOMPARE(notices_.size(), std::size_t{4});
    QCOMPARE(notices_[2].kind, LogNotice::Kind::Gap);
    const QString gap = ui::services::noticeText(notices_[2]);
    QVERIFY2(gap.contains(QStringLiteral("lines of web.1 between %1 and %2 may be missing")
                              .arg(shared::timeOfDay({SomeDay.unixMs + 2000}),
                                   shared::timeOfDay({SomeDay.unixMs + 8000}))),
             qPrintable(gap));
    QVERIFY(ui::services::noticeText(notices_[3]).startsWith(QLatin1String("12 lines")));
    QCOMPARE(ui::services::noticeKind(notices_[3]), LogRow::Kind::Warning);
}

void LogTest::theAgentThatIsNamedIsAsked()
{
    read();
    end("n2", {Code::Unavailable, "n2 is no manager"}, {"n3"});
    QTRY_VERIFY(log("n3") != nullptr);
    QCOMPARE(agents_.at("n1")->logsAsked, 0);
    QVERIFY(notices_.empty()); // nothing was lost
}

void LogTest::nobodyHasItIsSaidAndAskedAgain()
{
    read();
    for (int i = 0; i < 6; ++i) {
        const std::string node = reader_->node();
        QTRY_VERIFY(log(node) != nullptr);
        QVERIFY(reader_->state() != LogReader::State::Waiting);
        end(node, {Code::Unavailable, "Docker on " + node + " does not answer"});
        QTRY_VERIFY(agents_.at(node)->log == nullptr || reader_->node() == node);
    }
    QCOMPARE(reader_->state(), LogReader::State::Waiting);
    QVERIFY(!reader_->problem().text.empty());
    const LogModel model;
    QVERIFY(ui::services::statusText(*reader_, model).contains(QLatin1String("does not answer")));
    QTRY_VERIFY(log(reader_->node()) != nullptr);
    QCOMPARE(reader_->state(), LogReader::State::Waiting); // until somebody has it
    Q_EMIT log(reader_->node())->opened();
    QCOMPARE(reader_->state(), LogReader::State::Following);
    QVERIFY(reader_->problem().text.empty());
}

void LogTest::aRefusalIsTheEnd()
{
    read();
    end("n2", {Code::Denied, "n2: a scrape certificate may not read logs"});
    QCOMPARE(reader_->state(), LogReader::State::Over);
    const LogModel model;
    const auto why = ui::services::emptiness(reader_.get(), model);
    QVERIFY(why.why.contains(QLatin1String("may not read logs")));
    QVERIFY(why.whatToDo.contains(QLatin1String("certificate")));
    QTest::qWait(300);
    QCOMPARE(agents_.at("n1")->logsAsked + agents_.at("n3")->logsAsked, 0);
}

void LogTest::whatNobodySeesIsNotRead()
{
    read();
    Q_EMIT log("n2")->opened();
    Q_EMIT log("n2")->received(logPiece(0, 30));
    reader_->pause();
    QCOMPARE(reader_->state(), LogReader::State::Paused);
    QTRY_VERIFY(log("n2") == nullptr);
    reader_->start();
    QVERIFY(log("n2")->from.has_value());
    Q_EMIT log("n2")->opened();
    Q_EMIT log("n2")->received(logPiece(20, 12));
    QCOMPARE(lines_.size(), std::size_t{32});
    QVERIFY(notices_.empty());
}

void LogTest::linesWithoutTimesMayRepeat()
{
    read();
    Q_EMIT log("n2")->opened();
    schema::LogPiece bare;
    bare.lines.resize(2);
    Q_EMIT log("n2")->received(bare);
    end("n2", Silent);
    QTRY_VERIFY(log("n1") != nullptr);
    QVERIFY(!log("n1")->from);
    Q_EMIT log("n1")->opened();
    QCOMPARE(notices_.back().kind, LogNotice::Kind::Unsure);
}

TEST_CLASS(LogTest)

} // namespace bafar::test

#include "log_test.moc"
