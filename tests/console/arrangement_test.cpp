// What is kept of a window between two runs. It is larger than the budget because each thing that
// is kept is set, closed, opened again and seen.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include "app/arrangement.h"
#include "app/clicks.h"
#include "app/main_window.h"
#include "app/options.h"
#include "app/pages.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/cluster/audit_bar.h"
#include "ui/dashboards/desk.h"
#include "ui/events/filter_bar.h"
#include "ui/link/session.h"
#include "ui/monitoring/choice.h"
#include "ui/monitoring/panel.h"
#include "ui/things/page.h"

namespace bafar::test {

using ui::cluster::AuditBar;
using ui::cluster::AuditFilter;
using ui::dashboards::BoardDesk;
using ui::dashboards::TimeBar;
using ui::events::Filter;
using ui::events::FilterBar;
using ui::monitoring::ChartsChoice;

class ArrangementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void filesAreRead_data();
    void filesAreRead();
    void everyClusterHasItsFile_data();
    void everyClusterHasItsFile();
    void clustersOfOneNameAreKeptApart();
    void aWindowComesBackAsItWasLeft();
    void pagesAreDividedAsTheyWereLeft();
    void pagesAreMadeWhenTheyAreWanted();
    void filtersAndRangesComeBack();
    void whatIsOfOneMomentDoesNot();
    void choicesThatCannotBeAreLeftOut_data();
    void choicesThatCannotBeAreLeftOut();
    void whatAnotherVersionChoseStaysInTheFile();
    void nothingArmedComesBack();
    void aBrokenFileIsSetAside();
    void whatIsAskedForOnTheCommandLineIsNotKept_data();
    void whatIsAskedForOnTheCommandLineIsNotKept();

private:
    void open();
    /// The part of a page, which is opened for it.
    template <class Part>
    [[nodiscard]] Part& part(const char* page);
    /// One that is seen now.
    [[nodiscard]] QPushButton* shown(const char* name) const;
    /// Puts these choices into the file of a window that was left.
    void leaveWith(const QByteArray& choices);
    [[nodiscard]] QByteArray content(const QString& file) const;
    [[nodiscard]] QJsonObject keptChoices() const;

    std::unique_ptr<QTemporaryDir> folder_;
    QString file_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<app::MainWindow> window_;
    std::unique_ptr<app::ArrangementKeeper> keeper_;
};

void ArrangementTest::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    file_ = folder_->filePath(QStringLiteral("state/lab.json"));
}

void ArrangementTest::cleanup()
{
    keeper_.reset();
    window_.reset();
    session_.reset();
}

void ArrangementTest::open()
{
    cleanup();
    FakeCluster cluster;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    window_ = std::make_unique<app::MainWindow>(*session_, app::pages(), false,
                                                app::MainWindow::Making::AsWanted);
    window_->resize(1200, 800);
    keeper_ = std::make_unique<app::ArrangementKeeper>(*window_, *session_, file_);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

template <class Part>
Part& ArrangementTest::part(const char* page)
{
    window_->openPage(QString::fromLatin1(page));
    return *window_->findChild<Part*>();
}

QPushButton* ArrangementTest::shown(const char* name) const
{
    return app::shownButton(*window_, QString::fromLatin1(name));
}

void ArrangementTest::leaveWith(const QByteArray& choices)
{
    open();
    window_->openPage(QStringLiteral("spec"));
    cleanup();
    QJsonObject all = QJsonDocument::fromJson(content(file_)).object();
    all[QStringLiteral("choices")] =
        QJsonDocument::fromJson("{\"it\": " + choices + '}').object()[QStringLiteral("it")];
    QFile file(file_);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(all).toJson());
}

QByteArray ArrangementTest::content(const QString& file) const
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

QJsonObject ArrangementTest::keptChoices() const
{
    return QJsonDocument::fromJson(content(file_)).object()[QStringLiteral("choices")].toObject();
}

void ArrangementTest::filesAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("given what was written, then it is read")
        << app::toJson({QStringLiteral("events"),
                        QByteArray("\0\1\2", 3),
                        {{QStringLiteral("services"), 30}}})
        << true;
    QTest::newRow("given nothing, then not") << QByteArray() << false;
    QTest::newRow("given no JSON, then not") << QByteArray("{\"version\": 1,") << false;
    QTest::newRow("given another version, then not")
        << QByteArray(R"({"version": 2, "page": "events", "geometry": "AAEC"})") << false;
    QTest::newRow("given no page, then not")
        << QByteArray(R"({"version": 1, "geometry": "AAEC"})") << false;
    QTest::newRow("given a geometry that is no base64, then not")
        << QByteArray(R"({"version": 1, "page": "events", "geometry": "!"})") << false;
    QTest::newRow("given a list, then not") << QByteArray("[1, 2]") << false;
}

void ArrangementTest::filesAreRead()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isRead);
    const Result<app::Arrangement> read = app::arrangementOf(json);
    QCOMPARE(read.has_value(), isRead);
    if (read) {
        QCOMPARE(app::toJson(*read), json);
    }
}

void ArrangementTest::everyClusterHasItsFile_data()
{
    QTest::addColumn<QString>("cluster");
    QTest::addColumn<QString>("file");
    QTest::newRow("given a name, then its file")
        << QStringLiteral("prod-tehran") << QStringLiteral("/state/bafar/prod-tehran.json");
    const QString persian(80, QChar(0x645));
    QTest::newRow("given a long Persian name, then its beginning and a hash")
        << persian
        << QStringLiteral("/state/bafar/") + QStringLiteral("%D9%85").repeated(17).left(100) +
               QStringLiteral("-HASH.json");
    QTest::newRow("given a way up, then a name only")
        << QStringLiteral("../../x") << QStringLiteral("/state/bafar/%2E%2E%2F%2E%2E%2Fx.json");
}

void ArrangementTest::everyClusterHasItsFile()
{
    QFETCH(QString, cluster);
    QFETCH(QString, file);
    qputenv("XDG_STATE_HOME", "/state");
    QString expected = file;
    if (file.contains(QLatin1String("HASH"))) { // one letter more is another file
        QVERIFY(app::arrangementFile(cluster) != app::arrangementFile(cluster + cluster.left(1)));
        const QString name = app::arrangementFile(cluster).section(QLatin1Char('-'), -1);
        QCOMPARE(name.size(), 12 + 5);
        expected.replace(QLatin1String("HASH.json"), name);
    }
    QCOMPARE(app::arrangementFile(cluster), expected);
    qunsetenv("XDG_STATE_HOME");
    QVERIFY(app::arrangementFile(cluster).contains(QLatin1String("/.local/state/bafar/")));
}

void ArrangementTest::clustersOfOneNameAreKeptApart()
{
    qputenv("XDG_STATE_HOME", folder_->path().toUtf8());
    const QString name = QStringLiteral("production");
    const QString before = app::arrangementFile(name);
    const QString one = app::arrangementFile(name, QStringLiteral("aa11"));
    const QString other = app::arrangementFile(name, QStringLiteral("bb22"));
    QCOMPARE((QSet<QString>{before, one, other}).size(), 3);
    QVERIFY(QFileInfo(one).fileName().startsWith(name + QLatin1Char('-')));
    const auto write = [](const QString& path, const char* text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    app::adoptArrangement(name, QStringLiteral("aa11"));
    QVERIFY(!QFile::exists(one)); // there was none
    QVERIFY(QDir().mkpath(QFileInfo(before).path()));
    write(before, "moved by hand");
    app::adoptArrangement(name, QStringLiteral("aa11"));
    QCOMPARE(content(one), QByteArray("moved by hand"));
    QVERIFY(!QFile::exists(other)); // each begins with it when it is opened
    write(one, "moved again");
    app::adoptArrangement(name, QStringLiteral("aa11"));
    app::adoptArrangement(name, QStringLiteral("bb22"));
    app::adoptArrangement(name, {});
    QCOMPARE(content(one), QByteArray("moved again"));
    QCOMPARE(content(other), QByteArray("moved by hand"));
    QCOMPARE(content(before), QByteArray("moved by hand"));
    qunsetenv("XDG_STATE_HOME");
}

void ArrangementTest::aWindowComesBackAsItWasLeft()
{
    open();
    window_->openPage(QStringLiteral("events"));
    window_->resize(1111, 777);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file_), 5000); // by itself, not only at the end
    window_->openPage(QStringLiteral("spec"));
    open();
    QCOMPARE(window_->page(), QStringLiteral("spec"));
    QCOMPARE(window_->size(), QSize(1111, 777));
}

void ArrangementTest::pagesAreDividedAsTheyWereLeft()
{
    open();
    const auto splitOf = [this](const char* page) -> QSplitter* {
        window_->openPage(QString::fromLatin1(page));
        for (QSplitter* split : window_->findChildren<QSplitter*>()) {
            if (split->isVisible()) {
                return split;
            }
        }
        return nullptr;
    };
    QSplitter* split = splitOf("services");
    QVERIFY(split != nullptr);
    const int before = split->property(ui::things::SplitShare).toInt();
    QVERIFY(before != 70);
    split->setProperty(ui::things::SplitShare, 70); // as dragging it does
    window_->openPage(QStringLiteral("events"));
    open();
    QCOMPARE(splitOf("services")->property(ui::things::SplitShare).toInt(), 70);
    QCOMPARE(splitOf("database")->property(ui::things::SplitShare).toInt(), before);
}

void ArrangementTest::pagesAreMadeWhenTheyAreWanted()
{
    FakeCluster cluster;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    window_ = std::make_unique<app::MainWindow>(*session_, app::pages(), false,
                                                app::MainWindow::Making::AsWanted);
    const QSignalSpy made(window_.get(), &app::MainWindow::pageMade);
    window_->openPage(QStringLiteral("events"));
    window_->openPage(QStringLiteral("topology"));
    QCOMPARE(made.count(), 1); // the topology was there from the start
    const QWidget* events = made[0][0].value<QWidget*>();
    QCOMPARE(events->property(app::PageId).toString(), QStringLiteral("events"));
    window_->show();
    const int all = static_cast<int>(window_->pageIds().size());
    QTRY_COMPARE(made.count(), all - 1); // the others by themselves
    // Behind the navigation comes what is on the page, as if it had been there from the start.
    window_->openPage(QStringLiteral("events"));
    const QWidget* next =
        window_->findChild<QWidget*>(QStringLiteral("page ") + window_->pageIds().last());
    do {
        next = next->nextInFocusChain();
    } while (next->focusPolicy() == Qt::NoFocus || !next->isVisible());
    QVERIFY2(events->isAncestorOf(next), qPrintable(next->objectName()));
}

void ArrangementTest::filtersAndRangesComeBack()
{
    using schema::Severity;
    open();
    const Filter filter{
        {"database"}, {"n2"}, {Severity::Warning, Severity::Critical}, QStringLiteral("web"), {}};
    part<FilterBar>("events").setFilter(filter);
    shown("range 1")->click();
    const AuditFilter looked{QStringLiteral("ali"), AuditFilter::In::Who, true};
    part<AuditBar>("audit").setFilter(looked);
    part<BoardDesk>("dashboards").choose(QStringLiteral("shipped/cache"));
    shown("length 360")->click();
    part<TimeBar>("dashboards").chooseNode("n2");
    ChartsChoice::of(*session_).setLength(std::chrono::hours(1));
    open();
    QVERIFY(part<FilterBar>("events").filter() == filter);
    QVERIFY(shown("range 1")->isChecked());
    // What hides something says so, and can be taken back.
    QCOMPARE(window_->findChild<QLineEdit*>(QStringLiteral("eventSearch"))->text(), filter.text);
    for (const char* chip : {"chip concept", "chip node", "chip severity", "chip text"}) {
        QVERIFY2(shown(chip) != nullptr, chip);
    }
    QVERIFY(shown("clearFilter") != nullptr);
    QVERIFY(part<AuditBar>("audit").filter() == looked);
    QCOMPARE(part<BoardDesk>("dashboards").chosen(), QStringLiteral("shipped/cache"));
    QVERIFY(shown("length 360")->isChecked());
    QVERIFY(shown("nodes shown")->text().contains(QLatin1String("n2")));
    ui::monitoring::ChartsPanel charts(*session_, QStringLiteral("node/n1"), nullptr);
    QCOMPARE(charts.charts().group().time().lengthMs(), qint64{3'600'000});
    // What is as shipped again leaves no trace.
    part<FilterBar>("events").clear();
    shown("range 0")->click();
    open();
    QVERIFY(part<FilterBar>("events").filter().isEmpty());
    QVERIFY(!keptChoices().contains(QLatin1String("events")));
    QVERIFY(keptChoices().contains(QLatin1String("audit")));
}

void ArrangementTest::whatIsOfOneMomentDoesNot()
{
    open();
    Filter filter;
    filter.nodes = {"n2"};
    filter.severities = {schema::Severity::Info}; // without the critical ones
    filter.period = ui::events::Period{SomeDay, {SomeDay.unixMs + 60'000}};
    filter.about = "node/n2";
    part<FilterBar>("events").setFilter(filter);
    part<BoardDesk>("dashboards").choose(QStringLiteral("shipped/cache"));
    shown("pause")->click();
    open();
    Filter kept;
    kept.nodes = {"n2"};
    QVERIFY(part<FilterBar>("events").filter() == kept);
    QCOMPARE(part<BoardDesk>("dashboards").chosen(), QStringLiteral("shipped/cache"));
    QVERIFY(!shown("pause")->isChecked());
}

void ArrangementTest::choicesThatCannotBeAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("choices");
    QTest::newRow("given a list") << QByteArray("[1, 2]");
    QTest::newRow("given texts") << QByteArray(
        R"({"events": "x", "audit": "x", "dashboards": "x", "node charts": "x"})");
    QTest::newRow("given values of other kinds") << QByteArray(
        R"({"events": {"nodes": "n1", "concepts": [1, null], "text": 7, "range": 2},
            "audit": {"text": ["x"], "in": 3, "refused": "yes"},
            "dashboards": {"board": 7, "nodes": {}, "minutes": "60"},
            "node charts": {"minutes": [60]}})");
    QTest::newRow("given what nobody can choose") << QByteArray(
        R"({"events": {"severities": ["terrible"], "range": "a year"},
            "audit": {"in": "where"},
            "dashboards": {"board": "shipped/host", "nodes": ["n9"], "minutes": 7},
            "node charts": {"minutes": -5}})");
    QTest::newRow("given a dashboard that is gone") << QByteArray(
        R"({"dashboards": {"board": "own/gone.json", "nodes": ["n2"], "minutes": 360}})");
    QTest::newRow("given severities without the worst")
        << QByteArray(R"({"events": {"severities": ["warning"]}})");
}

void ArrangementTest::choicesThatCannotBeAreLeftOut()
{
    QFETCH(QByteArray, choices);
    leaveWith(choices);
    open();
    QCOMPARE(window_->page(), QStringLiteral("spec")); // all else of the file is used
    QVERIFY(part<FilterBar>("events").filter().isEmpty());
    QVERIFY(shown("range 0")->isChecked());
    QVERIFY(part<AuditBar>("audit").filter() == AuditFilter());
    QCOMPARE(part<BoardDesk>("dashboards").chosen(), QStringLiteral("shipped/host"));
    QVERIFY(shown("length 15")->isChecked());
    QVERIFY(part<TimeBar>("dashboards").choice().nodes.empty());
    QCOMPARE(ChartsChoice::of(*session_).length(), Duration(std::chrono::minutes(5)));
}

void ArrangementTest::whatAnotherVersionChoseStaysInTheFile()
{
    leaveWith(R"({"moon": {"phase": 3}})");
    open();
    window_->openPage(QStringLiteral("audit"));
    cleanup();
    QCOMPARE(keptChoices()[QStringLiteral("moon")].toObject()[QStringLiteral("phase")].toInt(), 3);
}

void ArrangementTest::nothingArmedComesBack()
{
    open();
    session_->setReadOnly(false);
    session_->select(QStringLiteral("node/n1"));
    window_->openPage(QStringLiteral("events"));
    schema::ActionRequest armed;
    armed.action = "floating_ip.hand_over";
    armed.parameters["to"] = "n2";
    Q_EMIT session_->actionRequested(armed, "n1");
    QVERIFY(window_->planDialog() != nullptr);
    open();
    QVERIFY(session_->readOnly());
    QVERIFY(session_->selection().isEmpty());
    QVERIFY(window_->planDialog() == nullptr);
    // What is kept has a place for nothing else.
    const QJsonObject kept = QJsonDocument::fromJson(content(file_)).object();
    const QSet<QString> known{QStringLiteral("version"),  QStringLiteral("page"),
                              QStringLiteral("geometry"), QStringLiteral("map"),
                              QStringLiteral("shares"),   QStringLiteral("columns"),
                              QStringLiteral("choices")};
    for (const QString& key : kept.keys()) {
        QVERIFY2(known.contains(key), qPrintable(key));
    }
    for (const char* word : {"hand_over", "unlock", "readOnly", "plan"}) {
        QVERIFY2(!content(file_).contains(word), word);
    }
}

void ArrangementTest::aBrokenFileIsSetAside()
{
    open();
    window_->openPage(QStringLiteral("events"));
    cleanup();
    QFile file(file_);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("broken");
    file.close();
    open();
    QCOMPARE(window_->page(), QStringLiteral("topology"));
    QCOMPARE(content(file_ + QStringLiteral(".broken")), QByteArray("broken"));
    window_->openPage(QStringLiteral("spec"));
    open();
    QCOMPARE(window_->page(), QStringLiteral("spec"));
}

void ArrangementTest::whatIsAskedForOnTheCommandLineIsNotKept_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("kept");
    const auto row = [](const char* name, const QStringList& arguments, bool kept) {
        QTest::newRow(name) << arguments << kept;
    };
    row("given nothing, then kept", {QStringLiteral("--demo")}, true);
    row("given a page, then not", {QStringLiteral("--page"), QStringLiteral("events")}, false);
    row("given a size, then not", {QStringLiteral("--size"), QStringLiteral("1000x700")}, false);
    row("given a dump, then not", {QStringLiteral("--dump"), QStringLiteral("x")}, false);
    row("given no screen, then not", {QStringLiteral("--headless")}, false);
}

void ArrangementTest::whatIsAskedForOnTheCommandLineIsNotKept()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, kept);
    const Result<app::Options> options =
        app::readOptions(QStringList{QStringLiteral("bafar")} + arguments);
    QVERIFY(options.has_value());
    QCOMPARE(options->keepsArrangement, kept);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::ArrangementTest)
#include "arrangement_test.moc"
