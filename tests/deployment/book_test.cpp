// Records from what was agreed: of every kind of change, the same however an agent came to know it,
// forgotten when the agents forget, safe whatever somebody wrote.
#include <QTest>

#include "tests/deployment/story.h"
#include "tests/support/main.h"

namespace bafar::test {

using deployment::Book;

class BookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeIsRecorded_data();
    void everyChangeIsRecorded();
    void whatChangesNoServiceIsNoDeployment();
    void aRecordFollowsItsAction();
    void allAgentsHaveTheSame();
    void theNewestAreTold();
    void whatTheAgentsForgetIsForgotten();
    void aRunThatTheAgentsDoNotKnowIsForgotten();
    void outsideOnesAreBounded();
    void anotherGroupsRecordsReplaceTheOld();
    void hostileTextsAreCut();
    void wordsOfSeveralAgentsAreOne();
};

void BookTest::everyChangeIsRecorded_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char* name, const char* action, const char* parameters,
                        ActionState state, const char* line, const char* outcome) {
        QTest::newRow(name) << action << parameters << static_cast<int>(state) << line << outcome;
    };
    row("given an update that is seen to hold, then from which image to which", "update",
        "image=registry/web:2", ActionState::Succeeded,
        "update_image registry/web:1@sha256:aa registry/web:2 succeeded operator/sara 12 s",
        "the result");
    row("given an update that crashes, then it failed, was taken back, and why", "update",
        "image=registry/web:bad", ActionState::FailedUndone,
        "update_image registry/web:1@sha256:aa registry/web:bad failed_undone operator/sara 12 s",
        "web.2 on n1: exit code 1");
    row("given a roll-back, then to the image of the spec before", "roll_back", "",
        ActionState::Succeeded,
        "roll_back registry/web:1@sha256:aa registry/web:0 succeeded operator/sara 12 s",
        "the result");
    row("given a scaling, then how many tasks before and after", "scale", "replicas=5",
        ActionState::Succeeded, "scale 3 5 succeeded operator/sara 12 s", "the result");
    row("given a restart, then the image stays", "restart", "", ActionState::SucceededWithLosses,
        "restart registry/web:1@sha256:aa registry/web:1@sha256:aa succeeded_with_losses "
        "operator/sara 12 s",
        "the result");
    row("given one that runs, then it has no end yet", "scale", "replicas=0", ActionState::Running,
        "scale 3 0 running operator/sara", "");
    row("given contact lost, then nobody guesses", "update", "image=registry/web:2",
        ActionState::Unknown,
        "update_image registry/web:1@sha256:aa registry/web:2 unknown operator/sara 12 s",
        "the result");
}

void BookTest::everyChangeIsRecorded()
{
    QFETCH(const QString, action);
    QFETCH(const QString, parameters);
    QFETCH(const int, state);
    QFETCH(const QString, line);
    QFETCH(const QString, outcome);
    const auto end = static_cast<ActionState>(state);
    const schema::ActionRecord record =
        recordOf({"a1", action.toStdString(), parameters.toStdString(), end, 5, 12,
                  end == ActionState::FailedUndone ? outcome.toStdString() : ""});
    const auto made = deployment::recordOf(record);
    QVERIFY(made.has_value());
    QCOMPARE(QString::fromStdString(lineOf(*made)), line);
    QCOMPARE(QString::fromStdString(made->outcome), outcome);
    QCOMPARE(made->service, std::string("web"));
    QCOMPARE(made->why, std::string("ticket 7"));
    QCOMPARE(made->node, std::string("n2"));
    QCOMPARE(made->startedAt.unixMs, Noon.unixMs + 5000);
    QCOMPARE(made->steps.size(), std::size_t{2});
    QVERIFY(!made->outside);
    // What the spec before held, nobody said when the plan was made; nor what is left of a failure.
    const bool succeeded = end == ActionState::Succeeded || end == ActionState::SucceededWithLosses;
    QCOMPARE(made->after.has_value(), succeeded && action != QLatin1String("roll_back"));
    if (made->after && action == QLatin1String("scale")) {
        QCOMPARE(*made->after->replicas, *made->toReplicas);
    }
}

void BookTest::whatChangesNoServiceIsNoDeployment()
{
    schema::ActionRecord record = recordOf({"a1", "restart", ""});
    record.plan.draft.steps.clear();
    QVERIFY(!deployment::recordOf(record));
    record = recordOf({"a1", "restart", ""});
    for (schema::PlannedStep& step : record.plan.draft.steps) {
        step.concept_ = "floating_ip";
    }
    QVERIFY(!deployment::recordOf(record));
    record = recordOf({"a1", "restart", ""});
    for (schema::PlannedStep& step : record.plan.draft.steps) {
        step.command.text = R"({"change":7})";
    }
    QVERIFY(!deployment::recordOf(record));
}

void BookTest::aRecordFollowsItsAction()
{
    Agreed agreed;
    Book book;
    const Act act{"a1", "update", "image=registry/web:2", ActionState::Running, 0, 9};
    QVERIFY(book.take(agreed.add(recordOf(act))));
    QVERIFY(book.runs("web"));
    QVERIFY(!book.runs("api"));
    QVERIFY2(!book.take(agreed.add(recordOf(act))), "the same again is no news");
    Act ended = act;
    ended.state = ActionState::Succeeded;
    QVERIFY(book.take(agreed.add(recordOf(ended))));
    QVERIFY(!book.runs("web"));
    QCOMPARE(book.size(), std::size_t{1});
    QCOMPARE(book.newest(9).front().state, ActionState::Succeeded);
}

void BookTest::allAgentsHaveTheSame()
{
    Agreed agreed;
    agreed.keepNewest(6);
    Book always;
    for (int i = 0; i < 20; ++i) {
        const std::string id = "a" + std::to_string(i);
        always.take(agreed.add(recordOf({id, "scale", "replicas=5", ActionState::Running, i})));
        always.take(
            agreed.add(recordOf({id, "scale", "replicas=5", ActionState::Succeeded, i, 1})));
        Book startedNow;
        startedNow.take(agreed.all());
        QVERIFY2(startedNow.newest(100) == always.newest(100), id.c_str());
    }
    QCOMPARE(always.size(), std::size_t{6});
}

void BookTest::theNewestAreTold()
{
    Agreed agreed;
    Book book;
    for (const int at : {30, 10, 20}) {
        book.take(agreed.add(
            recordOf({"a" + std::to_string(at), "restart", "", ActionState::Succeeded, at, 1})));
    }
    const auto two = book.newest(2);
    QCOMPARE(two.size(), std::size_t{2});
    QCOMPARE(two[0].id, std::string("a30"));
    QCOMPARE(two[1].id, std::string("a20"));
}

void BookTest::whatTheAgentsForgetIsForgotten()
{
    Agreed agreed;
    Book book;
    book.take(agreed.add(recordOf({"old", "restart", "", ActionState::Succeeded, 1, 1})));
    agreed.keepNewest(1);
    QVERIFY(book.take(agreed.add(recordOf({"new", "restart", "", ActionState::Succeeded, 2, 1}))));
    QCOMPARE(book.size(), std::size_t{1});
    QCOMPARE(book.newest(9).front().id, std::string("new"));
}

void BookTest::aRunThatTheAgentsDoNotKnowIsForgotten()
{
    Agreed agreed;
    Book book;
    deployment::AgreedMoved moved = agreed.add(recordOf({"a1", "restart", ""}));
    moved.running.clear(); // its end was agreed on and forgotten while this agent was away
    book.take(moved);
    QCOMPARE(book.size(), std::size_t{0});
}

void BookTest::outsideOnesAreBounded()
{
    Agreed agreed;
    Book book;
    Deployment record;
    record.service = "web";
    const std::size_t many = Book::OutsideMax + 10;
    for (std::size_t i = 1; i <= many; ++i) {
        schema::SlotChange change;
        change.slot = schema::SlotKind::Deployment;
        change.key = "web@" + std::to_string(i);
        record.startedAt = {Noon.unixMs + static_cast<std::int64_t>(i)};
        record.id = "what another agent calls it";
        change.value = schema::RawJson{schema::toJson(record)};
        book.take(agreed.add(change));
    }
    QCOMPARE(book.size(), Book::OutsideMax);
    QCOMPARE(book.newest(1).front().id, "web@" + std::to_string(many));
    QVERIFY(book.newest(1).front().outside);
    QVERIFY(book.outside("web@10") == nullptr);
    QCOMPARE(book.outsideBeyond(Book::OutsideMax - 1).front().first, std::string("web@11"));
    schema::SlotChange cleared;
    cleared.slot = schema::SlotKind::Deployment;
    cleared.key = "web@11";
    QVERIFY(book.take(agreed.add(cleared)));
    QVERIFY(book.outside("web@11") == nullptr);
    cleared.slot = schema::SlotKind::Silence;
    cleared.key = "web@12";
    QVERIFY(!book.take(agreed.add(cleared)));
    QVERIFY(book.outside("web@12") != nullptr);
}

void BookTest::anotherGroupsRecordsReplaceTheOld()
{
    Agreed before;
    Agreed after;
    Book book;
    book.take(before.add(recordOf({"a1", "restart", "", ActionState::Succeeded, 1, 1})));
    QVERIFY(book.take(after.all()));
    QCOMPARE(book.size(), std::size_t{0});
}

void BookTest::hostileTextsAreCut()
{
    std::string hostile;
    for (int i = 0; i < 4000; ++i) {
        hostile += "\xE2\x80\xAEgpj\x1b[31m\n";
    }
    schema::ActionRecord action = recordOf(
        {"a1", "update", "image=registry/web:2", ActionState::FailedUndone, 1, 1, hostile});
    action.actor = hostile;
    action.plan.request.reason = hostile;
    action.steps.front().log = hostile;
    const auto record = deployment::recordOf(action);
    QVERIFY(record.has_value());
    const std::string text = schema::toJson(*record);
    QVERIFY2(text.size() < 4096, std::to_string(text.size()).c_str());
    QVERIFY(text.find("\xE2\x80\xAE") == std::string::npos);
    QVERIFY(text.find("u001b") == std::string::npos);

    schema::SlotChange change;
    change.slot = schema::SlotKind::Deployment;
    change.key = "web@1";
    Deployment outside;
    outside.service = outside.fromImage = outside.outcome = hostile;
    outside.steps.resize(500);
    change.value = schema::RawJson{schema::toJson(outside)};
    Agreed agreed;
    Book book;
    book.take(agreed.add(change));
    QVERIFY(schema::toJson(book.newest(1).front()).size() < 4096);
    change.value = schema::RawJson{"[]"};
    change.key = "web@2";
    QVERIFY2(!book.take(agreed.add(change)), "what is no record has no row");
}

void BookTest::wordsOfSeveralAgentsAreOne()
{
    schema::deployment::Status cutOff;
    schema::deployment::Status fresh;
    Deployment record;
    record.id = "a1";
    record.startedAt = Noon;
    cutOff.records = {record};
    record.state = ActionState::Succeeded;
    fresh.records = {record};
    record.id = "a2";
    record.startedAt = {Noon.unixMs + 1};
    fresh.records.insert(fresh.records.begin(), record);
    for (const auto& words : {std::vector<const schema::deployment::Status*>{&cutOff, &fresh},
                              std::vector<const schema::deployment::Status*>{&fresh, &cutOff}}) {
        QVERIFY(schema::deployment::together(words) == fresh.records);
    }
}

TEST_CLASS(BookTest)

} // namespace bafar::test

#include "book_test.moc"
