// The real window on a whole cluster: map, tables and panels of database, cache, services and
// storage, in both languages and themes, well and in trouble. It is larger than the budget because
// every page in every state has its case on one window.
#include <QPushButton>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>

#include "app/dump.h"
#include "app/main_window.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/map/view.h"
#include "ui/shared/agent_phrases.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"
#include "ui/things/model.h"

namespace bafar::test {

class FullTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void everyPageSaysWhatItShould_data();
    void everyPageSaysWhatItShould();
    void aChosenRowStaysChosen();
    void rowsAreChosenWithKeys();
    void aRelationLeadsToItsPage();
    void whatIsChosenElsewhereIsChosenHere();
    void pagesOfNothingSayWhatToDo_data();
    void pagesOfNothingSayWhatToDo();
    void aCardIsOpenedWithKeys();
    void severalActionsHaveNoPrimaryOne();
    void everyPhraseIsTranslated();
    void sentencesOfTheConceptsAreTranslated_data();
    void sentencesOfTheConceptsAreTranslated();

private:
    void beat();
    [[nodiscard]] QTableView* table() const;
    [[nodiscard]] QString chosen() const;

    void open(const QString& language, shared::ThemeName theme, QSize size);
    void say(const Full& wish = {});
    void keep(const QString& name);

    QString text() { return app::accessibleText(*window_); }
};

void FullTest::initTestCase()
{
    shared::exposePaintedItems();
}

void FullTest::cleanup()
{
    closeWindow();
}

void FullTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
}

void FullTest::say(const Full& wish)
{
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    QTest::qWait(30);
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void FullTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

/// Every agent is heard again: looking takes longer than a word stays fresh.
void FullTest::beat()
{
    for (const auto& [name, link] : agents_) {
        link->sayHeartbeat();
    }
}

/// The table of the page that is open.
QTableView* FullTest::table() const
{
    for (QTableView* one : window_->findChildren<QTableView*>()) {
        if (one->isVisible() && one->focusPolicy() != Qt::NoFocus &&
            qobject_cast<ui::things::ThingsModel*>(one->model()) != nullptr) {
            return one;
        }
    }
    return nullptr;
}

QString FullTest::chosen() const
{
    return table()->currentIndex().data(shared::RowsModel::KeyRole).toString();
}

void FullTest::everyPageSaysWhatItShould_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("trouble");
    QTest::addColumn<QStringList>("texts");
    const QStringList well{
        QStringLiteral("topology:Heading\tServices|Heading\tDatabase|Heading\tCache|parts: 3 ok|"
                       "MariaDB n1 replicates to MariaDB n2"),
        QStringLiteral("database:MariaDB n1|primary, writable|3 ok|replicates to|0-1-88214"),
        QStringLiteral("cache:Redis n2|replica of n2|156 MiB of 256 MiB, allkeys-lru|18 of 10,000"),
        QStringLiteral("services:web|web.3|3/3|registry.lab:5000/web:2.4.1|said by n"),
        QStringLiteral("storage:shared on n1|72% of 120 GiB|3 of 3|/mnt on n2")};
    const QStringList trouble{
        QStringLiteral("topology:api.2 | failed|parts: 2 ok|shared on n2 | failed|"
                       "stopped applying"),
        QStringLiteral("database:1 failed · 2 ok|error 1062"),
        QStringLiteral("cache:1 degraded · 2 ok|evicts 140 keys a second"),
        QStringLiteral("services:1 failed|2/3|exit code 1"),
        QStringLiteral("storage:1 failed · 1 degraded · 5 ok|down: n2|Replicate 3")};
    const QStringList persian{
        QStringLiteral(
            "topology:Heading\tسرویس‌ها|Heading\tپایگاه داده|MariaDB n1"),
        QStringLiteral("database:پایگاه داده|نقش|MariaDB n3"),
        QStringLiteral("cache:حافظهٔ نهان|Redis n2"),
        QStringLiteral("services:سرویس‌ها|api.3"),
        QStringLiteral("storage:ذخیره‌سازی|shared روی n1")};
    const int dark = static_cast<int>(shared::ThemeName::Dark);
    const int light = static_cast<int>(shared::ThemeName::Light);
    const auto row = [](const char* name, const char* language, int theme, QSize size, bool bad,
                        const QStringList& texts) {
        QTest::newRow(name) << QString::fromLatin1(language) << theme << size << bad << texts;
    };
    row("en dark 1440x900 well", "en", dark, {1440, 900}, false, well);
    row("en light 1440x900 trouble", "en", light, {1440, 900}, true, trouble);
    row("en dark 1024x640 trouble", "en", dark, {1024, 640}, true, trouble);
    row("fa dark 1440x900 trouble", "fa", dark, {1440, 900}, true, persian);
    row("fa light 1024x640 well", "fa", light, {1024, 640}, false, persian);
    row("en dark 2560x1440 trouble", "en", dark, {2560, 1440}, true, trouble);
}

void FullTest::everyPageSaysWhatItShould()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    QFETCH(bool, trouble);
    QFETCH(QStringList, texts);
    open(language, static_cast<shared::ThemeName>(theme), size);
    Full wish;
    wish.trouble = trouble;
    wish.services = 5;
    say(wish);
    const QString tag = QLatin1String(QTest::currentDataTag())
                            .toString()
                            .replace(QLatin1Char(' '), QLatin1Char('-'));
    for (const QString& expected : texts) {
        const QString page = expected.section(QLatin1Char(':'), 0, 0);
        QVERIFY(window_->openPage(page));
        beat();
        QTest::qWait(120);
        keep(tag + QLatin1Char('-') + page);
        QCOMPARE(window_->size(), size);
        const QString said = text();
        for (const QString& part : expected.section(QLatin1Char(':'), 1).split(QLatin1Char('|'))) {
            QVERIFY2(said.contains(part.trimmed()), qPrintable(page + QLatin1String(": ") + part));
        }
    }
}

void FullTest::aChosenRowStaysChosen()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    Full wish;
    wish.services = 3;
    say(wish);
    QVERIFY(window_->openPage(QStringLiteral("services")));
    const auto* model = qobject_cast<ui::things::ThingsModel*>(table()->model());
    table()->setCurrentIndex(model->index(model->rowOf(QStringLiteral("services/worker.2")), 0));
    QCOMPARE(session_->selection(), QStringLiteral("services/worker.2"));
    wish.services = 5; // mailer and search come between
    say(wish);
    QTRY_COMPARE(model->rowCount(), 20);
    QCOMPARE(chosen(), QStringLiteral("services/worker.2"));
    wish.services = 2; // it goes: another row is shown, and nothing is chosen for other pages
    say(wish);
    QTRY_COMPARE(model->rowCount(), 8);
    QVERIFY(!chosen().isEmpty());
    QCOMPARE(session_->selection(), QStringLiteral("services/worker.2"));
}

void FullTest::rowsAreChosenWithKeys()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QCOMPARE(chosen(), QStringLiteral("database/n1"));
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(session_->selection(), QStringLiteral("database/n2"));
    QTest::keyClick(table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(session_->selection(), QStringLiteral("database/n3"));
    QTRY_VERIFY(text().contains(QLatin1String("replica of")));
}

void FullTest::aRelationLeadsToItsPage()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QTest::keyClick(table(), Qt::Key_Down);
    QTableView* related = nullptr;
    for (QTableView* one : window_->findChildren<QTableView*>()) {
        if (one->isVisible() && one->accessibleName() == QLatin1String("Related")) {
            related = one;
        }
    }
    QVERIFY(related != nullptr);
    QCoreApplication::sendPostedEvents(); // its height follows its rows
    QTest::mouseClick(related->viewport(), Qt::LeftButton, {},
                      related->visualRect(related->model()->index(0, 1)).center());
    QCOMPARE(session_->selection(), QStringLiteral("database/n1"));
    QCOMPARE(chosen(), QStringLiteral("database/n1"));
    related->setCurrentIndex(related->model()->index(related->model()->rowCount() - 1, 0));
    QTest::keyClick(related, Qt::Key_Return);
    QCOMPARE(session_->selection(), QStringLiteral("node/n1"));
    QVERIFY(window_->findChild<QPushButton*>(QStringLiteral("page cluster"))->isChecked());
}

void FullTest::whatIsChosenElsewhereIsChosenHere()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    session_->select(QStringLiteral("cache/n3"));
    QVERIFY(window_->openPage(QStringLiteral("cache")));
    QCOMPARE(chosen(), QStringLiteral("cache/n3"));
    QVERIFY(window_->openPage(QStringLiteral("database")));
    QCOMPARE(chosen(), QStringLiteral("database/n1"));
    QCOMPARE(session_->selection(), QStringLiteral("cache/n3")); // only looked at
}

void FullTest::pagesOfNothingSayWhatToDo_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("said");
    QTest::newRow("database") << QStringLiteral("database")
                              << QStringLiteral("No database server is known");
    QTest::newRow("cache") << QStringLiteral("cache") << QStringLiteral("No cache server is known");
    QTest::newRow("services") << QStringLiteral("services")
                              << QStringLiteral("No service is known");
    QTest::newRow("storage") << QStringLiteral("storage") << QStringLiteral("No volume is known");
}

void FullTest::pagesOfNothingSayWhatToDo()
{
    QFETCH(QString, page);
    QFETCH(QString, said);
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1024, 640});
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1"); // agents that watch none of it
    }
    QVERIFY(window_->openPage(page));
    QTRY_VERIFY(text().contains(said));
    QVERIFY(text().contains(QStringLiteral("under %1 in the cluster spec").arg(page)));
    QVERIFY(table() == nullptr);
    keep(QStringLiteral("empty-") + page);
}

void FullTest::aCardIsOpenedWithKeys()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    auto* map = window_->findChild<ui::map::MapView*>();
    QVERIFY(map != nullptr);
    session_->select(QStringLiteral("services/web"));
    QVERIFY(text().contains(QLatin1String("parts: 3 ok")));
    QVERIFY(!text().contains(QLatin1String("ListItem\tweb.2")));
    const QRect closed = map->placeOf(QStringLiteral("services/web.2"));
    QCOMPARE(closed, map->placeOf(QStringLiteral("services/web"))); // the service stands for it
    QTest::keyClick(map, Qt::Key_Return);
    QVERIFY(text().contains(QLatin1String("ListItem\tweb.2")));
    QVERIFY(map->placeOf(QStringLiteral("services/web.2")).top() >
            map->placeOf(QStringLiteral("services/web")).bottom());
    keep(QStringLiteral("opened"));
    QTest::keyClick(map, Qt::Key_Down);
    QCOMPARE(session_->selection(), QStringLiteral("services/web.1"));
    QTest::keyClick(map, Qt::Key_Up);
    QTest::keyClick(map, Qt::Key_Space);
    QVERIFY(!text().contains(QLatin1String("ListItem\tweb.2")));
}

void FullTest::severalActionsHaveNoPrimaryOne()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say();
    session_->setReadOnly(false);
    session_->select(QStringLiteral("cache/n1"));
    QVERIFY(window_->openPage(QStringLiteral("cache")));
    int buttons = 0;
    for (const QPushButton* button : window_->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->objectName().startsWith(QLatin1String("action "))) {
            ++buttons;
            QVERIFY(button->isEnabled());
            QVERIFY(button->property("kind").toByteArray() != "primary");
        }
    }
    QCOMPARE(buttons, 2);
}

/// The places of values in a phrase: "%1 %2".
static QStringList placesIn(const QString& phrase)
{
    static const QRegularExpression Place(QStringLiteral("%\\d"));
    QStringList found;
    for (const QRegularExpressionMatch& match : Place.globalMatch(phrase)) {
        found.append(match.captured());
    }
    found.sort();
    return found;
}

void FullTest::everyPhraseIsTranslated()
{
    open(QStringLiteral("fa"), shared::ThemeName::Dark, {1024, 700});
    for (const char* phrase : shared::allPhrases()) {
        const QString source = QString::fromUtf8(phrase);
        const QString target = QCoreApplication::translate("Agent", phrase);
        QVERIFY2(target != source || source == QLatin1String("GTID"), phrase);
        QCOMPARE(placesIn(target), placesIn(source));
    }
}

void FullTest::sentencesOfTheConceptsAreTranslated_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const char* said, const char* shown) {
        QTest::newRow(name) << QString::fromUtf8(said) << QString::fromUtf8(shown);
    };
    // The formatter breaks Persian anew each time.
    // clang-format off
    row("a role with two words", "replica, read-only", "رونوشت، فقط‌خواندنی");
    row("memory with a policy", "156 MiB of 256 MiB, allkeys-lru",
        "۱۵۶ مبی‌بایت از ۲۵۶ مبی‌بایت، allkeys-lru");
    row("a stopped replica keeps the server's own words",
        "replication from 192.0.2.11:3306 (n1): stopped applying: error 1062: Duplicate entry '7' "
        "for key 'PRIMARY'",
        "تکثیر از 192.0.2.11:3306 (n1): اعمال متوقف شد: خطای 1062: Duplicate "
        "entry '7' for key 'PRIMARY'");
    row("tasks with their last failure", "2 of 3 tasks run; last failure: api.2 on n2: exit code 1",
        "۲ از ۳ تسک اجرا می‌شود؛ آخرین خرابی: api.2 روی n2: کد خروج 1");
    row("a failed task, and not a task on a node of two words",
        "api.2 on n2 failed: exit code 1", "api.2 روی n2 خراب شد: کد خروج 1");
    row("a name that begins it", "Redis on n1 connects to n2", "Redis روی n1 به n2 متصل می‌شود");
    row("a count of its whole", "2/3", "۲ از ۳");
    row("a rate with its errors", "12/s, 3.1% errors", "۱۲/ث، ۳٫۱٪ خطا");
    row("a lag with what flows", "lag under 1 s, 12 KiB/s",
        "تأخیر کمتر از ۱ ثانیه، ۱۲ کیبی‌بایت/ث");
    row("no half of a sentence", "its agent is not heard", "عامل آن شنیده نمی‌شود");
    row("bricks", "2 of 3 bricks serve; down: n2", "۲ از ۳ بریک خدمت می‌دهد؛ افتاده: n2");
    row("a sentence in brackets, and one in that",
        "not known whether Redis on n2 answers (Redis on n2 takes no connection at 192.0.2.12:6379 "
        "(Connection refused): start it, or correct the port in the spec)",
        "دانسته نیست آیا Redis روی n2 پاسخ می‌دهد (Redis روی n2 در 192.0.2.12:6379 اتصالی "
        "نمی‌پذیرد (اتصال پذیرفته نشد): آن را راه‌اندازی کنید یا درگاه را در مشخصات درست "
        "کنید)");
    row("settings, and a command as it is typed",
        "the promise \"no commit is lost\" is not kept: sync_binlog is 0 and gtid_strict_mode is "
        "OFF; first: SET GLOBAL sync_binlog = 1; and the same below [mariadbd] in its "
        "configuration",
        "وعدهٔ «هیچ کامیتی از دست نمی‌رود» نگه داشته نمی‌شود: sync_binlog = 0 و gtid_strict_mode = OFF؛ "
        "نخست: این را اجرا کنید: SET GLOBAL sync_binlog = 1؛ و همین را زیر [mariadbd] در "
        "پیکربندی‌اش");
    row("an alert with its rule",
        "the swarm has no leader: nothing can be changed in it (muted by NodeSilent) "
        "[SwarmNoLeader]",
        "سوارم رهبر ندارد: چیزی را در آن نمی‌توان تغییر داد (بی‌صدا به سبب NodeSilent) "
        "[SwarmNoLeader]");
    row("what nobody knows stays whole: a loose phrase does not translate half of it",
        "one of the things on n2 is not what it was", "one of the things on n2 is not what it was");
    // clang-format on
}

void FullTest::sentencesOfTheConceptsAreTranslated()
{
    QFETCH(QString, said);
    QFETCH(QString, shown);
    open(QStringLiteral("fa"), shared::ThemeName::Dark, {1024, 700});
    const QString found = shared::sentence(said.toStdString());
    QCOMPARE(shared::withoutIsolation(found), shown);
    QVERIFY(found.isRightToLeft()); // whatever it begins with: a label goes by that
}

} // namespace bafar::test

using bafar::test::FullTest;
TEST_CLASS(FullTest)
#include "full_test.moc"
