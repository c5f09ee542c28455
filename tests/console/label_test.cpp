// Where an edge's label stands, and when it is left out; and where a card's alert mark stands.
#include <QTest>
#include <algorithm>
#include <vector>

#include "tests/support/main.h"
#include "ui/map/alert_mark.h"
#include "ui/map/label.h"

namespace bafar::test {

class LabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsStandInGaps_data();
    void labelsStandInGaps();
    void aLineIsCoveredByItsBoxes();
    void anAlertMarkStandsAtAFreeCorner_data();
    void anAlertMarkStandsAtAFreeCorner();
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

void LabelTest::anAlertMarkStandsAtAFreeCorner_data()
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
    QTest::newRow("given lines all around, then above the end")
        << QList<QRectF>{QRectF(0, 0, 1000, 1000)} << false << QStringLiteral("above right");
}

/// The card is 200 by 60 at 100, 100.
void LabelTest::anAlertMarkStandsAtAFreeCorner()
{
    QFETCH(QList<QRectF>, taken);
    QFETCH(bool, mirrored);
    bafar::alerts::Mark mark;
    mark.count = 1;
    const QRectF card(100, 100, 200, 60);
    const QRectF area = ui::map::alertMarkArea(card, mark, mirrored, [&taken](const QRectF& spot) {
        return std::none_of(taken.begin(), taken.end(),
                            [&spot](const QRectF& other) { return other.intersects(spot); });
    });
    QVERIFY(area.intersected(card).height() <= 3); // the name begins below that
    const QString high =
        area.center().y() < card.center().y() ? QStringLiteral("above ") : QStringLiteral("below ");
    const QString side =
        area.center().x() < card.center().x() ? QStringLiteral("left") : QStringLiteral("right");
    const QString corner = high + side;
    QTEST(corner, "corner");
}

} // namespace bafar::test

using bafar::test::LabelTest;
TEST_CLASS(LabelTest)
#include "label_test.moc"
