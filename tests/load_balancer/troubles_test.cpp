// A trouble that comes and goes is one episode: told when it begins and once it has stayed away,
// with how often it came; and what 95 of 100 requests took.
#include "agents/load_balancer/troubles.h"

#include <QTest>

#include "agents/load_balancer/values.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using load_balancer::Durations;
using load_balancer::Trouble;
using load_balancer::TroubleBook;

Trouble leftOut(const std::string& who)
{
    return {"left out/web", who, "web leaves out " + who + ": it refused the connection"};
}

/// What is told of these looks, a second apart; each is the letters of the servers left out.
QString told(const QStringList& looks)
{
    TroubleBook book;
    QStringList words;
    Instant now(1h);
    for (const QString& look : looks) {
        std::vector<Trouble> troubles;
        for (const QChar who : look) {
            troubles.push_back(leftOut(std::string(1, who.toLatin1())));
        }
        for (const auto& word : book.look(troubles, now)) {
            words += QLatin1String(word.began ? "+ " : "- ") + QString::fromStdString(word.text);
        }
        now += 1s;
    }
    return words.join(QLatin1Char('\n'));
}

QStringList calm(int seconds)
{
    return QStringList(seconds, QString());
}

Durations durations(std::initializer_list<std::uint64_t> counts)
{
    Durations made;
    std::copy(counts.begin(), counts.end(), made.counts.begin());
    return made;
}

} // namespace

class TroublesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEpisodeIsToldTwice_data();
    void anEpisodeIsToldTwice();
    void episodesAreBounded();
    void whatMostRequestsTook_data();
    void whatMostRequestsTook();
};

void TroublesTest::anEpisodeIsToldTwice_data()
{
    QTest::addColumn<QStringList>("looks");
    QTest::addColumn<QString>("words");
    const QString a = QStringLiteral("web leaves out a: it refused the connection");
    const QString began = QStringLiteral("+ ") + a;
    const auto row = [](const char* name, const QStringList& looks, const QString& words) {
        QTest::newRow(name) << looks << words;
    };
    const QStringList one{QStringLiteral("a")};
    row("given nothing wrong, then nothing is told", calm(3), {});
    row("given a trouble that stays, then it is told once", one + one + one, began);
    row("given one that went, then its end waits for a minute of calm", one + calm(59), began);
    row("given a minute of calm, then it is over", one + calm(60),
        began + QStringLiteral("\n- over: ") + a);
    QStringList flapping;
    for (int i = 0; i < 50; ++i) {
        flapping += {QStringLiteral("a"), QString()};
    }
    row("given a server that flaps fifty times, then it is told twice, with how often",
        flapping + calm(61),
        began + QStringLiteral("\n- over, after 50 times at 1 within 1 m 38 s: ") + a);
    row("given another server meanwhile, then it is counted with the first",
        one + QStringList{QStringLiteral("ab"), QStringLiteral("b")} + calm(61),
        began + QStringLiteral("\n- over, after 2 times at 2 within 2 s: ") + a);
    row("given it again after its end, then it is told anew", one + calm(61) + one,
        began + QStringLiteral("\n- over: ") + a + QStringLiteral("\n") + began);
}

void TroublesTest::anEpisodeIsToldTwice()
{
    QFETCH(const QStringList, looks);
    QFETCH(const QString, words);
    QCOMPARE(told(looks), words);
}

void TroublesTest::episodesAreBounded()
{
    TroubleBook book;
    std::vector<Trouble> troubles;
    for (int i = 0; i < 1000; ++i) {
        troubles.push_back({"e" + std::to_string(i), "", "x"});
    }
    QCOMPARE(book.look(troubles, Instant(1h)).size(), TroubleBook::EpisodesMax);
}

void TroublesTest::whatMostRequestsTook_data()
{
    QTest::addColumn<Durations>("before");
    QTest::addColumn<Durations>("now");
    QTest::addColumn<qint64>("micros");
    const auto row = [](const char* name, const Durations& before, const Durations& now,
                        qint64 micros) { QTest::newRow(name) << before << now << micros; };
    row("given no request, then zero", {}, {}, 0);
    row("given none since, then zero", durations({5}), durations({5}), 0);
    row("given all in the first bucket, then 95 % of its width", {}, durations({100}), 950);
    row("given ten of a hundred slower, then within the slow ones' bucket", {},
        durations({90, 0, 10}), 3750);
    row("given only what came since, then that counts", durations({1000}), durations({1000, 100}),
        2425);
    row("given all beyond the last bound, then that bound", {},
        durations({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9}), 10'000'000);
}

void TroublesTest::whatMostRequestsTook()
{
    QFETCH(const Durations, before);
    QFETCH(const Durations, now);
    QFETCH(const qint64, micros);
    QCOMPARE(load_balancer::percentile95(before, now) / 1us, micros);
}

TEST_CLASS(TroublesTest)

} // namespace bafar::test

#include "troubles_test.moc"
