// What panels and pages about things say and how they stand: relations in the words of both ends,
// why an agent's word is not well, a state's mark before its word, halves that are as high as they
// ask, unlocks in one column. It is larger than the budget because all stand on one full cluster.
#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <cstdlib>

#include "tests/console/full_cluster.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/link/store.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/halves.h"
#include "ui/things/model.h"
#include "ui/things/page.h"
#include "ui/things/panel.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using schema::RelationKind;

class Nothing : public ui::things::BelowPanel {
public:
    using BelowPanel::BelowPanel;

    void setThing(const QString&) override {}
};

class GivingWay : public Nothing {
public:
    using Nothing::Nothing;

    [[nodiscard]] bool givesWay() const override { return true; }
};

class KeepingMore : public Nothing {
public:
    using Nothing::Nothing;

    [[nodiscard]] int beyondLeast() const override { return 40; }
};

schema::ActionInfo offer(const char* name, const char* title)
{
    schema::ActionInfo one;
    one.name = name;
    one.title = title;
    return one;
}

} // namespace

class ThingsWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void relationsAreSaidInTheWordsOfBothEnds_data();
    void relationsAreSaidInTheWordsOfBothEnds();
    void aBeliefThatIsNotWellSaysSo();
    void theStatesMarkStandsBeforeItsWord_data();
    void theStatesMarkStandsBeforeItsWord();
    void theUpperHalfIsAsHighAsItAsks();
    void theUpperHalfCutsNoRow_data();
    void theUpperHalfCutsNoRow();
    void whatIsBelowGivesWayToTheFirstRows();
    void unlocksStandInOneColumn();
    void unlocksOfOneListAreAlike_data();
    void unlocksOfOneListAreAlike();
};

void ThingsWordsTest::relationsAreSaidInTheWordsOfBothEnds_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("back");
    const auto row = [](const char* name, const char* from, const char* to, RelationKind kind,
                        const char* word, const char* back) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to)
                            << static_cast<int>(kind) << QString::fromLatin1(word)
                            << QString::fromLatin1(back);
    };
    row("given a volume and its brick", "storage/shared", "storage/shared/n1",
        RelationKind::Traffic, "has a brick on", "brick of");
    row("given a mount and its volume", "storage/shared/mount/n1", "storage/shared",
        RelationKind::Traffic, "mounts", "mounted at");
    row("given a listener and a service", "load_balancer/http", "services/web",
        RelationKind::Traffic, "sends requests to", "gets requests from");
    row("given two bricks", "storage/shared/n1", "storage/shared/n2", RelationKind::Mirrors,
        "mirrors to", "mirror of");
    row("given a volume whose name begins another's", "storage/shared", "storage/shared2",
        RelationKind::Traffic, "sends requests to", "gets requests from");
}

void ThingsWordsTest::relationsAreSaidInTheWordsOfBothEnds()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const int, kind);
    schema::Relation relation;
    relation.from = from.toStdString();
    relation.to = to.toStdString();
    relation.kind = static_cast<RelationKind>(kind);
    QTEST(shared::relationWord(relation), "word");
    QTEST(shared::relationWordBack(relation), "back");
}

void ThingsWordsTest::aBeliefThatIsNotWellSaysSo()
{
    link::Store store({"n1", "n2", "n3"});
    Full wish;
    wish.trouble = true;
    for (const char* node : {"n1", "n2", "n3"}) {
        schema::Message message;
        message.node = node;
        message.kind = schema::MessageKind::Snapshot;
        message.snapshot = fullSnapshotOf(node, wish);
        store.apply(message, Instant(1h));
    }
    const topology::Topology topology = topology::merge(store.sources(Instant(1h)));
    ui::things::BeliefsModel beliefs;
    const auto says = [&](const char* thing) {
        beliefs.setThing(*topology.find(thing));
        return beliefs.index(0, 1).data().toString();
    };
    // Why stands above the list, as the thing's own.
    QVERIFY2(says("database/n3").endsWith(QLatin1String("failed")),
             qPrintable(says("database/n3")));
    topology::Thing other = *topology.find("database/n3");
    other.entity.reason = "its agent is not heard";
    beliefs.setThing(other);
    const QString whole = beliefs.index(0, 1).data().toString();
    QVERIFY2(whole.contains(QLatin1String("stopped applying")), qPrintable(whole));
    QCOMPARE(says("database/n1"), QStringLiteral("role primary, writable"));
}

void ThingsWordsTest::theUpperHalfIsAsHighAsItAsks()
{
    auto* upper = new QWidget;
    auto* lower = new Nothing;
    ui::things::Halves halves(
        upper, lower, [](int) { return 200; }, nullptr);
    halves.resize(400, 600);
    halves.show();
    QVERIFY(QTest::qWaitForWindowExposed(&halves));
    Q_EMIT lower->unfolded();
    QTRY_COMPARE(upper->height(), 200);
}

void ThingsWordsTest::theUpperHalfCutsNoRow_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("least");  // of what is below
    QTest::addColumn<int>("height"); // 160 and 32 of each row that is seen
    QTest::newRow("given many rows, then as many as have a place in its share")
        << 20 << 100 << 160 + 6 * 32;
    QTest::newRow("given two more than that, then all of them") << 8 << 100 << 160 + 8 * 32;
    QTest::newRow("given no room for all, then what is below keeps more than its least")
        << 8 << 240 << 160 + 4 * 32;
    QTest::newRow("given room for all, then it goes down to its least") << 7 << 210 << 160 + 7 * 32;
}

/// Of 600 pixels, of which its share is 360.
void ThingsWordsTest::theUpperHalfCutsNoRow()
{
    QFETCH(const int, rows);
    QFETCH(const int, least);
    QFETCH(const int, height);
    auto* upper = new QWidget;
    auto* lower = new KeepingMore;
    lower->setMinimumHeight(least);
    ui::things::Halves halves(
        upper, lower, [rows](int rowsMax) { return 160 + 32 * std::min(rowsMax, rows); }, nullptr);
    halves.resize(400, 600);
    halves.show();
    QVERIFY(QTest::qWaitForWindowExposed(&halves));
    Q_EMIT lower->unfolded();
    QTRY_COMPARE(upper->height(), height);
}

void ThingsWordsTest::whatIsBelowGivesWayToTheFirstRows()
{
    auto* upper = new QWidget;
    auto* lower = new GivingWay;
    lower->setMinimumHeight(200);
    ui::things::Halves halves(
        upper, lower, [](int rowsMax) { return 120 + 36 * std::min(rowsMax, 22); }, nullptr);
    halves.resize(400, 450);
    halves.show();
    QVERIFY(QTest::qWaitForWindowExposed(&halves));
    QVERIFY(lower->isHidden());
    QTRY_COMPARE(upper->height(), 450);
    halves.resize(400, 700);
    QTRY_VERIFY(lower->isVisible());
    Q_EMIT lower->unfolded();
    QTRY_COMPARE(upper->height(), 408); // more rows than the first have their share, as whole ones
    halves.resize(400, 450);
    QTRY_VERIFY(lower->isHidden());
    halves.setProperty(ui::things::SplitShare, 50); // as a person moved the handle
    halves.resize(400, 460);
    QTRY_VERIFY(lower->isVisible());
    halves.fit(false);
    QVERIFY(lower->isHidden()); // there is nothing
}

void ThingsWordsTest::theStatesMarkStandsBeforeItsWord_data()
{
    QTest::addColumn<int>("direction");
    QTest::newRow("given text from the left, then left of it") << static_cast<int>(Qt::LeftToRight);
    QTest::newRow("given text from the right, then right of it")
        << static_cast<int>(Qt::RightToLeft);
}

/// In the head of the panel, on the word's line; a reader is told the word there, and once.
void ThingsWordsTest::theStatesMarkStandsBeforeItsWord()
{
    QFETCH(int, direction);
    FakeCluster cluster;
    const auto agents = cluster.observers;
    link::Session session(QStringLiteral("lab"), std::move(cluster.links));
    for (const auto& [name, link] : agents) {
        link->open();
    }
    Full wish;
    wish.trouble = true;
    speakFull(agents, wish);
    QTRY_COMPARE(session.topology().things.size(), thingsOf(wish));
    ui::things::ThingPanel panel({session, {}}, {}, {});
    panel.setLayoutDirection(static_cast<Qt::LayoutDirection>(direction));
    panel.resize(ui::things::PanelWidth, 700);
    panel.setThing(QStringLiteral("database/n3"));
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* mark = panel.findChild<shared::StatusDot*>();
    QVERIFY(mark != nullptr && mark->isVisible());
    QCOMPARE(mark->state(), schema::State::Failed);
    const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(mark);
    QVERIFY(said->text(QAccessible::Name).isEmpty());
    QVERIFY(said->text(QAccessible::Description).isEmpty());
    QList<QLabel*> labels = panel.findChildren<QLabel*>();
    const auto beginsWithIt = [](const QLabel* label) {
        return label->isVisible() && label->text().startsWith(QLatin1String("failed "));
    };
    labels.removeIf([&](const QLabel* label) { return !beginsWithIt(label); });
    QCOMPARE(labels.size(), qsizetype{1});
    const auto placeOf = [&panel](const QWidget* part) {
        return QRect(part->mapTo(&panel, QPoint()), part->size());
    };
    const QRect word = placeOf(labels.front());
    const QRect dot = placeOf(mark);
    const int middle = word.top() + labels.front()->fontMetrics().height() / 2;
    QVERIFY2(std::abs(dot.center().y() - middle) <= 1, qPrintable(QString::number(dot.top())));
    QVERIFY(direction == Qt::LeftToRight ? dot.right() < word.left() : word.right() < dot.left());
}

void ThingsWordsTest::unlocksStandInOneColumn()
{
    shared::ActionButtons buttons(Qt::Vertical, "primary");
    buttons.setOffers({offer("a", "Go"), offer("b", "Restart")}, QStringLiteral("locked"), true);
    buttons.show();
    QVERIFY(QTest::qWaitForWindowExposed(&buttons));
    const auto unlocks =
        buttons.findChildren<QPushButton*>(QRegularExpression(QStringLiteral("^unlock ")));
    QCOMPARE(unlocks.size(), qsizetype{2});
    const auto placeOf = [&](int at) { return unlocks[at]->mapTo(&buttons, QPoint()).x(); };
    QTRY_COMPARE(placeOf(0), placeOf(1));
}

void ThingsWordsTest::unlocksOfOneListAreAlike_data()
{
    QTest::addColumn<QStringList>("titles");
    QTest::addColumn<bool>("hasWords");
    const QString go = QStringLiteral("Go");
    const QString wide = QStringLiteral("Take what was set aside ") + QString(30, QLatin1Char('m'));
    QTest::newRow("given one action, then words") << QStringList{go} << true;
    QTest::newRow("given one without room for them, then the padlock alone")
        << QStringList{wide} << false;
    QTest::newRow("given two, then padlocks alone") << QStringList{go, go} << false;
    QTest::newRow("given a short one of three, then as the others")
        << QStringList{go, wide, go} << false;
}

void ThingsWordsTest::unlocksOfOneListAreAlike()
{
    QFETCH(QStringList, titles);
    QFETCH(bool, hasWords);
    for (const Qt::Orientation direction : {Qt::Vertical, Qt::Horizontal}) {
        shared::ActionButtons buttons(direction, "primary");
        std::vector<schema::ActionInfo> offers;
        for (const QString& title : titles) {
            offers.push_back(offer("a", title.toUtf8().constData()));
        }
        buttons.setOffers(offers, QStringLiteral("locked"), true);
        buttons.show();
        QVERIFY(QTest::qWaitForWindowExposed(&buttons));
        const auto of = [&](const char* which) {
            return buttons.findChildren<QPushButton*>(QRegularExpression(QLatin1String(which)));
        };
        const QList<QPushButton*> unlocks = of("^unlock ");
        const QList<QPushButton*> actions = of("^action ");
        QCOMPARE(unlocks.size(), titles.size());
        QCOMPARE(actions.size(), titles.size());
        for (qsizetype i = 0; i < unlocks.size(); ++i) {
            const QPushButton* unlock = unlocks[i];
            QVERIFY(unlock->isVisible() && unlock->isEnabled());
            QCOMPARE(unlock->accessibleName(), QStringLiteral("Unlock and plan: ") + titles[i]);
            QVERIFY(unlock->accessibleDescription().contains(QLatin1String("Nothing is done yet")));
            QCOMPARE(unlock->text().isEmpty(), !hasWords);
            if (!hasWords) {
                QCOMPARE(unlock->toolTip(), unlock->accessibleName());
                QTRY_COMPARE(unlock->size(), QSize(actions[i]->height(), actions[i]->height()));
            }
        }
    }
}

} // namespace bafar::test

using bafar::test::ThingsWordsTest;
TEST_CLASS(ThingsWordsTest)
#include "things_words_test.moc"
