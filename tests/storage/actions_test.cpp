// The storage actions: what is offered, what a plan says, and how its conditions are judged.
#include "agents/storage/actions.h"

#include <QTest>

#include "tests/storage/fixture.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace storage;
using schema::Verdict;

/// What n1 says after a look that found this.
schema::ClusterView viewAfter(const std::string& folder)
{
    Played played;
    played.round(folder);
    return viewWith(played.status());
}

schema::storage::Config config()
{
    return specOf().section<schema::storage::Config>("storage");
}

QString offersText(const schema::ClusterView& view)
{
    QStringList lines;
    for (const schema::ActionInfo& offer : offersOf(config(), view)) {
        QString line = QString::fromStdString(offer.name);
        for (const schema::ActionParameter& parameter : offer.parameters) {
            line += QLatin1Char(' ') + QString::fromStdString(parameter.name) + QLatin1Char('=');
            for (const std::string& choice : parameter.choices) {
                line += QString::fromStdString(choice);
            }
        }
        lines.append(line);
    }
    return lines.join(QStringLiteral("; "));
}

schema::ActionRequest request(std::string_view action, bool node = false)
{
    schema::ActionRequest asked{std::string(action), {{"volume", "shared"}}, {}};
    if (node) {
        asked.parameters.emplace("node", "n2");
    }
    return asked;
}

QString verdicts(const std::vector<schema::Condition>& conditions)
{
    QStringList all;
    for (const schema::Condition& condition : conditions) {
        const std::string_view name =
            schema::VerdictNames[static_cast<std::size_t>(condition.verdict)];
        all.append(QString::fromStdString(condition.check) + QLatin1Char(' ') +
                   QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
    return all.join(QStringLiteral("; "));
}

} // namespace

class StorageActionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatCanBeDoneIsOffered_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("offers");
        const auto row = [](const char* folder, const char* offers) {
            QTest::newRow(folder) << QString::fromLatin1(folder) << QString::fromLatin1(offers);
        };
        row("healthy", "storage.heal volume=shared; storage.stop_heal volume=shared");
        row("healing_off_pending_heals", "storage.start_heal volume=shared");
        row("brick_killed_on_n2", "storage.heal volume=shared; storage.stop_heal volume=shared; "
                                  "storage.restart_brick volume=shared node=n2");
        row("glusterd_stopped_on_n2",
            "storage.heal volume=shared; storage.stop_heal volume=shared");
    }

    void whatCanBeDoneIsOffered()
    {
        QFETCH(QString, folder);
        QFETCH(QString, offers);
        QCOMPARE(offersText(viewAfter(folder.toStdString())), offers);
    }

    void nothingIsOfferedWhenNobodyAsks()
    {
        schema::storage::Status status = readyStatus();
        QCOMPARE(offersText(viewWith(status)), QString());
    }

    void aPlanSaysWhatWillHappen_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("node");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("inverse");
        const auto row = [](const char* folder, std::string_view action, bool node,
                            const char* command, const char* before, const char* after,
                            std::string_view inverse) {
            const auto text = [](std::string_view view) {
                return QString::fromLatin1(view.data(), static_cast<qsizetype>(view.size()));
            };
            QTest::addRow("%s %s", folder, text(action).toLatin1().constData())
                << QString::fromLatin1(folder) << text(action) << node
                << QString::fromLatin1(command) << QString::fromLatin1(before)
                << QString::fromLatin1(after) << text(inverse);
        };
        row("healthy", HealNow, false, R"({"order":"heal","volume":"shared"})",
            "is_started pass; self_heal_on pass; all_bricks_serve pass", "heals pass", "");
        row("brick_killed_on_n2", HealNow, false, R"({"order":"heal","volume":"shared"})",
            "is_started pass; self_heal_on pass; all_bricks_serve fail", "heals pass", "");
        row("healthy", StopHeal, false, R"({"order":"self_heal_off","volume":"shared"})",
            "is_started pass", "self_heal_off fail", StartHeal);
        row("healing_off_pending_heals", StartHeal, false,
            R"({"order":"self_heal_on","volume":"shared"})", "is_started pass", "self_heal_on fail",
            StopHeal);
        row("brick_killed_on_n2", RestartBrick, true,
            R"({"order":"restart_bricks","volume":"shared"})", "is_started pass; brick_down pass",
            "brick_serves fail", "");
        row("glusterd_stopped_on_n2", RestartBrick, true,
            R"({"order":"restart_bricks","volume":"shared"})",
            "is_started pass; brick_down unknown", "brick_serves unknown", "");
    }

    void aPlanSaysWhatWillHappen()
    {
        QFETCH(QString, folder);
        QFETCH(QString, action);
        QFETCH(bool, node);
        QFETCH(QString, command);
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(QString, inverse);
        const auto draft =
            draftOf(config(), request(action.toStdString(), node), viewAfter(folder.toStdString()));
        QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
        QCOMPARE(draft->steps.size(), std::size_t{1});
        QCOMPARE(draft->steps[0].node, std::string("n1"));
        QCOMPARE(QString::fromStdString(draft->steps[0].command.text), command);
        QCOMPARE(verdicts(draft->preconditions), before);
        QCOMPARE(verdicts(draft->postconditions), after);
        QCOMPARE(QString::fromStdString(draft->inverse ? draft->inverse->action : ""), inverse);
        QVERIFY(!draft->consequences.empty());
        QVERIFY(!draft->basis.empty());
    }

    void whatCannotBePlannedIsRefused_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* folder, const char* action,
                            const char* parameters, Code code) {
            QTest::newRow(name) << QString::fromLatin1(folder) << QString::fromLatin1(action)
                                << QString::fromLatin1(parameters) << static_cast<int>(code);
        };
        row("given no volume", "healthy", "storage.heal", "", Code::InvalidInput);
        row("given an unknown parameter", "healthy", "storage.heal", "volume=shared force=yes",
            Code::InvalidInput);
        row("given an unknown volume", "healthy", "storage.heal", "volume=shard", Code::NotFound);
        row("given an unknown action", "healthy", "storage.format", "volume=shared",
            Code::NotFound);
        row("given self-heal that is on", "healthy", "storage.start_heal", "volume=shared",
            Code::Conflict);
        row("given self-heal that is off", "healing_off_pending_heals", "storage.stop_heal",
            "volume=shared", Code::Conflict);
        row("given a brick that serves", "healthy", "storage.restart_brick",
            "volume=shared node=n2", Code::Conflict);
        row("given a node without a brick", "healthy", "storage.restart_brick",
            "volume=shared node=n9", Code::InvalidInput);
        row("given nobody that asks", "", "storage.heal", "volume=shared", Code::Unavailable);
    }

    void whatCannotBePlannedIsRefused()
    {
        QFETCH(QString, folder);
        QFETCH(QString, action);
        QFETCH(QString, parameters);
        QFETCH(int, code);
        schema::ActionRequest asked{action.toStdString(), {}, {}};
        for (const QString& word : parameters.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            asked.parameters.emplace(word.section(QLatin1Char('='), 0, 0).toStdString(),
                                     word.section(QLatin1Char('='), 1).toStdString());
        }
        const auto draft =
            draftOf(config(), asked,
                    folder.isEmpty() ? viewWith(readyStatus()) : viewAfter(folder.toStdString()));
        QVERIFY(!draft.has_value());
        QCOMPARE(static_cast<int>(draft.error().code), code);
    }

    void aPlanRestsOnFactsNotOnTime()
    {
        Played played;
        played.round();
        const auto asked = request(HealNow);
        const auto first = draftOf(config(), asked, viewWith(played.status()));
        played.round();
        const auto second = draftOf(config(), asked, viewWith(played.status()));
        QCOMPARE(first->basis, second->basis);
        played.round("brick_killed_on_n2");
        QVERIFY(first->basis != draftOf(config(), asked, viewWith(played.status()))->basis);
    }

    void theRestartedBrickIsSeenServing()
    {
        const auto draft =
            draftOf(config(), request(RestartBrick, true), viewAfter("brick_killed_on_n2"));
        QVERIFY(draft.has_value());
        const auto judged = judgedIn(draft->postconditions[0], viewAfter("healthy"));
        QVERIFY(judged.verdict == Verdict::Pass);
        QCOMPARE(judged.detail, std::string("process 312, as n1 says"));
    }

    void anUnknownCheckIsUnknown()
    {
        schema::Condition condition;
        condition.check = "weather";
        condition.arguments = {{"volume", "shared"}};
        QVERIFY(judgedIn(condition, viewAfter("healthy")).verdict == Verdict::Unknown);
    }
};

} // namespace bafar::test

TEST_CLASS(bafar::test::StorageActionsTest)
#include "actions_test.moc"
