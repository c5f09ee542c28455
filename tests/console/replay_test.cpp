// The topology's past in the real window: by the switch, the strip, an event and keys; clearly not
// the present, and never a place to act from.
// It is larger than the budget because each way into the past has its case.
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QtTest/qtestspontaneevent.h>

#include "app/clicks.h"
#include "app/dump.h"
#include "app/main_window.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/events/table.h"
#include "ui/events/timeline.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/figures.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

class ReplayTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void theSwitchLeadsThereAndBack();
    void thePastIsShownAndNothingCanBeDone();
    void aMinimisedWindowStaysInThePast();
    void theHeadCountsTheMomentShown();
    void theStripChoosesAMoment();
    void theStripTellsOfItsTimeOnly();
    void thePastGoesOnByItself();
    void givenOtherDigitsThenTheMomentHasThem();
    void anEventShowsItsMoment_data();
    void anEventShowsItsMoment();
    void everyLookIsWhole_data();
    void everyLookIsWhole();

private:
    void open(const QString& language = QStringLiteral("en"),
              shared::ThemeName theme = shared::ThemeName::Dark,
              QSize size = {1440, 900});
    void keep(const QString& name);
    void sayEvent(WallTime at, const std::string& said = "n1 owns it", std::uint64_t number = 99);

    [[nodiscard]] QString text() const { return app::accessibleText(*window_); }

    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return app::shownButton(*window_, QString::fromLatin1(name));
    }

    [[nodiscard]] std::string ownerNow() const
    {
        const topology::Thing* address = session_->topology().find("floating_ip/web");
        for (const schema::Fact& fact : address->entity.facts) {
            if (fact.name == "owner") {
                return fact.value;
            }
        }
        return {};
    }

    WallTime before_; ///< n1 had the address
};

void ReplayTest::initTestCase()
{
    shared::exposePaintedItems();
}

void ReplayTest::cleanup()
{
    closeWindow();
    link::holdClocks({});
}

/// The address was n1's and now is n2's.
void ReplayTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
    QTRY_VERIFY(session_->topology().worst == schema::State::Ok);
    QTest::qWait(150);
    before_ = link::wallNow();
    QTest::qWait(150);
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n2");
    }
    QTRY_VERIFY(text().contains(QStringLiteral("owner n2")) ||
                text().contains(QString::fromUtf8("مالک n2")));
    QTest::qWait(150);
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void ReplayTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

void ReplayTest::theSwitchLeadsThereAndBack()
{
    open();
    QVERIFY(button("live")->isChecked());
    QVERIFY(button("backToLive") == nullptr);
    QTest::mouseClick(button("replay"), Qt::LeftButton);
    QVERIFY(session_->replay().isOn());
    QVERIFY(text().contains(QStringLiteral("Replay ")));
    QTest::mouseClick(button("backToLive"), Qt::LeftButton);
    QVERIFY(!session_->replay().isOn());
    QVERIFY(button("live")->isChecked());
    QTest::mouseClick(button("replay"), Qt::LeftButton);
    QTest::mouseClick(button("live"), Qt::LeftButton);
    QVERIFY(!session_->replay().isOn());
    QTest::mouseClick(button("replay"), Qt::LeftButton);
    window_->openPage(QStringLiteral("events")); // the past stays on its page
    QVERIFY(!session_->replay().isOn());
}

void ReplayTest::thePastIsShownAndNothingCanBeDone()
{
    open();
    agents_["n1"]->sayOffers({handOverOffer({"n2"})});
    session_->setReadOnly(false);
    session_->select(QStringLiteral("floating_ip/web"));
    QCOMPARE(session_->whyNoAction(), QString());
    QVERIFY(session_->replay().show(before_));
    QCOMPARE(session_->whyNoAction(),
             QStringLiteral("Replay shows the past. Go back to live first."));
    QVERIFY(!session_->requestAction("floating_ip.hand_over", "floating_ip/web"));
    QVERIFY(text().contains(QStringLiteral("owner n1")));
    QVERIFY(!text().contains(QStringLiteral("owner n2")));
    const auto said = text().count(QStringLiteral("Replay shows the past."));
    QVERIFY(said > 0);
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n3"); // the present goes on, and is not shown
    }
    QTRY_VERIFY(ownerNow() == "n3");
    QVERIFY(!text().contains(QStringLiteral("owner n3")));
    window_->activateWindow();
    button("backToLive")->setFocus();
    QTest::keyClick(window_->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!session_->replay().isOn());
    QVERIFY(text().contains(QStringLiteral("owner n3")));
    // What was refused above is still said for some seconds, what is not possible now is not.
    QVERIFY(text().count(QStringLiteral("Replay shows the past.")) < said);
}

void ReplayTest::aMinimisedWindowStaysInThePast()
{
    open();
    QVERIFY(session_->replay().show(before_));
    QHideEvent minimised; // as the windowing system says it to every widget
    QSpontaneKeyEvent::setSpontaneous(&minimised);
    qApp->notify(button("backToLive")->parentWidget()->parentWidget(), &minimised);
    QVERIFY(session_->replay().isOn());
}

void ReplayTest::theHeadCountsTheMomentShown()
{
    open();
    auto* count = window_->findChild<QLabel*>(QStringLiteral("thingCount"));
    const QString before = count->text();
    speakFull(agents_); // many things more
    QTRY_VERIFY(count->text() != before);
    const QString now = count->text();
    QVERIFY(session_->replay().show(before_));
    QCOMPARE(count->text(), before);
    session_->replay().stop();
    QCOMPARE(count->text(), now);
}

void ReplayTest::theStripChoosesAMoment()
{
    open();
    auto* strip = window_->findChild<ui::events::Timeline*>();
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Left); // five seconds ago: the first that is kept
    QVERIFY(session_->replay().isOn());
    QCOMPARE(*session_->replay().moment(), session_->replay().recorder().kept()->from);
    QVERIFY(text().contains(QStringLiteral("Shown moment")));
    QTest::keyClick(strip, Qt::Key_Right);
    QCOMPARE(*session_->replay().moment(), session_->replay().recorder().kept()->to);
    const WallTime shown = *session_->replay().moment();
    QSignalSpy refused(strip, &ui::events::Timeline::momentRefused);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(30, 20)); // before this console was there
    QCOMPARE(refused.count(), 1);
    QCOMPARE(*session_->replay().moment(), shown);
    const WallTime from = session_->replay().recorder().kept()->from;
    QVERIFY(text().contains(QStringLiteral("map not recorded before ") + shared::timeOfDay(from)));
    QCOMPARE(strip->accessibleName(), QStringLiteral("Events of the last 30 minutes"));
    strip->setReplay(90LL * 60 * 1000, {});
    QCOMPARE(strip->accessibleName(), QStringLiteral("Events of the last 1 h 30 m"));
}

/// Of n1.
void ReplayTest::sayEvent(WallTime at, const std::string& said, std::uint64_t number)
{
    schema::Message message;
    message.node = "n1";
    message.at = link::wallNow();
    message.kind = schema::MessageKind::Event;
    message.event = schema::Event();
    message.event->sequence = number;
    message.event->node = "n1";
    message.event->at = at;
    message.event->concept_ = "floating_ip";
    message.event->kind = "changed";
    message.event->subject = "floating_ip/web";
    message.event->text = said;
    agents_["n1"]->say(message);
}

void ReplayTest::theStripTellsOfItsTimeOnly()
{
    const WallTime now{SomeDay.unixMs + 24 * 60 * std::int64_t{60'000}}; // agents tell of SomeDay
    link::holdClocks(link::Moment{Instant(std::chrono::hours(100)), now});
    open();
    session_->select(QStringLiteral("floating_ip/web"));
    QVERIFY(!session_->store().events().empty());
    QTRY_VERIFY(text().contains(QStringLiteral("nothing happened")));
    // Beside the map they are told all the same, with their day.
    const WallTime last = session_->store().events().back().at;
    const QString then = shared::moment(last, now);
    QVERIFY2(then != shared::timeOfDay(last), qPrintable(then));
    QTRY_VERIFY2(text().contains(then), qPrintable(text()));
    const WallTime fresh{now.unixMs - 60'000};
    sayEvent(fresh);
    QTRY_VERIFY2(text().contains(shared::timeOfDay(fresh) + QStringLiteral(" n1 owns it")),
                 qPrintable(text()));
    QVERIFY(!text().contains(QStringLiteral("nothing happened")));
    // What happened has the room of how far back the strip goes.
    const auto* length = window_->findChild<QLabel*>(QStringLiteral("stripLength"));
    QTRY_VERIFY(length->isVisible());
    std::string longer = "n1 owns it";
    for (int word = 0; word < 60; ++word) {
        longer += " and more";
    }
    sayEvent({fresh.unixMs + 1000}, longer, 100);
    QTRY_VERIFY(!length->isVisible());
    sayEvent({fresh.unixMs + 2000}, "n1 owns it", 101);
    QTRY_VERIFY(length->isVisible());
    // Who says it stands before it, where the sentence does not name that one.
    const auto at = [&fresh](int seconds) {
        return shared::timeOfDay({fresh.unixMs + seconds * std::int64_t{1000}});
    };
    sayEvent({fresh.unixMs + 3000}, "the owner of it is n1", 102);
    QTRY_VERIFY2(text().contains(at(3) + QStringLiteral(" the owner of it is n1")),
                 qPrintable(text()));
    sayEvent({fresh.unixMs + 4000}, "the owner of it is n11", 103);
    QTRY_VERIFY2(text().contains(at(4) + QStringLiteral(" n1: the owner")), qPrintable(text()));
}

void ReplayTest::thePastGoesOnByItself()
{
    open();
    const link::Recorder::Span kept = *session_->replay().recorder().kept();
    QVERIFY(session_->replay().show(kept.from));
    QTest::mouseClick(button("replaySpeed"), Qt::LeftButton);
    QCOMPARE(button("replaySpeed")->text(), QString::fromUtf8("10×"));
    QTest::mouseClick(button("replaySpeed"), Qt::LeftButton);
    QCOMPARE(button("replaySpeed")->accessibleName(), QStringLiteral("60 times as fast"));
    QTest::mouseClick(button("playReplay"), Qt::LeftButton);
    QCOMPARE(button("playReplay")->text(), QStringLiteral("Pause (P)"));
    QTRY_VERIFY(*session_->replay().moment() >= kept.to); // the end of what is recorded
    QTRY_COMPARE(button("playReplay")->text(), QStringLiteral("Play (P)"));
    button("playReplay")->setFocus();
    QVERIFY(session_->replay().show(session_->replay().recorder().kept()->to));
    QTest::keyClick(window_->focusWidget(), Qt::Key_Space); // from the beginning again
    QCOMPARE(*session_->replay().moment(), session_->replay().recorder().kept()->from);
    session_->replay().stop();
    QVERIFY(button("playReplay") == nullptr);
}

void ReplayTest::givenOtherDigitsThenTheMomentHasThem()
{
    open(QStringLiteral("fa"));
    QVERIFY(session_->replay().show(before_));
    const WallTime shown = *session_->replay().moment();
    const auto* moment = window_->findChild<QLabel*>(QStringLiteral("replayMoment"));
    const QString persian = shared::timeOfDay(shown);
    QVERIFY2(moment->text().contains(persian), qPrintable(moment->text()));
    shared::Figures latin;
    latin.digits = shared::Digits::Latin;
    shared::setFigures(latin);
    const QString text = moment->text();
    const QString wanted = shared::timeOfDay(shown);
    shared::setFigures({});
    QVERIFY(wanted != persian);
    QVERIFY2(text.contains(wanted), qPrintable(text));
}

void ReplayTest::anEventShowsItsMoment_data()
{
    QTest::addColumn<int>("secondsBefore");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("given a moment that is kept") << 0 << true;
    QTest::newRow("given one before this console was there") << 60 << false;
}

void ReplayTest::anEventShowsItsMoment()
{
    QFETCH(int, secondsBefore);
    open();
    const link::Recorder::Span kept = *session_->replay().recorder().kept();
    sayEvent({kept.from.unixMs - secondsBefore * std::int64_t{1000}});
    window_->openPage(QStringLiteral("events"));
    auto* table = window_->findChild<ui::events::EventsTable*>();
    const auto chosen = [&] {
        for (int row = 0; row < table->events().rowCount(); ++row) {
            const ui::events::EntryPtr entry = table->events().entryAt(row);
            if (entry != nullptr && entry->event.sequence == 99) {
                table->choose(entry);
            }
        }
        return table->chosen() != nullptr && table->chosen()->event.sequence == 99;
    };
    QTRY_VERIFY(chosen());
    QVERIFY(button("showThen") != nullptr);
    QTEST(button("showThen")->isEnabled(), "isKept");
    QTEST(!text().contains(QStringLiteral("This console has recorded the map only since")),
          "isKept");
    session_->select({});
    QTest::keyClick(table, Qt::Key_Return); // then, or now where then is not known
    QCOMPARE(session_->selection(), QStringLiteral("floating_ip/web"));
    QVERIFY(button("by role") != nullptr); // the topology
    QTEST(session_->replay().isOn(), "isKept");
}

void ReplayTest::everyLookIsWhole_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    using shared::ThemeName;
    const auto row = [](const char* name, const char* language, ThemeName theme, QSize size) {
        QTest::newRow(name) << QString::fromLatin1(language) << static_cast<int>(theme) << size;
    };
    row("dark", "en", ThemeName::Dark, {1440, 900});
    row("light small", "en", ThemeName::Light, {1024, 700});
    row("persian dark", "fa", ThemeName::Dark, {1024, 700});
    row("contrast small", "en", ThemeName::HighContrast, {1024, 700});
}

void ReplayTest::everyLookIsWhole()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    open(language, static_cast<shared::ThemeName>(theme), size);
    QVERIFY(session_->replay().show(before_));
    QTest::qWait(30);
    auto* moment = window_->findChild<QLabel*>(QStringLiteral("replayMoment"));
    QVERIFY(text().contains(moment->text()));
    // The longest that it says: of another day.
    const QString now = shared::timeOfDay(before_);
    moment->setText(moment->text().replace(now, shared::day(before_) + QLatin1Char(' ') + now));
    QTRY_VERIFY(moment->width() >= moment->sizeHint().width());
    const auto* warning = window_->findChild<QLabel*>(QStringLiteral("replayWarning"));
    QVERIFY(!warning->text().isEmpty());
    QTRY_VERIFY2(warning->width() >= warning->sizeHint().width(), qPrintable(warning->text()));
    QCOMPARE(button("playReplay")->text().isEmpty(), size.width() < 1440);
    QVERIFY(!button("playReplay")->accessibleName().isEmpty());
    keep(QStringLiteral("replay ") + QString::fromLatin1(QTest::currentDataTag()));
    for (const char* name : {"backToLive", "replay", "playReplay", "replaySpeed"}) {
        QVERIFY2(button(name)->width() >= button(name)->minimumSizeHint().width(), name);
    }
}

} // namespace bafar::test

using bafar::test::ReplayTest;
TEST_CLASS(ReplayTest)
#include "replay_test.moc"
