// What is painted is also said: to screen readers, and in the text saved beside a picture.
#include <QAccessible>
#include <QApplication>
#include <QLocale>
#include <QTest>

#include "core/topology/topology.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/events/timeline.h"
#include "ui/map/view.h"
#include "ui/shared/chart.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using namespace std::chrono_literals;

namespace {

/// Paints two items, and counts how often they are made.
class Items : public QWidget, public shared::PaintedItems {
public:
    void change() { itemsChanged(); }

    mutable int made = 0;

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override
    {
        ++made;
        shared::PaintedItem item;
        item.name = QString::number(made);
        return {item, item};
    }
};

/// "Heading Nodes", in the order of the tree.
QStringList itemsOf(QWidget& widget, QAccessible::Role role)
{
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&widget);
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i) {
        const QAccessibleInterface* item = list->child(i);
        if (item->role() == role) {
            names.append(shared::withoutIsolation(item->text(QAccessible::Name)));
        }
    }
    return names;
}

/// As three agents say it, with an address and its owner.
topology::Topology fakeTopology()
{
    std::vector<topology::Source> sources;
    std::vector<schema::Snapshot> said;
    said.reserve(3); // presences are pointed at
    for (const char* node : {"n1", "n2", "n3"}) {
        said.push_back(snapshotOf(node, "n1"));
        topology::Source& source =
            sources.emplace_back(topology::Source{node, schema::State::Ok, 300ms, {}, {}});
        for (const auto& [name, report] : said.back().concepts) {
            source.presences.push_back(&report.presence);
        }
    }
    return topology::merge(sources);
}

} // namespace

class PaintedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void itemsAreMadeOnceForEveryChange();
    void lanesAreHeadings();
    void whatTheMapKeepsIsPaintedAsIfAnew_data();
    void whatTheMapKeepsIsPaintedAsIfAnew();
    void theTimelineSaysItsClocks();
    void aChartSaysItsAxes();
};

void PaintedTest::initTestCase()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    shared::exposePaintedItems();
    QLocale::setDefault(QLocale::c());
    qputenv("TZ", "UTC");
}

void PaintedTest::itemsAreMadeOnceForEveryChange()
{
    Items widget;
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&widget);
    QVERIFY(list != nullptr);
    const auto readAll = [list] {
        QString names;
        for (int i = 0; i < list->childCount(); ++i) {
            QAccessibleInterface* item = list->child(i);
            names += item->text(QAccessible::Name) + item->text(QAccessible::Value) +
                     item->text(QAccessible::Description);
            (void)item->rect();
            (void)item->state();
        }
        return names;
    };
    QCOMPARE(readAll(), QStringLiteral("11"));
    QCOMPARE(widget.made, 1);
    widget.change();
    QCOMPARE(readAll(), QStringLiteral("22"));
    QCOMPARE(list->indexOfChild(list->child(1)), 1);
}

void PaintedTest::lanesAreHeadings()
{
    ui::map::MapView map;
    map.resize(900, 600);
    map.setTopology(fakeTopology());
    QCOMPARE(itemsOf(map, QAccessible::Heading),
             (QStringList{QStringLiteral("Floating IP"), QStringLiteral("Nodes")}));
    const QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&map);
    const QRect first = list->child(0)->rect();
    const QRect second = list->child(1)->rect();
    QVERIFY(first.right() <= second.left() + 1); // beside each other,
    for (int i = 2; i < list->childCount(); ++i) {
        if (list->child(i)->role() == QAccessible::ListItem) {
            QVERIFY(!list->child(i)->rect().intersects(first)); // and above every card
            QVERIFY(!list->child(i)->rect().intersects(second));
        }
    }
}

void PaintedTest::whatTheMapKeepsIsPaintedAsIfAnew_data()
{
    QTest::addColumn<QString>("change");
    for (const char* change : {"nothing", "age", "fact", "state", "title", "edge", "gone", "chosen",
                               "theme", "mirrored", "size"}) {
        QTest::newRow(change) << QString::fromLatin1(change);
    }
}

/// Cards and edges are kept as pictures: none may outlive what it shows.
void PaintedTest::whatTheMapKeepsIsPaintedAsIfAnew()
{
    QFETCH(const QString, change);
    topology::Topology now = fakeTopology();
    QVERIFY(now.things.size() > 2 && !now.edges.empty());
    ui::map::MapView kept;
    const auto show = [&now](ui::map::MapView& map, QSize size) {
        map.resize(size);
        map.setTopology(now);
        return map.grab().toImage();
    };
    QSize size(1000, 800);
    const QImage before = show(kept, size);
    topology::Thing& thing = now.things.back();
    Qt::LayoutDirection direction = Qt::LeftToRight;
    shared::ThemeName theme = shared::ThemeName::Dark;
    QString chosen;
    if (change == QLatin1String("age")) {
        thing.age += 12s;
    } else if (change == QLatin1String("fact")) {
        thing.entity.facts.insert(thing.entity.facts.begin(), {"role", "primary", false});
    } else if (change == QLatin1String("state")) {
        thing.entity.state = schema::State::Failed;
        thing.entity.reason = "it does not answer";
    } else if (change == QLatin1String("title")) {
        thing.entity.title += " again";
    } else if (change == QLatin1String("edge")) {
        now.edges.front().relation.state = schema::State::Failed;
    } else if (change == QLatin1String("gone")) {
        now.places.erase(thing.entity.id);
        std::erase_if(now.edges, [&thing](const topology::Edge& edge) {
            return edge.relation.from == thing.entity.id || edge.relation.to == thing.entity.id;
        });
        now.things.pop_back();
    } else if (change == QLatin1String("chosen")) {
        chosen = QString::fromStdString(thing.entity.id);
    } else if (change == QLatin1String("theme")) {
        theme = shared::ThemeName::Light;
    } else if (change == QLatin1String("mirrored")) {
        direction = Qt::RightToLeft;
    } else if (change == QLatin1String("size")) {
        size = {1200, 900};
    }
    shared::applyTheme(*qApp, theme);
    ui::map::MapView fresh;
    for (ui::map::MapView* map : {&kept, &fresh}) {
        map->setLayoutDirection(direction);
        map->setSelection(chosen);
    }
    const QImage after = show(kept, size);
    const QImage wanted = show(fresh, size);
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    QCOMPARE(after, wanted);
    QCOMPARE(after == before, change == QLatin1String("nothing"));
}

void PaintedTest::theTimelineSaysItsClocks()
{
    ui::events::Timeline timeline;
    timeline.resize(600, 50);
    const qint64 noon = 1'767'268'800'000; // 2026-01-01 12:00 UTC
    timeline.setEvents({}, {noon + 120'000});
    QCOMPARE(itemsOf(timeline, QAccessible::StaticText).join(QLatin1Char(' ')),
             QStringLiteral("11:35 11:40 11:45 11:50 11:55 12:00"));
    timeline.setEvents({}, {noon + 300'000});
    QCOMPARE(itemsOf(timeline, QAccessible::StaticText).last(), QStringLiteral("12:05"));
}

void PaintedTest::aChartSaysItsAxes()
{
    shared::Chart chart(
        QStringLiteral("Load"), [](double value) { return QString::number(value); }, 0);
    const std::size_t line = chart.addLine(QStringLiteral("one minute"));
    chart.setWindow(5min);
    chart.setHeadline(QStringLiteral("3.5"));
    const qint64 noon = 1'767'268'800'000; // 2026-01-01 12:00 UTC
    chart.append(line, {noon, 3.5});
    chart.append(line, {noon + 1000, 3.5});
    chart.resize(400, 200);
    chart.show();
    QTRY_COMPARE(chart.accessibleDescription(), QStringLiteral("3.5, 0 gap(s); values 0, 2, 4; "
                                                               "times 11:56, 11:57, 11:58, 11:59"));
}

} // namespace bafar::test

using bafar::test::PaintedTest;
TEST_CLASS(PaintedTest)
#include "painted_test.moc"
