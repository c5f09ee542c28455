// The way back from a change: which action it is, or why there is none.
#include <QTest>

#include "agents/services/actions.h"
#include "tests/deployment/story.h"
#include "tests/support/main.h"

namespace bafar::test {

using schema::deployment::WayBack;
using schema::deployment::wayBack;

class WayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waysBack_data();
    void waysBack();
    void theWayBackIsAnActionThatServicesTake();
    void changesInWords_data();
    void changesInWords();
};

void WayTest::waysBack_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("way");
    const auto row = [](const char* name, const char* action, const char* parameters,
                        ActionState state, const char* way) {
        QTest::newRow(name) << action << parameters << static_cast<int>(state) << way;
    };
    const char* const back = "services.update image=registry/web:1@sha256:aa";
    row("given an update, then an update to the image before, by its digest", "update",
        "image=registry/web:2", ActionState::Succeeded, back);
    row("given a roll-back, then an update to the image before it", "roll_back", "",
        ActionState::Succeeded, back);
    row("given a scaling, then to as many as before", "scale", "replicas=5",
        ActionState::SucceededWithLosses, "services.scale replicas=3");
    row("given an update that needs hands, then it can be asked for", "update",
        "image=registry/web:2", ActionState::FailedNeedsHands, back);
    row("given one whose end nobody knows, then it can be asked for", "update",
        "image=registry/web:2", ActionState::Unknown, back);
    row("given a restart, then none", "restart", "", ActionState::Succeeded,
        "none: a restart changes nothing that could be taken back");
    row("given one that runs, then none", "update", "image=registry/web:2", ActionState::Verifying,
        "none: it still runs: cancel it instead");
    row("given one that was taken back, then none", "update", "image=registry/web:2",
        ActionState::FailedUndone, "none: it was taken back already");
    row("given a cancelled one, then none", "update", "image=registry/web:2",
        ActionState::Cancelled, "none: it was taken back already");
}

void WayTest::waysBack()
{
    QFETCH(const QString, action);
    QFETCH(const QString, parameters);
    QFETCH(const int, state);
    QFETCH(const QString, way);
    const auto record =
        deployment::recordOf(recordOf({"a1", action.toStdString(), parameters.toStdString(),
                                       static_cast<ActionState>(state), 5, 12}));
    const WayBack found = wayBack(record.value());
    std::string text = "none: " + found.whyNot;
    if (found.request) {
        QCOMPARE(found.request->parameters.at("service"), std::string("web"));
        text = found.request->action;
        for (const auto& [name, value] : found.request->parameters) {
            text += name == "service" ? "" : " " + name + "=" + value;
        }
    }
    QCOMPARE(QString::fromStdString(text), way);
}

void WayTest::theWayBackIsAnActionThatServicesTake()
{
    services::Service after = web();
    after.image = "registry/web:2";
    after.digest = "sha256:bb";
    const schema::ClusterView view = viewOf(swarmOf({after}));
    const auto record = deployment::recordOf(
        recordOf({"a1", "update", "image=registry/web:2", ActionState::Succeeded, 1, 1}));
    const Result<schema::Draft> draft =
        bafar::services::draftOf(*wayBack(record.value()).request, services::Config{}, view);
    QVERIFY2(draft.has_value(), draft ? "" : draft.error().text.c_str());
    QCOMPARE(draft->title,
             std::string("Update web from registry/web:2 to registry/web:1@sha256:aa"));
}

void WayTest::changesInWords_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QString>("words");
    QTest::newRow("given an update") << "update"
                                     << "image=registry/web:2"
                                     << "registry/web:1 to registry/web:2";
    QTest::newRow("given the same tag with another content, then the digests tell")
        << "update"
        << "image=registry/web:1@sha256:bb"
        << "registry/web:1@sha256:aa to registry/web:1@sha256:bb";
    QTest::newRow("given a restart, then the image") << "restart"
                                                     << ""
                                                     << "registry/web:1";
    QTest::newRow("given a scaling") << "scale"
                                     << "replicas=5"
                                     << "3 to 5 tasks";
}

void WayTest::changesInWords()
{
    QFETCH(const QString, action);
    QFETCH(const QString, parameters);
    QFETCH(const QString, words);
    const auto record =
        deployment::recordOf(recordOf({"a1", action.toStdString(), parameters.toStdString()}));
    QCOMPARE(QString::fromStdString(schema::deployment::changeText(record.value())), words);
}

TEST_CLASS(WayTest)

} // namespace bafar::test

#include "way_test.moc"
