// The agents' audit logs in the console: one list without a hole, older lines as they are wanted,
// what is looked for, all about one line, files, and what is said when there is no list. It is
// larger than the budget because every state of one view has its case.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/dump.h"
#include "core/schema/json.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/cluster/audit_table.h"
#include "ui/cluster/audit_view.h"
#include "ui/cluster/audit_words.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::test {

using ui::cluster::AuditFormat;
using ui::cluster::AuditModel;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

class AuditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatCameOfIt_data();
    void whatCameOfIt();
    void aPlanThatIsKnownByItsIdAloneIsCalledSo();
    void linesComeAndGoInTheirPlaces();
    void whatEveryAgentTellsIsOneLine();
    void allAboutALineIsShownAndCopied();
    void allAboutALineHasTheRoomItTakes();
    void whatIsLookedFor_data();
    void whatIsLookedFor();
    void olderLinesAreReadAsTheListIsScrolled();
    void theListHasNoHole();
    void aFilterThatHidesAllLooksOn();
    void whatIsReadStaysInItsPlace();
    void whatWasOfTodayHasItsDayAfterMidnight();
    void newLinesAreAskedForNotTooOften();
    void noListAndWhy_data();
    void noListAndWhy();
    void whoMayNotReadIsNotAskedAgain();
    void whoseLinesAreMissingIsSaid();
    void filesByteForByte_data();
    void filesByteForByte();
    void allIsReadBeforeItIsWritten();
    void aCancelledExportWritesNothing();
    void aSecondExportWaitsForItsTurn();
    void aFileThatCannotBeWrittenIsSaid();

private:
    void open(bool heard = true);

    QString text() { return app::accessibleText(*window_); }

    template <class Kind>
    Kind* part(const char* name)
    {
        return window_->findChild<Kind*>(QLatin1String(name));
    }

    ui::cluster::AuditTable& table() { return *part<ui::cluster::AuditTable>("auditLines"); }

    int rows() { return table().audit().rowCount(); }

    QString foot() { return part<QLabel>("auditFoot")->text(); }

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<QWidget> window_;
    ui::cluster::AuditView* view_ = nullptr;
};

static schema::AuditEntry auditEntryOf(const std::string& what,
                                       bool allowed,
                                       const std::string& outcome)
{
    return {"operator/sara", "4f02", "192.0.2.7", what, outcome, allowed};
}

/// Lines of plans by their numbers.
static std::vector<schema::Record> auditPlans(std::uint64_t first, std::uint64_t last)
{
    std::vector<schema::Record> lines;
    for (std::uint64_t index = first; index <= last; ++index) {
        lines.push_back(auditLine(index, "n1", auditEntryOf("plan toy.move", true, "allowed")));
        lines.back().chain = "c" + std::to_string(index);
    }
    return lines;
}

static QString auditTextAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

static QByteArray auditBytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void AuditTest::init()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
}

void AuditTest::cleanup()
{
    window_.reset();
    session_.reset();
    link::holdClocks({});
}

void AuditTest::open(bool heard)
{
    if (heard) {
        session_->start();
        for (const auto& [name, link] : agents_) {
            link->saySnapshot("n1");
        }
    }
    window_ = std::make_unique<QWidget>();
    view_ = new ui::cluster::AuditView(*session_, window_.get());
    window_->resize(1000, 640);
    view_->resize(1000, 640);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    view_->refresh();
    QCoreApplication::processEvents(); // answers that came at once
    QCoreApplication::processEvents();
}

void AuditTest::whatCameOfIt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("allowed");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("mark");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char* name, const char* what, bool allowed, const char* outcome,
                        const char* word, schema::State mark, const char* reason) {
        QTest::newRow(name) << QString::fromLatin1(what) << allowed << QString::fromLatin1(outcome)
                            << QString::fromLatin1(word) << static_cast<int>(mark)
                            << QString::fromLatin1(reason);
    };
    using schema::State;
    row("given what was let in, then no more is said", "GET /v1/state", true, "allowed", "allowed",
        State::NotMonitored, "");
    row("given a refusal, then why", "confirm toy.move", false, "viewers may not", "refused",
        State::Degraded, "viewers may not");
    row("given the end of an action, then its result", "run toy.move", true,
        "succeeded: Move the toy: seen to hold", "succeeded", State::Ok,
        "Move the toy: seen to hold");
    row("given a bad end, then that", "run toy.move", true, "failed_needs_hands: it fell",
        "failed, needs hands", State::Failed, "it fell");
    row("given a run that was refused, then that", "run toy.move", false, "succeeded: not so",
        "refused", State::Degraded, "succeeded: not so");
    row("given a repeated confirmation, then that", "confirm toy.move", true,
        "repeated: action a1 is confirmed already; nothing more was begun", "allowed",
        State::NotMonitored, "repeated: action a1 is confirmed already; nothing more was begun");
}

void AuditTest::whatCameOfIt()
{
    QFETCH(const QString, what);
    QFETCH(const bool, allowed);
    QFETCH(const QString, outcome);
    QFETCH(const QString, word);
    QFETCH(const int, mark);
    QFETCH(const QString, reason);
    const schema::AuditEntry entry =
        auditEntryOf(what.toStdString(), allowed, outcome.toStdString());
    const ui::cluster::AuditVerdict verdict = ui::cluster::auditVerdict(entry);
    QCOMPARE(verdict.word, word);
    QCOMPARE(static_cast<int>(verdict.mark), mark);
    QCOMPARE(verdict.reason, reason);
    QCOMPARE(ui::cluster::auditWhat(entry), what);
}

void AuditTest::aPlanThatIsKnownByItsIdAloneIsCalledSo()
{
    const schema::AuditEntry entry = auditEntryOf("confirm \"a1b2\"", false, "no such plan");
    QCOMPARE(ui::cluster::auditWhat(entry), QStringLiteral("confirm the plan a1b2"));
}

void AuditTest::linesComeAndGoInTheirPlaces()
{
    ui::cluster::AuditBook book;
    book.add("n1", auditPlans(11, 20));
    AuditModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setLines(book.since({}));
    QCOMPARE(model.rowCount(), 10);
    const QPersistentModelIndex seventh = model.index(3, 0); // of the line 17
    book.add("n1", auditPlans(21, 25));                      // above
    model.setLines(book.since({}));
    QVERIFY(seventh.isValid());
    QCOMPARE(model.lineAt(seventh.row())->record.index, std::uint64_t{17});
    book.add("n1", auditPlans(1, 10)); // below
    model.setLines(book.since({}));
    QCOMPARE(model.rowCount(), 25);
    QCOMPARE(model.lineAt(0)->record.index, std::uint64_t{25});
    QCOMPARE(model.lineAt(24)->record.index, std::uint64_t{1});
    QVERIFY(seventh.isValid());
    QCOMPARE(model.lineAt(seventh.row())->record.index, std::uint64_t{17});
    for (const ui::cluster::AuditLinePtr& line : model.lines()) {
        QVERIFY(model.lineAt(model.rowOf(line)) == line);
    }
    model.setLines({model.lineAt(2), model.lineAt(9)}); // as a filter does
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.lineAt(1)->record.index, std::uint64_t{16});
    model.setLines({});
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.lineAt(0) == nullptr);
    QCOMPARE(model.rowOf(nullptr), -1);
}

void AuditTest::whatEveryAgentTellsIsOneLine()
{
    agents_["n2"]->own = {auditLine(12, "n2", auditEntryOf("GET /v1/state", true, "allowed"))};
    open();
    const AuditModel& model = table().audit();
    QCOMPARE(model.rowCount(), 5); // four that all three tell, and one that n2 alone has
    QCOMPARE(auditTextAt(model, 0, AuditModel::Who), QStringLiteral("viewer/reza"));
    QCOMPARE(auditTextAt(model, 0, AuditModel::What),
             QStringLiteral("confirm floating_ip.hand_over"));
    QCOMPARE(auditTextAt(model, 0, AuditModel::Verdict), QStringLiteral("refused"));
    QCOMPARE(auditTextAt(model, 0, AuditModel::Agent), QStringLiteral("n2"));
    QVERIFY(
        auditTextAt(model, 0, AuditModel::Why).contains(QLatin1String("it takes role operator")));
    QCOMPARE(auditTextAt(model, 1, AuditModel::Verdict), QStringLiteral("succeeded"));
    QCOMPARE(model.lineAt(0)->tellers, (std::set<std::string>{"n1", "n2", "n3"}));
    QCOMPARE(view_->summaryText(), QStringLiteral("5 record(s) · from n1, n2 and n3"));
    QVERIFY2(foot().startsWith(QLatin1String("Oldest record: ")), qPrintable(foot()));
}

void AuditTest::allAboutALineIsShownAndCopied()
{
    open();
    QTest::keyClick(&table(), Qt::Key_Down);
    const QString said = text();
    for (const char* fact :
         {"run floating_ip.hand_over", "Hand 192.0.2.100 over from n1 to n2: seen to hold",
          "192.0.2.7", "4f02", "2026-11-22T15:02:00.000Z", "n1, n2 and n3",
          "agreed, record 16 of term 4", "c16"}) {
        QVERIFY2(said.contains(QLatin1String(fact)), fact);
    }
    QTest::mouseClick(part<QPushButton>("copyAuditText"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(QLatin1String("Who: operator/sara\nWhat: run floating_ip")),
             qPrintable(copied));
    QTest::mouseClick(part<QPushButton>("copyAuditJson"), Qt::LeftButton);
    const auto record =
        schema::fromJson<schema::Record>(QGuiApplication::clipboard()->text().toStdString());
    QVERIFY(record.has_value());
    QCOMPARE(record->index, std::uint64_t{16});
}

/// Up to half of the page, and its row stays in sight. Both lists of facts begin on one base line,
/// whatever letters they have.
void AuditTest::allAboutALineHasTheRoomItTakes()
{
    schema::AuditEntry entry = auditEntryOf("confirm toy.move", false, "");
    entry.actor = "operator/\u0633\u0627\u0631\u0627";
    for (int words = 0; words < 60; ++words) {
        entry.outcome += words == 0 ? "viewers" : " viewers";
    }
    for (const auto& [name, link] : agents_) {
        link->agreed.clear();
    }
    agents_["n1"]->agreed = auditPlans(2, 40);
    agents_["n1"]->agreed.insert(agents_["n1"]->agreed.begin(), auditLine(1, "n1", entry));
    open();
    QCOMPARE(rows(), 40);
    table().setCurrentIndex(table().audit().index(39, 0)); // the oldest
    const auto isInSight = [this] {
        return table().viewport()->rect().contains(table().visualRect(table().currentIndex()));
    };
    const auto* details = part<QScrollArea>("auditDetails");
    constexpr int Usual = 216; // pixels
    QTRY_VERIFY2(details->height() > Usual, qPrintable(QString::number(details->height())));
    QVERIFY(details->height() <= view_->height() / 2);
    QTRY_COMPARE(details->verticalScrollBar()->maximum(), 0);
    QTRY_VERIFY(isInSight());
    const auto lists = details->findChildren<shared::FactList*>();
    QCOMPARE(lists.size(), qsizetype{2});
    const auto baseOf = [details](const shared::FactList& list) {
        return list.mapTo(details, QPoint(0, list.contentsMargins().top())).y() + list.firstBase();
    };
    QCOMPARE(baseOf(*lists[0]), baseOf(*lists[1]));
    view_->resize(1000, 480);
    QTRY_COMPARE(details->height(), 240);
    QVERIFY(details->verticalScrollBar()->maximum() > 0);
}

void AuditTest::whatIsLookedFor_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("in");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<int>("found");
    using In = ui::cluster::AuditFilter::In;
    const auto row = [](const char* name, const char* words, In in, bool refused, int found) {
        QTest::newRow(name) << QString::fromLatin1(words) << static_cast<int>(in) << refused
                            << found;
    };
    row("given nothing, then all", "", In::Anything, false, 4);
    row("given refusals only, then they", "", In::Anything, true, 1);
    row("given words, then those that have all", "SARA confirm", In::Anything, false, 1);
    row("given an address, then what came from it", "192.0.2.8", In::Anything, false, 1);
    row("given a certificate, then what was done with it", "4f02", In::Anything, false, 3);
    row("given a name that stands elsewhere, then nothing of who", "operator", In::Who, false, 3);
    row("given what was done", "plan", In::What, false, 1);
    row("given why", "operator", In::Why, false, 1);
    row("given the word of an outcome", "succeeded", In::Why, false, 1);
    row("given nobody", "nobody", In::Anything, false, 0);
}

void AuditTest::whatIsLookedFor()
{
    QFETCH(const QString, words);
    QFETCH(const int, in);
    QFETCH(const bool, refused);
    QFETCH(const int, found);
    open();
    part<QLineEdit>("auditSearch")->setText(words);
    part<QComboBox>("auditIn")->setCurrentIndex(in);
    if (refused) {
        QTest::mouseClick(part<QPushButton>("auditRefused"), Qt::LeftButton);
    }
    QCOMPARE(rows(), found);
    QCOMPARE(part<QPushButton>("auditClear")->isVisible(), found == 0);
    if (found == 4) {
        return;
    }
    QCOMPARE(view_->summaryText().section(u' ', 0, 3),
             QStringLiteral("%1 of 4 records").arg(found));
    QTest::keyClick(part<QLineEdit>("auditSearch"), Qt::Key_Escape); // the filter is taken back
    QCOMPARE(rows(), 4);
}

void AuditTest::olderLinesAreReadAsTheListIsScrolled()
{
    for (const auto& [name, link] : agents_) {
        link->agreed.clear();
    }
    agents_["n1"]->agreed = auditPlans(1, 2500);
    open();
    QCOMPARE(rows(), 1000);
    QCOMPARE(agents_["n1"]->auditAsked.size(), std::size_t{1});
    QCOMPARE(foot(), QStringLiteral("Older lines follow as you scroll"));
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    QTRY_COMPARE(rows(), 2500);
    std::vector<schema::AuditQuestion> asked;
    for (const std::optional<std::uint64_t> from :
         {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(0),
          std::optional<std::uint64_t>(1001), std::optional<std::uint64_t>(2001)}) {
        asked.push_back({from, schema::AuditPageMax});
    }
    QCOMPARE(agents_["n1"]->auditAsked, asked);
    QCOMPARE(agents_["n2"]->auditAsked.size(), std::size_t{1}); // had no more from the start
    QVERIFY2(foot().startsWith(QLatin1String("Oldest record: ")), qPrintable(foot()));
    QVERIFY2(foot().endsWith(QLatin1String("on the disk of n1 alone")), qPrintable(foot()));
}

void AuditTest::theListHasNoHole()
{
    agents_["n1"]->agreed = auditPlans(1, 1200);
    agents_["n2"]->agreed = {auditLine(2, "n2", auditEntryOf("plan toy.old", true, "allowed")),
                             auditLine(1100, "n2", auditEntryOf("plan toy.new", true, "allowed"))};
    agents_["n3"]->agreed.clear();
    open();
    // What n1 did then is not known yet: the old one would stand beside nothing.
    QCOMPARE(rows(), 1001);
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    QTRY_COMPARE(rows(), 1202);
    QCOMPARE(auditTextAt(table().audit(), 1199, AuditModel::What), QStringLiteral("plan toy.old"));
}

void AuditTest::aFilterThatHidesAllLooksOn()
{
    std::vector<schema::Record> lines = auditPlans(1, 1500);
    lines[4] = auditLine(5, "n1", auditEntryOf("plan toy.first", false, "not yet"));
    agents_["n1"]->agreed = lines;
    agents_["n2"]->agreed.clear();
    agents_["n3"]->agreed.clear();
    open();
    part<QLineEdit>("auditSearch")->setText(QStringLiteral("toy.first"));
    QTRY_COMPARE(rows(), 1);
    QCOMPARE(agents_["n1"]->auditAsked.size(), std::size_t{3});
}

void AuditTest::whatIsReadStaysInItsPlace()
{
    for (const auto& [name, link] : agents_) {
        link->agreed = auditPlans(1, 300);
    }
    open();
    QScrollBar* bar = table().verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const auto read = table().audit().lineAt(table().rowAt(0));
    const int place = table().rowViewportPosition(table().rowAt(0));
    agents_["n1"]->agreed = auditPlans(1, 320);
    QTest::mouseClick(part<QPushButton>("auditAgain"), Qt::LeftButton);
    QTRY_COMPARE(rows(), 320);
    QCOMPARE(table().rowViewportPosition(table().audit().rowOf(read)), place);
}

void AuditTest::whatWasOfTodayHasItsDayAfterMidnight()
{
    const Instant heard(1h); // stands still: nobody falls silent overnight
    link::holdClocks(link::Moment{heard, SomeDay});
    open();
    const AuditModel& model = table().audit();
    const WallTime at = model.lineAt(0)->record.at;
    const QDateTime midnight =
        QDateTime::fromMSecsSinceEpoch(at.unixMs).date().addDays(1).startOfDay();
    link::holdClocks(link::Moment{heard, {midnight.toMSecsSinceEpoch() - 1}});
    view_->refresh();
    QCOMPARE(auditTextAt(model, 0, AuditModel::When), shared::timeOfDay(at));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    view_->refresh();
    QCOMPARE(changes.count(), 0); // it is the same day
    link::holdClocks(link::Moment{heard, {midnight.toMSecsSinceEpoch()}});
    view_->refresh();
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes[0][0].toModelIndex(), model.index(0, AuditModel::When));
    QCOMPARE(changes[0][1].toModelIndex(), model.index(rows() - 1, AuditModel::When));
    QCOMPARE(shared::withoutIsolation(auditTextAt(model, 0, AuditModel::When)),
             shared::day(at) + QLatin1Char(' ') + shared::timeOfDay(at));
    QVERIFY(table().columnWidth(AuditModel::When) >=
            shared::RowsDelegate::lineWidth(model.index(0, AuditModel::When)));
}

void AuditTest::newLinesAreAskedForNotTooOften()
{
    link::Moment now{Instant(1h), SomeDay};
    link::holdClocks(now);
    open();
    const auto& asked = agents_["n2"]->auditAsked;
    QCOMPARE(asked.size(), std::size_t{1});
    view_->refresh();
    QCOMPARE(asked.size(), std::size_t{1}); // nothing is new
    schema::cluster::AgreementStatus moved = standingOf("n1");
    ++moved.index;
    agents_["n1"]->sayGroup(moved);
    view_->refresh();
    QCOMPARE(asked.size(), std::size_t{1}); // it was asked for just now
    now.monotonic += ui::cluster::AuditDesk::AskAgain;
    link::holdClocks(now);
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
    agents_["n1"]->sayGroup(moved);
    view_->refresh();
    QCOMPARE(asked.size(), std::size_t{2});
}

void AuditTest::noListAndWhy_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("again");
    QTest::newRow("given silence, then that")
        << QStringLiteral("silence") << QStringList{QStringLiteral("No agent is heard")} << false;
    QTest::newRow("given a certificate that may not, then who may")
        << QStringLiteral("denied")
        << QStringList{QStringLiteral("This certificate may not read the audit log"),
                       QStringLiteral("role operator or admin"),
                       QStringLiteral("bafarctl pki issue operator NAME")}
        << true;
    QTest::newRow("given agents that fail, then each by name")
        << QStringLiteral("failure")
        << QStringList{QStringLiteral("No agent gave its audit log"),
                       QStringLiteral("n3: the disk is gone")}
        << true;
    QTest::newRow("given one that has nothing and others that fail, then both")
        << QStringLiteral("both")
        << QStringList{QStringLiteral("No line yet"),
                       QStringLiteral("Nothing is recorded yet in the log of n1"),
                       QStringLiteral("n3: the disk is gone")}
        << true;
    QTest::newRow("given nothing recorded, then what will be")
        << QStringLiteral("empty")
        << QStringList{QStringLiteral("Nothing has been recorded yet"),
                       QStringLiteral("allowed or refused")}
        << false;
}

void AuditTest::noListAndWhy()
{
    QFETCH(const QString, trouble);
    QFETCH(const QStringList, texts);
    QFETCH(const bool, again);
    for (const auto& [name, link] : agents_) {
        if (trouble == QLatin1String("denied")) {
            link->auditRefusal = Error{Code::Denied, "viewer/reza may not GET /v1/audit"};
        } else if (trouble == QLatin1String("failure") ||
                   (trouble == QLatin1String("both") && name != "n1")) {
            link->auditRefusal = Error{Code::Internal, "the disk is gone"};
        } else {
            link->agreed.clear();
        }
    }
    open(trouble != QLatin1String("silence"));
    const QString said = text();
    for (const QString& one : texts) {
        QVERIFY2(said.contains(one), qPrintable(one + QLatin1String(" in\n") + said));
    }
    auto* retry = part<QWidget>("auditNotice")->findChild<QPushButton*>();
    QCOMPARE(retry->isVisible(), again);
    if (!again) {
        return;
    }
    for (const auto& [name, link] : agents_) {
        link->auditRefusal.reset();
        link->agreed = someLines();
    }
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_COMPARE(rows(), 4);
    QVERIFY(table().isVisible());
}

void AuditTest::whoMayNotReadIsNotAskedAgain()
{
    link::Identity viewer;
    viewer.role = QStringLiteral("viewer");
    viewer.name = QStringLiteral("reza");
    session_->setIdentity(viewer);
    open();
    view_->refresh();
    // Each question would be a refusal in the log that everybody reads.
    QVERIFY(agents_["n1"]->auditAsked.empty());
    QVERIFY(text().contains(QLatin1String("bafarctl pki issue operator reza")));
    agents_["n1"]->auditRefusal = Error{Code::Denied, "viewer/reza may not"};
    agents_["n2"]->auditRefusal = agents_["n1"]->auditRefusal;
    agents_["n3"]->auditRefusal = agents_["n1"]->auditRefusal;
    QTest::mouseClick(part<QWidget>("auditNotice")->findChild<QPushButton*>(), Qt::LeftButton);
    for (int i = 0; i < 5; ++i) {
        view_->refresh();
    }
    QCOMPARE(agents_["n1"]->auditAsked.size(), std::size_t{1});
}

void AuditTest::whoseLinesAreMissingIsSaid()
{
    agents_["n3"]->auditRefusal = Error{Code::Internal, "the disk is gone"};
    open();
    QCOMPARE(rows(), 4);
    const auto* missing = part<QLabel>("auditMissing");
    QCOMPARE(missing->text(), QStringLiteral("Lines of n3 may be missing: the disk is gone"));
    QCOMPARE(view_->summaryText(), QStringLiteral("4 record(s) · from n1 and n2"));
    agents_["n2"]->sayClosed(QStringLiteral("(111)"));
    view_->refresh();
    QVERIFY2(
        missing->text().startsWith(QLatin1String("Lines of n2 may be missing: not heard now\n")),
        qPrintable(missing->text()));
}

static const QByteArray AuditCsvHead =
    "time,agent,who,from,what,allowed,outcome,certificate,index,term,chain\n";

void AuditTest::filesByteForByte_data()
{
    QTest::addColumn<bool>("refused");
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("given all as CSV, then the oldest first, and no formula")
        << false << static_cast<int>(AuditFormat::Csv)
        << QByteArray(
               AuditCsvHead +
               "2026-11-22T14:54:00.000Z,\"n1\",\"operator/sara\",\"192.0.2.7\",\"plan "
               "floating_ip.hand_over\",yes,\"allowed\",\"4f02\",12,4,\"c12\"\n"
               "2026-11-22T14:56:00.000Z,\"n1\",\"operator/sara\",\"192.0.2.7\",\"confirm "
               "floating_ip.hand_over\",yes,\"allowed\",\"4f02\",13,4,\"c13\"\n"
               "2026-11-22T15:02:00.000Z,\"n1\",\"operator/sara\",\"192.0.2.7\",\"run "
               "floating_ip.hand_over\",yes,\"succeeded: Hand 192.0.2.100 over from n1 to n2: "
               "seen to hold\",\"4f02\",16,4,\"c16\"\n"
               "2026-11-22T15:12:00.000Z,\"n2\",\"viewer/reza\",\"192.0.2.8\",\"confirm "
               "floating_ip.hand_over\",no,\"a certificate of role viewer may not run this "
               "action; it takes role operator\",\"5a11\",21,4,\"c21\"\n"
               "2026-11-22T15:14:00.000Z,\"n3\",\"'=cmd|'\",\"\",\"say \"\"no\"\"\",no,"
               "\"'-1\",\"\",22,4,\"\"\n");
    QTest::newRow("given the refused as JSON, then the records as agents have them")
        << true << static_cast<int>(AuditFormat::Json)
        << QByteArray(
               "[\n"
               R"({"index":21,"term":4,"kind":"audit","at":"2026-11-22T15:12:00.000Z","node":"n2",)"
               R"("body":{"actor":"viewer/reza","serial":"5a11","from":"192.0.2.8",)"
               R"("what":"confirm floating_ip.hand_over","outcome":"a certificate of role viewer )"
               R"(may not run this action; it takes role operator","allowed":false},)"
               R"("chain":"c21"},)"
               "\n"
               R"({"index":22,"term":4,"kind":"audit","at":"2026-11-22T15:14:00.000Z","node":"n3",)"
               R"("body":{"actor":"=cmd|'","serial":"","from":"","what":"say \"no\"",)"
               R"("outcome":"-1","allowed":false}})"
               "\n]\n");
}

void AuditTest::filesByteForByte()
{
    QFETCH(const bool, refused);
    QFETCH(const int, format);
    QFETCH(const QByteArray, bytes);
    agents_["n3"]->own = {auditLine(22, "n3", {"=cmd|'", "", "", "say \"no\"", "-1", false})};
    open();
    if (refused) {
        QTest::mouseClick(part<QPushButton>("auditRefused"), Qt::LeftButton);
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("audit"));
    view_->exportTo(path, static_cast<AuditFormat>(format));
    QTRY_COMPARE(auditBytesOf(path), bytes);
    const QString told = QStringLiteral("Lines written to %1: %2").arg(path).arg(refused ? 2 : 5);
    QVERIFY2(foot().startsWith(told), qPrintable(foot()));
}

void AuditTest::allIsReadBeforeItIsWritten()
{
    for (const auto& [name, link] : agents_) {
        link->agreed.clear();
        link->auditWaits = true;
    }
    agents_["n1"]->agreed = auditPlans(1, 1500);
    open();
    const auto answerAll = [this] {
        for (const auto& [name, link] : agents_) {
            link->answerAudit();
        }
    };
    answerAll();
    QTRY_COMPARE(rows(), 1000);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("audit.csv"));
    view_->exportTo(path, AuditFormat::Csv);
    QCOMPARE(foot(), QStringLiteral("Reading all for the export: 2 of 3 agents done"));
    QVERIFY(part<QPushButton>("auditCancel")->isVisible());
    for (int page = 0; page < 3; ++page) { // what is new, and twice what is older
        QVERIFY(!QFile::exists(path));
        answerAll();
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY(QFile::exists(path));
    QCOMPARE(auditBytesOf(path).count('\n'), qsizetype{1501});
    QVERIFY(!part<QPushButton>("auditCancel")->isVisible());
}

void AuditTest::aCancelledExportWritesNothing()
{
    for (const auto& [name, link] : agents_) {
        link->auditWaits = true;
    }
    open();
    for (const auto& [name, link] : agents_) {
        link->answerAudit();
    }
    QTRY_COMPARE(rows(), 4);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("audit.csv"));
    view_->exportTo(path, AuditFormat::Csv);
    QCoreApplication::processEvents();
    QTest::mouseClick(part<QPushButton>("auditCancel"), Qt::LeftButton);
    for (const auto& [name, link] : agents_) {
        link->answerAudit();
    }
    QTRY_VERIFY(foot().startsWith(QLatin1String("The export was cancelled")));
    QVERIFY(!QFile::exists(path));
}

void AuditTest::aSecondExportWaitsForItsTurn()
{
    open();
    for (const auto& [name, link] : agents_) {
        link->auditWaits = true;
    }
    const QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("first.csv"));
    const QString second = folder.filePath(QStringLiteral("second.csv"));
    view_->exportTo(first, AuditFormat::Csv);
    view_->exportTo(second, AuditFormat::Csv);
    QVERIFY2(foot().startsWith(QLatin1String("An export runs already")), qPrintable(foot()));
    for (const auto& [name, link] : agents_) {
        link->answerAudit();
    }
    QTRY_VERIFY(foot().startsWith(QLatin1String("Lines written to ") + first));
    QVERIFY(!QFile::exists(second));
    view_->exportTo(second, AuditFormat::Csv); // its turn
    for (const auto& [name, link] : agents_) {
        link->answerAudit();
    }
    QTRY_VERIFY(QFile::exists(second));
}

void AuditTest::aFileThatCannotBeWrittenIsSaid()
{
    open();
    view_->exportTo(QStringLiteral("/proc/no/such/folder.csv"), AuditFormat::Csv);
    QTRY_VERIFY2(foot().startsWith(QLatin1String("/proc/no/such/folder.csv cannot be written: ")),
                 qPrintable(foot()));
}

} // namespace bafar::test

using bafar::test::AuditTest;
TEST_CLASS(AuditTest)
#include "audit_test.moc"
