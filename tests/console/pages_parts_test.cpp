// The concepts' pages as values: parts by node, volumes and caches in words; and the table of parts
// with mouse and keys. It is larger than the budget because the pages share their cases.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <functional>

#include "core/base/text.h"
#include "tests/support/main.h"
#include "ui/cache/outlook.h"
#include "ui/shared/chips_view.h"
#include "ui/shared/format.h"
#include "ui/shared/share_bars.h"
#include "ui/storage/words.h"
#include "ui/things/by_node.h"

namespace bafar::test {
namespace {

using schema::State;

class Map {
public:
    Map& thing(const char* id,
               const char* node,
               State state = State::Ok,
               schema::Lane lane = schema::Lane::Services)
    {
        topology::Thing thing;
        thing.entity.id = id;
        thing.entity.concept_ = thing.entity.id.substr(0, thing.entity.id.find('/'));
        thing.entity.title = thing.entity.id.substr(thing.entity.id.find('/') + 1);
        thing.entity.node = node;
        thing.entity.state = state;
        thing.entity.lane = lane;
        topology_.places.emplace(thing.entity.id, topology_.things.size());
        topology_.things.push_back(std::move(thing));
        return *this;
    }

    [[nodiscard]] QString text() const
    {
        const ui::things::ByNode table = ui::things::byNode(topology_, "services", words());
        QStringList lines{table.heads.join(QLatin1Char('|'))};
        for (const shared::ChipRow& row : table.rows) {
            QStringList cells{row.title};
            for (const auto& cell : row.cells) {
                QStringList chips;
                for (const shared::Chip& chip : cell) {
                    chips.append(chip.text);
                }
                cells.append(chips.join(QLatin1Char(',')));
            }
            lines.append(cells.join(QLatin1Char('|')));
        }
        return lines.join(QLatin1Char('\n'));
    }

    static ui::things::PartWords words()
    {
        return {QStringLiteral("Service"),
                [](const topology::Thing&, const topology::Thing& part) {
                    return QString::fromStdString(part.entity.title).section(QLatin1Char('.'), 1);
                },
                [](const topology::Thing&) { return QStringLiteral("3/3"); }};
    }

    topology::Topology topology_;
};

using MapGiven = std::function<void(Map&)>;

} // namespace

class PagesPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void partsStandByNode_data();
    void partsStandByNode();
    void partsBeyondCountingBecomeANumber();
    void theTableIsChosenFromByMouseAndKeys();
    void volumesSayWhatToDo_data();
    void volumesSayWhatToDo();
    void aFreshWordOnAVolumeCountsBeforeAnOldOne();
    void marksSayWhoseWritesArrive();
    void barsOfAVolumeAreItsBricksAndQuotas();
    void cachesSayTheOneThing_data();
    void cachesSayTheOneThing();
    void memoryIsMeasuredAgainstItsLimit();
    void aSizeIsOneTextWhoeverWritesIt_data();
    void aSizeIsOneTextWhoeverWritesIt();
};

void PagesPartsTest::partsStandByNode_data()
{
    QTest::addColumn<MapGiven>("given");
    QTest::addColumn<QString>("table");
    const auto row = [](const char* name, MapGiven given, const char* table) {
        QTest::newRow(name) << given << QString::fromUtf8(table);
    };
    row(
        "given nothing, then no row", [](Map&) {}, "Service");
    row(
        "given tasks on two nodes of three",
        [](Map& map) {
            for (const char* node : {"n1", "n2", "n3"}) {
                map.thing((std::string("node/") + node).c_str(), node, State::Ok,
                          schema::Lane::Nodes);
            }
            map.thing("services/web", "")
                .thing("services/web.10", "n1")
                .thing("services/web.2", "n1")
                .thing("services/web.3", "n3", State::Failed);
        },
        "Service|n1|n2|n3\nweb|2,10||3 \u00b7 failed");
    row(
        "given a task that is nowhere yet, then a column of its own",
        [](Map& map) {
            map.thing("services/web", "")
                .thing("services/web.1", "n1")
                .thing("services/web.2", "", State::Transition);
        },
        "Service|n1|elsewhere\nweb|1|2 \u00b7 changing");
    row(
        "given a service without tasks, then it has no row",
        [](Map& map) { map.thing("services/web", ""); }, "Service");
    row(
        "given another concept's parts, then they are not here",
        [](Map& map) { map.thing("storage/shared", "").thing("storage/shared/n1", "n1"); },
        "Service");
}

void PagesPartsTest::partsStandByNode()
{
    QFETCH(MapGiven, given);
    QFETCH(QString, table);
    Map map;
    given(map);
    QCOMPARE(map.text(), table);
}

void PagesPartsTest::partsBeyondCountingBecomeANumber()
{
    Map map;
    map.thing("services/web", "");
    for (int i = 0; i < 200; ++i) {
        map.thing(("services/web." + std::to_string(i)).c_str(), "n1",
                  i == 150 ? State::Failed : State::Ok);
    }
    const ui::things::ByNode table = ui::things::byNode(map.topology_, "services", Map::words());
    const auto& chips = table.rows.at(0).cells.at(0);
    QCOMPARE(chips.size(), ui::things::ChipsMax + 1);
    QCOMPARE(chips.front().text, QStringLiteral("150 \u00b7 failed")); // never cut
    QCOMPARE(chips.back().text, QStringLiteral("160 more"));
    QVERIFY(chips.back().key.isEmpty());
}

void PagesPartsTest::theTableIsChosenFromByMouseAndKeys()
{
    shared::ChipsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto chip = [](const char* key) {
        return shared::Chip{QString::fromLatin1(key), QString::fromLatin1(key), State::Ok, {}};
    };
    model.setTable({QStringLiteral("Service"), QStringLiteral("n1"), QStringLiteral("n2")},
                   {{QStringLiteral("web"),
                     QStringLiteral("web"),
                     QStringLiteral("3/3"),
                     State::Degraded,
                     {{chip("a"), chip("b")}, {chip("c")}}},
                    {QStringLiteral("api"), QStringLiteral("api"), {}, {}, {{}, {}}}});
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("a ok, b ok"));
    QCOMPARE(model.index(0, 0).data(Qt::AccessibleDescriptionRole).toString(),
             QStringLiteral("degraded, 3/3"));
    shared::ChipsTable table(QStringLiteral("Tasks"));
    table.setChips(&model);
    table.resize(600, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QSignalSpy wanted(&table, &shared::ChipsTable::chipWanted);
    const auto last = [&wanted] { return wanted.takeLast().at(0).toString(); };
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.placeOf(QStringLiteral("b")).center());
    QCOMPARE(last(), QStringLiteral("b"));
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {},
                      table.placeOf(QStringLiteral("web")).center());
    QCOMPARE(last(), QStringLiteral("web"));
    table.setCurrentIndex(model.index(0, 1));
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(last(), QStringLiteral("a"));
    table.setChosen(QStringLiteral("a"));
    QTest::keyClick(&table, Qt::Key_Space); // goes on within the cell
    QCOMPARE(last(), QStringLiteral("b"));
    QTest::keyClick(&table, Qt::Key_Right);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(last(), QStringLiteral("c"));
    QTest::keyClick(&table, Qt::Key_Down);
    wanted.clear();
    QTest::keyClick(&table, Qt::Key_Return); // nothing is there
    QVERIFY(wanted.isEmpty());
    model.setTable({}, {});
    QVERIFY(!model.cellOf(QStringLiteral("a")).isValid());
}

void PagesPartsTest::volumesSayWhatToDo_data()
{
    QTest::addColumn<int>("heal"); // -1: not counted
    QTest::addColumn<int>("split");
    QTest::addColumn<bool>("selfHeal");
    QTest::addColumn<bool>("allServe");
    QTest::addColumn<QString>("healing");
    QTest::addColumn<QString>("splitting");
    QTest::newRow("given nothing counted yet") << -1 << -1 << true << true << "not counted yet"
                                               << "not counted yet";
    QTest::newRow("given all well") << 0 << 0 << true << true << "all are the same"
                                    << "none";
    QTest::newRow("given files to heal")
        << 14 << 0 << true << true
        << "14 file(s) to heal: it goes by itself, or at once by Heal now"
        << "none";
    QTest::newRow("given a brick down")
        << 14 << 0 << true << false << "14 file(s) to heal, once every brick serves again"
        << "none";
    QTest::newRow("given self-heal off")
        << 14 << 0 << false << true << "14 file(s) to heal, and nobody does it: switch self-heal on"
        << "none";
    QTest::newRow("given copies that contradict each other")
        << 0 << 3 << true << true << "all are the same"
        << "3 file(s) whose copies contradict each other: they cannot be read. Choose the copy "
           "that counts for each with gluster volume heal shared split-brain";
}

void PagesPartsTest::volumesSayWhatToDo()
{
    QFETCH(int, heal);
    QFETCH(int, split);
    QFETCH(bool, selfHeal);
    QFETCH(bool, allServe);
    schema::storage::Volume volume;
    volume.name = "shared";
    volume.selfHeal = selfHeal;
    volume.bricks.resize(2);
    volume.bricks[0].pid = 1;
    volume.bricks[1].pid = allServe ? 2 : 0;
    if (heal >= 0) {
        volume.healPending = static_cast<std::uint64_t>(heal);
        volume.splitBrain = static_cast<std::uint64_t>(split);
    }
    QTEST(ui::storage::healText(volume), "healing");
    QTEST(ui::storage::splitBrainText(volume), "splitting");
}

void PagesPartsTest::aFreshWordOnAVolumeCountsBeforeAnOldOne()
{
    schema::storage::Status old;
    old.volumes.resize(1);
    old.volumes[0].name = "shared";
    schema::storage::Status now = old;
    const std::vector<ui::storage::Word> words{
        {"n1", false, &old}, {"n2", true, &now}, {"n3", false, &old}, {"n4", true, nullptr}};
    QCOMPARE(ui::storage::volumeWord(words, "shared").teller, std::string("n2"));
    QVERIFY(ui::storage::volumeWord(words, "other").volume == nullptr);
    QVERIFY(ui::storage::volumeFacts({}).at(0).value.startsWith(QLatin1String("not known")));
}

void PagesPartsTest::marksSayWhoseWritesArrive()
{
    schema::storage::Status status;
    schema::storage::Mount mount;
    mount.volume = "shared";
    mount.mounted = mount.writable = true;
    mount.round = 7;
    mount.marks = {{"n2", 40, 2s}, {"n3", 12, 95s}};
    status.mounts = {mount};
    const std::vector<ui::storage::Word> words{{"n1", true, &status}};
    QString text;
    for (const auto& row : ui::storage::mountFacts(words, "shared", "n1")) {
        text += row.name + QLatin1Char('=') + row.value + QLatin1Char('\n');
    }
    QVERIFY(text.contains(QLatin1String("Its mark=written, round 7")));
    QVERIFY(text.contains(QLatin1String("Mark of n2=seen here 2.0 s ago")));
    QVERIFY(text.contains(QLatin1String("Mark of n3=nothing new for 1 m 35 s")));
    QVERIFY(ui::storage::mountFacts(words, "other", "n1").empty());
    QVERIFY(ui::storage::mountFacts(words, "shared", "n9").empty());
}

void PagesPartsTest::barsOfAVolumeAreItsBricksAndQuotas()
{
    schema::storage::Volume volume;
    volume.bricks.resize(2);
    volume.bricks[0].node = "n1";
    volume.bricks[0].state = State::Ok;
    volume.bricks[0].sizeBytes = 100ULL << 30;
    volume.bricks[0].freeBytes = 200ULL << 30; // a lie: more free than there is
    volume.bricks[1].host = "elsewhere";
    schema::storage::Quota quota;
    quota.path = "/uploads";
    quota.limitBytes = 10ULL << 30;
    quota.usedBytes = 12ULL << 30;
    quota.hardExceeded = true;
    volume.quotas = {quota};
    const auto bars = ui::storage::barsOf({"n1", true, &volume});
    QCOMPARE(bars.size(), std::size_t{3});
    QCOMPARE(bars[0].share, 0.0);
    QVERIFY(std::isnan(bars[1].share));
    QCOMPARE(bars[1].mark, State::Unknown);
    QCOMPARE(bars[2].mark, State::Failed);
    QVERIFY(bars[2].words.contains(QLatin1String("writes are refused")));
    volume.quotas.assign(5000, quota);
    QCOMPARE(ui::storage::barsOf({"n1", true, &volume}).size(), ui::storage::BarsMax);
    QCOMPARE(ui::storage::barsOf({"n1", false, &volume})[0].mark, State::Stale);
}

void PagesPartsTest::cachesSayTheOneThing_data()
{
    QTest::addColumn<QString>(
        "roles"); // of n1, n2, ...: p, r, d (no link), u, s (silent), x (a dead primary)
    QTest::addColumn<int>("mark");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    const auto row = [](const char* name, const char* roles, State mark, const char* first,
                        const char* second) {
        QTest::newRow(name) << QString::fromLatin1(roles) << static_cast<int>(mark)
                            << QString::fromLatin1(first) << QString::fromUtf8(second);
    };
    row("given a primary and two that follow", "prr", State::Ok, "n1 is the primary",
        "linked: n2, n3");
    row("given a link down", "prd", State::Degraded, "n1 is the primary",
        "linked: n2 · without a link: n3");
    row("given a primary alone", "p", State::Ok, "n1 is the primary",
        "nobody follows it: it is lost with its node");
    row("given two primaries", "prp", State::Failed, "Several are primaries: n1, n3",
        "What is written to one is not on the others; make all but one follow it.");
    row("given none", "rr", State::Failed, "No primary: nothing can be written", "linked: n1, n2");
    row("given none heard", "sr", State::Unknown, "No server that is heard is the primary",
        "linked: n2 · not heard: n1");
    row("given the primary dead", "xrr", State::Failed, "No primary: nothing can be written",
        "linked: n2, n3 · without an answer: n1");
    row("given an old primary dead and another promoted", "xpr", State::Degraded,
        "n2 is the primary", "linked: n3 · without an answer: n1");
    row("given all silent", "ss", State::Unknown, "No cache server is heard",
        "What stands here is what was said last; see the servers' nodes.");
}

void PagesPartsTest::cachesSayTheOneThing()
{
    QFETCH(QString, roles);
    QFETCH(int, mark);
    std::vector<schema::cache::Status> statuses(static_cast<std::size_t>(roles.size()));
    std::vector<ui::cache::Word> words;
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        const char role = roles.at(static_cast<int>(i)).toLatin1();
        statuses[i].endpoint = "192.0.2.11:6379";
        statuses[i].role = role == 'u'                  ? schema::cache::Role::Unknown
                           : role == 'p' || role == 'x' ? schema::cache::Role::Primary
                                                        : schema::cache::Role::Replica;
        statuses[i].trouble =
            role == 'x' ? schema::cache::Trouble::Dead : schema::cache::Trouble::None;
        statuses[i].linkUp = role == 'r';
        words.push_back({"n" + std::to_string(i + 1), role != 's', &statuses[i]});
    }
    const ui::things::Outlook outlook = ui::cache::outlookOf(words);
    QTEST(outlook.first, "first");
    QTEST(outlook.second, "second");
    QCOMPARE(static_cast<int>(outlook.mark), mark);
}

void PagesPartsTest::memoryIsMeasuredAgainstItsLimit()
{
    schema::cache::Status status;
    status.endpoint = "192.0.2.11:6379";
    status.role = schema::cache::Role::Primary;
    status.state = State::Ok;
    const std::vector<ui::cache::Word> words{{"n1", true, &status}};
    QCOMPARE(ui::cache::barsOf(words).at(0).words, QStringLiteral("not known"));
    status.seenAt = {1};
    status.memoryUsed = 156ULL << 20;
    QCOMPARE(ui::cache::barsOf(words).at(0).words, QStringLiteral("156 MiB, without a limit"));
    status.memoryMax = 160ULL << 20;
    QCOMPARE(ui::cache::barsOf(words).at(0).words, QStringLiteral("156 MiB of 160 MiB"));
    QCOMPARE(ui::cache::barsOf(words).at(0).mark, State::Ok); // it may throw keys away
    status.memoryPolicy = "noeviction";
    QCOMPARE(ui::cache::barsOf(words).at(0).mark, State::Degraded);
    const std::vector<ui::cache::Word> told{
        {"n1", true, &status, "157 MiB of 160 MiB, noeviction"}};
    QCOMPARE(ui::cache::barsOf(told).at(0).words, QStringLiteral("157 MiB of 160 MiB"));
    QCOMPARE(ui::cache::policyText("noeviction"), QStringLiteral("when full, writes are refused"));
    QCOMPARE(ui::cache::policyText("future-policy"), QStringLiteral("future-policy"));
}

void PagesPartsTest::aSizeIsOneTextWhoeverWritesIt_data()
{
    QTest::addColumn<quint64>("bytes");
    QTest::newRow("given half a unit, then both round it up") << quint64{231'211'008};
    QTest::newRow("given half a tenth, then both round it up") << quint64{1280};
    QTest::newRow("given bytes, then no tenths") << quint64{999};
    QTest::newRow("given almost a hundred, then tenths") << quint64{104'805'171};
}

/// The agent's fact stands beside a chart of its figures.
void PagesPartsTest::aSizeIsOneTextWhoeverWritesIt()
{
    QFETCH(quint64, bytes);
    QCOMPARE(shared::bytes(static_cast<double>(bytes)), QString::fromStdString(sizeText(bytes)));
}

} // namespace bafar::test

using bafar::test::PagesPartsTest;
TEST_CLASS(PagesPartsTest)
#include "pages_parts_test.moc"
