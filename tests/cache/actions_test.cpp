// Promote and flush as plans: what they would do, what they rest on, what is believed afterwards.
// It is larger than the budget because the table of cases is.
#include "agents/cache/actions.h"

#include <QObject>
#include <QTest>
#include <algorithm>
#include <array>

#include "core/schema/json.h"
#include "tests/cache/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {

using cache::draftOf;
using cache::Places;
using schema::Verdict;
using schema::cache::Role;
using schema::cache::Trouble;

namespace {

Places places()
{
    return Places(cacheSpec());
}

Result<schema::Draft> plan(std::string_view action,
                           const std::string& node,
                           const std::vector<ServerWord>& words)
{
    return draftOf(places(), {std::string(action), {{"node", node}}, {}}, cacheView(words));
}

/// "n2 no one undo n1 | n3 n2 ...": where, whom to follow, and how it is taken back.
std::string stepsText(const schema::Draft& draft)
{
    const auto whom = [](const schema::RawJson& json) -> std::string {
        const auto command = schema::fromJson<schema::cache::Command>(json.text).value();
        if (command.flush) {
            return "flush";
        }
        return command.replicaOf->host.empty()
                   ? "nobody"
                   : command.replicaOf->host + ":" + std::to_string(command.replicaOf->port);
    };
    std::string text;
    for (const schema::PlannedStep& step : draft.steps) {
        text += (text.empty() ? "" : " | ") + step.node + " -> " + whom(step.command) +
                (step.undo ? " undo " + whom(*step.undo) : "") +
                (step.pointOfNoReturn ? " decisive" : "") +
                (step.lost == schema::LostStep::Undo ? " lost: undo" : " lost: observe");
    }
    return text;
}

std::string verdicts(const std::vector<schema::Condition>& conditions)
{
    std::string text;
    for (const schema::Condition& condition : conditions) {
        text += (text.empty() ? "" : " | ") +
                std::string(schema::VerdictNames[static_cast<std::size_t>(condition.verdict)]) +
                ": " + condition.text + (condition.blocking ? "" : " (advice)");
    }
    return text;
}

std::string candidates(const schema::Draft& draft)
{
    std::string text;
    for (const schema::Candidate& candidate : draft.candidates) {
        text += (text.empty() ? "" : " | ") + candidate.name + (candidate.chosen ? "*" : "") + " " +
                std::string(schema::VerdictNames[static_cast<std::size_t>(candidate.eligible)]) +
                ": " + candidate.reason;
    }
    return text;
}

std::string consequence(const schema::Draft& draft, const std::string& name)
{
    for (const schema::Consequence& one : draft.consequences) {
        if (one.name == name) {
            return one.value;
        }
    }
    return "none";
}

std::vector<ServerWord> with(std::vector<ServerWord> words, std::size_t index, ServerWord word)
{
    words.at(index) = std::move(word);
    return words;
}

const ServerWord PrimaryDead{"n1", Role::Primary, "", true, true, Trouble::Dead, 5000};
const ServerWord PrimarySilent{"n1", Role::Primary, "", true, false, Trouble::None, 5000};

} // namespace

class ActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void promotesInPeace();
    void promotesAfterADeadPrimary();
    void riskFollowsTheView_data();
    void riskFollowsTheView();
    void saysWhatASilentPrimaryMayDo();
    void saysWhatASilentReplicaMayHave_data();
    void saysWhatASilentReplicaMayHave();
    void stepsFollowTheView_data();
    void stepsFollowTheView();
    void preconditionsFollowTheView_data();
    void preconditionsFollowTheView();
    void postconditionsBelieveOnlyWhatIsSeen();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void basisMovesWithTheFacts();
    void flushesAPrimary();
    void flushedIsWhatIsSeen();
    void offersByRole();
    void offersForceWhereNobodyCanBeDemoted_data();
    void offersForceWhereNobodyCanBeDemoted();
    void loopbackIsNotWhereOthersGo();
    void strangeConditionsAreUnknown();
};

void ActionsTest::promotesInPeace()
{
    const schema::Draft draft = plan(cache::Promote, "n2", calm()).value();
    QCOMPARE(draft.title, std::string("Make n2 the Redis primary after n1"));
    QCOMPARE(draft.verb, std::string("promote n2"));
    QVERIFY(draft.risk == schema::ActionClass::Disruptive);
    QCOMPARE(stepsText(draft),
             std::string("n2 -> nobody undo 192.0.2.11:6379 lost: undo | n3 -> 192.0.2.12:6379 "
                         "undo 192.0.2.11:6379 lost: undo | n1 -> 192.0.2.12:6379 undo nobody "
                         "decisive lost: undo"));
    QCOMPARE(candidates(draft), std::string("n1 fail: is a primary now | n2* pass: asked for | n3 "
                                            "pass: could, but was not asked for"));
    QVERIFY(draft.candidates.at(1).figures ==
            (std::vector<std::string>{"replica", "up", "0 B", "400 ms ago"}));
    QCOMPARE(
        verdicts(draft.preconditions),
        std::string("pass: Redis on n2 answers | pass: n2 follows n1 | pass: the link of n2 is "
                    "up | pass: n2 has what n1 sent | pass: no other server is a primary | "
                    "pass: every server answers (advice)"));
    QCOMPARE(
        verdicts(draft.postconditions),
        std::string("fail: n2 is a primary | fail: n3 follows n2 and its link is up | fail: n1 "
                    "follows n2 and its link is up"));
    QCOMPARE(consequence(draft, "follow it"), std::string("n3, n1"));
    QVERIFY(consequence(draft, "writes lost").find("about a second") != std::string::npos);
    QVERIFY(draft.inverse == (schema::ActionRequest{"cache.promote", {{"node", "n1"}}, {}}));
}

void ActionsTest::promotesAfterADeadPrimary()
{
    const std::vector<ServerWord> words = {
        PrimaryDead,
        {"n2", Role::Replica, "n1", false, true, Trouble::None, 4000},
        {"n3", Role::Replica, "n1", false, true, Trouble::PrimaryDown, 3000}};
    const schema::Draft draft = plan(cache::Promote, "n2", words).value();
    QVERIFY(draft.risk == schema::ActionClass::DataRisk);
    QCOMPARE(stepsText(draft), std::string("n2 -> nobody decisive lost: observe | n3 -> "
                                           "192.0.2.12:6379 lost: observe"));
    QCOMPARE(verdicts(draft.preconditions),
             std::string("pass: Redis on n2 answers | pass: n2 follows n1 | pass: n1 takes no "
                         "writes any more | pass: no replica that answers has newer data than n2 | "
                         "pass: no other server is a primary | pass: every server answers "
                         "(advice)"));
    QCOMPARE(consequence(draft, "writes lost"),
             std::string("those that n2 did not receive: at least 1000 B"));
    QCOMPARE(consequence(draft, "not changed, because they do not answer"),
             std::string("n1: make them follow n2 when they are back, or there may be two "
                         "primaries"));
    QVERIFY(!draft.inverse);
    const schema::Draft other = plan(cache::Promote, "n3", words).value();
    QVERIFY2(verdicts(other.preconditions)
                     .find("fail: no replica that answers has newer data than n3") !=
                 std::string::npos,
             verdicts(other.preconditions).c_str());
}

void ActionsTest::riskFollowsTheView_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromUtf8(expected);
    };
    row("given a primary that will follow, then nothing is at risk", 0,
        "disruptive: Make n2 the Redis primary after n1, promote n2");
    row("given a silent third, then nothing is at risk", 1,
        "disruptive: Make n2 the Redis primary after n1, promote n2");
    row("given a dead primary, then writes are at risk", 2,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force");
    row("given a silent primary, then it is not known, but may be done", 3,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force");
    row("given a hung primary, then it is not known, but may be done", 4,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force");
    row("given a primary not in the spec, then writes are at risk", 5,
        "data_risk: Make n2 the Redis primary by force after n8, promote n2 by force");
    row("given a silent primary and another one, then it is stopped", 6,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force, stopped by "
        "no other server is a primary");
    row("given that it follows a replica, which answers, then it is stopped", 7,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force, stopped by "
        "n1 takes no writes any more");
    row("given a silent target, then it is stopped", 8,
        "disruptive: Make n2 the Redis primary after n1, promote n2, stopped by Redis on n2 "
        "answers");
    row("given a silent primary and a target behind another, then it is stopped", 9,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force, stopped by "
        "no replica that answers has newer data than n2");
    row("given a silent primary and a silent third, then it may be done", 10,
        "data_risk: Make n2 the Redis primary by force after n1, promote n2 by force");
    row("given a silent primary, a silent third and one that has more, then it is stopped", 11,
        "data_risk: Make n2 the Redis primary by force after n8, promote n2 by force, stopped by "
        "no replica that answers has newer data than n2");
}

void ActionsTest::riskFollowsTheView()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::array<std::vector<ServerWord>, 12> views = {
        calm(),
        with(calm(), 2, {"n3", Role::Replica, "n1", true, false}),
        with(calm(), 0, PrimaryDead),
        with(calm(), 0, PrimarySilent),
        with(calm(), 0, {"n1", Role::Primary, "", true, true, Trouble::Hung}),
        std::vector<ServerWord>{
            {"n1", Role::Replica, "n8"}, {"n2", Role::Replica, "n8"}, {"n3", Role::Replica, "n8"}},
        with(with(calm(), 0, PrimarySilent), 2, {"n3", Role::Primary, ""}),
        std::vector<ServerWord>{
            {"n1", Role::Replica, "n3"}, {"n2", Role::Replica, "n1"}, {"n3", Role::Primary, ""}},
        with(calm(), 1, {"n2", Role::Replica, "n1", true, false}),
        with(with(calm(), 0, PrimarySilent), 2,
             {"n3", Role::Replica, "n1", false, true, Trouble::PrimaryDown, 2000}),
        with(with(calm(), 0, PrimarySilent), 2, {"n3", Role::Replica, "n1", true, false}),
        std::vector<ServerWord>{
            {"n1", Role::Replica, "n8", false, true, Trouble::PrimaryDown, 2000},
            {"n2", Role::Replica, "n8"},
            {"n3", Role::Replica, "n8", true, false}}};
    const schema::Draft draft =
        plan(cache::Promote, "n2", views.at(static_cast<std::size_t>(index))).value();
    std::string text = std::string(schema::ActionClassNames[static_cast<std::size_t>(draft.risk)]) +
                       ": " + draft.title + ", " + draft.verb;
    // As the pipeline judges it: what is not known stops an action that risks data.
    const bool risky = draft.risk == schema::ActionClass::DataRisk;
    const auto stops = std::find_if(draft.preconditions.begin(), draft.preconditions.end(),
                                    [&](const schema::Condition& condition) {
                                        return condition.blocking &&
                                               (condition.verdict == Verdict::Fail ||
                                                (risky && condition.verdict == Verdict::Unknown));
                                    });
    if (stops != draft.preconditions.end()) {
        text += ", stopped by " + stops->text;
    }
    QCOMPARE(text, expected.toStdString());
}

void ActionsTest::saysWhatASilentPrimaryMayDo()
{
    const std::vector<ServerWord> words =
        with(calm(), 0, {"n1", Role::Primary, "", true, false, Trouble::None, 1000});
    const schema::Draft draft = plan(cache::Promote, "n2", words).value();
    QCOMPARE(consequence(draft, "old primary"),
             std::string("n1 does not answer and may go on taking writes: what it takes is lost "
                         "once it follows n2"));
    QCOMPARE(consequence(draft, "writes lost"),
             std::string("those that n2 did not receive; how many is not known"));
    QCOMPARE(consequence(draft, "not changed, because they do not answer"),
             std::string("n1: make them follow n2 when they are back, or there may be two "
                         "primaries"));
    const auto gone = std::find_if(
        draft.preconditions.begin(), draft.preconditions.end(),
        [](const schema::Condition& condition) { return condition.check == "primary_gone"; });
    QVERIFY(gone != draft.preconditions.end());
    QCOMPARE(gone->detail, std::string("its agent was last heard: 5 s ago"));
    // It is back: the plan is not this one any more.
    const cache::Servers back(places(), cacheView(calm()));
    QVERIFY(cache::judged(back, *gone).verdict == Verdict::Fail);
    QVERIFY(plan(cache::Promote, "n2", calm()).value().basis != draft.basis);
}

void ActionsTest::saysWhatASilentReplicaMayHave_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromUtf8(expected);
    };
    row("given that it had less, then it may have more now", 0,
        "unknown: n3 may have more that would be lost");
    row("given that it had more, then how much", 1,
        "unknown: n3 had 500 B more when last heard, and it would be lost");
    row("given that nothing listens there, then its disk may have more", 2,
        "unknown: n3 may have more that would be lost");
    row("given that it was never heard, then it may have more", 3,
        "unknown: n3 may have more that would be lost");
    row("given that it answers, then it is not asked", 4, "");
    row("given two of them that had more, then the one that had most", 5,
        "unknown: n3 had 1000 B more when last heard, and it would be lost");
}

void ActionsTest::saysWhatASilentReplicaMayHave()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::vector<ServerWord> lost = with(calm(), 0, PrimaryDead);
    const std::array<std::vector<ServerWord>, 6> views = {
        with(lost, 2, {"n3", Role::Replica, "n1", true, false, Trouble::None, 900}),
        with(lost, 2, {"n3", Role::Replica, "n1", true, false, Trouble::None, 1500}),
        with(lost, 2, {"n3", Role::Replica, "n1", true, true, Trouble::Dead, 1000}),
        std::vector<ServerWord>{PrimaryDead, {"n2"}},
        lost,
        std::vector<ServerWord>{{"n1", Role::Replica, "n8", true, false, Trouble::None, 1500},
                                {"n2", Role::Replica, "n8"},
                                {"n3", Role::Replica, "n8", true, false, Trouble::None, 2000}}};
    const schema::Draft draft =
        plan(cache::Promote, "n2", views.at(static_cast<std::size_t>(index))).value();
    const auto found = std::find_if(
        draft.preconditions.begin(), draft.preconditions.end(),
        [](const schema::Condition& condition) { return condition.check == "newest_silent"; });
    QCOMPARE(found != draft.preconditions.end(), !expected.isEmpty());
    if (found == draft.preconditions.end()) {
        return;
    }
    QCOMPARE(std::string(schema::VerdictNames[static_cast<std::size_t>(found->verdict)]) + ": " +
                 found->detail,
             expected.toStdString());
    // It is back with newer data: the plan is not this one any more, and the new one is refused.
    const schema::Draft back =
        plan(cache::Promote, "n2",
             with(lost, 2, {"n3", Role::Replica, "n1", true, true, Trouble::None, 1500}))
            .value();
    QVERIFY(back.basis != draft.basis);
    QVERIFY2(
        verdicts(back.preconditions).find("fail: no replica that answers has newer data than n2") !=
            std::string::npos,
        verdicts(back.preconditions).c_str());
}

void ActionsTest::stepsFollowTheView_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    QTest::newRow("given a replica that is not heard, then it is left out")
        << 0
        << QStringLiteral("n2 -> nobody undo 192.0.2.11:6379 lost: undo | n1 -> 192.0.2.12:6379 "
                          "undo nobody decisive lost: undo");
    QTest::newRow("given a replica of another, then it is left alone")
        << 1
        << QStringLiteral("n2 -> nobody undo 192.0.2.11:6379 lost: undo | n1 -> 192.0.2.12:6379 "
                          "undo nobody decisive lost: undo");
    QTest::newRow("given a primary whose agent is silent, then it is left alone")
        << 2
        << QStringLiteral("n2 -> nobody decisive lost: observe | n3 -> 192.0.2.12:6379 lost: "
                          "observe");
    QTest::newRow("given a primary that hangs, then it is left alone")
        << 3
        << QStringLiteral("n2 -> nobody decisive lost: observe | n3 -> 192.0.2.12:6379 lost: "
                          "observe");
}

void ActionsTest::stepsFollowTheView()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::array<std::vector<ServerWord>, 4> views = {
        with(calm(), 2, {"n3", Role::Replica, "n1", true, false}),
        with(calm(), 2, {"n3", Role::Replica, "n2"}), with(calm(), 0, PrimarySilent),
        with(calm(), 0, {"n1", Role::Primary, "", true, true, Trouble::Hung})};
    QCOMPARE(
        stepsText(plan(cache::Promote, "n2", views.at(static_cast<std::size_t>(index))).value()),
        expected.toStdString());
}

void ActionsTest::preconditionsFollowTheView_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromUtf8(expected);
    };
    row("given a target that is not heard, then nothing is believed", 0,
        "fail: Redis on n2 answers");
    row("given a target whose link is down, then it fails", 1, "fail: the link of n2 is up");
    row("given a target far behind, then it fails", 2, "fail: n2 has what n1 sent");
    row("given a second primary, then it fails", 3, "fail: no other server is a primary");
    row("given a silent primary, then it may still write", 4,
        "unknown: n1 takes no writes any more (advice)");
    row("given a hung primary, then it may wake up", 5,
        "unknown: n1 takes no writes any more (advice)");
    row("given a silent third, then that is advice", 6, "fail: every server answers (advice)");
    row("given a third that wants a login, then that is advice", 7,
        "fail: every server answers (advice)");
    row("given a silent primary and a silent third, then that may have more", 8,
        "unknown: no server that does not answer has newer data than n2 (advice)");
}

void ActionsTest::preconditionsFollowTheView()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::array<std::vector<ServerWord>, 9> views = {
        with(calm(), 1, {"n2", Role::Replica, "n1", true, false}),
        with(calm(), 1, {"n2", Role::Replica, "n1", false}),
        with(with(calm(), 0, {"n1", Role::Primary, "", true, true, Trouble::None, 5U << 20U}), 1,
             {"n2", Role::Replica, "n1", true, true, Trouble::None, 1000}),
        with(calm(), 2, {"n3", Role::Primary}),
        with(calm(), 0, PrimarySilent),
        with(calm(), 0, {"n1", Role::Primary, "", true, true, Trouble::Hung}),
        with(calm(), 2, {"n3", Role::Replica, "n1", true, false}),
        with(calm(), 2, {"n3", Role::Replica, "n1", true, true, Trouble::LoginRefused}),
        with(with(calm(), 0, PrimarySilent), 2, {"n3", Role::Replica, "n1", true, false})};
    const schema::Draft draft =
        plan(cache::Promote, "n2", views.at(static_cast<std::size_t>(index))).value();
    const std::string got = verdicts(draft.preconditions);
    QVERIFY2(got.find(expected.toStdString()) != std::string::npos, got.c_str());
    // And again later, by the judge alone.
    for (const schema::Condition& condition : draft.preconditions) {
        const schema::Condition again = cache::judged(
            cache::Servers(places(), cacheView(views.at(static_cast<std::size_t>(index)))),
            condition);
        QVERIFY(again == condition);
    }
}

void ActionsTest::postconditionsBelieveOnlyWhatIsSeen()
{
    const schema::Draft draft = plan(cache::Promote, "n2", calm()).value();
    const auto after = [&](const std::vector<ServerWord>& words) {
        std::vector<schema::Condition> judged;
        for (const schema::Condition& condition : draft.postconditions) {
            judged.push_back(cache::judged(cache::Servers(places(), cacheView(words)), condition));
        }
        return verdicts(judged);
    };
    const std::vector<ServerWord> done = {
        {"n1", Role::Replica, "n2"}, {"n2", Role::Primary, ""}, {"n3", Role::Replica, "n2"}};
    QCOMPARE(after(done), std::string("pass: n2 is a primary | pass: n3 follows n2 and its link is "
                                      "up | pass: n1 follows n2 and its link is up"));
    QCOMPARE(
        after(with(done, 0, {"n1", Role::Replica, "n2", false})),
        std::string("pass: n2 is a primary | pass: n3 follows n2 and its link is up | fail: n1 "
                    "follows n2 and its link is up"));
    QCOMPARE(
        after(with(done, 1, {"n2", Role::Primary, "", true, false})),
        std::string("unknown: n2 is a primary | pass: n3 follows n2 and its link is up | pass: "
                    "n1 follows n2 and its link is up"));
}

void ActionsTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* title, const char* action, const char* name, const char* node,
                        const char* expected) {
        QTest::newRow(title) << QString::fromUtf8(action) << QString::fromUtf8(name)
                             << QString::fromUtf8(node) << QString::fromUtf8(expected);
    };
    row("given a primary, when promoted, then it is one already", "cache.promote", "node", "n1",
        "conflict: n1 is a primary already");
    row("given a replica, when flushed, then its primary is named", "cache.flush", "node", "n2",
        "conflict: n2 is a replica of n1: flush the primary, its replicas follow");
    row("given a name nearly right, then it is offered", "cache.promote", "node", "n22",
        "not_found: no Redis server on a node \"n22\"; did you mean \"n2\"?; there are: n1, n2, "
        "n3");
    row("given no node, then it is asked for", "cache.promote", "", "",
        "invalid_input: the parameter \"node\" is missing: give node=NODE");
    row("given another parameter, then it is not known", "cache.flush", "all", "yes",
        "invalid_input: no parameter \"all\"; there are: node");
    row("given another action, then it is not known", "cache.restart", "node", "n1",
        "not_found: no action \"cache.restart\"; there are: cache.promote, cache.flush");
}

void ActionsTest::refusesWhatMakesNoSense()
{
    QFETCH(QString, action);
    QFETCH(QString, name);
    QFETCH(QString, node);
    QFETCH(QString, expected);
    schema::ActionRequest request{action.toStdString(), {}, {}};
    if (!name.isEmpty()) {
        request.parameters[name.toStdString()] = node.toStdString();
    }
    const Result<schema::Draft> draft = draftOf(places(), request, cacheView(calm()));
    QVERIFY(!draft);
    QCOMPARE(std::string(codeName(draft.error().code)) + ": " + draft.error().text,
             expected.toStdString());
    std::vector<ServerWord> cluster = calm();
    cluster[1].mode = "cluster";
    QVERIFY(plan(cache::Promote, "n2", cluster).error().code == Code::Unsupported);
}

void ActionsTest::basisMovesWithTheFacts()
{
    const std::string basis = plan(cache::Promote, "n2", calm()).value().basis;
    QCOMPARE(plan(cache::Promote, "n2",
                  with(calm(), 1, {"n2", Role::Replica, "n1", true, true, Trouble::None, 9999}))
                 .value()
                 .basis,
             basis);
    QVERIFY(plan(cache::Promote, "n3", calm()).value().basis != basis);
    QVERIFY(plan(cache::Promote, "n2", with(calm(), 0, PrimaryDead)).value().basis != basis);
    QVERIFY(
        plan(cache::Promote, "n2", with(calm(), 2, {"n3", Role::Replica, "n2"})).value().basis !=
        basis);
}

void ActionsTest::flushesAPrimary()
{
    const schema::Draft draft = plan(cache::FlushAll, "n1", calm()).value();
    QCOMPARE(draft.title, std::string("Delete every key of Redis on n1"));
    QVERIFY(draft.risk == schema::ActionClass::DataRisk);
    QCOMPARE(stepsText(draft), std::string("n1 -> flush decisive lost: observe"));
    QCOMPARE(verdicts(draft.preconditions),
             std::string("pass: Redis on n1 answers | pass: n1 is a primary"));
    QCOMPARE(consequence(draft, "keys deleted"), std::string("7, 0 B"));
    QCOMPARE(consequence(draft, "replicas emptied with it"), std::string("n2, n3"));
    QVERIFY(!draft.inverse);
    const schema::Draft silent =
        plan(cache::FlushAll, "n1", with(calm(), 0, PrimarySilent)).value();
    QCOMPARE(verdicts(silent.preconditions),
             std::string("fail: Redis on n1 answers | unknown: n1 is a primary"));
}

void ActionsTest::flushedIsWhatIsSeen()
{
    const schema::Condition promise =
        plan(cache::FlushAll, "n1", calm()).value().postconditions.at(0);
    QVERIFY(promise.verdict == Verdict::Fail);
    schema::ClusterView view = cacheView(calm());
    schema::RawJson& report = view.nodes["n1"].concepts["cache"].status;
    auto status = schema::fromJson<schema::cache::Status>(report.text).value();
    status.flushes = 1;
    status.keys = 3; // written since
    report.text = schema::toJson(status);
    const schema::Condition kept = cache::judged(cache::Servers(places(), view), promise);
    QVERIFY(kept.verdict == Verdict::Pass);
    QCOMPARE(kept.detail, std::string("3 keys, 400 ms ago"));
}

void ActionsTest::offersByRole()
{
    std::string text;
    for (const schema::ActionInfo& offer : cache::offersOf(places(), cacheView(calm()))) {
        text +=
            offer.name + " " + offer.subject + " " + offer.parameters.at(0).choices.at(0) + "; ";
    }
    QCOMPARE(text, std::string("cache.flush cache/n1 n1; cache.promote cache/n2 n2; "
                               "cache.promote cache/n3 n3; "));
    QVERIFY(cache::offersOf(places(), cacheView({})).empty());
}

void ActionsTest::offersForceWhereNobodyCanBeDemoted_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromUtf8(expected);
    };
    row("given a primary that answers, then none", 0, "Promote: disruptive");
    row("given a dead primary, then force", 1, "Promote by force: data_risk");
    row("given a silent primary, then force", 2, "Promote by force: data_risk");
    row("given a hung primary, then force", 3, "Promote by force: data_risk");
    row("given a primary never heard, then force", 4, "Promote by force: data_risk");
    row("given a primary not in the spec, then force", 5, "Promote by force: data_risk");
    row("given another primary that answers, then force", 6, "Promote by force: data_risk");
}

/// The offer says what the plan will: each of n2 in the same view.
void ActionsTest::offersForceWhereNobodyCanBeDemoted()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const std::array<std::vector<ServerWord>, 7> views = {
        calm(),
        with(calm(), 0, PrimaryDead),
        with(calm(), 0, PrimarySilent),
        with(calm(), 0, {"n1", Role::Primary, "", true, true, Trouble::Hung}),
        std::vector<ServerWord>{{"n2"}, {"n3"}},
        with(calm(), 1, {"n2", Role::Replica, "n8"}),
        with(with(calm(), 0, PrimarySilent), 2, {"n3", Role::Primary, ""})};
    const std::vector<ServerWord>& words = views.at(static_cast<std::size_t>(index));
    std::string text;
    for (const schema::ActionInfo& offer : cache::offersOf(places(), cacheView(words))) {
        if (offer.subject == "cache/n2") {
            text += offer.title + ": " +
                    std::string(schema::ActionClassNames[static_cast<std::size_t>(offer.risk)]);
            QVERIFY(offer.risk == plan(cache::Promote, "n2", words).value().risk);
        }
    }
    QCOMPARE(text, expected.toStdString());
}

void ActionsTest::loopbackIsNotWhereOthersGo()
{
    const schema::SpecReading reading = schema::SpecReading::read(R"(
cluster:
  name: lab
  nodes: [{id: n1, address: 192.0.2.11}, {id: n2, address: 192.0.2.12}]
cache:
  port: 7000
  servers: [{node: n1, address: 127.0.0.1}, {node: n2, address: 198.51.100.2, port: 7001}]
)",
                                                                  schema::specSections(), {});
    QVERIFY(reading.problems.empty());
    const Places all(reading.spec);
    QCOMPARE(all.find("n1")->watched.toString(), std::string("127.0.0.1:7000"));
    QCOMPARE(all.find("n1")->followed.toString(), std::string("192.0.2.11:7000"));
    QCOMPARE(all.find("n2")->followed.toString(), std::string("198.51.100.2:7001"));
    QCOMPARE(all.nodeOf("192.0.2.11", 7000), std::string("n1"));
    QCOMPARE(all.nodeOf("198.51.100.2", 7001), std::string("n2"));
    QCOMPARE(all.nodeOf("192.0.2.12", 7001), std::string());
}

void ActionsTest::strangeConditionsAreUnknown()
{
    const cache::Servers servers(places(), cacheView(calm()));
    schema::Condition strange;
    strange.check = "is_\x1b[31mpretty";
    strange.arguments["node"] = "n1";
    QVERIFY(cache::judged(servers, strange).verdict == Verdict::Unknown);
    QVERIFY(cache::judged(servers, strange).detail.find('\x1b') == std::string::npos);
    strange.check = "answers";
    strange.arguments["node"] = "n9";
    QVERIFY(cache::judged(servers, strange).verdict == Verdict::Unknown);
}

TEST_CLASS(ActionsTest)

} // namespace bafar::test

#include "actions_test.moc"
