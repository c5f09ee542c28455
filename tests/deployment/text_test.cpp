// What bafarctl deployments prints: every column and line, and nothing that a terminal obeys.
#include "agents/ctl/deployment_text.h"

#include <QTest>

#include "tests/deployment/story.h"
#include "tests/support/main.h"

namespace bafar::test {

class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTableHasARowForEach();
    void oneIsToldWhole();
    void theWayBackIsACommand();
    void jsonIsOneLine();
    void nothingIsSaid();
};

static Deployment update(ActionState state = ActionState::Succeeded)
{
    return deployment::recordOf(recordOf({"a1", "update", "image=registry/web:2", state, 0, 12}))
        .value();
}

static Deployment outside()
{
    Deployment record;
    record.id = "web@12";
    record.service = "web\x1b[31m";
    record.kind = Kind::Scale;
    record.outside = true;
    record.fromReplicas = 3;
    record.toReplicas = 2;
    record.startedAt = Noon;
    record.state = ActionState::Unknown;
    return record;
}

void TextTest::theTableHasARowForEach()
{
    const std::string table = ctl::deploymentTable({update(), outside()}, 4);
    for (const char* part : {"WHEN (UTC)", "registry/web:1 to registry/web:2", "operator/sara",
                             "succeeded", "12 s", "a1", "3 to 2 tasks", "not through Bafar",
                             "not watched", "4 older ones are kept but not shown"}) {
        QVERIFY2(table.find(part) != std::string::npos, (part + ("\n" + table)).c_str());
    }
    QVERIFY(table.find('\x1b') == std::string::npos);
}

void TextTest::oneIsToldWhole()
{
    const std::string text = ctl::deploymentText(update());
    for (const char* part : {"service     web", "from image  registry/web:1@sha256:aa",
                             "to image    registry/web:2", "why         ticket 7", "run by      n2",
                             "took        12 s", "step        done", "3 of 3 tasks"}) {
        QVERIFY2(text.find(part) != std::string::npos, (part + ("\n" + text)).c_str());
    }
}

void TextTest::theWayBackIsACommand()
{
    QVERIFY2(ctl::deploymentText(update()).find(
                 "way back    bafarctl act services.update image=registry/web:1@sha256:aa") !=
                 std::string::npos,
             ctl::deploymentText(update()).c_str());
    QVERIFY(
        ctl::deploymentText(update(ActionState::Running)).find("way back    none: it still runs") !=
        std::string::npos);
}

void TextTest::jsonIsOneLine()
{
    const std::string json = ctl::deploymentsJson({update(), outside()}, 4);
    QCOMPARE(std::count(json.begin(), json.end(), '\n'), std::ptrdiff_t{1});
    QVERIFY(json.ends_with(",\"left_out\":4}\n"));
    QVERIFY(json.starts_with("{\"deployments\":[{\"id\":\"a1\""));
}

void TextTest::nothingIsSaid()
{
    QCOMPARE(ctl::deploymentTable({}, 0), std::string("no change of a service is recorded\n"));
    QCOMPARE(ctl::deploymentsJson({}, 0), std::string("{\"deployments\":[],\"left_out\":0}\n"));
}

TEST_CLASS(TextTest)

} // namespace bafar::test

#include "text_test.moc"
