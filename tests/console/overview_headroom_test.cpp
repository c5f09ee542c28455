// The overview's capacities in words, which say no more than is known, and their bars.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>

#include "tests/console/overview_fixture.h"
#include "tests/support/main.h"
#include "ui/overview/headroom.h"
#include "ui/overview/headroom_view.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace std::chrono_literals;
using namespace ui::overview;
using schema::State;

namespace {

const Headroom* headroomNamed(const std::vector<Headroom>& rows, const QString& name)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&name](const Headroom& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

/// "35% now, 52% without n2" and how it is marked.
QString said(const Headroom* row)
{
    return row == nullptr ? QStringLiteral("no row")
                          : row->words + QStringLiteral(" [%1]").arg(static_cast<int>(row->mark));
}

QString said(State mark, const char* words)
{
    return QString::fromUtf8(words) + QStringLiteral(" [%1]").arg(static_cast<int>(mark));
}

} // namespace

class OverviewHeadroomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void headroomIsNotGuessed_data();
    void headroomIsNotGuessed();
    void givenHostsThenAllOfThemTogetherAreSaid();
    void whatWouldMoveIsHatchedWithoutAMark();
};

/// It is larger than the budget because every case is a row of one table.
void OverviewHeadroomTest::headroomIsNotGuessed_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, Given given, const char* resource, const QString& words) {
        QTest::newRow(name) << given << QString::fromUtf8(resource) << words;
    };
    const auto hosts = [](double busy) {
        return [busy](Picture& picture) {
            for (const char* node : {"n1", "n2", "n3"}) {
                picture.tellHost(node, 8, busy);
            }
        };
    };
    row("given three alike", hosts(0.3), "CPU", said(State::Ok, "30% now, 45% without n1"));
    row("given much work", hosts(0.6), "CPU",
        said(State::Degraded, "60% now; 90% without n1: tight"));
    row("given too much work", hosts(0.8), "CPU",
        said(State::Failed, "80% now; 120% without n1: too much"));
    row("given memory", hosts(0.3), "Memory", said(State::Ok, "50% now, 75% without n1"));
    row(
        "given unknown capacities, then nothing is computed", [](Picture&) {}, "CPU",
        said(State::Unknown, "not known: not told by n1, n2 and n3"));
    row(
        "given hosts without figures, then no zero is made up",
        [](Picture& picture) { picture.host("n1").processors = 8; }, "CPU",
        said(State::Unknown, "not known: not told by n1, n2 and n3"));
    row(
        "given one that is heard and does not say, then not what would be",
        [hosts](Picture& picture) {
            hosts(0.3)(picture);
            picture.host("n3").memoryTotalBytes = 0;
        },
        "CPU", said(State::Unknown, "30% now where it is known; not told by n3"));
    const auto silent = [hosts](double busy, const std::vector<std::string>& nodes) {
        return [hosts, busy, nodes](Picture& picture) {
            hosts(busy)(picture);
            for (const std::string& node : nodes) {
                picture.word(node).freshness = State::Stale;
            }
        };
    };
    row("given one that is silent, then it is lost and another could be", silent(0.3, {"n3"}),
        "CPU", said(State::Ok, "30% now; no word of n3; 60% if n1 died, too"));
    row("given a silent one and much work", silent(0.45, {"n3"}), "CPU",
        said(State::Degraded, "45% now; no word of n3; 90% if n1 died, too: tight"));
    row("given a silent one and too much work", silent(0.6, {"n1"}), "CPU",
        said(State::Failed, "60% now; no word of n1; 120% if n2 died, too: too much"));
    row("given all but one are silent", silent(0.3, {"n1", "n2"}), "CPU",
        said(State::Degraded, "30% now; no word of n1 and n2; nothing is left if n3 died, too"));
    row("given all are silent, then nothing is known", silent(0.3, {"n1", "n2", "n3"}), "CPU",
        said(State::Unknown, "not known: no word of n1, n2 and n3"));
    row("given no database, then no row", hosts(0.3), "Database connections",
        QStringLiteral("no row"));
    row(
        "given connections",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 60);
            picture.tellServer("n2", schema::database::Role::Replica, 10);
        },
        "Database connections", said(State::Ok, "60% on n1, the fullest"));
    row(
        "given a server that does not answer",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 60);
            picture.tellServer("n2", schema::database::Role::Replica, 10);
            picture.database("n2").cause = schema::database::Cause::Dead;
        },
        "Database connections", said(State::Unknown, "60% on n1; not told by n2"));
    row(
        "given a node that was never heard, then it may have had a server, too",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 60);
            picture.unheard("n3");
        },
        "Database connections", said(State::Unknown, "60% on n1; no word of n3"));
    row(
        "given one server that is nearly full, then the others' room is no help",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 6);
            picture.tellServer("n2", schema::database::Role::Replica, 86);
            picture.unheard("n3");
        },
        "Database connections", said(State::Degraded, "86% on n2; no word of n3"));
    row(
        "given a server that takes no more, then it is broken",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 6);
            picture.tellServer("n2", schema::database::Role::Replica, 100);
        },
        "Database connections", said(State::Failed, "100% on n2, the fullest"));
    row(
        "given no server that answers, then nothing is known",
        [](Picture& picture) {
            picture.tellServer("n1", schema::database::Role::Primary, 6);
            picture.database("n1").cause = schema::database::Cause::Dead;
        },
        "Database connections", said(State::Unknown, "not known: not told by n1"));
    row(
        "given no database and a node that was never heard, then no row",
        [](Picture& picture) { picture.unheard("n3"); }, "Database connections",
        QStringLiteral("no row"));
    row(
        "given one server alone",
        [](Picture& picture) { picture.tellServer("n1", schema::database::Role::Alone, 60); },
        "Database connections", said(State::Ok, "60% on n1"));
    row(
        "given tasks on two nodes", [](Picture& picture) { picture.tellSwarm(3); }, "Service tasks",
        said(State::Ok, "3 of 3 run; 2 would move off n1"));
    row(
        "given a file system",
        [hosts](Picture& picture) {
            hosts(0.3)(picture);
            picture.host("n2").filesystems = {{"/var", "sda1", "ext4", 100, 10, false}};
            picture.host("n1").filesystems = {{"/var", "sda1", "ext4", 100, 60, false}};
        },
        "Disk /var", said(State::Degraded, "90% on n2, the fullest"));
    row(
        "given a volume",
        [](Picture& picture) {
            schema::storage::Status& status = picture.storage("n1");
            status.asks = true;
            schema::storage::Volume volume;
            volume.name = "shared";
            volume.replicas = 3;
            volume.bricks.resize(3);
            for (std::size_t i = 0; i < 3; ++i) {
                volume.bricks[i].node = "n" + std::to_string(i + 1);
                volume.bricks[i].state = i == 2 ? State::Failed : State::Ok;
                volume.bricks[i].sizeBytes = 100;
                volume.bricks[i].freeBytes = 28 + i;
            }
            status.volumes = {volume};
        },
        "Volume shared", said(State::Degraded, "72% on n1; 2 of 3 bricks serve"));
}

void OverviewHeadroomTest::headroomIsNotGuessed()
{
    QFETCH(Given, given);
    QFETCH(QString, name);
    Picture picture;
    given(picture);
    const std::vector<Headroom> rows = headroomOf(picture.known());
    const Headroom* row = headroomNamed(rows, name);
    QTEST(said(row), "words");
    QVERIFY(row == nullptr || row->mark != State::Unknown || !row->without.has_value());
}

/// The headlines of the page's charts say it: the same as the rows.
void OverviewHeadroomTest::givenHostsThenAllOfThemTogetherAreSaid()
{
    Picture picture;
    QCOMPARE(hostsInUse(picture.known()), headroom::HostsInUse{});
    picture.tellHost("n1", 8, 0.5);
    picture.tellHost("n2", 4, 0.2);
    picture.tellHost("n3", 4, 0.2);
    const headroom::HostsInUse hosts = hostsInUse(picture.known());
    const std::vector<Headroom> rows = headroomOf(picture.known());
    QCOMPARE(hosts.cpu, headroomNamed(rows, QStringLiteral("CPU"))->now);
    QCOMPARE(hosts.memory, headroomNamed(rows, QStringLiteral("Memory"))->now);
    QCOMPARE(hosts.memory, std::optional(0.5));
    QCOMPARE(hosts.memoryBytes, 3 * 16.0 * 1024 * 1024 * 1024);
}

/// What stays is filled; a mark at a lower share would say that less is in use then.
void OverviewHeadroomTest::whatWouldMoveIsHatchedWithoutAMark()
{
    const shared::Tokens& tokens = shared::tokensOf(shared::ThemeName::Dark);
    const auto painted = [&tokens](double now, double without) {
        Headroom row;
        row.now = now;
        row.without = without;
        row.mark = State::Ok;
        QImage image(100, 14, QImage::Format_RGB32);
        image.fill(tokens.panel);
        QPainter painter(&image);
        paintHeadroomBar(painter, row, {0, 3, 100, 8}, false, tokens);
        painter.end();
        return image;
    };
    const QImage more = painted(0.3, 0.6);
    QCOMPARE(more.pixelColor(60, 0), tokens.text); // the mark
    const QImage moves = painted(1, 0.6);
    QCOMPARE(moves.pixelColor(60, 0), tokens.panel);
    QCOMPARE(moves.pixelColor(50, 7), tokens.muted);
    for (int x = 62; x < 98; ++x) {
        QVERIFY(moves.pixelColor(x, 7) != tokens.muted);
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::OverviewHeadroomTest)
#include "overview_headroom_test.moc"
