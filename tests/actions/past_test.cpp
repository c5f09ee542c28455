// How long an action took before: which runs tell, and that plans say it.
#include <QTest>
#include <algorithm>

#include "agents/actions/past.h"
#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

using actions::Past;
using schema::ActionState;

class PastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsTellHowLongItTook_data();
    void runsTellHowLongItTook();
    void onlyTheNewestRunsAreCounted();
    void anActionThatRunsOftenPushesOutOnlyItsOwn();
    void soManyActionsAreKept();
    void anotherWordOnTheSameRunReplacesIt();
    void aFullListOfConsequencesStaysAsItIs();
    void aPlanSaysHowLongItsActionTookBefore_data();
    void aPlanSaysHowLongItsActionTookBefore();
    void anotherRunThatEndsRefusesNoPlan();
};

static constexpr std::int64_t BeganMs = 1'800'000'000'000;

static schema::ActionRecord runOf(const std::string& id,
                                  std::int64_t tookMs,
                                  const std::string& action = "toy.move")
{
    schema::ActionRecord record;
    record.id = id;
    record.plan.request.action = action;
    record.holder = "n2";
    record.state = ActionState::Succeeded;
    record.startedAt = {BeganMs};
    record.endedAt = {BeganMs + tookMs};
    return record;
}

/// "STATE BEGAN ENDED" in milliseconds, "-" for a moment that is not told.
static schema::ActionRecord runFrom(const QString& text, int number)
{
    const QStringList words = text.split(QLatin1Char(' '));
    const auto moment = [&words](int word) {
        const bool isTold = words.at(word) != QLatin1String("-");
        return WallTime{isTold ? BeganMs + words.at(word).toInt() : 0};
    };
    schema::ActionRecord record = runOf(std::to_string(number), 0);
    const auto& names = schema::ActionStateNames;
    const auto found = std::find(std::begin(names), std::end(names), words.at(0).toStdString());
    record.state = static_cast<ActionState>(found - std::begin(names));
    record.startedAt = moment(1);
    record.endedAt = moment(2);
    return record;
}

/// "NAME: VALUE" of all consequences.
static QString linesOf(const std::vector<schema::Consequence>& consequences)
{
    QStringList lines;
    for (const schema::Consequence& one : consequences) {
        lines.append(QString::fromStdString(one.name + ": " + one.value));
    }
    return lines.join(QLatin1Char('\n'));
}

static QString toldBy(const Past& past, const std::string& action = "toy.move")
{
    std::vector<schema::Consequence> consequences;
    past.tell(action, consequences);
    return linesOf(consequences);
}

void PastTest::runsTellHowLongItTook_data()
{
    QTest::addColumn<QStringList>("runs");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const char* runs, const char* told) {
        QTest::newRow(name) << QString::fromLatin1(runs).split(QLatin1String(", "),
                                                               Qt::SkipEmptyParts)
                            << QString::fromLatin1(told);
    };
    row("given no run, then nothing", "", "");
    row("given one, then that", "succeeded 0 800", "took before: 800 ms (one run)");
    row("given several, then the one in the middle and the longest",
        "succeeded 0 800, succeeded 0 2100, succeeded 100 600",
        "took before: 800 ms (median of 3 runs, longest 2.1 s)");
    row("given an even number, then between the two in the middle",
        "succeeded 0 800, succeeded 0 400",
        "took before: 600 ms (median of 2 runs, longest 800 ms)");
    row("given others that did not succeed, then they do not count",
        "failed_undone 0 90000, failed_needs_hands 0 9, succeeded 0 800, cancelled 0 1, "
        "unknown 0 7000, succeeded_with_losses 0 5000",
        "took before: 800 ms (one run)");
    row("given one that still runs, then it does not count", "running 0 -, verifying 0 -", "");
    row("given no success, then nothing", "failed_undone 0 800", "");
    row("given a clock that was set back, then nothing", "succeeded 800 0", "");
    row("given a clock that was set a day on, then nothing", "succeeded 0 86400001", "");
    row("given no moments, then nothing", "succeeded - -", "");
    row("given no beginning, then nothing", "succeeded - 800", "");
    row("given no end, then nothing", "succeeded 0 -", "");
    row("given less than a millisecond, then not none", "succeeded 0 0",
        "took before: 1 ms (one run)");
}

void PastTest::runsTellHowLongItTook()
{
    QFETCH(const QStringList, runs);
    Past past;
    int number = 0;
    for (const QString& run : runs) {
        past.take(runFrom(run, ++number));
    }
    QTEST(toldBy(past), "told");
    QCOMPARE(toldBy(past, "toy.paint"), QString());
}

void PastTest::onlyTheNewestRunsAreCounted()
{
    Past past;
    past.take(runOf("slow", 9000));
    for (std::size_t i = 0; i < Past::RunsMax; ++i) {
        past.take(runOf(std::to_string(i), 100));
    }
    QCOMPARE(toldBy(past),
             QStringLiteral("took before: 100 ms (median of 50 runs, longest 100 ms)"));
}

void PastTest::anActionThatRunsOftenPushesOutOnlyItsOwn()
{
    Past past;
    past.take(runOf("seldom", 700, "toy.paint"));
    for (std::size_t i = 0; i < 2 * Past::KeptMax; ++i) {
        past.take(runOf(std::to_string(i), 100));
    }
    QCOMPARE(toldBy(past, "toy.paint"), QStringLiteral("took before: 700 ms (one run)"));
}

void PastTest::soManyActionsAreKept()
{
    Past past;
    for (std::size_t i = 0; i <= Past::KeptMax; ++i) {
        const std::string name = std::to_string(i);
        past.take(runOf(name, 100, "toy." + name));
    }
    QCOMPARE(toldBy(past, "toy.0"), QString());
    QVERIFY(!toldBy(past, "toy.1").isEmpty());
}

void PastTest::anotherWordOnTheSameRunReplacesIt()
{
    Past past;
    past.take(runOf("a", 700));
    past.take(runOf("a", 800));
    QCOMPARE(toldBy(past), QStringLiteral("took before: 800 ms (one run)"));
    schema::ActionRecord failed = runOf("a", 800);
    failed.state = ActionState::FailedNeedsHands;
    past.take(failed);
    QCOMPARE(toldBy(past), QString());
}

void PastTest::aFullListOfConsequencesStaysAsItIs()
{
    Past past;
    past.take(runOf("a", 700));
    std::vector<schema::Consequence> consequences(Past::ConsequencesMax);
    past.tell("toy.move", consequences);
    QCOMPARE(consequences.size(), Past::ConsequencesMax);
}

void PastTest::aPlanSaysHowLongItsActionTookBefore_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* by, const char* told) {
        QTest::newRow(by) << QString::fromLatin1(by) << QString::fromLatin1(told);
    };
    row("given nobody, then nothing", "closed: 3");
    row("given another agent, then that", "closed: 3\ntook before: 800 ms (one run)");
    row("given an earlier start of this one, then that",
        "closed: 3\ntook before: 800 ms (one run)");
    row("given this one, then that", "closed: 3\ntook before: 1.2 s (one run)");
}

void PastTest::aPlanSaysHowLongItsActionTookBefore()
{
    QFETCH(const QString, by);
    Pipeline pipeline;
    pipeline.draft.consequences = {{"closed", "3"}};
    if (by.startsWith(QLatin1String("given another agent"))) {
        pipeline.ledger({}, {runOf("a", 800)});
    } else if (by.startsWith(QLatin1String("given an earlier start"))) {
        pipeline.feed(actions::RecordsRestored{{runOf("a", 800)}});
    } else if (by.startsWith(QLatin1String("given this one"))) {
        const std::string id = pipeline.running();
        pipeline.pass(std::chrono::milliseconds(1200));
        pipeline.answer(id + "/0", std::string("ok"));
        pipeline.answer(id + "/1", std::string("ok"));
        QCOMPARE(pipeline.stateOf(id), std::string("succeeded: done done"));
    }
    QTEST(linesOf(pipeline.planned().draft.consequences), "told");
}

void PastTest::anotherRunThatEndsRefusesNoPlan()
{
    Pipeline pipeline;
    const schema::Plan plan = pipeline.planned();
    pipeline.ledger({}, {runOf("a", 800)});
    const schema::Plan later = pipeline.planned();
    QCOMPARE(later.revision, plan.revision);
    QVERIFY(later.draft.consequences != plan.draft.consequences);
    pipeline.confirm(plan);
    QCOMPARE(pipeline.refusal().text, std::string());
    QCOMPARE(pipeline.all<actions::Append>().size(), std::size_t{1});
}

TEST_CLASS(PastTest)

} // namespace bafar::test

#include "past_test.moc"
