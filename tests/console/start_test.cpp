// A start that has no cluster to show: the window that says why and leads on, and the profile that
// was open last.
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QScopeGuard>
#include <QTest>
#include <QThread>
#include <atomic>

#include "app/console.h"
#include "app/folders.h"
#include "app/last_profile.h"
#include "app/main_window.h"
#include "app/start_window.h"
#include "tests/console/start_fixture.h"
#include "tests/support/main.h"
#include "ui/desktop/single_instance.h"
#include "ui/link/profile_folder.h"
#include "ui/link/session.h"

namespace bafar::test {

class StartTest : public QObject, protected StartFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY(makeKeys()); }

    void init() { enterHome(); }

    void cleanup() { leaveHome(); }

    void whyNothingIsOpen_data();
    void whyNothingIsOpen();
    void withoutAPersonThereIsNoWindow_data();
    void withoutAPersonThereIsNoWindow();
    void theLastOneIsOpened_data();
    void theLastOneIsOpened();
    void aChosenOneIsOpened();
    void oneThatCannotBeOpenedSaysWhy();
    void aFileIsKeptAndOpened();
    void oneThatIsOpenElsewhereIsRaised();
    void aFailedStartLeavesTheProfileFree();
};

void StartTest::whyNothingIsOpen_data()
{
    QTest::addColumn<QStringList>("profiles");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QStringList& profiles, const QStringList& arguments,
                        const char* title, const char* reason, int code = app::NoProfile) {
        QTest::newRow(name) << profiles << arguments << QString::fromUtf8(title)
                            << QString::fromUtf8(reason) << code;
    };
    const QString profile = QStringLiteral("--profile");
    row("given no profile, then where they are looked for", {}, {}, "No cluster is known yet",
        "/bafar/profiles");
    row("given two and no last one, then which", {QStringLiteral("lab"), QStringLiteral("prod")},
        {}, "Which cluster shall be opened?", "/bafar/profiles");
    row("given a broken one, then its file", {QStringLiteral("broken")}, {},
        "The profile “broken” cannot be opened", "broken.yaml");
    row("given one that is not there, then its file", {},
        {profile, QStringLiteral("HOME/gone.yaml")}, "The profile “gone” cannot be opened",
        "gone.yaml");
    row("given no certificate, then its file", {QStringLiteral("bare")}, {},
        "The profile “bare” cannot be opened", "none.pem");
    row("given no key, then its file", {QStringLiteral("keyless")}, {},
        "The profile “keyless” cannot be opened", "none.key");
    row("given a certificate for a key, then its file", {QStringLiteral("mixed")}, {},
        "The profile “mixed” cannot be opened", "There is no key that can be used in");
    row("given a story with a mistake, then its line", {},
        {QStringLiteral("--demo"), QStringLiteral("--story"), QStringLiteral("HOME/bad.story")},
        "The demo cannot be shown", "line 1", app::WrongUsage);
}

void StartTest::whyNothingIsOpen()
{
    QFETCH(QStringList, profiles);
    QFETCH(QStringList, arguments);
    QFETCH(QString, title);
    QFETCH(QString, reason);
    QFETCH(int, code);
    for (const QString& name : profiles) {
        write(name);
    }
    QFile story(home_->filePath(QStringLiteral("bad.story")));
    QVERIFY(story.open(QIODevice::WriteOnly));
    story.write("at 6s explode n2\n");
    story.close();
    QVERIFY(begin(arguments));
    QVERIFY(start_->console() == nullptr);
    QVERIFY(start_->window()->isVisible());
    QCOMPARE(said("start title"), title);
    QVERIFY2(said("start reason").contains(reason), qPrintable(said("start reason")));
    QVERIFY(!said("start remedy").isEmpty());
    QCOMPARE(static_cast<int>(start_->code()), code); // of who quits now
    QCOMPARE(app::lastProfile(app::settingsFile()), QString());
    for (const QString& name : profiles) {
        QVERIFY(button(QStringLiteral("profile ") + name) != nullptr);
    }
    const bool isNoneUsable = profiles.isEmpty() || profiles.front() == QLatin1String("broken");
    const QPushButton* first = button(isNoneUsable ? QStringLiteral("open file")
                                                   : QStringLiteral("profile ") + profiles.front());
    QVERIFY(start_->window()->focusWidget() == first);
    button(QStringLiteral("quit"))->click();
    QVERIFY(!start_->window()->isVisible());
}

void StartTest::withoutAPersonThereIsNoWindow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("given no screen, then not") << QStringList{QStringLiteral("--headless")};
    QTest::newRow("given a dump, then not")
        << QStringList{QStringLiteral("--dump"), QStringLiteral("HOME/dump")};
    QTest::newRow("given another console that tells it, then not")
        << QStringList{QStringLiteral("--in-place-of"), QStringLiteral("HOME/no.next")};
}

void StartTest::withoutAPersonThereIsNoWindow()
{
    QFETCH(QStringList, arguments);
    QVERIFY(!begin(arguments));
    QVERIFY(start_->window() == nullptr);
    QCOMPARE(static_cast<int>(start_->code()), static_cast<int>(app::NoProfile));
}

void StartTest::theLastOneIsOpened_data()
{
    QTest::addColumn<QStringList>("profiles");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("opened"); // empty: none
    const QStringList both{QStringLiteral("lab"), QStringLiteral("prod")};
    const QString prod = QStringLiteral("prod");
    QTest::newRow("given a last one of two, then it") << both << prod << QStringList() << prod;
    QTest::newRow("given no last one, then none")
        << both << QString() << QStringList() << QString();
    QTest::newRow("given a last one that is gone, then none")
        << both << QStringLiteral("gone") << QStringList() << QString();
    QTest::newRow("given only one, then it, whichever was last")
        << QStringList{prod} << QStringLiteral("gone") << QStringList() << prod;
    QTest::newRow("given a name, then that")
        << both << QStringLiteral("lab")
        << QStringList{QStringLiteral("--profile"), QStringLiteral("HOME/bafar/profiles/prod.yaml")}
        << prod;
    QTest::newRow("given no screen, then none")
        << both << prod << QStringList{QStringLiteral("--headless")} << QString();
    QTest::newRow("given a dump, then none")
        << both << prod << QStringList{QStringLiteral("--dump"), QStringLiteral("HOME/dump")}
        << QString();
}

void StartTest::theLastOneIsOpened()
{
    QFETCH(QStringList, profiles);
    QFETCH(QString, last);
    QFETCH(QStringList, arguments);
    QFETCH(QString, opened);
    for (const QString& name : profiles) {
        write(name);
    }
    const QDir folder(app::profilesFolder());
    if (!last.isEmpty()) {
        app::rememberProfile(app::settingsFile(), folder.filePath(last + QLatin1String(".yaml")));
    }
    begin(arguments);
    QCOMPARE(start_->console() != nullptr, !opened.isEmpty());
    if (!opened.isEmpty()) {
        QVERIFY(start_->window() == nullptr);
        QCOMPARE(start_->console()->session().cluster(), opened);
        QCOMPARE(app::lastProfile(app::settingsFile()),
                 folder.filePath(opened + QLatin1String(".yaml")));
    }
}

void StartTest::aChosenOneIsOpened()
{
    write(QStringLiteral("lab"));
    const QString prod = write(QStringLiteral("prod"));
    QVERIFY(begin());
    button(QStringLiteral("profile prod"))->click();
    QVERIFY(start_->window() == nullptr);
    QVERIFY(start_->console() != nullptr);
    QVERIFY(start_->console()->window().isVisible());
    QCOMPARE(start_->console()->session().cluster(), QStringLiteral("prod"));
    QCOMPARE(app::lastProfile(app::settingsFile()), prod);
    QCOMPARE(static_cast<int>(start_->code()), static_cast<int>(app::Done));
}

void StartTest::oneThatCannotBeOpenedSaysWhy()
{
    write(QStringLiteral("broken"));
    write(QStringLiteral("keyless"));
    QVERIFY(begin());
    for (const char* name : {"broken", "keyless"}) {
        button(QStringLiteral("profile ") + QLatin1String(name))->click();
        QVERIFY(start_->console() == nullptr);
        QCOMPARE(said("start title"),
                 QStringLiteral("The profile “%1” cannot be opened").arg(QLatin1String(name)));
        QCOMPARE(start_->window()->focusWidget(), // a screen reader says it
                 start_->window()->findChild<QWidget*>(QStringLiteral("start reason")));
        QVERIFY(button(QStringLiteral("profile ") + QLatin1String(name)) != nullptr);
    }
    QCOMPARE(static_cast<int>(start_->code()), static_cast<int>(app::NoProfile));
    button(QStringLiteral("demo"))->click();
    QVERIFY(start_->window() == nullptr);
    QVERIFY(start_->console() != nullptr);
    QCOMPARE(start_->console()->session().cluster(), QStringLiteral("demo"));
    QCOMPARE(app::lastProfile(app::settingsFile()), QString());
}

void StartTest::aFileIsKeptAndOpened()
{
    QVERIFY(begin());
    const QString file = home_->filePath(QStringLiteral("lab.yaml"));
    QVERIFY(QFile::rename(write(QStringLiteral("lab")), file));
    button(QStringLiteral("open file"))->click();
    auto* dialog = start_->window()->findChild<QFileDialog*>(QStringLiteral("profile file"));
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
    QTRY_VERIFY(start_->console() != nullptr);
    QVERIFY(start_->window() == nullptr);
    const std::vector<link::ProfileEntry> kept = link::profilesIn(app::profilesFolder());
    QCOMPARE(kept.size(), std::size_t{1});
    QVERIFY(link::sameFile(kept[0].file, file));
    QCOMPARE(app::lastProfile(app::settingsFile()), kept[0].file);
}

void StartTest::oneThatIsOpenElsewhereIsRaised()
{
    using ui::desktop::SingleInstance;
    const QString lab = write(QStringLiteral("lab"));
    write(QStringLiteral("prod"));
    std::atomic<bool> stands = false;
    std::atomic<int> asked = 0;
    const std::unique_ptr<QThread> other(QThread::create([&] {
        SingleInstance first(app::runtimeFolder(), QFileInfo(lab).canonicalFilePath());
        connect(&first, &SingleInstance::asked, &first, [&asked] { ++asked; });
        stands = first.claim({}) == SingleInstance::Claim::First;
        QEventLoop loop;
        loop.exec();
    }));
    const auto end = qScopeGuard([&other] {
        other->quit();
        other->wait();
    });
    other->start();
    QTRY_VERIFY(stands.load());
    QVERIFY(begin());
    button(QStringLiteral("profile lab"))->click();
    QVERIFY(start_->window() == nullptr);
    QVERIFY(start_->console() == nullptr);
    QCOMPARE(asked.load(), 1);
    QCOMPARE(static_cast<int>(start_->code()), static_cast<int>(app::Done));
    QCOMPARE(app::lastProfile(app::settingsFile()), lab);
}

/// While its window stands, the same profile is mended and started again.
void StartTest::aFailedStartLeavesTheProfileFree()
{
    const QString broken = write(QStringLiteral("broken"));
    QVERIFY(begin());
    ui::desktop::SingleInstance next(app::runtimeFolder(), QFileInfo(broken).canonicalFilePath());
    QVERIFY(next.claim({}) == ui::desktop::SingleInstance::Claim::First);
    QVERIFY(start_->window()->isVisible());
}

} // namespace bafar::test

TEST_CLASS(bafar::test::StartTest)
#include "start_test.moc"
