// How an agent's proposals get to whoever leads, and what their askers are told.
//
// The agent is n1. Steps: "ask REQUEST" (or "ask REQUEST MS": with that limit), "leader NODE TERM"
// ("-": none), "applied NUMBER INDEX", "refused NUMBER" (by the ledger), "returned NUMBER CODE",
// "pass MS" (ticking at every deadline on the way). What comes out is written as "MS:what", with
// the milliseconds since the start: "0:here 1" is number 1 to the own group, "0:n2 1" to agent n2,
// "5:7=12" answers request 7 with index 12, "5:7=timeout" with that error.
// It is larger than the budget because the stories and what they leave out are one table.
#include <QTest>

#include "agents/cluster/proposer.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using cluster::Proposer;

class ProposerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stories_data();
    void stories();
    void proposalsAreMade();
    void answersSayWhatIsKnown();
    void noMoreWaitThanMay();
    void noneRunsAwayFromOneThatWaits();
    void deadlinesSayWhatForAndAreKept();
    void numbersOfThoseThatWait();
};

namespace {

class Agent {
public:
    Proposer proposer{"n1", "b1"};
    Instant now{};
    QStringList told;
    std::vector<Error> errors; ///< of the answers

    void feed(const Proposer::Input& input) { note(proposer.handle(input, now)); }

    void pass(Duration by)
    {
        const Instant end = now + by;
        for (auto next = proposer.deadline(); next && next->at <= end; next = proposer.deadline()) {
            now = std::max(now, next->at);
            note(proposer.tick(now));
        }
        now = end;
    }

    void ask(std::uint64_t request, Duration limit = 5s)
    {
        feed(Proposer::Ask{request, {}, limit});
    }

    void take(const QString& step)
    {
        const QStringList words = step.split(QLatin1Char(' '));
        const std::uint64_t number = words.value(1).toULongLong();
        const QString& verb = words.at(0);
        if (verb == QLatin1String("ask")) {
            ask(number, std::chrono::milliseconds(words.value(2, QStringLiteral("5000")).toInt()));
        } else if (verb == QLatin1String("leader")) {
            const std::string node = words.at(1).toStdString();
            feed(Proposer::LeaderKnown{node == "-" ? "" : node, words.at(2).toULongLong()});
        } else if (verb == QLatin1String("applied")) {
            feed(Proposer::Applied{"b1", number, {words.at(2).toULongLong(), std::nullopt}});
        } else if (verb == QLatin1String("refused")) {
            feed(Proposer::Applied{"b1", number, {9, Error{Code::Conflict, "another runs"}}});
        } else if (verb == QLatin1String("old")) { // by this agent's boot before this one
            feed(Proposer::Applied{"b0", number, {9, std::nullopt}});
        } else if (verb == QLatin1String("returned")) {
            Error why{Code::Internal, "it came back"};
            for (int code = 0; code <= static_cast<int>(Code::Internal); ++code) {
                if (codeName(static_cast<Code>(code)) == words.at(2).toStdString()) {
                    why.code = static_cast<Code>(code);
                }
            }
            feed(Proposer::Returned{number, why});
        } else {
            pass(std::chrono::milliseconds(number));
        }
    }

private:
    void note(const Proposer::Effects& effects)
    {
        for (const Proposer::Effect& effect : effects) {
            const std::string at = std::to_string((now - Instant{}) / 1ms) + ":";
            std::string what;
            if (const auto* here = std::get_if<Proposer::ProposeHere>(&effect)) {
                what = "here " + std::to_string(here->proposal.number);
            } else if (const auto* forward = std::get_if<Proposer::Forward>(&effect)) {
                what = forward->node + " " + std::to_string(forward->proposal.number);
            } else {
                const auto& answer = std::get<Proposer::Answered>(effect);
                what = std::to_string(answer.request) + "=" +
                       (answer.index ? std::to_string(*answer.index)
                                     : std::string(codeName(answer.index.error().code)));
                if (!answer.index) {
                    errors.push_back(answer.index.error());
                }
            }
            told << QString::fromStdString(at + what);
        }
    }
};

} // namespace

/// It is larger than the budget because it is a table.
void ProposerTest::stories_data()
{
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QString>("told");
    const auto row = [](const char* name, const char* steps, const char* told) {
        QTest::newRow(name) << QString::fromLatin1(steps) << QString::fromLatin1(told);
    };
    row("given this agent leads, when asked, it goes to its own group", "leader n1 1, ask 7",
        "0:here 1");
    row("given another leads, when asked, it goes there", "leader n2 1, ask 7", "0:n2 1");
    row("given no leader, when asked, it waits", "ask 7, pass 4999", "");
    row("given no leader, when one is known, it goes there at once", "ask 7, pass 40, leader n2 1",
        "40:n2 1");
    row("given a leader without a name yet, when its name is known in the same term, it goes there",
        "leader - 1, ask 7, pass 40, leader n2 1", "40:n2 1");
    row("given it was sent, when it is applied, the asker is answered",
        "leader n1 1, ask 7, pass 5, applied 1 12", "0:here 1, 5:7=12");
    row("given it was sent, when the ledger refuses it, the asker is told",
        "leader n1 1, ask 7, pass 5, refused 1", "0:here 1, 5:7=conflict");
    row("given it was answered, when it is applied late or again, nobody is told",
        "leader n1 1, ask 7, applied 1 12, applied 1 12, pass 9000", "0:here 1, 0:7=12");
    row("given an earlier boot's proposal, when it is applied, nobody is told",
        "leader n1 1, ask 7, old 1", "0:here 1");
    row("given several, when they are asked, each has the next number",
        "leader n2 1, ask 7, ask 8, applied 2 5, ask 9", "0:n2 1, 0:n2 2, 0:8=5, 0:n2 3");
    row("given it was sent, when nothing comes of it, it is sent again and again",
        "leader n2 1, ask 7, pass 1000", "0:n2 1, 300:n2 1, 600:n2 1, 900:n2 1");
    row("given it was sent, when another leads, it goes there at once",
        "leader n2 1, ask 7, pass 100, leader n3 2, pass 250", "0:n2 1, 100:n3 1");
    row("given it was sent, when the same leader begins another reign, it goes there again",
        "leader n2 1, ask 7, pass 100, leader n2 3, pass 300", "0:n2 1, 100:n2 1, 400:n2 1");
    row("given it was sent, when the same is told again, nothing happens",
        "leader n2 1, ask 7, pass 100, leader n2 1", "0:n2 1");
    row("given it was sent, when the leader is lost, it waits for the next one",
        "leader n2 1, ask 7, pass 100, leader - 2, pass 1000, leader n1 2", "0:n2 1, 1100:here 1");
    row("given several wait, when one leads, all go there in their order",
        "ask 7, ask 8, ask 9, leader n2 1", "0:n2 1, 0:n2 2, 0:n2 3");
    row("given it was sent, when it comes back, it is sent again after a breath",
        "leader n2 1, ask 7, returned 1 unavailable, pass 100", "0:n2 1, 20:n2 1");
    row("given it was sent a while ago, when it comes back, it is sent again at once",
        "leader n2 1, ask 7, pass 50, returned 1 unavailable, pass 100", "0:n2 1, 50:n2 1");
    row("given it comes back each time, when it is sent again, the pauses grow",
        "leader n2 1, ask 7, returned 1 timeout, pass 20, returned 1 timeout, pass 40, "
        "returned 1 timeout, pass 80, returned 1 timeout, pass 160, returned 1 timeout, pass 600",
        "0:n2 1, 20:n2 1, 60:n2 1, 140:n2 1, 300:n2 1, 600:n2 1, 900:n2 1");
    row("given it came back often, when another leads, the pauses begin anew",
        "leader n2 1, ask 7, returned 1 unavailable, pass 20, returned 1 unavailable, pass 40, "
        "leader n3 2, returned 1 unavailable, pass 30",
        "0:n2 1, 20:n2 1, 60:n2 1, 60:n3 1, 80:n3 1");
    row("given it comes back and no leader is known, when one is, it goes there",
        "leader n2 1, ask 7, leader - 2, returned 1 unavailable, pass 500, leader n3 3",
        "0:n2 1, 500:n3 1");
    row("given it was sent once, when the leader does not take it, the asker is told at once",
        "leader n2 1, ask 7, pass 5, returned 1 limit_exceeded, pass 900",
        "0:n2 1, 5:7=limit_exceeded");
    row("given it was sent twice, when the second is not taken, the first may still be applied",
        "leader n2 1, ask 7, pass 310, returned 1 limit_exceeded, applied 1 4",
        "0:n2 1, 300:n2 1, 310:7=4");
    row("given a request was answered, when its proposal comes back, nothing happens",
        "leader n2 1, ask 7, applied 1 3, returned 1 unavailable, returned 5 unavailable",
        "0:n2 1, 0:7=3");
    row("given no leader, when its time is over, nothing was done", "ask 7 1000, pass 2000",
        "1000:7=unavailable");
    row("given it was sent, when its time is over, nothing is known",
        "leader n2 1, ask 7 500, pass 2000", "0:n2 1, 300:n2 1, 500:7=timeout");
    row("given it was sent and the leader is lost, when its time is over, nothing is known",
        "leader n2 1, ask 7 500, leader - 2, pass 2000", "0:n2 1, 500:7=timeout");
    row("given its time was over, when it is applied all the same, nobody is told",
        "leader n2 1, ask 7 100, pass 100, applied 1 8", "0:n2 1, 100:7=timeout");
    row("given no time at all, when asked, it is sent and given up", "leader n2 1, ask 7 0, pass 1",
        "0:n2 1, 0:7=timeout");
}

void ProposerTest::stories()
{
    QFETCH(QString, steps);
    QFETCH(QString, told);
    Agent agent;
    for (const QString& step : steps.split(QStringLiteral(", "))) {
        agent.take(step);
    }
    QCOMPARE(agent.told.join(QStringLiteral(", ")), told);
}

void ProposerTest::proposalsAreMade()
{
    Proposer proposer("n1", "b1");
    (void)proposer.handle(Proposer::LeaderKnown{"n1", 1}, {});
    schema::Record record;
    record.kind = schema::RecordKind::Audit;
    record.at.unixMs = 5;
    record.body.text = R"({"actor":"a"})";
    const Proposer::Effects effects = proposer.handle(Proposer::Ask{7, record, 5s}, {});
    schema::Proposal expected{"b1", 1, record};
    expected.record.node = "n1"; // whatever the asker says
    QCOMPARE(effects.size(), std::size_t{1});
    QVERIFY(effects[0] == Proposer::Effect(Proposer::ProposeHere{expected}));
    // Sent again it is the same.
    QVERIFY(proposer.tick(Instant(300ms)) == effects);
    const Proposer::Effects elsewhere =
        proposer.handle(Proposer::LeaderKnown{"n2", 2}, Instant(301ms));
    QVERIFY(elsewhere.size() == 1 &&
            elsewhere[0] == Proposer::Effect(Proposer::Forward{"n2", expected}));
}

void ProposerTest::answersSayWhatIsKnown()
{
    Agent agent;
    agent.take(QStringLiteral("ask 7 1500"));
    agent.take(QStringLiteral("pass 1500"));
    agent.take(QStringLiteral("leader n2 1"));
    agent.take(QStringLiteral("ask 8 1500"));
    agent.take(QStringLiteral("pass 1500"));
    agent.take(QStringLiteral("ask 9 1500"));
    agent.take(QStringLiteral("returned 3 unavailable"));
    agent.take(QStringLiteral("pass 1500"));
    QCOMPARE(agent.errors.size(), std::size_t{3});
    QCOMPARE(agent.errors[0].text,
             std::string("no leader of the agents' group was known for 1.5 s; "
                         "nothing was changed"));
    QCOMPARE(agent.errors[1].text,
             std::string("it was sent to the group's leader, but not seen to be agreed within "
                         "1.5 s; it may still be: look before you try again"));
    QCOMPARE(agent.errors[2].text,
             std::string("it was sent to the group's leader, but not seen to be agreed within "
                         "1.5 s (it came back: it came back); it may still be: look before you "
                         "try again"));
}

void ProposerTest::noMoreWaitThanMay()
{
    Agent agent;
    for (std::uint64_t request = 1; request <= Proposer::WaitingMax; ++request) {
        agent.ask(request);
    }
    QVERIFY(agent.told.isEmpty());
    agent.ask(100);
    QCOMPARE(agent.told, QStringList{QStringLiteral("0:100=limit_exceeded")});
    QCOMPARE(agent.proposer.waiting(), Proposer::WaitingMax);
    agent.take(QStringLiteral("applied 1 4"));
    agent.ask(101); // number 65: the one that was not taken had none
    QCOMPARE(agent.proposer.waiting(), Proposer::WaitingMax);
    QCOMPARE(agent.proposer.numbers().back(), std::uint64_t{65});
}

void ProposerTest::noneRunsAwayFromOneThatWaits()
{
    Agent agent;
    agent.ask(1); // number 1 stays on its way
    for (std::uint64_t number = 2; number <= cluster::Ledger::VerdictsMax; ++number) {
        agent.ask(number);
        agent.take(QStringLiteral("applied %1 %2").arg(number).arg(number + 3));
    }
    agent.told.clear();
    agent.ask(500);
    QCOMPARE(agent.told, QStringList{QStringLiteral("0:500=limit_exceeded")});
    agent.take(QStringLiteral("applied 1 900"));
    agent.told.clear();
    agent.ask(501);
    QVERIFY(agent.told.isEmpty());
    QCOMPARE(agent.proposer.numbers(),
             std::vector<std::uint64_t>{cluster::Ledger::VerdictsMax + 1});
}

void ProposerTest::deadlinesSayWhatForAndAreKept()
{
    Agent agent;
    QVERIFY(!agent.proposer.deadline());
    agent.ask(7, 1s);
    QVERIFY(agent.proposer.deadline() == (Deadline{Instant(1s), "a proposal is given up"}));
    agent.ask(8, 500ms);
    QVERIFY(agent.proposer.deadline() == (Deadline{Instant(500ms), "a proposal is given up"}));
    agent.take(QStringLiteral("leader n2 1"));
    QVERIFY(agent.proposer.deadline() == (Deadline{Instant(300ms), "a proposal is sent again"}));
    QVERIFY(agent.proposer.tick(Instant(299ms)).empty()); // too early: nothing
    agent.pass(2s);
    QVERIFY(!agent.proposer.deadline());
    QCOMPARE(agent.proposer.waiting(), std::size_t{0});
}

void ProposerTest::numbersOfThoseThatWait()
{
    Agent agent;
    agent.take(QStringLiteral("leader n1 1"));
    for (std::uint64_t request = 11; request <= 14; ++request) {
        agent.ask(request);
    }
    agent.take(QStringLiteral("applied 3 1"));
    QVERIFY(agent.proposer.numbers() == (std::vector<std::uint64_t>{1, 2, 4}));
}

TEST_CLASS(ProposerTest)

} // namespace bafar::test

#include "proposer_test.moc"
