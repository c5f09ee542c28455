// Never twice: every short sequence of what can happen to two agents and what they send.
#include <QTest>
#include <cstdio>
#include <cstdlib>

#include "tests/actions/two_agents.h"
#include "tests/support/main.h"

namespace bafar::test {

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int Usual = 5; ///< several times slower under sanitizers
#else
constexpr int Usual = 7;
#endif
constexpr int TroublesMax = 3; ///< of one sequence; the rest goes as it should

/// Events of the longest sequences; BAFAR_ONCE_DEPTH says how many instead.
int depth()
{
    const char* text = std::getenv("BAFAR_ONCE_DEPTH");
    const int given = text == nullptr ? 0 : std::atoi(text);
    return given == 0 ? Usual : given;
}

bool isTrouble(Happening what)
{
    return what != Happening::Agreed && what != Happening::Ran && what != Happening::Heal;
}

struct Survey {
    std::uint64_t sequences = 0;
    std::uint64_t takenOver = 0;
    std::map<schema::ActionState, std::uint64_t> ends;
    std::string failure;
};

void settleAndJudge(const TwoAgents& world, const std::vector<Event>& path, Survey& survey)
{
    TwoAgents end = world;
    end.settle();
    ++survey.sequences;
    survey.takenOver += end.takenOver() ? 1 : 0;
    if (end.end()) {
        ++survey.ends[*end.end()];
    }
    if (!end.wrong().empty()) {
        survey.failure = end.wrong() + ", after";
        for (const Event& event : path) {
            survey.failure += " " + TwoAgents::nameOf(event) + ",";
        }
    }
}

void playAll(
    const TwoAgents& world, int more, int troubles, std::vector<Event>& path, Survey& survey)
{
    if (more == 0) {
        return;
    }
    for (const Event& event : world.possible()) {
        if (!survey.failure.empty() || (isTrouble(event.what) && troubles == 0)) {
            continue;
        }
        TwoAgents next = world;
        next.play(event);
        path.push_back(event);
        // What settling begins with anyway ends as the shorter sequence did.
        if (const auto first = world.next(); !first || *first != event) {
            settleAndJudge(next, path, survey);
        }
        playAll(next, more - 1, troubles - (isTrouble(event.what) ? 1 : 0), path, survey);
        path.pop_back();
    }
}

} // namespace

class OnceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyShortSequence_data();
    void everyShortSequence();
    void plantedFaultsAreFound_data();
    void plantedFaultsAreFound();
};

void OnceTest::everyShortSequence_data()
{
    using schema::LostStep;
    QTest::addColumn<int>("lost");
    QTest::addColumn<bool>("undo");
    QTest::addColumn<bool>("fails");
    const auto row = [](const char* name, LostStep lost, bool undo, bool fails) {
        QTest::newRow(name) << static_cast<int>(lost) << undo << fails;
    };
    row("a lost step is unknown", LostStep::Unknown, true, false);
    row("a lost step is taken back", LostStep::Undo, true, false);
    row("a lost step is looked for", LostStep::Observe, false, false);
    row("the first step fails", LostStep::Undo, true, true);
}

void OnceTest::everyShortSequence()
{
    QFETCH(int, lost);
    QFETCH(bool, undo);
    QFETCH(bool, fails);
    Survey survey;
    std::vector<Event> path;
    const TwoAgents begin({static_cast<schema::LostStep>(lost), undo, fails});
    settleAndJudge(begin, path, survey);
    playAll(begin, depth(), TroublesMax, path, survey);
    std::printf("%s: %llu sequences, taken over in %llu\n", QTest::currentDataTag(),
                static_cast<unsigned long long>(survey.sequences),
                static_cast<unsigned long long>(survey.takenOver));
    for (const auto& [state, times] : survey.ends) {
        std::printf("  %s %llu\n",
                    std::string(schema::enumNames(state)[static_cast<std::size_t>(state)]).c_str(),
                    static_cast<unsigned long long>(times));
    }
    QVERIFY2(survey.failure.empty(), survey.failure.c_str());
    QVERIFY(survey.takenOver > 100);
}

void OnceTest::plantedFaultsAreFound_data()
{
    QTest::addColumn<int>("planted");
    const auto row = [](const char* name, Planted planted) {
        QTest::newRow(name) << static_cast<int>(planted);
    };
    row("records that do not follow are agreed", Planted::EditionsIgnored);
    row("an action goes on after its end", Planted::EndsIgnored);
    row("a node forgets what it ran", Planted::MemoryLost);
    row("a node does not look for whom a command was", Planted::BootsIgnored);
    row("a node runs a step that it took back", Planted::UndoForgotten);
}

void OnceTest::plantedFaultsAreFound()
{
    QFETCH(int, planted);
    std::string found;
    for (const bool undo : {true, false}) {
        Survey survey;
        std::vector<Event> path;
        const schema::LostStep lost = undo ? schema::LostStep::Undo : schema::LostStep::Observe;
        playAll(TwoAgents({lost, undo, false, static_cast<Planted>(planted)}), std::max(depth(), 7),
                TroublesMax, path, survey);
        found = found.empty() ? survey.failure : found;
    }
    std::printf("%s: %s\n", QTest::currentDataTag(), found.c_str());
    QVERIFY(!found.empty());
}

TEST_CLASS(OnceTest)

} // namespace bafar::test

#include "once_test.moc"
