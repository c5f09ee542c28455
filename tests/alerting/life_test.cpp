// One alert's life, step by step: what holds, does not, or is not known, once a second.
#include "agents/alerting/life.h"

#include <QTest>

#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using alerting::Life;
using alerting::Timing;
using alerting::Verdict;

/// "y60" is 60 seconds of yes; n no, u unknown. Gives the turns with their second:
/// "1 changed, 31 fired".
QString play(const QString& script, const Timing& timing)
{
    Life life;
    Instant now{1000s};
    int second = 0;
    QStringList turns;
    for (const QString& part : script.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const Verdict verdict = part.startsWith(QLatin1Char('y'))   ? Verdict::Yes
                                : part.startsWith(QLatin1Char('n')) ? Verdict::No
                                                                    : Verdict::Unknown;
        for (int i = 0; i < part.mid(1).toInt(); ++i) {
            now += 1s;
            ++second;
            constexpr const char* Names[] = {"", "changed", "fired", "resolved", "over"};
            const Life::Turn turn = life.step(verdict, timing, now);
            if (turn != Life::Turn::None) {
                turns.append(QString::number(second) + QLatin1Char(' ') +
                             QLatin1String(Names[static_cast<std::size_t>(turn)]));
            }
            if (turn == Life::Turn::Over) {
                life = Life{};
            }
        }
    }
    return turns.join(QStringLiteral(", "));
}

} // namespace

class LifeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void lifeGoesAsItShould_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("hold");
        QTest::addColumn<int>("keep");
        QTest::addColumn<QString>("turns");
        const auto row = [](const char* name, const char* script, int hold, int keep,
                            const char* turns) {
            QTest::addRow("%s", name)
                << QString::fromLatin1(script) << hold << keep << QString::fromLatin1(turns);
        };
        row("held long enough it fires, and ends with the condition", "y31 n1", 30, 0,
            "1 changed, 31 fired, 32 resolved");
        row("a moment short of it, nothing came of it", "y30 n1", 30, 0, "1 changed, 31 over");
        row("an interruption begins the wait anew", "y20 n1 y30", 30, 0,
            "1 changed, 21 over, 22 changed");
        row("without a wait it fires at once", "y1 n1", 0, 0, "1 fired, 2 resolved");
        row("what is not known while it waits does not end the wait", "y20 u5 y6", 30, 0,
            "1 changed, 31 fired");
        row("what is not known never makes it fire", "y20 u60", 30, 0, "1 changed");
        row("a pending alert that nothing is known of is forgotten after 5 m", "y20 u301", 30, 0,
            "1 changed, 321 over");
        row("a firing one stays while nothing is known", "y31 u299", 30, 0, "1 changed, 31 fired");
        row("and ends as unknown after 5 m, not before", "y31 u301", 30, 0,
            "1 changed, 31 fired, 332 resolved");
        row("a value in between starts the 5 m anew", "y31 u299 y1 u299", 30, 0,
            "1 changed, 31 fired");
        row("kept firing over a gap shorter than it is kept", "y31 n20 y5", 30, 30,
            "1 changed, 31 fired");
        row("and ends when the gap was as long", "y31 n31", 30, 30,
            "1 changed, 31 fired, 61 resolved");
        row("resolved it is remembered for 15 m", "y1 n900", 0, 0, "1 fired, 2 resolved");
        row("then forgotten", "y1 n901", 0, 0, "1 fired, 2 resolved, 902 over");
        row("it fires again within that time", "y1 n10 y1", 0, 0, "1 fired, 2 resolved, 12 fired");
        row("the third time in half an hour it is kept for 10 m", "y1 n9 y1 n9 y1 n599 y1 n9", 0, 0,
            "1 fired, 2 resolved, 11 fired, 12 resolved, 21 fired");
        row("and ends when it was quiet that long", "y1 n9 y1 n9 y1 n600", 0, 0,
            "1 fired, 2 resolved, 11 fired, 12 resolved, 21 fired, 621 resolved");
        row("pending again after its end, it falls back to resolved", "y31 n9 y5 n1", 30, 0,
            "1 changed, 31 fired, 32 resolved, 41 changed, 46 changed");
        row("what never held has no life", "n5 u5", 30, 0,
            "1 over, 2 over, 3 over, 4 over, 5 over, 6 over, 7 over, 8 over, 9 over, 10 over");
    }

    void lifeGoesAsItShould()
    {
        QFETCH(QString, script);
        QFETCH(int, hold);
        QFETCH(int, keep);
        Timing timing;
        timing.hold = std::chrono::seconds(hold);
        timing.keepFiring = std::chrono::seconds(keep);
        QTEST(play(script, timing), "turns");
    }
};

TEST_CLASS(LifeTest)

} // namespace bafar::test

#include "life_test.moc"
