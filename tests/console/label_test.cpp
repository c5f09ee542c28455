// Where an edge's label stands, and when it is left out; where a card's alert mark and a lane's
// title stand.
#include <QFontMetricsF>
#include <QTest>
#include <algorithm>
#include <optional>
#include <vector>

#include "tests/support/main.h"
#include "ui/map/alert_mark.h"
#include "ui/map/card_brief.h"
#include "ui/map/ground.h"
#include "ui/map/label.h"
#include "ui/shared/theme.h"

namespace bafar::test {

class LabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsStandInGaps_data();
    void labelsStandInGaps();
    void labelsKeepClearOfWhatIsLaidOut_data();
    void labelsKeepClearOfWhatIsLaidOut();
    void aLineIsCoveredByItsBoxes();
    void anAlertMarkStandsWhereItHidesLeast_data();
    void anAlertMarkStandsWhereItHidesLeast();
    void anAlertMarkIsNotTakenForTheNextCards_data();
    void anAlertMarkIsNotTakenForTheNextCards();
    void aLaneTitleTakesWhatIsFree_data();
    void aLaneTitleTakesWhatIsFree();
};

void LabelTest::labelsStandInGaps_data()
{
    QTest::addColumn<QList<QRectF>>("cards");
    QTest::addColumn<bool>("stands");
    QTest::addColumn<double>("x");
    const QRectF middle(180, 0, 40, 200);
    QTest::newRow("given nothing near, where it is wanted") << QList<QRectF>{} << true << 200.0;
    QTest::newRow("given a card there, the next free place of the edge")
        << QList<QRectF>{middle} << true << 160.0;
    QTest::newRow("given cards to both sides of a gap that is too narrow, it is left out")
        << QList<QRectF>{{0, 0, 400, 93}, {0, 107, 400, 93}} << false << 0.0;
    QTest::newRow("given a gap that holds it, it stands there")
        << QList<QRectF>{{0, 0, 400, 88}, {0, 112, 400, 88}} << true << 200.0;
}

/// A level edge from 0 to 400 at 100; a label is 30 by 16.
void LabelTest::labelsStandInGaps()
{
    QFETCH(QList<QRectF>, cards);
    QFETCH(bool, stands);
    QPainterPath edge(QPointF(0, 100));
    edge.lineTo(400, 100);
    const std::vector<QRectF> taken(cards.begin(), cards.end());
    const auto spot = ui::map::labelSpot(edge, {200, 100}, {30, 16}, QRectF(0, 0, 400, 200), taken);
    QCOMPARE(spot.has_value(), stands);
    if (stands) {
        QTEST(spot->x(), "x");
        QCOMPARE(spot->y(), 100.0);
    }
}

void LabelTest::labelsKeepClearOfWhatIsLaidOut_data()
{
    using schema::State;
    QTest::addColumn<int>("own"); // states of the edge, and of one below it
    QTest::addColumn<int>("other");
    QTest::addColumn<bool>("inGap"); // of two boxes, which is less wide than the label
    QTest::addColumn<bool>("stands");
    QTest::addColumn<double>("x");
    const auto row = [](const char* name, State own, State other, bool inGap,
                        std::optional<double> x) {
        QTest::newRow(name) << static_cast<int>(own) << static_cast<int>(other) << inGap
                            << x.has_value() << x.value_or(0);
    };
    row("given all well, then where it is wanted", State::Ok, State::Ok, false, 200.0);
    row("given that another one failed, then beside its mark", State::Ok, State::Failed, false,
        160.0);
    row("given that another one is old, which has no mark, then where it is wanted", State::Ok,
        State::Stale, false, 200.0);
    row("given that its own failed, then on that mark, which it has, too", State::Failed, State::Ok,
        false, 200.0);
    row("given a narrow gap between boxes, then it lies on no frame", State::Ok, State::Ok, true,
        std::nullopt);
}

/// Level edges at 100 and 108; the label of the upper one is 46 by 16.
void LabelTest::labelsKeepClearOfWhatIsLaidOut()
{
    QFETCH(const int, own);
    QFETCH(const int, other);
    QFETCH(const bool, inGap);
    QFETCH(const bool, stands);
    topology::Topology shown;
    ui::map::Layout layout;
    const auto add = [&](int state, double y) {
        ui::map::PlacedEdge placed;
        placed.edge = shown.edges.size();
        placed.path.moveTo(inGap ? 180 : 0, y);
        placed.path.lineTo(inGap ? 220 : 400, y);
        layout.edges.push_back(placed);
        shown.edges.emplace_back().relation.state = static_cast<schema::State>(state);
    };
    add(own, 100);
    add(other, 108);
    if (inGap) {
        layout.boxes = {{"node/n1", QRectF(20, 20, 160, 160)}, {"node/n2", {220, 20, 160, 160}}};
    }
    const auto spot =
        ui::map::labelSpot(layout.edges[0].path, {200, 100}, {46, 16}, QRectF(0, 0, 400, 200),
                           ui::map::withMarks(ui::map::keptClearOf(layout, {}),
                                              ui::map::edgeMarks(shown, layout, {}), 0));
    QCOMPARE(spot.has_value(), stands);
    if (stands) {
        QTEST(spot->x(), "x");
    }
}

void LabelTest::aLineIsCoveredByItsBoxes()
{
    QPainterPath line(QPointF(0, 10));
    line.lineTo(100, 10);
    line.cubicTo(120, 10, 120, 50, 140, 50);
    const std::vector<QRectF> boxes = ui::map::boxesAlong(line);
    const auto isCovered = [&boxes](const QRectF& label) {
        return std::any_of(boxes.begin(), boxes.end(),
                           [&label](const QRectF& box) { return box.intersects(label); });
    };
    QVERIFY(isCovered({40, 2, 30, 16}));   // on its level part
    QVERIFY(isCovered({110, 22, 20, 16})); // on its bend
    QVERIFY(!isCovered({40, 20, 30, 16})); // beside both, though within what they surround
}

void LabelTest::anAlertMarkStandsWhereItHidesLeast_data()
{
    QTest::addColumn<QList<QRectF>>("taken");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<QString>("corner");
    const QRectF above(0, 85, 400, 10); // a line between this card and the one over it
    const QRectF belowEnd(290, 150, 40, 30);
    QTest::newRow("given nothing near, then above the end")
        << QList<QRectF>{} << false << QStringLiteral("above right");
    QTest::newRow("given right to left, then above the end there")
        << QList<QRectF>{} << true << QStringLiteral("above left");
    QTest::newRow("given a line above, then below")
        << QList<QRectF>{above} << false << QStringLiteral("below right");
    QTest::newRow("given one above and one at the end below, then below the beginning")
        << QList<QRectF>{above, belowEnd} << false << QStringLiteral("below left");
    QTest::newRow("given lines all around, then above the end, and no letter is under it")
        << QList<QRectF>{QRectF(0, 0, 1000, 1000)} << false << QStringLiteral("above right");
    QTest::newRow("given lines all around, then where they are the fewest")
        << QList<QRectF>{above, belowEnd, QRectF(0, 165, 400, 1)} << false
        << QStringLiteral("below left");
}

/// The card is 200 by 60 at 100, 100.
void LabelTest::anAlertMarkStandsWhereItHidesLeast()
{
    QFETCH(QList<QRectF>, taken);
    QFETCH(bool, mirrored);
    bafar::alerts::Mark mark;
    mark.count = 1;
    const QRectF card(100, 100, 200, 60);
    const QRectF area = ui::map::alertMarkArea(card, mark, mirrored, [&taken](const QRectF& spot) {
        double hidden = 0;
        for (const QRectF& other : taken) {
            const QRectF both = other.intersected(spot);
            hidden += both.width() * both.height();
        }
        return hidden;
    });
    QVERIFY(area.intersected(card).height() < ui::map::BriefPad); // letters begin there
    const QString high =
        area.center().y() < card.center().y() ? QStringLiteral("above ") : QStringLiteral("below ");
    const QString side =
        area.center().x() < card.center().x() ? QStringLiteral("left") : QStringLiteral("right");
    const QString corner = high + side;
    QTEST(corner, "corner");
}

void LabelTest::anAlertMarkIsNotTakenForTheNextCards_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QRectF>("other"); // a card; where it touches none of the spots
    QTest::addColumn<bool>("isBelow");
    QTest::newRow("given no other card, then below, where no line is") << 1.0 << QRectF() << true;
    QTest::newRow("given one close below, then above, on the line")
        << 1.0 << QRectF(100, 172, 200, 60) << false;
    QTest::newRow("given one further below, then below")
        << 1.0 << QRectF(100, 180, 200, 60) << true;
    QTest::newRow("given that from far away it is close on the screen, then above")
        << 0.5 << QRectF(100, 184, 200, 60) << false;
    QTest::newRow("given one close above, then below") << 1.0 << QRectF(100, 20, 200, 60) << true;
    QTest::newRow("given one beside them, then below") << 1.0 << QRectF(330, 172, 200, 60) << true;
}

/// The card is 200 by 60 at 100, 100; a line runs over it.
void LabelTest::anAlertMarkIsNotTakenForTheNextCards()
{
    QFETCH(const double, zoom);
    QFETCH(const QRectF, other);
    const ui::map::Lens lens{zoom, {}};
    const QRectF card(100, 100, 200, 60);
    ui::map::Layout layout;
    layout.cards["database/n2"] = card;
    if (!other.isEmpty()) {
        layout.cards["database/n3"] = other;
    }
    ui::map::PlacedEdge& line = layout.edges.emplace_back();
    line.path.moveTo(0, 90);
    line.path.lineTo(400, 90);
    bafar::alerts::Mark mark;
    mark.count = 1;
    const QRectF area =
        ui::map::alertMarkArea(lens.onScreen(card), mark, false, [&](const QRectF& spot) {
            return ui::map::hiddenByMark(spot, "database/n2", layout, lens, {});
        });
    QTEST(area.center().y() > lens.onScreen(card).center().y(), "isBelow");
}

void LabelTest::aLaneTitleTakesWhatIsFree_data()
{
    using schema::Lane;
    QTest::addColumn<QList<int>>("lanes"); // in this order
    QTest::addColumn<double>("side");      // room beside them, in parts of a lane
    QTest::addColumn<double>("wide");      // each lane, in parts of the first one's title
    QTest::addColumn<int>("asked");        // the place of the one in question
    QTest::addColumn<bool>("whole");
    const auto row = [](const char* name, std::initializer_list<Lane> lanes, double side,
                        double wide, int asked, bool whole) {
        QList<int> list;
        for (const Lane lane : lanes) {
            list.append(static_cast<int>(lane));
        }
        QTest::newRow(name) << list << side << wide << asked << whole;
    };
    row("given a lane as wide, it stands in it", {Lane::FloatingIp, Lane::Data}, 0, 1.6, 0, true);
    row("given a narrow one at the window's side, then beyond it",
        {Lane::FloatingIp, Lane::FloatingIp}, 1, 0.8, 0, true);
    row("given the same at the other side, then there", {Lane::FloatingIp, Lane::FloatingIp}, 1,
        0.8, 1, true);
    row("given no room there, then beside a short title", {Lane::FloatingIp, Lane::Data}, 0, 1.05,
        0, true);
    row("given one between two short ones, then at both sides",
        {Lane::FloatingIp, Lane::Data, Lane::FloatingIp, Lane::Data, Lane::FloatingIp}, 0, 0.95, 2,
        true);
    row("given one between two as long, then it is cut",
        {Lane::FloatingIp, Lane::FloatingIp, Lane::FloatingIp}, 1, 0.8, 1, false);
}

void LabelTest::aLaneTitleTakesWhatIsFree()
{
    QFETCH(QList<int>, lanes);
    QFETCH(double, side);
    QFETCH(double, wide);
    QFETCH(int, asked);
    const ui::map::PlacedLane only{{schema::Lane::FloatingIp}, QRectF(0, 0, 1000, 100)};
    QFont font = shared::sectionFont();
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    const double title =
        QFontMetricsF(font).horizontalAdvance(ui::map::laneTitles({only}, {}, 1000).at(0).text);
    const double lane = title * wide;
    std::vector<ui::map::PlacedLane> placed;
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        const double left = lane * (side + static_cast<double>(i));
        placed.push_back({{static_cast<schema::Lane>(lanes.at(i))}, QRectF(left, 0, lane, 100)});
    }
    const double all = lane * (2 * side + static_cast<double>(lanes.size()));
    const std::vector<ui::map::LaneTitle> titles = ui::map::laneTitles(placed, {}, all);
    const QRectF& area = titles.at(static_cast<std::size_t>(asked)).area;
    constexpr double Sides = 12; // between a title and its area's
    QTEST(area.width() >= title + Sides, "whole");
    QVERIFY(area.left() >= 0 && area.right() <= all);
    for (std::size_t i = 0; i < titles.size(); ++i) { // no other text is touched
        const QFontMetricsF metrics(titles[i].font);
        const double half =
            std::min(metrics.horizontalAdvance(titles[i].text), titles[i].area.width()) / 2;
        const double middle = titles[i].area.center().x();
        QVERIFY(static_cast<int>(i) == asked || middle + half <= area.left() ||
                middle - half >= area.right());
    }
}

} // namespace bafar::test

using bafar::test::LabelTest;
TEST_CLASS(LabelTest)
#include "label_test.moc"
