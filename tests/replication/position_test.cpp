// The gap between two GTID positions is counted.
#include <QTest>

#include "core/replication/position.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace replication;

class PositionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gapsAreCounted_data();
    void gapsAreCounted();
};

void PositionTest::gapsAreCounted_data()
{
    QTest::addColumn<QString>("replica");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("state"); // of the source's log
    QTest::addColumn<bool>("receives");
    QTest::addColumn<int>("standing");
    QTest::addColumn<int>("missing");
    QTest::addColumn<int>("errant");
    const auto row = [](const char* name, const char* replica, const char* source,
                        const char* state, bool receives, Standing standing, int missing,
                        int errant) {
        QTest::newRow(name) << QString::fromLatin1(replica) << QString::fromLatin1(source)
                            << QString::fromLatin1(state) << receives << static_cast<int>(standing)
                            << missing << errant;
    };
    row("given the same, then level", "0-1-9", "0-1-9", "0-1-9", true, Standing::Level, 0, 0);
    row("given less, then behind", "0-1-7", "0-1-19", "0-1-19", true, Standing::Behind, 12, 0);
    row("given two domains, then both count", "0-1-7,1-1-5", "0-1-8,1-1-9", "", true,
        Standing::Behind, 5, 0);
    row("given a newer word while it receives, then level", "0-1-9", "0-1-8", "", true,
        Standing::Level, 0, 0);
    row("given more while it receives nothing, then errant", "0-1-11", "0-1-8", "", false,
        Standing::Errant, 0, 3);
    row("given its own writes, then errant even while it receives", "0-2-11", "0-1-8", "", true,
        Standing::Errant, 0, 3);
    row("given a way of its own that is shorter, then errant by the source's log", "0-3-7", "0-1-9",
        "0-1-9,0-3-4", true, Standing::Errant, 2, 3);
    row("given a writer that the log does not name, then it says nothing", "0-3-7", "0-1-9",
        "0-1-9", true, Standing::Behind, 2, 0);
    row("given a domain of its own writes, then errant", "0-1-9,5-2-2", "0-1-9", "", true,
        Standing::Errant, 0, 2);
    row("given nothing of a domain, then behind", "0-1-9", "0-1-9,5-1-2", "", true,
        Standing::Behind, 0, 0);
    row("given nothing of both, then not known", "", "", "", true, Standing::Unknown, 0, 0);
    row("given sequence zero of a strange domain, then level", "0-1-9,5-1-0", "0-1-9", "", false,
        Standing::Level, 0, 0);
}

void PositionTest::gapsAreCounted()
{
    QFETCH(QString, replica);
    QFETCH(QString, source);
    QFETCH(QString, state);
    QFETCH(bool, receives);
    QFETCH(int, standing);
    QFETCH(int, missing);
    QFETCH(int, errant);
    const auto gtids = [](const QString& text) { return *readGtids(text.toStdString()); };
    const Gap gap = gapOf({gtids(replica), {}, 2}, {gtids(source), gtids(state), 1}, receives);
    QCOMPARE(static_cast<int>(gap.standing), standing);
    QCOMPARE(static_cast<int>(gap.missing), missing);
    QCOMPARE(static_cast<int>(gap.errant), errant);
}

} // namespace bafar::test

using bafar::test::PositionTest;
TEST_CLASS(PositionTest)
#include "position_test.moc"
