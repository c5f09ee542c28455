// Where an edge's label stands, and when it is left out.
#include <QTest>
#include <algorithm>
#include <vector>

#include "tests/support/main.h"
#include "ui/map/label.h"

namespace bafar::test {

class LabelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsStandInGaps_data();
    void labelsStandInGaps();
    void aLineIsCoveredByItsBoxes();
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

} // namespace bafar::test

using bafar::test::LabelTest;
TEST_CLASS(LabelTest)
#include "label_test.moc"
