// What is kept of a window between two runs.
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include "app/arrangement.h"
#include "app/main_window.h"
#include "app/options.h"
#include "app/pages.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/things/page.h"

namespace bafar::test {

class ArrangementTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void filesAreRead_data();
    void filesAreRead();
    void everyClusterHasItsFile_data();
    void everyClusterHasItsFile();
    void aWindowComesBackAsItWasLeft();
    void pagesAreDividedAsTheyWereLeft();
    void pagesAreMadeWhenTheyAreWanted();
    void nothingArmedComesBack();
    void aBrokenFileIsSetAside();
    void whatIsAskedForOnTheCommandLineIsNotKept_data();
    void whatIsAskedForOnTheCommandLineIsNotKept();

private:
    void open();
    [[nodiscard]] QByteArray content(const QString& file) const;

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
    keeper_ = std::make_unique<app::ArrangementKeeper>(*window_, file_);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

QByteArray ArrangementTest::content(const QString& file) const
{
    QFile opened(file);
    return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
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
                              QStringLiteral("shares"),   QStringLiteral("columns")};
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
