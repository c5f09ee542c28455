// What the overview says is wrong: each cause has one line, worst first, cut where there are many,
// and hostile names are shown safely.
#include <QTest>

#include "tests/console/overview_fixture.h"
#include "tests/support/main.h"
#include "ui/overview/problems_model.h"
#include "ui/overview/summary.h"

namespace bafar::test {

using namespace std::chrono_literals;
using namespace ui::overview;
using schema::Severity;
using schema::State;

namespace {

QStringList linesOf(const Summary& summary)
{
    QStringList lines;
    for (const Problem& problem : summary.problems) {
        lines.append(problem.name + QStringLiteral(": ") + whyText(problem));
    }
    return lines;
}

} // namespace

class OverviewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstLineSaysHowItStands_data();
    void theFirstLineSaysHowItStands();
    void silenceHasItsReason_data();
    void silenceHasItsReason();
    void eachCauseHasOneLine_data();
    void eachCauseHasOneLine();
    void theTableIsCut_data();
    void theTableIsCut();
    void hostileNamesAreShownSafely();
};

void OverviewTest::theFirstLineSaysHowItStands_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<int>("hearing");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("basis");
    const auto row = [](const char* name, Given given, Hearing hearing, const char* first,
                        const char* basis) {
        QTest::newRow(name) << given << static_cast<int>(hearing) << QString::fromUtf8(first)
                            << QString::fromUtf8(basis);
    };
    const auto never = [](Picture& picture) {
        for (const char* node : {"n1", "n2", "n3"}) {
            picture.word(node).age.reset();
            picture.word(node).freshness = State::Unknown;
        }
    };
    row("given nothing known yet", never, Hearing::Nobody, "No agent was heard yet",
        "Connecting to n1, n2 and n3…");
    row(
        "given nobody heard and a reason",
        [never](Picture& picture) {
            never(picture);
            picture.word("n2").problem = QStringLiteral("connection refused");
            picture.word("n3").problem = QStringLiteral("connection refused");
        },
        Hearing::Nobody, "No agent was heard yet", "n2 and n3: connection refused");
    row(
        "given nobody asked, then why",
        [never](Picture& picture) {
            never(picture);
            picture.unasked({QStringLiteral("The key is missing"), QStringLiteral("See above.")});
        },
        Hearing::Nobody, "The key is missing", "See above.");
    row(
        "given all well", [](Picture&) {}, Hearing::All, "Nothing is wrong",
        "3 of 3 agents heard, the newest 0.4 s ago");
    row(
        "given one node silent", [](Picture& picture) { picture.silence("n3"); }, Hearing::Partly,
        "1 problem(s)", "2 of 3 agents heard");
    row(
        "given all silent",
        [](Picture& picture) { picture.silence("n1").silence("n2").silence("n3"); },
        Hearing::Silence, "No agent is heard: this is their last word", "0 of 3 agents heard");
    row(
        "given maintenance only",
        [](Picture& picture) { picture.thing("cache/n1", State::Maintenance, "n1"); }, Hearing::All,
        "Nothing is wrong", "1 in maintenance");
}

void OverviewTest::theFirstLineSaysHowItStands()
{
    QFETCH(Given, given);
    Picture picture;
    given(picture);
    const Summary summary = summaryOf(picture.known());
    QTEST(static_cast<int>(summary.hearing), "hearing");
    QTEST(summary.first, "first");
    QFETCH(QString, basis);
    QVERIFY2(summary.basis.contains(basis), qPrintable(summary.basis));
}

void OverviewTest::silenceHasItsReason_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<QStringList>("caveats");
    QTest::newRow("given no link tried yet, then whom it connects to")
        << Given([](Picture&) {}) << QStringList{QString::fromUtf8("Connecting to n1, n2 and n3…")};
    QTest::newRow("given nobody asked, then why") << Given([](Picture& picture) {
        picture.unasked({QStringLiteral("The key is missing"), QStringLiteral("See above.")});
    }) << QStringList{QStringLiteral("The key is missing")};
    QTest::newRow("given one that is connected and silent, then no link is awaited")
        << Given([](Picture& picture) { picture.word("n1").isConnected = true; }) << QStringList();
    QTest::newRow("given a link that was refused, then no link is awaited")
        << Given([](Picture& picture) {
               picture.word("n1").problem = QStringLiteral("connection refused");
           })
        << QStringList();
}

void OverviewTest::silenceHasItsReason()
{
    QFETCH(Given, given);
    Picture picture;
    picture.silence("n1").silence("n2").silence("n3");
    given(picture);
    QTEST(summaryOf(picture.known()).caveats, "caveats");
}

/// It is larger than the budget because every case is a row of one table.
void OverviewTest::eachCauseHasOneLine_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char* name, Given given, std::vector<const char*> lines) {
        QStringList texts;
        for (const char* line : lines) {
            texts.append(QString::fromUtf8(line));
        }
        QTest::newRow(name) << given << texts;
    };
    row("given all well", [](Picture& picture) { picture.thing("cache/n1", State::Ok, "n1"); }, {});
    row("given a failed replica with an alert for it, then one line",
        [](Picture& picture) {
            picture.thing("database/n3", State::Failed, "n3", "error 1062");
            picture.alert("database/n3", Severity::Critical, "n3");
        },
        {"n3: failed · error 1062 · 1 alert(s)"});
    row("given an alert about what is well, then its own line",
        [](Picture& picture) { picture.alert("node/n1", Severity::Warning, "n1", "LoadHigh"); },
        {"n1: warning · LoadHigh fires"});
    row("given an alert of nothing on the map, then by its rule",
        [](Picture& picture) { picture.alert("", Severity::Critical, "", "NoQuorum"); },
        {"NoQuorum: critical · NoQuorum fires"});
    row("given a silent node, then what is on it is counted there",
        [](Picture& picture) {
            picture.thing("cache/n2", State::Ok, "n2").thing("database/n2", State::Ok, "n2");
            picture.silence("n2").alert("node/n2", Severity::Critical, "");
            picture.alert("cache/n2", Severity::Warning, "n2");
        },
        {"n2: unknown · seen 0.4 s ago · and 2 thing(s) on it · 2 alert(s)"});
    row("given a full disk, then what fails on that node stands alone",
        [](Picture& picture) {
            picture.thing("cache/n1", State::Failed, "n1", "no answer");
            picture.thing("node/n9", State::Failed, "n9", "/var is full");
        },
        {"n1: failed · no answer", "n9: failed · /var is full"});
    row("given a failed part of a whole that is degraded, then one line",
        [](Picture& picture) {
            picture.thing("services/web", State::Degraded, "", "1 of 2 run");
            picture.thing("services/web.2", State::Failed, "", "exit code 1");
        },
        {"web: degraded · 1 of 2 run · web.2 failed: exit code 1"});
    row("given several, then the worst is named, and what the whole says is not said again",
        [](Picture& picture) {
            picture.thing("services/web", State::Degraded, "", "1 of 3 run: exit code 1");
            picture.thing("services/web.1", State::Degraded, "", "slow");
            picture.thing("services/web.2", State::Failed, "", "exit code 1");
        },
        {"web: degraded · 1 of 3 run: exit code 1 · web.2 failed · and 1 more part(s)"});
    row("given all silent, then what was wrong, and one line for all",
        [](Picture& picture) {
            picture.thing("cache/n2", State::Failed, "n2", "no answer");
            picture.silence("n1").silence("n2").silence("n3");
        },
        {"n2: failed, last word 0.1 s ago · no answer", "4 thing(s): unknown · no agent is heard"});
    row("given all silent, one for an hour, then what the others said of it since",
        [](Picture& picture) {
            picture.watched("node/n2", "n1", State::Failed, "does not answer");
            picture.silence("n1").silence("n2").silence("n3");
        },
        {"n2: failed, last word 40 s ago · does not answer",
         "3 thing(s): unknown · no agent is heard"});
    row("given all silent, and others said that all is well, then the own word stands",
        [](Picture& picture) {
            picture.thing("cache/n2", State::Degraded, "n2", "evicts");
            picture.watched("cache/n2", "n1", State::Ok, "");
            picture.silence("n1").silence("n2").silence("n3");
        },
        {"n2: degraded, last word 1 h ago · evicts", "4 thing(s): unknown · no agent is heard"});
    row("given a failed part of a whole that is well, then it stands alone",
        [](Picture& picture) {
            picture.thing("services/web", State::Ok);
            picture.thing("services/web.2", State::Failed, "", "exit code 1");
        },
        {"web.2: failed · exit code 1"});
    row("given several, then worst first, and a critical alert lifts its thing",
        [](Picture& picture) {
            picture.thing("cache/n1", State::Degraded, "n1", "evicts");
            picture.thing("cache/n2", State::Degraded, "n2", "full");
            picture.thing("storage/shared", State::Unknown, "", "nobody asks");
            picture.alert("cache/n2", Severity::Critical, "n2");
        },
        {"n2: degraded · full · 1 alert(s)", "shared: unknown · nobody asks",
         "n1: degraded · evicts"});
}

void OverviewTest::eachCauseHasOneLine()
{
    QFETCH(Given, given);
    Picture picture;
    given(picture);
    const Summary summary = summaryOf(picture.known());
    QTEST(linesOf(summary), "lines");
}

void OverviewTest::theTableIsCut_data()
{
    QTest::addColumn<int>("things");
    QTest::addColumn<bool>("all");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("leftOut");
    QTest::newRow("given few, then all") << 8 << false << 8 << 0;
    QTest::newRow("given one more, then it, too") << 9 << false << 9 << 0;
    QTest::newRow("given 300 things, then the worst") << 300 << false << 8 << 292;
    QTest::newRow("given 300 things and all asked for") << 300 << true << 100 << 200;
}

void OverviewTest::theTableIsCut()
{
    QFETCH(int, things);
    QFETCH(bool, all);
    Picture picture;
    for (int i = 0; i < things; ++i) {
        picture.thing("services/s" + std::to_string(i), State::Failed);
    }
    ProblemsModel model;
    model.setProblems(summaryOf(picture.known()).problems, all, WallTime{1});
    QTEST(model.rowCount(), "rows");
    QTEST(static_cast<int>(model.leftOut()), "leftOut");
    QVERIFY(model.problemAt(0) != nullptr);
    QVERIFY(model.problemAt(model.rowCount()) == nullptr);
}

void OverviewTest::hostileNamesAreShownSafely()
{
    const std::string evil = "<b>\xE2\x80\xAE" + std::string(64 * 1024, 'x') + "\n\x01";
    Picture picture;
    picture.thing("services/" + evil, State::Failed, "", evil)
        .alert(evil, Severity::Critical, evil);
    picture.host("n1").filesystems = {{evil, evil, evil, 100, 50, false}};
    const Summary summary = summaryOf(picture.known());
    QStringList texts;
    for (const Problem& problem : summary.problems) {
        texts << problem.name << whyText(problem);
    }
    for (const Headroom& row : summary.headroom) {
        texts << row.name << row.words;
    }
    ProblemsModel model;
    model.setProblems(summary.problems, true, WallTime{1});
    const QString why = model.index(0, ProblemsModel::Why).data().toString();
    QVERIFY(!why.isEmpty() && why.size() < 300); // it may not push the others off the page
    QVERIFY(!texts.isEmpty());
    for (const QString& text : texts) {
        QVERIFY(text.size() < 5000);
        for (const QChar letter : text) {
            QVERIFY(letter.unicode() >= 0x20 && letter.unicode() != 0x202E);
        }
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OverviewTest)
#include "overview_test.moc"
