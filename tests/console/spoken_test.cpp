// What a screen reader is led to say by itself, wherever the focus is: each once, together, and not
// too much at a time. It is larger than the budget because each kind of news has its case here.
#include <QElapsedTimer>
#include <QEvent>
#include <QTest>

#include "app/group_alarm.h"
#include "app/language.h"
#include "app/notice_stack.h"
#include "tests/console/dialog_fixture.h"
#include "tests/console/ear.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"

namespace bafar::test {

class SpokenTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void init() { app::applyLanguage(*qApp, QStringLiteral("en")); }

    void cleanup()
    {
        closeWindow();
        link::holdClocks({});
    }

    void textsAreSpokenTogether_data();
    void textsAreSpokenTogether();
    void whatIsInTurnWaits();
    void withoutAReaderNothingIsSpoken();
    void alertsOfTheWindowAreSpoken_data();
    void alertsOfTheWindowAreSpoken();
    void theMajorityIsLostAndBack_data();
    void theMajorityIsLostAndBack();
    void aNodeThatFallsSilentIsSpoken();
    void thatNoAgentIsHeardIsSpoken();
    void theEndOfAnActionIsSpoken_data();
    void theEndOfAnActionIsSpoken();
    void aRunIsToldOnce();
    void whatDoesNotBeginIsSpoken();
    void aPlanThatStaysTellsNothing();
};

/// How often a tip was set: readers are told each time.
struct Tips : public QObject {
    int changes = 0;

    bool eventFilter(QObject*, QEvent* event) override
    {
        changes += event->type() == QEvent::ToolTipChange ? 1 : 0;
        return false;
    }
};

/// A window that is on the screen.
struct Shown : public QWidget {
    Shown()
    {
        resize(800, 600);
        show();
        (void)QTest::qWaitForWindowExposed(this);
    }
};

void SpokenTest::textsAreSpokenTogether_data()
{
    QTest::addColumn<QStringList>("texts"); ///< with "!": at once
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* texts, const char* said) {
        QTest::newRow(name) << QString::fromLatin1(texts).split(QLatin1Char(' '))
                            << QString::fromLatin1(said);
    };
    row("given one, then it", "a", "a");
    row("given the same twice, then once", "a b a", "a\nb");
    row("given one at once, then it comes first", "a !b", "b\na");
    row("given many in turn, then some and how many more", "a b c d e",
        "a\nb\nc\nand 2 more changes");
    row("given many at once, then all", "!a !b !c !d !e", "a\nb\nc\nd\ne");
}

void SpokenTest::textsAreSpokenTogether()
{
    QFETCH(const QStringList, texts);
    Ear ear;
    Shown window;
    for (const QString& text : texts) {
        const bool isUrgent = text.startsWith(QLatin1Char('!'));
        shared::announce(&window, isUrgent ? text.mid(1) : text,
                         isUrgent ? shared::Urgency::AtOnce : shared::Urgency::InTurn);
    }
    QTRY_COMPARE(ear.heard().size(), 1);
    QTEST(ear.heard().front(), "said");
}

void SpokenTest::whatIsInTurnWaits()
{
    Ear ear;
    Shown window;
    QElapsedTimer passed;
    passed.start();
    shared::announce(&window, QStringLiteral("a"), shared::Urgency::InTurn);
    QTRY_COMPARE(ear.heard().size(), 1);
    shared::announce(&window, QStringLiteral("b"), shared::Urgency::InTurn);
    QTRY_COMPARE_WITH_TIMEOUT(ear.heard().size(), 2, 15'000);
    QVERIFY(passed.elapsed() > shared::SpokenNotice::ApartMs * 9 / 10); // timers are coarse
    shared::announce(&window, QStringLiteral("c"), shared::Urgency::AtOnce);
    QTRY_COMPARE(ear.heard().size(), 3);
    QCOMPARE(ear.heard().join(QString()), QStringLiteral("abc"));
}

void SpokenTest::withoutAReaderNothingIsSpoken()
{
    Shown window;
    shared::announce(&window, QStringLiteral("a"), shared::Urgency::AtOnce);
    QVERIFY(window.findChildren<QWidget*>().isEmpty());
}

void SpokenTest::alertsOfTheWindowAreSpoken_data()
{
    QTest::addColumn<int>("worst"); ///< -1: no alert
    const auto row = [](const char* name, int worst) { QTest::newRow(name) << worst; };
    row("given a critical one, then it", static_cast<int>(schema::Severity::Critical));
    row("given a warning, then it", static_cast<int>(schema::Severity::Warning));
    row("given what no alert is behind, then it", -1);
}

void SpokenTest::alertsOfTheWindowAreSpoken()
{
    QFETCH(const int, worst);
    Ear ear;
    Shown window;
    app::NoticeStack stack(&window);
    ui::alerts::Message message;
    message.title = QStringLiteral("lab: alert");
    message.text = QStringLiteral("n3 is down");
    if (worst < 0) {
        stack.say(message.title, message.text);
    } else {
        message.worst = static_cast<schema::Severity>(worst);
        stack.add(message);
    }
    QTRY_COMPARE(ear.heard(), QStringList{QStringLiteral("lab: alert\nn3 is down")});
}

void SpokenTest::theMajorityIsLostAndBack_data()
{
    QTest::addColumn<bool>("onGroupPage");
    QTest::newRow("given another page") << false;
    QTest::newRow("given the page of the group") << true;
}

void SpokenTest::theMajorityIsLostAndBack()
{
    QFETCH(const bool, onGroupPage);
    link::holdClocks(link::Moment{Instant(std::chrono::hours{100}), SomeDay}); // nobody is silent
    Ear ear;
    FakeCluster fakes;
    const auto agents = fakes.observers;
    link::Session session(QStringLiteral("lab"), std::move(fakes.links));
    session.start();
    Shown window;
    app::GroupAlarm alarm(session, &window);
    alarm.setOnGroupPage(onGroupPage);
    for (const auto& [name, link] : agents) {
        link->saySnapshot("n1");
    }
    const QString lost =
        QStringLiteral("Nothing can be changed: no agent that is heard knows a leader.");
    const QString back =
        QStringLiteral("n1 leads in term 4 · The group survives the loss of 1 of 3 voters.");
    const QStringList said{lost, back, lost, back}; // the second time as the first
    for (int i = 0; i < said.size(); ++i) {
        for (const auto& [name, link] : agents) {
            link->sayGroup(said[i] == lost ? minorityOf(name) : standingOf(name));
        }
        QTRY_COMPARE(ear.heard().size(), i + 1);
        QCOMPARE(alarm.isVisible(), said[i] == lost && !onGroupPage);
    }
    QCOMPARE(ear.heard(), said);
}

void SpokenTest::aNodeThatFallsSilentIsSpoken()
{
    constexpr Instant Then(std::chrono::hours{100});
    link::holdClocks(link::Moment{Then, SomeDay});
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
    const auto stateOfN3 = [this] {
        const topology::Thing* n3 = session_->topology().find("node/n3");
        return n3 == nullptr ? schema::State::Disabled : n3->entity.state;
    };
    QTRY_COMPARE(stateOfN3(), schema::State::Ok);
    Ear ear;
    link::holdClocks(link::Moment{Then + std::chrono::seconds{31}, {SomeDay.unixMs + 31'000}});
    agents_["n1"]->sayHeartbeat();
    agents_["n2"]->sayHeartbeat();
    QTRY_COMPARE(stateOfN3(), schema::State::Unknown);
    QTRY_COMPARE(ear.heard(), QStringList{QStringLiteral("n3 is not heard")});
    agents_["n3"]->sayHeartbeat();
    QTRY_COMPARE_WITH_TIMEOUT(ear.heard().size(), 2, 15'000);
    QCOMPARE(ear.heard().back(), QStringLiteral("n3 is heard again"));
}

void SpokenTest::thatNoAgentIsHeardIsSpoken()
{
    Ear ear;
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    for (const auto& [name, link] : agents_) {
        link->sayClosed(QStringLiteral("connection refused"));
    }
    QTRY_COMPARE(ear.heard(), QStringList{QStringLiteral("No agent is heard")});
}

void SpokenTest::theEndOfAnActionIsSpoken_data()
{
    using schema::ActionState;
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("said");
    const std::pair<ActionState, const char*> all[] = {
        {ActionState::Succeeded, "succeeded: what became of it"},
        {ActionState::SucceededWithLosses, "succeeded with losses: what became of it"},
        {ActionState::Cancelled, "cancelled: what became of it"},
        {ActionState::FailedUndone, "failed and taken back: what became of it"},
        {ActionState::FailedNeedsHands, "failed, needs hands: what became of it"},
        {ActionState::Unknown, "unknown, contact lost: what became of it"}};
    for (const auto& [state, said] : all) {
        QTest::newRow(said) << static_cast<int>(state) << QString::fromLatin1(said);
    }
}

void SpokenTest::theEndOfAnActionIsSpoken()
{
    QFETCH(const int, state);
    DialogFixture on;
    on.openReady();
    QVERIFY(on.confirm());
    Ear ear;
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 2);
    record.state = static_cast<schema::ActionState>(state);
    record.result = "what became of it";
    on.n1().confirmAnswer(record);
    QTRY_COMPARE(ear.heard().size(), 1);
    QTEST(ear.heard().front(), "said");
}

void SpokenTest::aRunIsToldOnce()
{
    DialogFixture on;
    on.openReady();
    QVERIFY(on.confirm());
    link::holdClocks(link::Moment{link::monotonicNow(), link::wallNow()}); // n1 is not silent
    Ear ear;
    schema::ActionRecord record = recordOf(handOverPlan("n2"), 0);
    on.n1().confirmAnswer(record);
    record.cancellable = false;
    on.n1().sayAction(record);
    const QString noReturn = QStringLiteral("Past the point of no return: it will be finished.");
    QTRY_COMPARE(ear.heard(), QStringList{noReturn});
    record.waits = "it waits for a leader";
    on.n1().sayAction(record);
    record.waits.clear();
    on.n1().sayAction(record);
    record.state = schema::ActionState::Succeeded;
    record.result = "what became of it";
    on.n1().sayAction(record);
    on.n1().sayAction(record);
    const QString end = QStringLiteral("succeeded: what became of it");
    QTRY_COMPARE(ear.heard(), (QStringList{noReturn, end}));
    shared::announce(on.window.get(), QStringLiteral("nothing else"), shared::Urgency::AtOnce);
    QTRY_COMPARE(ear.heard(), (QStringList{noReturn, end, QStringLiteral("nothing else")}));
}

void SpokenTest::whatDoesNotBeginIsSpoken()
{
    DialogFixture on;
    Ear ear;
    on.n1().planAnswer = fail(Code::Conflict, "it is set aside");
    on.open();
    QTRY_COMPARE(ear.heard(), QStringList{QStringLiteral("Nothing was done.")});
}

void SpokenTest::aPlanThatStaysTellsNothing()
{
    DialogFixture on;
    on.openReady();
    link::holdClocks(link::Moment{link::monotonicNow(), link::wallNow()});
    QTest::keyClick(on.dialog, Qt::Key_Home); // as it is at this moment
    Tips tips;
    for (QPushButton* button : on.dialog->findChildren<QPushButton*>()) {
        button->installEventFilter(&tips);
    }
    for (int tick = 0; tick < 5; ++tick) {
        QTest::keyClick(on.dialog, Qt::Key_Home); // refreshes it, as its clock does
    }
    QCOMPARE(tips.changes, 0);
}

} // namespace bafar::test

using bafar::test::SpokenTest;
TEST_CLASS(SpokenTest)
#include "spoken_test.moc"
