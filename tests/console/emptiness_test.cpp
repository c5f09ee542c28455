// Of four reasons for an empty page, the one that holds is said.
#include <QTest>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/link/store.h"
#include "ui/things/emptiness.h"

namespace bafar::test {

using namespace std::chrono_literals;
using ui::things::Emptiness;
using ui::things::Heard;

class EmptinessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoWasHeardIsTold_data();
    void whoWasHeardIsTold();
    void theReasonThatHoldsIsSaid_data();
    void theReasonThatHoldsIsSaid();
    void whoIsMissingIsToBeBroughtBack();
};

static void apply(link::Store& store, const std::string& node, schema::MessageKind kind)
{
    schema::Message message;
    message.node = node;
    message.kind = kind;
    if (kind == schema::MessageKind::Snapshot) {
        message.snapshot = snapshotOf(node, "n1");
    }
    store.apply(message, Instant(1h));
}

void EmptinessTest::whoWasHeardIsTold_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("laterSeconds");
    QTest::addColumn<int>("heard");
    const auto row = [](const char* name, const char* said, int later, Heard heard) {
        QTest::newRow(name) << QString::fromLatin1(said) << later << static_cast<int>(heard);
    };
    row("given no agent, then never", "", 0, Heard::Never);
    row("given a connection alone, then never", "opened", 0, Heard::Never);
    row("given a sign of life that says nothing, then never", "heartbeat", 0, Heard::Never);
    row("given one that speaks, then partly", "snapshot", 0, Heard::Partly);
    row("given all that speak, then now", "both", 0, Heard::Now);
    row("given silence since, then before", "snapshot", 40, Heard::Before);
    row("given silence of all since, then before", "both", 40, Heard::Before);
}

void EmptinessTest::whoWasHeardIsTold()
{
    QFETCH(const QString, said);
    QFETCH(const int, laterSeconds);
    QFETCH(const int, heard);
    link::Store store(std::vector<std::string>{"n1", "n2"});
    if (!said.isEmpty()) {
        store.opened("n1", Instant(1h));
    }
    if (said == QLatin1String("heartbeat")) {
        apply(store, "n1", schema::MessageKind::Heartbeat);
    } else if (!said.isEmpty() && said != QLatin1String("opened")) {
        apply(store, "n1", schema::MessageKind::Snapshot);
    }
    if (said == QLatin1String("both")) {
        apply(store, "n2", schema::MessageKind::Snapshot);
    }
    store.advance(Instant(1h) + std::chrono::seconds(laterSeconds));
    QCOMPARE(static_cast<int>(ui::things::heardOf(store)), heard);
}

void EmptinessTest::theReasonThatHoldsIsSaid_data()
{
    QTest::addColumn<int>("heard");
    QTest::addColumn<QString>("why");
    QTest::addColumn<bool>("isSpec");
    const auto row = [](const char* name, Heard heard, const char* why, bool isSpec) {
        QTest::newRow(name) << static_cast<int>(heard) << QString::fromLatin1(why) << isSpec;
    };
    row("given nobody yet", Heard::Never, "No agent was heard yet", false);
    row("given silence", Heard::Before, "No agent is heard", false);
    row("given some that know of none", Heard::Partly, "No volume is known", false);
    row("given agents that know of none", Heard::Now, "No volume is known", true);
}

void EmptinessTest::theReasonThatHoldsIsSaid()
{
    QFETCH(const int, heard);
    QFETCH(const QString, why);
    QFETCH(const bool, isSpec);
    const Emptiness none{QStringLiteral("No volume is known"), QStringLiteral("Name it."), true};
    const Emptiness said = ui::things::emptinessOf({static_cast<Heard>(heard)}, none);
    QCOMPARE(said.why, why);
    QCOMPARE(said.isSpec, isSpec);
    QVERIFY(!said.whatToDo.isEmpty());
}

void EmptinessTest::whoIsMissingIsToBeBroughtBack()
{
    link::Store store(std::vector<std::string>{"n1", "n2", "n3"});
    store.opened("n1", Instant(1h));
    apply(store, "n1", schema::MessageKind::Snapshot);
    const Emptiness said =
        ui::things::emptinessOf(ui::things::hearingOf(store), {QStringLiteral("No volume"), {}});
    QCOMPARE(said.why, QStringLiteral("No volume"));
    QVERIFY2(said.whatToDo.startsWith(QLatin1String(
                 "Heard: n1. Not heard, and may know more: n2 and n3. Bring n2 and n3 back: ")),
             qPrintable(said.whatToDo));
}

} // namespace bafar::test

using bafar::test::EmptinessTest;
TEST_CLASS(EmptinessTest)
#include "emptiness_test.moc"
