// The hand-over as a plan: what it would do, what it rests on, and what is believed afterwards.
// It is larger than the budget because the table of cases is.
#include "agents/floating_ip/hand_over.h"

#include <QObject>
#include <QTest>

#include "core/schema/json.h"
#include "tests/floating_ip/effect_text.h"
#include "tests/floating_ip/view_maker.h"
#include "tests/support/main.h"

namespace bafar::test {

using floating_ip::draftHandOver;
using floating_ip::judgeCondition;
using schema::Verdict;
using schema::floating_ip::RouterState;

namespace {

schema::ActionRequest request(const std::string& to, const std::string& address = "web")
{
    return {std::string(floating_ip::HandOver), {{"address", address}, {"to", to}}, {}};
}

schema::Draft draft(const std::string& to, const std::vector<Word>& words)
{
    return draftHandOver(labConfig(), request(to), viewOf(words)).value();
}

schema::floating_ip::TakeOver order(const schema::Draft& draft)
{
    return *schema::fromJson<schema::floating_ip::Command>(draft.steps.at(0).command.text)
                .value()
                .takeOver;
}

/// "pass: n2 is live | fail: ..." in order.
std::string verdicts(const std::vector<schema::Condition>& conditions)
{
    std::string text;
    for (const schema::Condition& condition : conditions) {
        text += (text.empty() ? "" : " | ") +
                std::string(schema::VerdictNames[static_cast<std::size_t>(condition.verdict)]) +
                ": " + condition.text;
    }
    return text;
}

/// After a hand-over to n2 that went as planned.
std::vector<Word> handedOver()
{
    return {{"n1", RouterState::Backup, 150, true, true, false, "n2", "192.0.2.12", 151, {}},
            {"n2", RouterState::Active, 151, true, true, true, "n2", "192.0.2.12", 151, {}},
            {"n3", RouterState::Backup, 50, true, true, false, "n2", "192.0.2.12", 151, {}}};
}

} // namespace

class HandOverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItWouldDo();
    void claimsAndSettles_data();
    void claimsAndSettles();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void preconditionsFollowTheView_data();
    void preconditionsFollowTheView();
    void postconditionsBelieveOnlyWhatIsSeen_data();
    void postconditionsBelieveOnlyWhatIsSeen();
    void basisMovesWithTheFactsAndNotWithTime();
    void aPrioritySinksUnderThePlan();
    void candidatesSayWhy();
    void offersOneForEachRouter();
    void offersThoseFirstThatCould_data();
    void offersThoseFirstThatCould();
    void strangeConditionsAreUnknown();
};

void HandOverTest::saysWhatItWouldDo()
{
    const schema::Draft plan = draft("n2", peace());
    QCOMPARE(plan.title, std::string("Hand 192.0.2.100 over from n1 to n2"));
    QCOMPARE(plan.verb, std::string("hand over to n2"));
    QCOMPARE(plan.steps.size(), std::size_t{1});
    QCOMPARE(plan.steps.at(0).node, std::string("n2"));
    QCOMPARE(plan.steps.at(0).concept_, std::string("floating_ip"));
    QVERIFY(plan.steps.at(0).pointOfNoReturn);
    QCOMPARE(plan.consequences.at(0).value, std::string("n2 takes over from n1"));
    QVERIFY(plan.consequences.at(1).value.find("5 ms") != std::string::npos);
    QCOMPARE(plan.consequences.at(4).value, std::string("2, within 3.4 s"));
    QCOMPARE(plan.consequences.at(5).name, std::string("taken back by itself"));
    QCOMPARE(plan.consequences.at(5).value,
             std::string("no: n2 outranks the others as long as it owns it"));
    QVERIFY(plan.inverse == request("n1"));
    QCOMPARE(verdicts(plan.preconditions),
             std::string("pass: n2 is live | pass: n2 is in backup | pass: the interface of n2 "
                         "works | pass: 192.0.2.100 has exactly one owner | pass: the claim "
                         "outranks the owner"));
    QCOMPARE(plan.preconditions.at(0).detail, std::string("400 ms ago"));
    QCOMPARE(verdicts(plan.postconditions),
             std::string("fail: n2 is active and carries 192.0.2.100 | fail: n1 is backup and let "
                         "192.0.2.100 go | pass: 192.0.2.100 has exactly one owner"));
    // By address as well as by name.
    const auto byAddress =
        draftHandOver(labConfig(), request("n2", "192.0.2.100"), viewOf(peace()));
    QVERIFY(byAddress.has_value());
    QCOMPARE(byAddress->basis, plan.basis);
}

void HandOverTest::claimsAndSettles_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("claim");
    QTest::addColumn<int>("settle");
    QTest::newRow("from the highest to a lower one: just above the highest, for good")
        << 0 << QStringLiteral("n2") << 151 << 151;
    QTest::newRow("back to the highest: above the override, then its own")
        << 1 << QStringLiteral("n1") << 152 << 0;
    QTest::newRow("from an override to a third") << 1 << QStringLiteral("n3") << 152 << 151;
    QTest::newRow("from a stranger of 200: above it, and kept")
        << 2 << QStringLiteral("n1") << 201 << 201;
    QTest::newRow("from an owner of 254: capped, and a precondition fails")
        << 3 << QStringLiteral("n2") << 254 << 151;
}

void HandOverTest::claimsAndSettles()
{
    QFETCH(int, index);
    QFETCH(QString, to);
    QFETCH(int, claim);
    QFETCH(int, settle);
    std::vector<Word> stranger = peace();
    for (Word& word : stranger) {
        word.state = RouterState::Backup;
        word.holds = false;
        word.owner = "192.0.2.77";
        word.ownerNode.clear();
        word.ownerPriority = 200;
    }
    std::vector<Word> top = peace();
    top.at(0).priority = 254;
    const std::array<std::vector<Word>, 4> views{peace(), handedOver(), stranger, top};
    const schema::Draft plan = draft(to.toStdString(), views.at(static_cast<std::size_t>(index)));
    QCOMPARE(int{order(plan).claimPriority}, claim);
    QCOMPARE(int{order(plan).settlePriority}, settle);
    QCOMPARE(order(plan).router, std::string("web"));
    QCOMPARE(plan.preconditions.at(4).verdict, index == 3 ? Verdict::Fail : Verdict::Pass);
    QCOMPARE(plan.inverse.has_value(), index != 2);
}

void HandOverTest::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* address, const char* to, const char* extra,
                        const char* expected) {
        QTest::newRow(name) << QString::fromLatin1(address) << QString::fromLatin1(to)
                            << QString::fromLatin1(extra) << QString::fromLatin1(expected);
    };
    row("the owner itself", "web", "n1", "", "conflict: n1 owns web already");
    row("a misspelt address", "wep", "n2", "",
        "not_found: no floating IP \"wep\"; did you mean \"web\"?; there are: web");
    row("a node that is no member", "web", "n7", "",
        "invalid_input: no member of web \"n7\"; did you mean \"n1\"?; there are: n1, n2, n3");
    row("a misspelt parameter", "web", "n2", "adress",
        "invalid_input: no parameter \"adress\"; did you mean \"address\"?; there are: address, "
        "to");
    row("a missing target", "web", "", "",
        "invalid_input: the parameter \"to\" is missing: give address=NAME to=NODE");
}

void HandOverTest::refusesWhatMakesNoSense()
{
    QFETCH(QString, address);
    QFETCH(QString, to);
    QFETCH(QString, extra);
    QFETCH(QString, expected);
    schema::ActionRequest asked = request(to.toStdString(), address.toStdString());
    if (to.isEmpty()) {
        asked.parameters.erase("to");
    }
    if (!extra.isEmpty()) {
        asked.parameters[extra.toStdString()] = "x";
    }
    const auto plan = draftHandOver(labConfig(), asked, viewOf(peace()));
    QVERIFY(!plan.has_value());
    QCOMPARE(std::string(codeName(plan.error().code)) + ": " + plan.error().text,
             expected.toStdString());
}

void HandOverTest::preconditionsFollowTheView_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    QTest::newRow("target stale") << 0 << QStringLiteral("fail unknown unknown pass pass");
    QTest::newRow("target never heard") << 1 << QStringLiteral("fail unknown unknown pass pass");
    QTest::newRow("target without link") << 2 << QStringLiteral("pass fail fail pass pass");
    QTest::newRow("two owners") << 3 << QStringLiteral("pass pass pass fail pass");
    QTest::newRow("nobody owns") << 4 << QStringLiteral("pass pass pass fail unknown");
    QTest::newRow("the owner is not heard") << 5 << QStringLiteral("pass pass pass unknown pass");
    QTest::newRow("the owner sees a split brain")
        << 6 << QStringLiteral("pass pass pass fail pass");
    QTest::newRow("the owner is without the address: it can be relieved")
        << 8 << QStringLiteral("pass pass pass pass pass");
    QTest::newRow("a backup that still carries the address")
        << 7 << QStringLiteral("pass fail pass pass pass");
}

void HandOverTest::preconditionsFollowTheView()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    std::vector<Word> words = peace();
    switch (index) {
    case 0: words.at(1).live = false; break;
    case 1: words.erase(words.begin() + 1); break;
    case 2:
        words.at(1).state = RouterState::Initialize;
        words.at(1).linkUp = false;
        break;
    case 3: words.at(2).state = RouterState::Active; break;
    case 4:
        for (Word& word : words) {
            word.state = RouterState::Backup;
            word.owner = "0.0.0.0";
            word.ownerPriority = 0;
        }
        break;
    case 5: words.at(0).live = false; break;
    case 6: words.at(0).problem = "split brain: 192.0.2.77 also acts as the owner"; break;
    case 8:
        words.at(0).holds = false;
        words.at(0).problem = "owner, but the addresses are not on eth0: denied";
        break;
    default: words.at(1).holds = true;
    }
    schema::ClusterView view = viewOf(words);
    if (index == 5) {
        view.nodes["n1"].self = false; // seen from n3
        view.nodes["n3"].self = true;
    }
    const auto plan = draftHandOver(labConfig(), request("n2"), view);
    QVERIFY(plan.has_value());
    std::string text;
    for (const schema::Condition& condition : plan->preconditions) {
        text += (text.empty() ? "" : " ") +
                std::string(schema::VerdictNames[static_cast<std::size_t>(condition.verdict)]);
        QVERIFY(condition.blocking);
        QVERIFY(!condition.detail.empty());
    }
    QCOMPARE(text, expected.toStdString());
}

void HandOverTest::postconditionsBelieveOnlyWhatIsSeen_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    QTest::newRow("as planned") << 0 << QStringLiteral("pass pass pass");
    QTest::newRow("the new owner lacks the address") << 1 << QStringLiteral("fail pass pass");
    QTest::newRow("the old owner kept the address") << 2 << QStringLiteral("pass fail pass");
    QTest::newRow("both are owners") << 3 << QStringLiteral("pass fail fail");
    QTest::newRow("the old owner is not heard any more")
        << 4 << QStringLiteral("pass unknown pass");
    QTest::newRow("the new owner is not heard any more")
        << 5 << QStringLiteral("unknown pass unknown");
}

void HandOverTest::postconditionsBelieveOnlyWhatIsSeen()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    const schema::Draft plan = draft("n2", peace());
    std::vector<Word> words = handedOver();
    switch (index) {
    case 1: words.at(1).holds = false; break;
    case 2: words.at(0).holds = true; break;
    case 3:
        words.at(0).state = RouterState::Active;
        words.at(0).holds = true;
        break;
    case 4: words.at(0).live = false; break;
    case 5: words.at(1).live = false; break;
    default: break;
    }
    schema::ClusterView view = viewOf(words);
    if (index == 4) {
        view.nodes["n1"].self = false;
        view.nodes["n3"].self = true;
    }
    std::string text;
    for (const schema::Condition& condition : plan.postconditions) {
        const schema::Condition now = judgeCondition(labConfig(), condition, view);
        QCOMPARE(now.text, condition.text);
        text += (text.empty() ? "" : " ") +
                std::string(schema::VerdictNames[static_cast<std::size_t>(now.verdict)]);
    }
    QCOMPARE(text, expected.toStdString());
}

void HandOverTest::basisMovesWithTheFactsAndNotWithTime()
{
    const std::string before = draft("n2", peace()).basis;
    schema::ClusterView older = viewOf(peace());
    older.nodes["n2"].age = std::chrono::milliseconds(900);
    QCOMPARE(draftHandOver(labConfig(), request("n2"), older).value().basis, before);
    std::vector<Word> changed = peace();
    changed.at(2).linkUp = false;
    QVERIFY(draft("n2", changed).basis != before);
    changed = peace();
    changed.at(2).live = false;
    QVERIFY(draft("n2", changed).basis != before);
}

/// A claim settles seconds after it was made: a plan of that time still stands where its own claim
/// wins.
void HandOverTest::aPrioritySinksUnderThePlan()
{
    std::vector<Word> words = peace();
    words.at(0).priority = 161;
    const schema::Draft plan = draft("n2", words);
    QCOMPARE(int{order(plan).claimPriority}, 162);
    const auto judgedWhen = [&](std::uint8_t priority) {
        words.at(0).priority = priority;
        return judgeCondition(labConfig(), plan.preconditions.back(), viewOf(words)).verdict;
    };
    QCOMPARE(judgedWhen(160), Verdict::Pass);
    QCOMPARE(draft("n2", words).basis, plan.basis);
    QCOMPARE(judgedWhen(162), Verdict::Fail);
    QCOMPARE(draft("n2", words).basis, plan.basis);
}

void HandOverTest::candidatesSayWhy()
{
    std::vector<Word> words = peace();
    words.at(2).live = false;
    const schema::Draft plan = draft("n2", words);
    QCOMPARE(plan.candidateColumns, (std::vector<std::string>{"priority", "state", "heard"}));
    QCOMPARE(plan.candidates.size(), std::size_t{3});
    QCOMPARE(plan.candidates.at(0).reason, std::string("owns it now"));
    QVERIFY(plan.candidates.at(1).chosen);
    QCOMPARE(plan.candidates.at(1).eligible, Verdict::Pass);
    QCOMPARE(plan.candidates.at(1).figures,
             (std::vector<std::string>{"100", "backup", "400 ms ago"}));
    QCOMPARE(plan.candidates.at(2).eligible, Verdict::Unknown);
}

void HandOverTest::offersOneForEachRouter()
{
    const auto offers = floating_ip::offersOf(labConfig(), viewOf(peace()));
    QCOMPARE(offers.size(), std::size_t{1});
    QCOMPARE(offers.at(0).name, std::string("floating_ip.hand_over"));
    QCOMPARE(offers.at(0).subject, std::string("floating_ip/web"));
    QCOMPARE(offers.at(0).parameters.at(1).choices, (std::vector<std::string>{"n2", "n3"}));
}

void HandOverTest::offersThoseFirstThatCould_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, int index, const char* expected) {
        QTest::newRow(name) << index << QString::fromLatin1(expected);
    };
    row("given all well, then by priority", 0, "n2 n3");
    row("given a higher priority later in the spec, then that first", 1, "n3 n2");
    row("given the same priority, then as in the spec", 2, "n2 n3");
    row("given the first silent, then last", 3, "n3 n2");
    row("given the first never heard, then last", 4, "n3 n2");
    row("given the first not in backup, then last", 5, "n3 n2");
    row("given the first with a problem, then last", 6, "n3 n2");
    row("given another owner, then the one before may have it back", 7, "n1 n2");
    row("given two owners, then the backup first", 8, "n2 n1 n3");
    row("given nobody heard, then as in the spec", 9, "n1 n2 n3");
    row("given the first silent and of the highest priority, then last", 10, "n3 n2");
}

void HandOverTest::offersThoseFirstThatCould()
{
    QFETCH(int, index);
    QFETCH(QString, expected);
    schema::floating_ip::Config config = labConfig();
    std::vector<schema::floating_ip::Member>& members = config.routers.at(0).members;
    std::vector<Word> words = peace();
    switch (index) {
    case 1: members.at(2).priority = 120; break;
    case 2: members.at(2).priority = 100; break;
    case 3: words.at(1).live = false; break;
    case 4: words.erase(words.begin() + 1); break;
    case 5:
        words.at(1).state = RouterState::Initialize;
        words.at(1).linkUp = false;
        break;
    case 6: words.at(1).problem = "its own address is heard from 192.0.2.77"; break;
    case 7:
        words.at(0).state = RouterState::Backup;
        words.at(2).state = RouterState::Active;
        break;
    case 8: words.at(2).state = RouterState::Active; break;
    case 9: words.clear(); break;
    case 10:
        words.at(1).live = false;
        members.at(1).priority = 200;
        break;
    default: break;
    }
    const auto offers = floating_ip::offersOf(config, viewOf(words));
    QCOMPARE(offers.size(), std::size_t{1});
    std::string text;
    for (const std::string& node : offers.at(0).parameters.at(1).choices) {
        text += (text.empty() ? "" : " ") + node;
    }
    QCOMPARE(text, expected.toStdString());
}

void HandOverTest::strangeConditionsAreUnknown()
{
    schema::Condition strange;
    strange.check = "moon_phase";
    strange.arguments = {{"router", "web"}};
    QCOMPARE(judgeCondition(labConfig(), strange, viewOf(peace())).verdict, Verdict::Unknown);
    strange.check = "one_owner";
    strange.arguments = {{"router", "gone"}};
    QCOMPARE(judgeCondition(labConfig(), strange, viewOf(peace())).verdict, Verdict::Unknown);
}

TEST_CLASS(HandOverTest)

} // namespace bafar::test

#include "hand_over_test.moc"
