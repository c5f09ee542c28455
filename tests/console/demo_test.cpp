// `bafar --demo --dump` in this process: the simulated cluster through the real window, and a
// hand-over through the real plan dialog with the button held.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "app/console.h"
#include "app/demo_log.h"
#include "app/language.h"
#include "tests/support/main.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

class DemoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void requestsAreSeldomSlowAndFailuresAloneAreErrors();
    void handOver_data();
    void handOver();
    void aStoryWithAMistakeIsRefused();
};

static QString textOf(const QTemporaryDir& folder, const char* file)
{
    QFile input(folder.filePath(QLatin1String(file)));
    return input.open(QIODevice::ReadOnly) ? QString::fromUtf8(input.readAll()) : QString();
}

/// Three English words in a row, where no command stands: what the console did not translate. The
/// page of the spec shows its file, and that has remarks.
static QStringList englishIn(const QTemporaryDir& folder, const char* file)
{
    static const QRegularExpression Words(QStringLiteral("[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"));
    const bool isSpec = QLatin1String(file).endsWith(QLatin1String("spec.txt"));
    const QString given = isSpec ? QStringLiteral("bafarctl|# ") : QStringLiteral("bafarctl");
    return textOf(folder, file)
        .split(QLatin1Char('\n'))
        .filter(Words)
        .filter(QRegularExpression(QStringLiteral("^(?!.*(%1))").arg(given)));
}

/// The pages of what the agents agree on are alive.
static void seeTheGroup(const QTemporaryDir& folder)
{
    const QString group = textOf(folder, "after/group.txt");
    QVERIFY2(group.contains(QStringLiteral("leader n1 · term 1")), qPrintable(group));
    QVERIFY2(group.contains(QStringLiteral("n1 leads in term 1")), qPrintable(group));
    const QString spec = textOf(folder, "after/spec.txt");
    QVERIFY2(!spec.contains(QStringLiteral("No spec has been agreed yet")), qPrintable(spec));
    const QString audit = textOf(folder, "after/audit.txt");
    QVERIFY2(audit.contains(QStringLiteral("sara")), qPrintable(audit));
}

/// What the database page calls degraded has an alert, which fires from the same figures.
static void seeTheAlert(const QTemporaryDir& folder)
{
    const QString alerts = textOf(folder, "after/alerts.txt");
    const QString summary =
        QStringLiteral("of the connections of the database server of n2 are taken");
    QVERIFY2(alerts.contains(summary), qPrintable(alerts));
}

/// A service was updated and rolled back before the demo opened, as its agents agreed.
static void seeTheDeployments(const QTemporaryDir& folder)
{
    const QString deployments = textOf(folder, "after/deployment.txt");
    for (const char* said : {"image updated", "rolled back", "shop-web:4.3", "operator/omid"}) {
        QVERIFY2(deployments.contains(QLatin1String(said)), qPrintable(deployments));
    }
}

void DemoTest::initTestCase()
{
    shared::exposePaintedItems();
}

void DemoTest::requestsAreSeldomSlowAndFailuresAloneAreErrors()
{
    schema::services::Task task;
    task.name = "web.3"; // fails now and then
    task.id = "7515d04d4735";
    const auto lines = app::demoLines(task, {0}, {20'000'000}, 100'000);
    std::size_t slow = 0;
    std::size_t failed = 0;
    for (const schema::LogLine& line : lines) {
        const QString text = QString::fromStdString(line.text);
        const bool isError = line.stream == schema::LogStream::Stderr;
        QCOMPARE(isError, text.contains(QLatin1String(" 503 ")));
        failed += isError ? 1U : 0U;
        if (text.startsWith(QLatin1String("slow request"))) {
            ++slow;
            QVERIFY2(text.section(u' ', -2, -2).toInt() >= 800, qPrintable(text));
        }
    }
    QVERIFY(failed > 0 && failed * 100 < lines.size());
    QVERIFY(slow > 0 && slow * 100 < lines.size());
}

void DemoTest::handOver_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("plan");
    QTest::addColumn<QString>("after");
    QTest::newRow("in English") << QStringLiteral("en") << QStringLiteral("n1 owns web")
                                << QStringLiteral("Hold to hand over to n2 in demo")
                                << QStringLiteral("succeeded");
    QTest::newRow("in Persian") << QStringLiteral("fa") << QStringLiteral("n1 مالک است بر web")
                                << QStringLiteral("برای واگذاری به n2 در demo نگه دارید")
                                << QStringLiteral("موفق");
}

void DemoTest::handOver()
{
    QFETCH(QString, language);
    QFETCH(QString, before);
    QFETCH(QString, plan);
    QFETCH(QString, after);
    const QTemporaryDir folder;
    app::Options options;
    options.demo = true;
    options.dump = folder.path();
    app::Act act;
    act.action = QStringLiteral("floating_ip.hand_over");
    act.subject = QStringLiteral("floating_ip/web");
    act.parameters[QStringLiteral("to")] = QStringLiteral("n2");
    options.act = act;
    options.exitAfterDump = true;
    app::applyLanguage(*qApp, language);
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    const auto console = app::Console::make(options);
    QVERIFY2(console.has_value(), console ? "" : console.error().text.c_str());
    (*console)->start();
    QCOMPARE(QApplication::exec(), static_cast<int>(app::Done));

    QVERIFY(textOf(folder, "before/topology.txt").contains(before));
    QVERIFY(textOf(folder, "before/plan.txt").contains(plan));
    QVERIFY(!textOf(folder, "before/plan.txt").contains(after));
    QVERIFY(!textOf(folder, "during/plan.txt").isEmpty());
    QVERIFY(textOf(folder, "after/plan.txt").contains(after));
    QVERIFY(textOf(folder, "after/topology.txt")
                .contains(QString(before).replace(0, 2, QStringLiteral("n2"))));
    for (const char* page :
         {"topology", "floating_ip", "database", "cache", "services", "deployment", "storage",
          "cluster", "group", "spec", "audit", "events"}) {
        for (const char* kind : {"png", "json", "txt"}) {
            const QString file =
                QStringLiteral("after/%1.%2").arg(QLatin1String(page), QLatin1String(kind));
            QVERIFY2(QFile(folder.filePath(file)).size() > 0, qPrintable(file));
        }
    }
    const char* mount = language == QStringLiteral("en") ? "/mnt on n1" : "/mnt روی n1";
    for (const auto& [page, thing] : {std::pair("database", "MariaDB n2"),
                                      {"cache", "Redis n3"},
                                      {"services", "web.1"},
                                      {"storage", mount}}) {
        const QString text = textOf(folder, (std::string("after/") + page + ".txt").c_str());
        QVERIFY2(text.contains(QString::fromUtf8(thing)), qPrintable(text));
    }
    if (language == QStringLiteral("en")) {
        seeTheGroup(folder);
        seeTheAlert(folder);
        seeTheDeployments(folder);
        return;
    }
    for (const char* file :
         {"before/plan.txt", "during/plan.txt", "after/plan.txt", "after/topology.txt",
          "after/database.txt", "after/cache.txt", "after/services.txt", "after/storage.txt",
          "after/cluster.txt", "after/group.txt", "after/spec.txt", "after/events.txt"}) {
        const QStringList english = englishIn(folder, file);
        QVERIFY2(english.isEmpty(), qPrintable(english.join(QLatin1Char('\n'))));
    }
}

void DemoTest::aStoryWithAMistakeIsRefused()
{
    const QTemporaryDir folder;
    QFile story(folder.filePath(QStringLiteral("bad.story")));
    QVERIFY(story.open(QIODevice::WriteOnly));
    story.write("at 5s crash n1\nat 6s explode n2\n");
    story.close();
    app::Options options;
    options.demo = true;
    options.story = story.fileName();
    const auto console = app::Console::make(options);
    QVERIFY(!console.has_value());
    QVERIFY2(console.error().text.find("line 2") != std::string::npos,
             console.error().text.c_str());
}

} // namespace bafar::test

using bafar::test::DemoTest;
TEST_CLASS(DemoTest)
#include "demo_test.moc"
