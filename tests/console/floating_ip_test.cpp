// The floating IP page: an owner that is none of our agents, how states changed, and who says so.
// It is larger than the budget because rows, history, card and inspector are asked of one word.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "core/schema/json.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/floating_ip/card.h"
#include "ui/floating_ip/history.h"
#include "ui/floating_ip/history_view.h"
#include "ui/floating_ip/model.h"
#include "ui/floating_ip/page.h"
#include "ui/floating_ip/panel.h"
#include "ui/link/session.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/theme.h"
#include "ui/things/panel.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using namespace ui::floating_ip;
using schema::floating_ip::RouterState;
using Tester = QAbstractItemModelTester;

constexpr const char* Web = "floating_ip/web";
constexpr std::int64_t DayMs = 24LL * 60 * 60 * 1000;

/// A node that stands by for an address that none of our agents has.
schema::Message standingBy(const std::string& node)
{
    schema::Message message;
    message.kind = schema::MessageKind::Snapshot;
    message.at = SomeDay;
    message.snapshot = snapshotOf(node, "n1");
    schema::RawJson& json = message.snapshot->concepts["floating_ip"].status;
    auto status = schema::fromJson<schema::floating_ip::Status>(json.text).value();
    schema::floating_ip::RouterStatus& router = status.routers.front();
    router.state = RouterState::Backup;
    router.holdsAddresses = false;
    router.masterDown = node == "n2" ? 3400ms : 3600ms;
    router.owner = *net::Address::parse("192.0.2.251");
    router.ownerPriority = 200;
    router.ownerNode.clear();
    json.text = schema::toJson(status);
    return message;
}

schema::Event transition(std::uint64_t number, WallTime at, RouterState to = RouterState::Active)
{
    schema::floating_ip::Event body;
    body.router = "web";
    body.from = RouterState::Backup;
    body.to = to;
    body.why = "the owner was silent";
    schema::Event event;
    event.sequence = number;
    event.node = "n1";
    event.at = at;
    event.concept_ = "floating_ip";
    event.kind = "became_active";
    event.subject = Web;
    event.text = "n1 owns web";
    event.body.text = schema::toJson(body);
    return event;
}

void tell(link::Store& store, const schema::Event& event)
{
    schema::Message message;
    message.node = event.node;
    message.kind = schema::MessageKind::Event;
    message.event = event;
    store.apply(message, Instant(1h));
}

QString lineOf(const TransitionsModel& model, int row)
{
    QStringList cells;
    for (int column = 1; column < model.columnCount(); ++column) {
        cells.append(model.index(row, column).data().toString());
    }
    return cells.join(QLatin1Char('|'));
}

QStringList textsIn(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (!label->isHidden()) {
            texts.append(shared::withoutIsolation(label->text()));
        }
    }
    return texts;
}

} // namespace

class FloatingIpTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::applyTheme(*qApp, shared::ThemeName::Dark); }

    void init() { QLocale::setDefault(QLocale::c()); }

    void aStrangerIsShownAsTheOwner();
    void transitionsAreNewestFirst();
    void onlyTransitionsOfItAreThere_data();
    void onlyTransitionsOfItAreThere();
    void theOldestGoWhereThereAreTooMany();
    void aLongHistoryScrollsInItsPlace();
    void theHistoryStandsOnTheGroundOfItsCard();
    void theInspectorSaysWhoSaysIt();
};

void FloatingIpTest::aStrangerIsShownAsTheOwner()
{
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    for (const auto& [node, agent] : agents) {
        agent->open();
        agent->say(standingBy(node));
    }
    QTRY_VERIFY(!session.topology().things.empty());
    const RouterPanel panel(session, QString::fromLatin1(Web), nullptr);
    const QStringList texts = textsIn(panel);
    for (const char* text : {"192.0.2.251, none of our agents", "If 192.0.2.251 dies",
                             "n2 takes over in about 3.4 s"}) {
        QVERIFY2(texts.contains(QLatin1String(text)), qPrintable(texts.join(QLatin1Char('\n'))));
    }
    MembersModel members;
    const Tester tester(&members, Tester::FailureReportingMode::QtTest);
    members.setCandidates(candidatesOf(session, "web"), isAnyUntold(session));
    QCOMPARE(members.rowCount(), 4);
    QCOMPARE(members.keyAt(0), QStringLiteral("foreign 192.0.2.251"));
    QCOMPARE(members.index(0, 1).data().toString(), QStringLiteral("active"));
    QCOMPARE(members.index(0, 2).data().toString(), QStringLiteral("200"));
}

void FloatingIpTest::transitionsAreNewestFirst()
{
    link::Store store({"n1"});
    TransitionsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setThing(store, Web, SomeDay);
    QCOMPARE(model.rowCount(), 0);
    const WallTime before{SomeDay.unixMs - 3 * DayMs};
    tell(store, transition(1, before));
    tell(store, transition(2, SomeDay, RouterState::Initialize));
    model.setThing(store, Web, SomeDay);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data().toString(), shared::timeOfDay(SomeDay));
    QCOMPARE(model.index(1, 0).data().toString(),
             shared::day(before) + QLatin1Char(' ') + shared::timeOfDay(before));
    QCOMPARE(lineOf(model, 0), QStringLiteral("n1|backup → initialize|the owner was silent"));
    QCOMPARE(lineOf(model, 1), QStringLiteral("n1|backup → active|the owner was silent"));
}

void FloatingIpTest::onlyTransitionsOfItAreThere_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("body"); // "-": as it is
    QTest::addColumn<QString>("line"); // empty: none
    const auto row = [](const char* name, const char* subject, const char* kind, const char* body,
                        const char* line) {
        QTest::newRow(name) << QString::fromLatin1(subject) << QString::fromLatin1(kind)
                            << QString::fromLatin1(body) << QString::fromUtf8(line);
    };
    row("given a transition", Web, "became_active", "-", "n1|backup → active|the owner was silent");
    row("given a refused advert, then none", Web, "advert_refused", "-", "");
    row("given another one of that beginning, then none", "floating_ip/web2", "became_active", "-",
        "");
    row("given no body, then what is known", Web, "became_active", "", "n1|active|n1 owns web");
    row("given a body of another kind, then what is known", Web, "became_backup", "[1]",
        "n1|backup|n1 owns web");
    row("given a state that is not known, then its name", Web, "became_tired", "",
        "n1|tired|n1 owns web");
}

void FloatingIpTest::onlyTransitionsOfItAreThere()
{
    QFETCH(QString, subject);
    QFETCH(QString, kind);
    QFETCH(QString, body);
    QFETCH(QString, line);
    schema::Event event = transition(1, SomeDay);
    event.subject = subject.toStdString();
    event.kind = kind.toStdString();
    if (body != QLatin1String("-")) {
        event.body.text = body.toStdString();
    }
    link::Store store({"n1"});
    tell(store, event);
    TransitionsModel model;
    model.setThing(store, Web, SomeDay);
    QCOMPARE(model.rowCount(), line.isEmpty() ? 0 : 1);
    QCOMPARE(line.isEmpty() ? QString() : lineOf(model, 0), line);
}

void FloatingIpTest::theOldestGoWhereThereAreTooMany()
{
    link::Store store({"n1"});
    TransitionsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const std::uint64_t all = TransitionsModel::RowsMax + 3;
    for (std::uint64_t number = 1; number <= all; ++number) {
        tell(store, transition(number, {SomeDay.unixMs + static_cast<std::int64_t>(number)}));
        if (number % 50 == 0 || number + 3 >= all) { // rows come, and then go, too
            model.setThing(store, Web, SomeDay);
        }
    }
    QCOMPARE(model.rowCount(), static_cast<int>(TransitionsModel::RowsMax));
    QVERIFY(model.keyAt(0).startsWith(QStringLiteral("n1/%1/").arg(all)));
    QVERIFY(model.keyAt(model.rowCount() - 1).startsWith(QLatin1String("n1/4/")));
}

void FloatingIpTest::aLongHistoryScrollsInItsPlace()
{
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    agents.at("n1")->open();
    agents.at("n1")->saySnapshot("n1");
    HistoryView view(session, QString::fromLatin1(Web), nullptr);
    view.setCount(4);
    view.refresh(SomeDay);
    QVERIFY(!view.isHidden());
    QVERIFY(textsIn(view).contains(QStringLiteral("4 since the agents started")));
    const auto* table = view.findChild<QTableView*>();
    const int one = table->minimumHeight();
    std::uint64_t told = 1; // by the snapshot
    const auto tellUntil = [&](std::uint64_t last) {
        while (told < last) {
            schema::Message message;
            message.kind = schema::MessageKind::Event;
            message.event = transition(++told, SomeDay);
            agents.at("n1")->say(message);
        }
        view.refresh(SomeDay);
        return table->minimumHeight();
    };
    const int most = tellUntil(8);
    QVERIFY(most > one && most <= 8 * one);
    QCOMPARE(tellUntil(90), most);
    QCOMPARE(table->maximumHeight(), most);
    const QSignalSpy pages(&session, &link::Session::pageOfIdWanted);
    const QSignalSpy wanted(&session, &link::Session::eventsWanted);
    view.findChild<QPushButton*>(QStringLiteral("allEvents"))->click();
    QCOMPARE(pages.count(), 1);
    QCOMPARE(pages.at(0).at(0).toString(), QStringLiteral("events"));
    QCOMPARE(wanted.at(0).at(0).toString(), QString::fromLatin1(Web));
}

void FloatingIpTest::theHistoryStandsOnTheGroundOfItsCard()
{
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    agents.at("n1")->open();
    agents.at("n1")->saySnapshot("n1");
    QTRY_VERIFY(session.topology().find(Web) != nullptr);
    RouterCard card(session, QString::fromLatin1(Web), nullptr);
    card.resize(1000, card.sizeHint().height());
    const QImage image = card.grab().toImage();
    const QTableView* table = card.findChild<HistoryView*>()->findChild<QTableView*>();
    const QWidget* head = table->horizontalHeader()->viewport();
    QVERIFY(table->isVisibleTo(&card));
    const QPoint blank = head->mapTo(&card, QPoint(head->width() - 2, 3)); // behind its words
    QCOMPARE(image.pixelColor(blank), shared::tokensOf(shared::ThemeName::Dark).raised);
}

void FloatingIpTest::theInspectorSaysWhoSaysIt()
{
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    agents.at("n1")->open();
    agents.at("n1")->saySnapshot("n1");
    QTRY_VERIFY(session.topology().find(Web) != nullptr);
    const shared::Page pages[] = {page()};
    ui::things::ThingPanel panel({session, pages}, {}, {});
    panel.setThing(QString::fromLatin1(Web));
    QVERIFY(panel.findChild<RouterPanel*>() != nullptr); // its own words, instead of the facts
    const QStringList texts = textsIn(panel);
    QVERIFY2(!texts.filter(QStringLiteral("said by n1, ")).isEmpty(),
             qPrintable(texts.join(QLatin1Char('\n'))));
}

} // namespace bafar::test

using bafar::test::FloatingIpTest;
TEST_CLASS(FloatingIpTest)
#include "floating_ip_test.moc"
