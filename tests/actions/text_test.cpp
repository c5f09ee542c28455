// The pipeline's texts: commands, differences, names to type.
#include <QTest>

#include "agents/actions/text.h"
#include "tests/actions/pipeline.h"
#include "tests/support/main.h"

namespace bafar::test {

class ActionTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandLines_data();
    void commandLines();
    void onlyThatNodesAgentIsAsked_data();
    void onlyThatNodesAgentIsAsked();
    void differences_data();
    void differences();
    void objectNames();
};

void ActionTextTest::commandLines_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, const char* value, const char* line) {
        QTest::newRow(name) << QString::fromUtf8(value) << QString::fromUtf8(line);
    };
    row("a plain word stays", "web", "bafarctl act toy.move to=web");
    row("an address stays", "2001:db8::1/64", "bafarctl act toy.move to=2001:db8::1/64");
    row("a blank is quoted", "two words", "bafarctl act toy.move 'to=two words'");
    row("a quote is escaped", "it's", "bafarctl act toy.move 'to=it'\\''s'");
    row("a shell's own letters are quoted", "$(reboot)", "bafarctl act toy.move 'to=$(reboot)'");
}

void ActionTextTest::commandLines()
{
    QFETCH(QString, value);
    QFETCH(QString, line);
    const schema::ActionRequest request{"toy.move", {{"to", value.toStdString()}}, {}};
    QCOMPARE(QString::fromStdString(actions::commandLine(request)), line);
}

void ActionTextTest::onlyThatNodesAgentIsAsked_data()
{
    QTest::addColumn<bool>("emergency");
    QTest::addColumn<QString>("only");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, bool emergency, const char* only, const char* line) {
        QTest::newRow(name) << emergency << QString::fromLatin1(only) << QString::fromLatin1(line);
    };
    row("given what any agent can do, then it names none", false, "",
        "bafarctl act toy.move object=bear --reason 'it is dusty'");
    row("given what one agent can do, then it names that", false, "n1",
        "bafarctl act toy.move object=bear --node n1 --reason 'it is dusty'");
    row("given a local emergency, then it names this agent", true, "",
        "bafarctl act toy.move object=bear --node n1 --reason 'it is dusty'");
}

void ActionTextTest::onlyThatNodesAgentIsAsked()
{
    QFETCH(const bool, emergency);
    QFETCH(const QString, only);
    Pipeline pipeline;
    pipeline.draft.emergency = emergency;
    if (!only.isEmpty()) {
        pipeline.draft.onlyNode = only.toStdString();
    }
    QTEST(QString::fromStdString(pipeline.planned("operator", "it is dusty").command), "line");
}

void ActionTextTest::differences_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* before, const char* after, const char* text) {
        QTest::newRow(name) << QString::fromLatin1(before) << QString::fromLatin1(after)
                            << QString::fromLatin1(text);
    };
    row("one fact changed", "a 1; b 2", "a 1; b 3", "was \"b 2\", is \"b 3\"");
    row("one fact came", "a 1", "a 1\nb 3", "new: \"b 3\"");
    row("one fact went", "a 1\nb 3", "a 1", "gone: \"b 3\"");
    row("many facts are counted", "a;b;c;d;e", "z", "was \"a\", \"b\", \"c\" and 2 more, is \"z\"");
    row("only the order changed", "a;b", "b;a", "the order of the facts is another one");
}

void ActionTextTest::differences()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, text);
    QCOMPARE(
        QString::fromStdString(actions::changedFacts(before.toStdString(), after.toStdString())),
        text);
}

void ActionTextTest::objectNames()
{
    schema::ActionInfo info;
    info.name = "toy.move";
    info.parameters.push_back({"object", "which", true, {}});
    const schema::ActionRequest with{"toy.move", {{"object", "bear"}}, {}};
    const schema::ActionRequest without{"toy.move", {}, {}};
    QCOMPARE(actions::objectName(with, {info}, "lab"), std::string("bear"));
    QCOMPARE(actions::objectName(without, {info}, "lab"), std::string("lab"));
    QCOMPARE(actions::objectName(with, {}, "lab"), std::string("lab"));
}

TEST_CLASS(ActionTextTest)

} // namespace bafar::test

#include "text_test.moc"
