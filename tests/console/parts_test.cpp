// The small parts that keep a busy or hostile cluster from freezing or misleading the window. It is
// larger than the budget because each of them has its case here.
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include "app/language.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/events/model.h"
#include "ui/floating_ip/panel.h"
#include "ui/link/session.h"
#include "ui/map/card.h"
#include "ui/map/model.h"
#include "ui/monitoring/rates.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"
#include "ui/shared/legend.h"
#include "ui/shared/refresher.h"
#include "ui/shared/steady.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/things/text.h"

namespace bafar::test {

using namespace std::chrono_literals;

class PartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void aHiddenWidgetIsRefreshedWhenItIsShown();
    void picturesAreMadeAtOnceButNotTooOften();
    void aNodeThatWasNeverHeardHasNoAge();
    void bothClaimantsAreShown();
    void aClockSetBackGoesOnFromThere();
    void gapsFollowTheInterval_data();
    void gapsFollowTheInterval();
    void aLongerFigureMovesNothing_data();
    void aLongerFigureMovesNothing();
    void aLastWordIsMuted();
    void linesAreToldApart();
    void copiesArePlain();
    void aFastClockDoesNotMoveTheTimeline();
};

void PartsTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    shared::keepCopiesPlain();
}

void PartsTest::aHiddenWidgetIsRefreshedWhenItIsShown()
{
    QWidget widget;
    int count = 0;
    auto* refresher = new shared::Refresher(&widget, [&count] { ++count; });
    QCOMPARE(count, 1); // its size is known before it is shown
    refresher->ask();
    refresher->ask();
    QCOMPARE(count, 1);
    widget.show();
    QCOMPARE(count, 2);
    refresher->ask();
    QCOMPARE(count, 3);
    widget.hide();
    widget.show();
    QCOMPARE(count, 3); // nothing is old
}

void PartsTest::picturesAreMadeAtOnceButNotTooOften()
{
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    QSignalSpy made(&session, &link::Session::topologyChanged);
    agents.at("n1")->saySnapshot("n1");
    agents.at("n2")->saySnapshot("n1");
    QCoreApplication::processEvents();
    QCOMPARE(made.count(), 1); // at once, and both together
    QVERIFY(session.topology().find("node/n2") != nullptr);
    QElapsedTimer burst;
    burst.start();
    while (burst.elapsed() < 450) {
        agents.at("n1")->saySnapshot("n1");
        QTest::qWait(4);
    }
    const qint64 tenths = burst.elapsed() / 100;
    QVERIFY2(made.count() <= 1 + tenths, qPrintable(QString::number(made.count())));
    QVERIFY(made.count() >= 2); // and not only at the end
}

void PartsTest::aNodeThatWasNeverHeardHasNoAge()
{
    // n1 speaks of n2, whose own agent never spoke.
    const schema::Snapshot said = snapshotOf("n1", "n1");
    topology::Source source{"n1", schema::State::Ok, 300ms, {}, {}};
    source.presences = {&said.concepts.at("cluster").presence};
    const topology::Topology picture = topology::merge(std::vector{source});
    const topology::Thing& never = *picture.find("node/n2");
    QCOMPARE(never.entity.state, schema::State::Unknown);
    QVERIFY(!ui::things::knownAge(never));
    QCOMPARE(ui::things::ageText(never), QStringLiteral("never"));
    QCOMPARE(ui::map::cardLines(never, {}, 300, 4).front(), QStringLiteral("never heard"));
    QCOMPARE(ui::things::ageText(*picture.find("node/n1")), QStringLiteral("0.3 s"));
    ui::map::ThingsModel model;
    model.setTopology(picture);
    const int row = model.rowOf(QStringLiteral("node/n2"));
    QCOMPARE(model.index(row, 6).data().toString(), QStringLiteral("never"));
}

void PartsTest::bothClaimantsAreShown()
{
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    for (const char* node : {"n1", "n2"}) {
        agents.at(node)->open();
        agents.at(node)->saySnapshot(node); // each says that it owns the address
    }
    agents.at("n3")->saySnapshot("n1");
    QTRY_VERIFY(!session.topology().things.empty());
    const ui::floating_ip::RouterPanel panel(session, QStringLiteral("floating_ip/web"), nullptr);
    QStringList texts;
    for (const QLabel* label : panel.findChildren<QLabel*>()) {
        texts.append(label->text());
    }
    QVERIFY2(texts.contains(QStringLiteral("n1 · n2")), qPrintable(texts.join(QLatin1Char('\n'))));
    QVERIFY(texts.contains(QStringLiteral("several claim it now")));
}

void PartsTest::aClockSetBackGoesOnFromThere()
{
    shared::ChartData data(100, 3500);
    for (qint64 second = 100; second <= 110; ++second) {
        data.append({second * 1000, 1});
    }
    data.append({105'500, 7}); // NTP set the agent's clock back
    data.append({106'500, 8});
    QCOMPARE(data.latest(), 8.0);
    const auto segments = data.segments(0, 200'000, 10'000);
    QCOMPARE(segments.size(), std::size_t{1});
    QCOMPARE(segments[0].back(), QPointF(106'500, 8));
    QCOMPARE(segments[0].size(), std::size_t{8}); // 100 to 105, and the two
}

void PartsTest::gapsFollowTheInterval_data()
{
    QTest::addColumn<int>("intervalMs");
    QTest::addColumn<int>("pauseMs");
    QTest::addColumn<bool>("rate");
    QTest::newRow("a second each, a pause of 20") << 1000 << 20'000 << true;
    QTest::newRow("a second each, a pause of 21") << 1000 << 21'000 << false;
    QTest::newRow("ten seconds each, a pause of 40") << 10'000 << 40'000 << true;
    QTest::newRow("ten seconds each, much too close") << 10'000 << 1000 << false;
}

void PartsTest::gapsFollowTheInterval()
{
    QFETCH(int, intervalMs);
    QFETCH(int, pauseMs);
    QFETCH(bool, rate);
    ui::monitoring::LoadReader reader{std::chrono::milliseconds(intervalMs)};
    const schema::SeriesTable table{1, {"node_network_receive_bytes_total{device=\"eth0\"}"}};
    (void)reader.read(table, {1, {1000}}, {50'000});
    const auto load = reader.read(table, {1, {3000}}, {50'000 + pauseMs});
    QCOMPARE(qIsFinite(load.receiveBytesPerSecond), rate);
}

void PartsTest::aLongerFigureMovesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asks");
    QTest::newRow("given as many letters, then no page is laid out")
        << QStringLiteral("8.4") << false;
    QTest::newRow("given none, then room is given back") << QString() << true;
    QTest::newRow("given a long one, then room is asked for")
        << QStringLiteral("a text of many more letters") << true;
}

/// Counts what asks it to lay out what is in it.
class CountingPage : public QWidget {
public:
    int asked = 0;

protected:
    bool event(QEvent* event) override
    {
        asked += event->type() == QEvent::LayoutRequest ? 1 : 0;
        return QWidget::event(event);
    }
};

void PartsTest::aLongerFigureMovesNothing()
{
    QFETCH(QString, text);
    QFETCH(bool, asks);
    CountingPage page;
    auto* row = new QHBoxLayout(&page);
    auto* label = new QLabel;
    auto* steady = new shared::Steady(label, &page);
    row->addWidget(steady);
    row->addStretch(1);
    QVERIFY(row->sizeHint().width() > 0); // asked before the label has its first text
    label->setText(QStringLiteral("7.3"));
    page.resize(600, 40);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCoreApplication::sendPostedEvents();
    page.asked = 0;
    label->setText(text);
    QCoreApplication::sendPostedEvents(); // to the room,
    QCoreApplication::sendPostedEvents(); // and from it to the page
    QCOMPARE(page.asked > 0, asks);
    QCOMPARE(steady->width() % shared::Steady::Step, 0);
    QVERIFY(label->width() >= label->sizeHint().width());
}

void PartsTest::aLastWordIsMuted()
{
    using Row = shared::FactList::Row;
    shared::FactList list;
    list.setMuted(true);
    list.setRows({Row{QStringLiteral("Role"), QStringLiteral("primary")}});
    const QList<QLabel*> labels = list.findChildren<QLabel*>();
    QCOMPARE(labels.size(), 2);
    QCOMPARE(labels[1]->property("tone").toByteArray(), QByteArrayLiteral("stale"));
    list.setMuted(false);
    QVERIFY(labels[1]->property("tone").toByteArray().isEmpty());
}

void PartsTest::linesAreToldApart()
{
    shared::Chart one(QStringLiteral("Memory"), &shared::bitRate, 0);
    (void)one.addLine(QStringLiteral("used"));
    shared::Chart two(QStringLiteral("CPU"), &shared::bitRate, 0);
    for (const char* name : {"busy", "waiting", "swap"}) {
        (void)two.addLine(QString::fromLatin1(name));
    }
    two.append(0, {1000, 1});
    two.append(1, {1000, 0});
    QVERIFY(one.findChild<shared::Legend*>()->isHidden());
    QVERIFY(!two.findChild<shared::Legend*>()->isHidden());
    QCOMPARE(two.findChild<shared::Legend*>()->accessibleName(), QStringLiteral("busy, waiting"));
}

void PartsTest::copiesArePlain()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QString shown = shared::technical(QStringLiteral("2001:db8:77::11"));
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(shown.size() > 16);
    QWidget window;
    window.show();
    window.activateWindow();
    QTRY_VERIFY(QGuiApplication::focusWindow() != nullptr);
    QGuiApplication::clipboard()->setText(shown);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("2001:db8:77::11"));
    const QString joined = QString::fromUtf8("می\u200cشود"); // a joiner belongs to its word
    QCOMPARE(shared::withoutIsolation(joined), joined);
}

void PartsTest::aFastClockDoesNotMoveTheTimeline()
{
    link::Store store({"n1", "n2"});
    schema::Message message;
    message.node = "n1";
    message.kind = schema::MessageKind::Event;
    message.event = snapshotOf("n1", "n1").events.front();
    message.event->at = SomeDay;
    store.apply(message, Instant(1h));
    const WallTime later{SomeDay.unixMs + 60'000};
    QCOMPARE(ui::events::presentOf(store, later).unixMs, later.unixMs); // time goes on in silence
    message.event->sequence = 9;
    message.event->at = {SomeDay.unixMs + 3'600'000}; // an hour ahead of everybody
    store.apply(message, Instant(1h));
    QCOMPARE(ui::events::presentOf(store, later).unixMs, later.unixMs + 5000);
}

} // namespace bafar::test

using bafar::test::PartsTest;
TEST_CLASS(PartsTest)
#include "parts_test.moc"
