// Rows, digits and calendar as a person likes them: at once, everywhere, and in the next run.
#include <QAbstractButton>
#include <QAction>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "app/dump.h"
#include "app/window_menu.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/desktop/habits.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"

namespace bafar::test {

using shared::Calendar;
using shared::Density;
using shared::Digits;
using ui::desktop::Habits;

class HabitsTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup()
    {
        Habits().choose({});
        closeWindow();
    }

    void figuresAreWritten_data();
    void figuresAreWritten();
    void theyAreRemembered_data();
    void theyAreRemembered();
    void aWindowIsMadeWithThem();
    void theMenuChangesWhatIsSeen_data();
    void theMenuChangesWhatIsSeen();
    void everyPageFollows();
    void englishHasNoOtherDigits();
};

static bool hasPersianDigits(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar letter) {
        return letter.unicode() >= 0x06F0 && letter.unicode() <= 0x06F9;
    });
}

void HabitsTest::figuresAreWritten_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Digits>("digits");
    QTest::addColumn<Calendar>("calendar");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* name, const char* language, Digits digits, Calendar calendar,
                        const char* number, const char* day) {
        QTest::newRow(name) << QString::fromLatin1(language) << digits << calendar
                            << QString::fromUtf8(number) << QString::fromUtf8(day);
    };
    row("given English, then its own", "en", Digits::OfLanguage, Calendar::OfLanguage, "1,234.5",
        "2026-11-23");
    row("given English and the Persian calendar, then that", "en", Digits::OfLanguage,
        Calendar::Persian, "1,234.5", "1405-09-02");
    row("given Persian, then its own", "fa", Digits::OfLanguage, Calendar::OfLanguage, "۱٬۲۳۴٫۵",
        "۱۴۰۵/۰۹/۰۲");
    row("given Persian and Latin digits, then those", "fa", Digits::Latin, Calendar::OfLanguage,
        "1,234.5", "1405-09-02");
    row("given Persian and Gregorian, then that", "fa", Digits::OfLanguage, Calendar::Gregorian,
        "۱٬۲۳۴٫۵", "۲۰۲۶-۱۱-۲۳");
    row("given both, then both", "fa", Digits::Latin, Calendar::Gregorian, "1,234.5", "2026-11-23");
}

void HabitsTest::figuresAreWritten()
{
    QFETCH(QString, language);
    QFETCH(Digits, digits);
    QFETCH(Calendar, calendar);
    QFETCH(QString, number);
    QFETCH(QString, day);
    openWindow(language, shared::ThemeName::Dark, {1024, 700});
    Habits().choose({Density::Compact, {digits, calendar}});
    QCOMPARE(shared::number(1234.5, 1), number);
    QCOMPARE(shared::withoutIsolation(shared::identifier(1062)), QStringLiteral("1062"));
    QCOMPARE(shared::day(SomeDay), day);
    const bool isPersian = language == QLatin1String("fa");
    QCOMPARE(shared::ordinal(1062), isPersian && digits != Digits::Latin ? QStringLiteral("۱۰۶۲")
                                                                         : QStringLiteral("1062"));
    QCOMPARE(shared::identifier(1062).contains(QChar(0x2066)), isPersian); // isolated there
    const QString moment = shared::withoutIsolation(shared::dateAndTime(SomeDay));
    QVERIFY2(moment.startsWith(day), qPrintable(moment));
    QCOMPARE(moment.contains(QLatin1Char('0')), !isPersian || digits == Digits::Latin);
    // The sign of a share is left of its digits, whatever stands before it.
    QCOMPARE(shared::percent(0.38).startsWith(QChar(0x061C)), isPersian);
    QVERIFY(!shared::withoutIsolation(shared::percent(0.38)).contains(QChar(0x061C)));
    const QStringList nodes{QStringLiteral("n1"), QStringLiteral("n2"), QStringLiteral("n3")};
    QCOMPARE(shared::listed(nodes),
             isPersian ? QStringLiteral("n1، n2 و n3") : QStringLiteral("n1, n2 and n3"));
    QCOMPARE(shared::listed(nodes.mid(0, 1)), nodes.front());
    QCOMPARE(QCoreApplication::translate("Agent", "2/3"), QStringLiteral("2/3")); // no translation
    const QString counted = QCoreApplication::translate("bafar::ui::events::EventsTable",
                                                        "%Ln new event(s)", nullptr, 3);
    QVERIFY2(counted.contains(language == QLatin1String("fa") && digits == Digits::OfLanguage
                                  ? QStringLiteral("۳")
                                  : QStringLiteral("3")),
             qPrintable(counted));
}

void HabitsTest::theyAreRemembered_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isComfortable");
    QTest::addColumn<bool>("isLatin");
    QTest::addColumn<Calendar>("calendar");
    QTest::newRow("given nothing, then as shipped")
        << QByteArray() << false << false << Calendar::OfLanguage;
    QTest::newRow("given all, then all")
        << QByteArray("[looks]\ndensity=comfortable\ndigits=latin\ncalendar=persian\n") << true
        << true << Calendar::Persian;
    QTest::newRow("given words that are none, then as shipped")
        << QByteArray("[looks]\ndensity=huge\ndigits=7\ncalendar=@Invalid()\n") << false << false
        << Calendar::OfLanguage;
    QTest::newRow("given garbage, then as shipped")
        << QByteArray("\x01\xff[[[=\n") << false << false << Calendar::OfLanguage;
}

void HabitsTest::theyAreRemembered()
{
    QFETCH(QByteArray, file);
    QFETCH(bool, isComfortable);
    QFETCH(bool, isLatin);
    QFETCH(Calendar, calendar);
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("console.ini"));
    QFile written(name);
    QVERIFY(written.open(QIODevice::WriteOnly));
    written.write(file);
    written.close();
    Habits habits;
    habits.keepIn(name);
    QCOMPARE(habits.habit().density == Density::Comfortable, isComfortable);
    QCOMPARE(habits.habit().figures.digits == Digits::Latin, isLatin);
    QCOMPARE(habits.habit().figures.calendar, calendar);
    habits.choose({Density::Comfortable, {Digits::Latin, Calendar::Gregorian}});
    Habits next;
    next.keepIn(name);
    QCOMPARE(next.habit(), habits.habit());
}

/// What was kept is known before the window is there: no text is set with other digits.
void HabitsTest::aWindowIsMadeWithThem()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("console.ini"));
    {
        Habits before;
        before.keepIn(name);
        before.choose({Density::Compact, {Digits::Latin, Calendar::OfLanguage}});
    }
    Habits().choose({});
    Habits habits;
    habits.keepIn(name);
    openWindow(QStringLiteral("fa"), shared::ThemeName::Light, {1024, 700});
    window_->openPage(QStringLiteral("services"));
    const QString said = app::accessibleText(*window_);
    QVERIFY2(!hasPersianDigits(said), qPrintable(said)); // at once, without an agent's word
}

void HabitsTest::theMenuChangesWhatIsSeen_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("habits fa") << QStringLiteral("fa");
    QTest::newRow("habits en") << QStringLiteral("en");
}

void HabitsTest::theMenuChangesWhatIsSeen()
{
    QFETCH(QString, language);
    openWindow(language, shared::ThemeName::Light, {1024, 700});
    Habits habits;
    window_->menu().addHabits(habits);
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    window_->openPage(QStringLiteral("services"));
    const auto choose = [this](const char* name) {
        auto* action = window_->menu().findChild<QAction*>(QLatin1String(name));
        QVERIFY2(action != nullptr, name);
        action->trigger();
        QVERIFY(action->isChecked());
    };
    const auto text = [this] { return app::accessibleText(*window_); };
    const auto hasPersian = [&] { return hasPersianDigits(text()); };
    if (language == QLatin1String("fa")) {
        QVERIFY(hasPersian());
        choose("digits 1");
        QTRY_VERIFY_WITH_TIMEOUT(!hasPersian(), 5000); // without another start
    }
    choose("calendar 2");
    QTRY_VERIFY_WITH_TIMEOUT(text().contains(shared::day(link::wallNow())), 5000);
    QTableView* seen = nullptr;
    for (QTableView* table : window_->findChildren<QTableView*>()) {
        const bool isRows = dynamic_cast<shared::RowsDelegate*>(table->itemDelegate()) != nullptr;
        seen = isRows && table->isVisible() && table->model()->rowCount() > 0 && !table->wordWrap()
                   ? table
                   : seen;
    }
    QVERIFY(seen != nullptr);
    const int before = seen->verticalHeader()->defaultSectionSize();
    choose("density 1");
    QVERIFY(seen->verticalHeader()->defaultSectionSize() > before);
    const QString look = qEnvironmentVariable("BAFAR_LOOK");
    if (!look.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        QTest::qWait(600);
        QVERIFY(app::dumpWindow(*window_, look, name).has_value());
        window_->menu().menu()->popup(window_->mapToGlobal(QPoint(100, 60)));
        QVERIFY(window_->menu().menu()->grab().save(look + QLatin1Char('/') + name +
                                                    QStringLiteral(" menu.png")));
        window_->menu().menu()->close();
    }
    choose("density 0");
    QCOMPARE(seen->verticalHeader()->defaultSectionSize(), before);
}

/// Texts that are set once, too: lengths, heads of columns, names of lines.
void HabitsTest::everyPageFollows()
{
    openWindow(QStringLiteral("fa"), shared::ThemeName::Light, {1440, 900});
    Habits habits;
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    const auto text = [this] { return app::accessibleText(*window_); };
    for (const QString& page : window_->pageIds()) {
        window_->openPage(page);
        QTRY_VERIFY2_WITH_TIMEOUT(hasPersianDigits(text()), qPrintable(page), 5000);
        habits.choose({Density::Compact, {Digits::Latin, Calendar::OfLanguage}});
        QTRY_VERIFY2_WITH_TIMEOUT(!hasPersianDigits(text()), qPrintable(page + text()), 5000);
        habits.choose({});
    }
    // And back, also on pages that were not seen meanwhile: once with all of them open.
    const auto ofButtons = [this] {
        QStringList texts;
        for (const QAbstractButton* button : window_->findChildren<QAbstractButton*>()) {
            texts.append(button->text());
        }
        return texts.filter(QRegularExpression(QStringLiteral("^[0-9]+ ")));
    };
    habits.choose({Density::Compact, {Digits::Latin, Calendar::OfLanguage}});
    QVERIFY(!ofButtons().isEmpty()); // "15 min" in their Persian words
    habits.choose({});
    QVERIFY2(ofButtons().isEmpty(), qPrintable(ofButtons().join(QLatin1Char('\n'))));
}

void HabitsTest::englishHasNoOtherDigits()
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1024, 700});
    Habits habits;
    window_->menu().addHabits(habits);
    QVERIFY(window_->menu().findChild<QAction*>(QStringLiteral("digits 0")) == nullptr);
    QVERIFY(window_->menu().findChild<QAction*>(QStringLiteral("calendar 0")) != nullptr);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::HabitsTest)
#include "habits_test.moc"
