// Tables of things, of what one is related to and what happened to it: order, columns, hostile
// names, widths. It is larger than the budget because each rule of the tables has its case here.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/shared/column_fit.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_model.h"
#include "ui/shared/rows_view.h"
#include "ui/things/model.h"
#include "ui/things/panel_parts.h"
#include "ui/things/parts.h"
#include "ui/things/text.h"

namespace bafar::test {

using namespace std::chrono_literals;
using Tester = QAbstractItemModelTester;
using ui::things::ThingsModel;

class ThingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void partsFollowTheirWhole();
    void numbersInNamesAreOrderedAsNumbers();
    void columnsShowFacts();
    void columnsCompareWhatAgentsSay();
    void columnsThatNobodyFillsAreBlank();
    void hostileNamesAreShownSafely_data();
    void hostileNamesAreShownSafely();
    void relationsAreToldFromBothEnds();
    void aRelationAndTheOtherThingAreEachAsWellAsTheyAre_data();
    void aRelationAndTheOtherThingAreEachAsWellAsTheyAre();
    void aRelationToWhatNobodyTellsOfLeadsToTheUnknown();
    void timeAloneRenewsNoRelation();
    void relationsThatAreNotWellComeFirst();
    void eventsOfPartsAreThoseOfTheWhole();
    void aThingIsCalledLikeItsPage();
    void columnsAreFitted_data();
    void columnsAreFitted();
    void columnsAreLeftOut_data();
    void columnsAreLeftOut();
    void aListFilledBeforeItIsShownIsFitted_data();
    void aListFilledBeforeItIsShownIsFitted();

private:
    void say(const Full& wish);

    std::unique_ptr<link::Store> store_;
    topology::Topology topology_;
};

static QString namesOf(const shared::RowsModel& model)
{
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row) {
        keys.append(model.keyAt(row).section(QLatin1Char('/'), 1));
    }
    return keys.join(QLatin1Char(' '));
}

static QString rowText(const shared::RowsModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells.append(model.index(row, column).data().toString().trimmed());
    }
    return cells.join(QLatin1Char('|'));
}

void ThingsTest::init()
{
    QLocale::setDefault(QLocale::c());
    store_ = std::make_unique<link::Store>(std::vector<std::string>{"n1", "n2", "n3"});
}

void ThingsTest::say(const Full& wish)
{
    for (const char* node : {"n1", "n2", "n3"}) {
        schema::Message message;
        message.node = node;
        message.kind = schema::MessageKind::Snapshot;
        message.snapshot = fullSnapshotOf(node, wish);
        store_->apply(message, Instant(1h));
    }
    topology_ = topology::merge(store_->sources(Instant(1h)));
}

void ThingsTest::partsFollowTheirWhole()
{
    ThingsModel services("services", {});
    ThingsModel storage("storage", {});
    const Tester tester(&services, Tester::FailureReportingMode::QtTest);
    Full wish;
    wish.services = 2;
    say(wish);
    services.setTopology(topology_);
    storage.setTopology(topology_);
    QCOMPARE(namesOf(services), QStringLiteral("api api.1 api.2 api.3 web web.1 web.2 web.3"));
    QCOMPARE(namesOf(storage), QStringLiteral("shared shared/mount/n1 shared/mount/n2 "
                                              "shared/mount/n3 shared/n1 shared/n2 shared/n3"));
    QVERIFY(services.index(1, 0).data(shared::RowsModel::PartRole).toBool());
    wish.services = 3; // worker comes
    QSignalSpy reset(&services, &QAbstractItemModel::modelReset);
    say(wish);
    services.setTopology(topology_);
    QCOMPARE(services.rowCount(), 12);
    QCOMPARE(reset.count(), 0);
}

void ThingsTest::numbersInNamesAreOrderedAsNumbers()
{
    topology::Topology topology;
    for (const char* name : {"web.10", "web", "web.9", "web.1", "web.010", "w10", "w9"}) {
        topology::Thing thing;
        thing.entity.id = std::string("services/") + name;
        thing.entity.title = name;
        thing.entity.concept_ = "services";
        topology.places[thing.entity.id] = topology.things.size();
        topology.things.push_back(thing);
    }
    QStringList order;
    for (const ui::things::Placed& placed : ui::things::inOrder(topology)) {
        order.append(QString::fromStdString(placed.thing->entity.title));
    }
    QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("w9 w10 web web.1 web.9 web.10 web.010"));
}

void ThingsTest::columnsShowFacts()
{
    Full wish;
    wish.trouble = true;
    say(wish);
    ThingsModel model("database", {{"role"}, {"lag"}, {"gtid", shared::CellLook::Technical}});
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setTopology(topology_);
    QCOMPARE(model.headerData(ThingsModel::FirstFact, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("role"));
    QVERIFY(rowText(model, 0).startsWith(QLatin1String("MariaDB n3|failed|n3|replication from")));
    QCOMPARE(rowText(model, 1),
             QStringLiteral("MariaDB n1|ok|n1||primary, writable||0-1-88214|0.1 s"));
    QCOMPARE(model.worstRow(), 0);
    QVERIFY(model.isWorse(0, 1));
    QVERIFY(!model.isWorse(1, 0));
    QVERIFY(!model.isWorse(0, 0));
    QCOMPARE(model.index(0, 0).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Failed));
}

void ThingsTest::columnsCompareWhatAgentsSay()
{
    say({});
    const auto agentsEach = [](const link::Store& store) {
        shared::Cell cell;
        cell.text = QString::number(store.agents().size());
        cell.tip = QStringLiteral("agents");
        return ui::things::ColumnCells{{"database/n2", cell}};
    };
    ThingsModel model("database", {{"gap", shared::CellLook::Figures, nullptr, agentsEach}});
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setTopology(topology_);
    QVERIFY(model.isBlank(ThingsModel::FirstFact)); // nothing was compared yet
    model.compare(*store_);
    model.setTopology(topology_);
    const auto cellOf = [&model](const char* server) {
        const int row = model.rowOf(QString::fromLatin1(server));
        return model.index(row, ThingsModel::FirstFact);
    };
    QCOMPARE(cellOf("database/n2").data().toString(), QStringLiteral("3"));
    QCOMPARE(cellOf("database/n2").data(Qt::ToolTipRole).toString(), QStringLiteral("agents"));
    QVERIFY(cellOf("database/n1").data().toString().isEmpty());
    QCOMPARE(model.headerData(ThingsModel::FirstFact, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("gap"));
}

void ThingsTest::columnsThatNobodyFillsAreBlank()
{
    say({});
    ThingsModel model("cache", {{"role"}, {"no such fact"}});
    QCOMPARE(model.worstRow(), -1);
    model.setTopology(topology_);
    QCOMPARE(model.worstRow(), 0); // of equal ones the first
    QVERIFY(!model.isBlank(ThingsModel::FirstFact));
    QVERIFY(model.isBlank(ThingsModel::FirstFact + 1));
    QVERIFY(model.isBlank(ThingsModel::Why));
    QVERIFY(!model.isBlank(ThingsModel::Node));
}

void ThingsTest::hostileNamesAreShownSafely_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("given control characters") << QStringLiteral("a\nb\tc\x1b[31md\x7f");
    QTest::newRow("given direction overrides")
        << QStringLiteral("gpj.\u202Eexe \u2066open\u2069 \u200Fend\u061C");
    QTest::newRow("given 64 KiB") << QString(65'536, QLatin1Char('x'));
    QTest::newRow("given 64 KiB of line breaks") << QString(65'536, QLatin1Char('\n'));
    QTest::newRow("given markup") << QStringLiteral("<b>bold</b><img src=\"http://127.0.0.1/x\">");
    QTest::newRow("given nothing but blanks") << QStringLiteral("   ");
}

void ThingsTest::hostileNamesAreShownSafely()
{
    QFETCH(QString, name);
    Full wish;
    wish.trouble = true;
    wish.hostile = name.toStdString();
    say(wish);
    ThingsModel services("services", {{"image", shared::CellLook::Technical}});
    ThingsModel database("database", {{"role"}});
    for (ThingsModel* model : {&services, &database}) {
        const Tester tester(model, Tester::FailureReportingMode::QtTest);
        model->setTopology(topology_);
        QVERIFY(model->rowCount() >= 3);
        for (int row = 0; row < model->rowCount(); ++row) {
            const QString text = rowText(*model, row);
            QVERIFY2(text.size() < 8000, qPrintable(QString::number(text.size())));
            for (const QChar letter : text) {
                const bool control = letter.category() == QChar::Other_Control;
                const bool direction =
                    QStringLiteral("\u202A\u202B\u202C\u202D\u202E\u2067\u2068").contains(letter);
                QVERIFY2(!control && !direction, qPrintable(QString::number(letter.unicode(), 16)));
            }
        }
    }
}

void ThingsTest::relationsAreToldFromBothEnds()
{
    say({});
    ui::things::RelationsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setThing(topology_, "database/n2");
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(rowText(model, 0), QStringLiteral("replica of (lag 0 s)|MariaDB n1"));
    const QString tip = model.index(0, 1).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.startsWith(QStringLiteral("MariaDB n1 replicates to MariaDB n2<br>ok · lag 0 s"
                                           "<br>said by n2, ")),
             qPrintable(tip));
    QCOMPARE(model.otherAt(0), QStringLiteral("database/n1"));
    QCOMPARE(rowText(model, 1), QStringLiteral("runs on|n2"));
    model.setThing(topology_, "database/n1");
    QCOMPARE(rowText(model, 0), QStringLiteral("replicates to (lag 0 s)|MariaDB n2"));
    model.setThing(topology_, "no/such");
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.otherAt(0), QString());
}

void ThingsTest::aRelationAndTheOtherThingAreEachAsWellAsTheyAre_data()
{
    QTest::addColumn<QString>("thing");
    QTest::addColumn<QString>("way");   // text: what a reader is told of the mark beside it
    QTest::addColumn<QString>("other"); // the same
    const auto row = [](const char* name, const char* thing, const char* way, const char* other) {
        QTest::newRow(name) << QString::fromLatin1(thing) << QString::fromLatin1(way)
                            << QString::fromLatin1(other);
    };
    row("given a stopped replica, then not its healthy primary failed", "database/n3",
        "replica of (stopped applying): failed", "MariaDB n1: ok");
    row("given a primary, then its replica failed, and that it stopped", "database/n1",
        "replicates to (stopped applying): failed", "MariaDB n3: failed");
    row("given a failed brick, then not its healthy mirror", "storage/shared/n2",
        "mirror of (failed): ", "shared on n1: ok");
    row("given a healthy brick, then its mirror failed, too", "storage/shared/n1",
        "mirrors to (failed): ", "shared on n2: failed");
    row("given a failed task, then its service is degraded", "services/api.2",
        "gets requests from (failed): ", "api: degraded");
    row("given a road that is well from what is not, then only that", "services/api.1",
        "gets requests from: ", "api: degraded");
}

void ThingsTest::aRelationAndTheOtherThingAreEachAsWellAsTheyAre()
{
    QFETCH(QString, thing);
    Full wish;
    wish.trouble = true;
    say(wish);
    ui::things::RelationsModel model;
    model.setThing(topology_, thing.toStdString());
    int first = 0;
    while (model.otherAt(first).startsWith(QLatin1String("node/"))) {
        ++first; // where it runs
    }
    const auto heard = [&model, first](int column) {
        const QModelIndex cell = model.index(first, column);
        return QString(cell.data().toString() + QLatin1String(": ") +
                       cell.data(Qt::AccessibleDescriptionRole).toString());
    };
    QTEST(heard(0), "way");
    QTEST(heard(1), "other");
}

void ThingsTest::aRelationToWhatNobodyTellsOfLeadsToTheUnknown()
{
    topology::Edge edge;
    edge.relation.from = "services/web";
    edge.relation.to = "database/n9";
    edge.relation.kind = schema::RelationKind::Write;
    edge.relation.state = schema::State::Ok;
    topology_ = {};
    topology_.edges.push_back(edge);
    ui::things::RelationsModel model;
    model.setThing(topology_, "services/web");
    QCOMPARE(rowText(model, 0), QStringLiteral("writes to|database/n9"));
    QCOMPARE(model.index(0, 1).data(Qt::AccessibleDescriptionRole).toString(),
             QStringLiteral("unknown"));
    QVERIFY(!model.index(0, 0).data(shared::RowsModel::MarkRole).isValid());
}

/// A view measures all its rows, and assistive technology hears of them, each time.
void ThingsTest::timeAloneRenewsNoRelation()
{
    say({});
    ui::things::RelationsModel model;
    model.setThing(topology_, "database/n2");
    const QString before = model.index(0, 1).data(Qt::ToolTipRole).toString();
    const QSignalSpy renewed(&model, &QAbstractItemModel::dataChanged);
    topology::Topology later = topology_;
    for (topology::Edge& edge : later.edges) {
        edge.age += std::chrono::seconds{7};
    }
    model.setThing(later, "database/n2");
    QCOMPARE(renewed.size(), qsizetype{0});
    QVERIFY(model.index(0, 1).data(Qt::ToolTipRole).toString() != before); // as it is asked for
}

void ThingsTest::relationsThatAreNotWellComeFirst()
{
    Full wish;
    wish.services = 20;
    wish.trouble = true;
    say(wish);
    ui::things::RelationsModel model;
    model.setThing(topology_, "node/n2"); // runs much
    QCOMPARE(model.rowCount(), static_cast<int>(ui::things::RelationsModel::RowsMax));
    QVERIFY(model.leftOut() > 0);
    model.setThing(topology_, "services/api");
    QCOMPARE(model.otherAt(0), QStringLiteral("services/api.2"));
    QCOMPARE(model.leftOut(), std::size_t{0});
}

void ThingsTest::eventsOfPartsAreThoseOfTheWhole()
{
    Full wish;
    wish.trouble = true;
    say(wish);
    ui::things::RecentModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setThing(*store_, "services/api", SomeDay);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(rowText(model, 0).contains(QLatin1String("api.2")));
    model.setThing(*store_, "services/ap", SomeDay);
    QCOMPARE(model.rowCount(), 0);
}

void ThingsTest::aThingIsCalledLikeItsPage()
{
    shared::Page page;
    page.id = QStringLiteral("database");
    page.title = [] { return QStringLiteral("Database"); };
    const shared::Page pages[] = {page};
    schema::Entity entity;
    entity.concept_ = "database";
    entity.lane = schema::Lane::Data;
    QCOMPARE(ui::things::kindOf(entity, pages), QStringLiteral("Database"));
    QCOMPARE(ui::things::kindOf(entity, {}), QStringLiteral("Data"));
    entity.lane = schema::Lane::Services;
    QCOMPARE(ui::things::kindOf(entity, pages), QStringLiteral("Service"));
    entity.lane = schema::Lane::Storage;
    QCOMPARE(ui::things::kindOf(entity, pages), QStringLiteral("Storage"));
}

void ThingsTest::columnsAreFitted_data()
{
    QTest::addColumn<QList<int>>("least");
    QTest::addColumn<QList<int>>("wanted");
    QTest::addColumn<int>("room");
    QTest::addColumn<int>("greedy");
    QTest::addColumn<QList<int>>("widths");
    QTest::newRow("given room to spare, the greedy one takes it")
        << QList<int>{50, 50, 50} << QList<int>{80, 90, 60} << 300 << 1 << QList<int>{80, 160, 60};
    QTest::newRow("given no greedy one is shown, all share")
        << QList<int>{50, 0, 50} << QList<int>{80, 0, 60} << 200 << 1 << QList<int>{110, 0, 90};
    QTest::newRow("given too little room, the widest gives way")
        << QList<int>{50, 50, 50} << QList<int>{80, 300, 60} << 300 << 1 << QList<int>{80, 160, 60};
    QTest::newRow("given far too little room, all are at their least")
        << QList<int>{50, 50, 50} << QList<int>{80, 300, 60} << 100 << 1 << QList<int>{50, 50, 50};
}

void ThingsTest::columnsAreFitted()
{
    QFETCH(QList<int>, least);
    QFETCH(QList<int>, wanted);
    QFETCH(int, room);
    QFETCH(int, greedy);
    QFETCH(QList<int>, widths);
    std::vector<shared::ColumnNeed> needs;
    for (int i = 0; i < least.size(); ++i) {
        needs.push_back({least[i], wanted[i]});
    }
    const std::vector<int> found = shared::fitted(needs, room, greedy);
    QCOMPARE(QList<int>(found.begin(), found.end()), widths);
}

void ThingsTest::columnsAreLeftOut_data()
{
    QTest::addColumn<QList<int>>("least");
    QTest::addColumn<int>("room");
    QTest::addColumn<QList<int>>("spare");
    QTest::addColumn<QList<int>>("out");
    QTest::newRow("given room for all, then none")
        << QList<int>{100, 80, 60} << 240 << QList<int>{2, 1} << QList<int>{};
    QTest::newRow("given a pixel too little, then the first to go")
        << QList<int>{100, 80, 60} << 239 << QList<int>{2, 1} << QList<int>{2};
    QTest::newRow("given less, then as many as it takes")
        << QList<int>{100, 80, 60} << 150 << QList<int>{2, 1} << QList<int>{1, 2};
    QTest::newRow("given one that is not shown, then the next")
        << QList<int>{100, 80, 0, 60} << 200 << QList<int>{2, 1, 3} << QList<int>{1};
    QTest::newRow("given too little for what must stay, then no more than may go")
        << QList<int>{100, 80, 60} << 50 << QList<int>{2} << QList<int>{2};
    QTest::newRow("given a column twice, then once")
        << QList<int>{100, 80, 60} << 170 << QList<int>{2, 2, 1} << QList<int>{1, 2};
}

void ThingsTest::columnsAreLeftOut()
{
    QFETCH(QList<int>, least);
    QFETCH(int, room);
    QFETCH(QList<int>, spare);
    QFETCH(QList<int>, out);
    std::vector<shared::ColumnNeed> needs;
    for (const int pixels : least) {
        needs.push_back({pixels, 2 * pixels});
    }
    const std::set<int> found =
        shared::leftOut(needs, room, std::vector<int>(spare.begin(), spare.end()));
    QCOMPARE(QList<int>(found.begin(), found.end()), out);
}

void ThingsTest::aListFilledBeforeItIsShownIsFitted_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<int>("left"); // percent of the width that the second column has at least
    const auto row = [](const char* name, const QString& first, const QString& second, int width,
                        bool whole, int left) {
        QTest::newRow(name) << first << second << width << whole << left;
    };
    const QString time = QStringLiteral("17:52:55");
    const QString some = QStringLiteral("n1 owns web");
    const QString many = QStringLiteral("a relation of so many words that no line holds it");
    row("given a time, then it is whole", time, some, 320, true, 40);
    row("given a time of another day, then it is whole", QStringLiteral("29 Nov 17:52:55"), some,
        320, true, 40);
    row("given a time in hardly any room, then it is whole", time, some, 90, true, 0);
    row("given more than the second leaves, then that is whole", many, some, 320, false, 0);
    row("given two long texts, then each has a share", many, many, 320, false, 39);
    row("given much room, then the first has what the second leaves", many, QStringLiteral("n1"),
        500, true, 0);
}

/// A panel that was never laid out has another width than it will have.
void ThingsTest::aListFilledBeforeItIsShownIsFitted()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(int, width);
    QFETCH(bool, whole);
    QFETCH(int, left);
    QWidget panel;
    panel.resize(width, 200);
    shared::RowsModel model({QStringLiteral("Time"), QStringLiteral("What")});
    QTableView* table = ui::things::makeList(QStringLiteral("Last events"), false, &model, &panel);
    ui::things::fitFirst(table);
    auto* column = new QVBoxLayout(&panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(table);
    shared::Row row;
    row.key = QStringLiteral("1");
    row.cells = {{first, shared::CellLook::Figures}, {second}};
    model.setRows({row});
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    QTRY_COMPARE(table->columnWidth(0) >= shared::neededBy(*table, 0), whole);
    QTRY_VERIFY(table->columnWidth(1) >= width * left / 100);
    QTRY_VERIFY(whole || left > 0 || table->columnWidth(1) >= shared::neededBy(*table, 1));
}

} // namespace bafar::test

using bafar::test::ThingsTest;
TEST_CLASS(ThingsTest)
#include "things_test.moc"
