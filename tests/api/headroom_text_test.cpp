// The headroom as bafarctl tells it: what it rests on in words, and as JSON.
#include <QTest>
#include <functional>

#include "agents/ctl/headroom_text.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using headroom::Resource;
using headroom::Row;
using schema::State;
using GivenRow = std::function<void(Row&)>;

/// 30% now, 45% without n1.
Row cpuRow()
{
    Row row;
    row.mark = State::Ok;
    row.now = 0.3;
    row.without = 0.45;
    row.node = "n1";
    row.places = 3;
    return row;
}

} // namespace

class HeadroomTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void resourcesAreTold_data();
    void resourcesAreTold();
    void givenTwoThenTheirColumnsAlign();
    void jsonHasTheNumbers();
};

/// It is larger than the budget because every case is a row of one table.
void HeadroomTextTest::resourcesAreTold_data()
{
    QTest::addColumn<GivenRow>("given");
    QTest::addColumn<QString>("line");
    const auto row = [](const char* name, GivenRow given, const char* line) {
        QTest::newRow(name) << given << QString::fromLatin1(line);
    };
    row(
        "given room", [](Row&) {}, "CPU OK 30% 45% without n1");
    row(
        "given memory that is tight",
        [](Row& one) {
            one.resource = Resource::Memory;
            one.mark = State::Degraded;
            one.without = 0.9;
        },
        "memory DEGRADED 30% 90% without n1: tight");
    row(
        "given too much, and one that is silent",
        [](Row& one) {
            one.mark = State::Failed;
            one.without = 1.2;
            one.silent = {"n3"};
        },
        "CPU FAILED 30% 120% no word of n3; if n1 died, too: too much");
    row(
        "given the last node",
        [](Row& one) {
            one.mark = State::Degraded;
            one.without.reset();
            one.silent = {"n2", "n3"};
        },
        "CPU DEGRADED 30% - no word of n2 and n3; nothing is left if n1 died, too");
    row(
        "given one that does not say",
        [](Row& one) {
            one.mark = State::Unknown;
            one.without.reset();
            one.node.clear();
            one.untold = {"n3"};
        },
        "CPU UNKNOWN 30% - not told by n3");
    row(
        "given nobody that says",
        [](Row& one) {
            one = {};
            one.silent = {"n1"};
            one.untold = {"n2", "n3"};
        },
        "CPU UNKNOWN - - not known: no word of n1; not told by n2 and n3");
    row(
        "given connections",
        [](Row& one) {
            one.resource = Resource::Connections;
            one.without.reset();
            one.silent = {"n3"};
        },
        "database connections OK 30% - fullest on n1; no word of n3");
    row(
        "given tasks that would move",
        [](Row& one) {
            one.resource = Resource::Tasks;
            one.serving = one.wanted = 3;
            one.moving = 2;
        },
        "service tasks OK 30% 45% 3 of 3 run; 2 would move off n1");
    row(
        "given tasks of one node",
        [](Row& one) {
            one.resource = Resource::Tasks;
            one.mark = State::Degraded;
            one.serving = one.wanted = one.moving = 2;
            one.places = 1;
        },
        "service tasks DEGRADED 30% 45% 2 of 2 run; nowhere to go without n1");
    row(
        "given a volume of a peer's naming, then it is made safe",
        [](Row& one) {
            one.resource = Resource::Volume;
            one.name = "sha\nred";
            one.serving = 2;
            one.wanted = 3;
        },
        "volume sha?red OK 30% 45% fullest on n1; 2 of 3 bricks serve");
    row(
        "given a volume without copies",
        [](Row& one) {
            one.resource = Resource::Volume;
            one.name = "own";
            one.without.reset();
        },
        "volume own OK 30% - fullest on n1; no copy elsewhere");
    row(
        "given a file system",
        [](Row& one) {
            one.resource = Resource::FileSystem;
            one.name = "/var";
            one.without.reset();
        },
        "disk /var OK 30% - fullest on n1");
}

void HeadroomTextTest::resourcesAreTold()
{
    QFETCH(GivenRow, given);
    Row row = cpuRow();
    given(row);
    const QString table = QString::fromStdString(ctl::headroomTable({row}));
    const QStringList lines = table.split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), qsizetype{3}); // the head, the row, and the end of its line
    QTEST(lines.at(1).simplified().replace(QChar(QChar::ReplacementCharacter), QChar(u'?')),
          "line");
}

void HeadroomTextTest::givenTwoThenTheirColumnsAlign()
{
    Row disk = cpuRow();
    disk.resource = Resource::FileSystem;
    disk.name = "/var";
    disk.without.reset();
    QCOMPARE(QString::fromStdString(ctl::headroomTable({cpuRow(), disk})),
             QStringLiteral("RESOURCE   STATE  NOW  WITHOUT  WHY\n"
                            "CPU        OK     30%  45%      without n1\n"
                            "disk /var  OK     30%  -        fullest on n1\n"));
}

void HeadroomTextTest::jsonHasTheNumbers()
{
    Row row = cpuRow();
    row.silent = {"n3"};
    QCOMPARE(QString::fromStdString(ctl::headroomJson({row})),
             QStringLiteral("{\"headroom\":[{\"resource\":\"cpu\",\"name\":\"\",\"state\":\"ok\","
                            "\"now\":0.3,\"without\":0.45,\"node\":\"n1\",\"silent\":[\"n3\"],"
                            "\"untold\":[],\"places\":3,\"serving\":0,\"wanted\":0,"
                            "\"moving\":0}]}\n"));
    QCOMPARE(ctl::headroomJson({}), std::string("{\"headroom\":[]}\n"));
}

} // namespace bafar::test

using bafar::test::HeadroomTextTest;
TEST_CLASS(HeadroomTextTest)
#include "headroom_text_test.moc"
