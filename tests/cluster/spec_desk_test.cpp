// Specs at hand: staging with every refusal, the history, and what an agent would take.
#include "agents/node/spec_desk.h"

#include <QTest>

#include "agents/node/concepts.h"
#include "agents/sim/memory_agreement.h"
#include "core/schema/json.h"
#include "tests/cluster/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

const std::vector<std::string> All{"n1", "n2"};

std::string specOf(const std::string& more)
{
    return Fleet::specText(All, more);
}

schema::Spec parsed(const std::string& text)
{
    return schema::SpecReading::read(text, node::specSections(), node::crossChecks()).spec;
}

} // namespace

class SpecDeskTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyConceptHasItsSection();
    void stages();
    void refusals_data();
    void refusals();
    void aStaleTextIsRefusedWithWhatChangedMeanwhile();
    void theOldestGoesFirst();
    void whatWasAgreedIsInForce();
    void anAgentChecksARevisionForItself_data();
    void anAgentChecksARevisionForItself();

private:
    void agree(schema::SpecStage stage, const std::string& text, const std::string& from);
    Result<schema::SpecStaging> stage(const std::string& text, const std::string& from = "*");

    std::unique_ptr<sim::MemoryAgreement> agreement_;
    std::unique_ptr<node::SpecDesk> desk_;
};

void SpecDeskTest::init()
{
    agreement_ = std::make_unique<sim::MemoryAgreement>("n1");
    desk_ = std::make_unique<node::SpecDesk>(Self{"lab", "n1"}, *agreement_);
    desk_->configured(parsed(specOf("")));
}

void SpecDeskTest::everyConceptHasItsSection()
{
    std::vector<std::string_view> concepts;
    for (const auto& port : node::makePorts({"lab", "n1"})) {
        concepts.push_back(port->name());
    }
    std::vector<std::string_view> sections;
    for (const schema::SpecSection& section : node::specSections()) {
        sections.push_back(section.name);
    }
    QCOMPARE(sections, concepts);
}

void SpecDeskTest::agree(schema::SpecStage stage, const std::string& text, const std::string& from)
{
    schema::SpecChange change;
    change.stage = stage;
    change.revision = schema::specRevision(text);
    change.text = text;
    change.from = from;
    change.who = "admin/tom";
    schema::Record record;
    record.kind = schema::RecordKind::Spec;
    record.body = {schema::toJson(change)};
    agreement_->append(record, [](const Result<std::uint64_t>&) {});
}

Result<schema::SpecStaging> SpecDeskTest::stage(const std::string& text, const std::string& from)
{
    return desk_->stage("admin/sara", {5}, from, text);
}

void SpecDeskTest::stages()
{
    const std::string running = schema::specRevision(specOf(""));
    const std::string text = specOf("monitoring: {interval: 2 s}\n");
    const auto staged = stage(text, running);
    QVERIFY2(staged.has_value(), staged ? "" : staged.error().text.c_str());
    QVERIFY(staged->problems.empty() && staged->code.empty());
    QCOMPARE(staged->revision, schema::specRevision(text));
    QCOMPARE(staged->from, running);
    QCOMPARE(*desk_->text(staged->revision), text);
    QCOMPARE(desk_->staged().back().who, std::string("admin/sara"));
    QCOMPARE(desk_->inForce(), running); // nothing else became of it
    QVERIFY(stage(text, running).has_value());
    QCOMPARE(desk_->staged().size(), std::size_t{1}); // the same text is one text
}

void SpecDeskTest::refusals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<int>("line");
    const auto row = [](const char* name, const std::string& text, const char* problem, int line) {
        QTest::newRow(name) << QString::fromStdString(text) << QString::fromLatin1(problem) << line;
    };
    row("an unknown key", specOf("monitorin: {interval: 2 s}\n"), "did you mean monitoring?", 6);
    row("a secret in clear", specOf("monitoring: {token: hunter2}\n"),
        "give its name: token_file: /etc/bafar/secrets/token", 6);
    row("too large", specOf("# " + std::string(schema::SpecTextMax, 'x') + "\n"),
        "larger than 262144 bytes", 0);
    row("no YAML", "cluster: [\n", "not YAML", 2);
    row("without this agent's node", Fleet::specText({"n2"}),
        "node \"n1\", whose agent was asked, is missing", 0);
    row("another cluster",
        "cluster:\n  name: other\n  nodes:\n    - {id: n1, address: 192.0.2.11}\n",
        "a running agent keeps its cluster, lab", 0);
}

void SpecDeskTest::refusals()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    QFETCH(int, line);
    const auto staged = stage(text.toStdString());
    QVERIFY(staged.has_value());
    QCOMPARE(staged->code, std::string("invalid_input"));
    QVERIFY(staged->revision.empty() && desk_->staged().empty());
    const auto found =
        std::find_if(staged->problems.begin(), staged->problems.end(), [&](const auto& one) {
            return QString::fromStdString(one.text).contains(problem);
        });
    QVERIFY2(found != staged->problems.end(), staged->text.c_str());
    QCOMPARE(found->line, line);
    QVERIFY(QString::fromStdString(staged->text).contains(problem));
    QVERIFY(!QString::fromStdString(staged->text).contains(QLatin1String("hunter2")));
}

void SpecDeskTest::aStaleTextIsRefusedWithWhatChangedMeanwhile()
{
    const std::string base = specOf("");
    const std::string theirs = specOf("monitoring: {interval: 2 s}\n");
    agree(schema::SpecStage::InForce, base, {});
    agree(schema::SpecStage::InForce, theirs, schema::specRevision(base));
    desk_->configured(parsed(theirs));
    const auto staged = stage(specOf("# mine\n"), schema::specRevision(base));
    QVERIFY(!staged.has_value());
    QCOMPARE(staged.error().code, Code::Conflict);
    const QString why = QString::fromStdString(staged.error().text);
    QVERIFY2(why.contains(QLatin1String("by admin/tom")), qPrintable(why));
    QVERIFY2(why.contains(QLatin1String("changed meanwhile: monitoring.interval: 1 s -> 2 s")),
             qPrintable(why));
    QVERIFY(stage(specOf("# mine\n"), schema::specRevision(theirs)).has_value());
    // A base that nobody knows any more still says what is in force.
    const auto odd = stage(specOf("# mine\n"), "abc");
    QVERIFY(
        QString::fromStdString(odd.error().text).contains(QLatin1String("based on revision abc")));
}

void SpecDeskTest::theOldestGoesFirst()
{
    for (std::size_t i = 0; i <= node::SpecDesk::StagedMax; ++i) {
        QVERIFY(stage(specOf("# " + std::to_string(i) + "\n")).has_value());
    }
    QCOMPARE(desk_->staged().size(), node::SpecDesk::StagedMax);
    QVERIFY(!desk_->text(schema::specRevision(specOf("# 0\n"))).has_value());
    QVERIFY(desk_->text(schema::specRevision(specOf("# 1\n"))).has_value());
}

void SpecDeskTest::whatWasAgreedIsInForce()
{
    const std::string running = schema::specRevision(specOf(""));
    QCOMPARE(desk_->inForce(), running); // before anything was agreed
    QCOMPARE(desk_->history().inForce, running);
    QVERIFY(desk_->history().revisions.empty());
    const std::string next = specOf("# next\n");
    agree(schema::SpecStage::Proposed, next, running);
    QCOMPARE(desk_->inForce(), running);
    QCOMPARE(*desk_->text(schema::specRevision(next)), next);
    agree(schema::SpecStage::InForce, next, running);
    QCOMPARE(desk_->inForce(), schema::specRevision(next)); // though it does not run here yet
    QCOMPARE(desk_->history().revisions.size(), std::size_t{1});
    QCOMPARE(desk_->read(schema::specRevision(next))->text(), next);
    QCOMPARE(desk_->read("abc").error().code, Code::NotFound);
}

void SpecDeskTest::anAgentChecksARevisionForItself_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refusal"); // empty: it takes it
    QTest::newRow("a good one") << QString::fromStdString(specOf("# x\n")) << QString();
    QTest::newRow("one with what this build does not know")
        << QString::fromStdString(specOf("teleport: {}\n"))
        << QStringLiteral(":6:1: teleport: unknown section");
    QTest::newRow("one without this node")
        << QString::fromStdString(Fleet::specText({"n2"})) << QStringLiteral("is missing");
}

void SpecDeskTest::anAgentChecksARevisionForItself()
{
    QFETCH(QString, text);
    QFETCH(QString, refusal);
    agree(schema::SpecStage::Proposed, text.toStdString(), desk_->inForce());
    const auto checked = desk_->check(schema::specRevision(text.toStdString()));
    QCOMPARE(checked.has_value(), refusal.isEmpty());
    if (!checked) {
        QCOMPARE(checked.error().code, Code::InvalidInput);
        QVERIFY2(QString::fromStdString(checked.error().text).contains(refusal),
                 checked.error().text.c_str());
    }
    QCOMPARE(desk_->check("abc").error().code, Code::NotFound);
}

TEST_CLASS(SpecDeskTest)

} // namespace bafar::test

#include "spec_desk_test.moc"
