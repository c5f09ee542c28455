// How an edge of the map is drawn: its state is told by a shape, whatever its kind, also to who
// sees no colours.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <functional>
#include <vector>

#include "tests/support/main.h"
#include "ui/map/edge.h"
#include "ui/map/edge_key.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::test {

using schema::RelationKind;
using schema::State;

namespace {

/// Every line and mark has the same one.
shared::Tokens inOneColour()
{
    shared::Tokens tokens = shared::tokensOf(shared::ThemeName::Dark);
    for (QColor* colour : {&tokens.muted, &tokens.faint, &tokens.ok, &tokens.warn, &tokens.bad,
                           &tokens.maintenance, &tokens.unknown}) {
        *colour = tokens.text;
    }
    return tokens;
}

QImage painted(const std::function<void(QPainter&, const shared::Tokens&)>& paint)
{
    const shared::Tokens tokens = inOneColour();
    QImage image(240, 120, QImage::Format_RGB32);
    image.fill(tokens.background);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, tokens);
    painter.end();
    return image.convertToFormat(QImage::Format_Grayscale8);
}

QImage edgeOf(RelationKind kind, State state, const QPainterPath& path)
{
    return painted([&](QPainter& painter, const shared::Tokens& tokens) {
        ui::map::paintEdge(painter, path, {kind, state, false, 2.0}, tokens);
    });
}

/// Where two pictures differ; empty: nowhere.
QRect differing(const QImage& one, const QImage& other)
{
    QRect where;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            if (one.pixel(x, y) != other.pixel(x, y)) {
                where = where.united(QRect(x, y, 1, 1));
            }
        }
    }
    return where;
}

QPainterPath straight()
{
    QPainterPath path(QPointF(20, 60));
    path.lineTo(220, 60);
    return path;
}

/// From lane to lane, through the gap of one between them.
QPainterPath across()
{
    QPainterPath path(QPointF(20, 20));
    path.cubicTo(50, 20, 50, 60, 80, 60);
    path.lineTo(160, 60);
    path.cubicTo(190, 60, 190, 100, 220, 100);
    return path;
}

} // namespace

class MapEdgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void widthsGrowWithTheRate_data();
    void widthsGrowWithTheRate();
    void looksAreThoseOfTheEdge();
    void statesDifferWithoutColours_data();
    void statesDifferWithoutColours();
    void anOwnersLineIsTwoThinOnes_data();
    void anOwnersLineIsTwoThinOnes();
    void theMarkIsAtTheMiddle();
    void labelsTellTheStateToo_data();
    void labelsTellTheStateToo();
    void theKeyNamesTheLinesThatAreDrawn();
};

void MapEdgeTest::widthsGrowWithTheRate_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("width");
    QTest::newRow("given nothing, the thinnest") << 0.0 << 1.2;
    QTest::newRow("given less than nothing, the thinnest") << -5.0 << 1.2;
    QTest::newRow("given no number, the thinnest") << qQNaN() << 1.2;
    QTest::newRow("given one in a while, the thinnest") << 0.5 << 1.2;
    QTest::newRow("given one a second, the second") << 1.0 << 2.0;
    QTest::newRow("given nine, the second") << 9.9 << 2.0;
    QTest::newRow("given ten, the third") << 10.0 << 2.8;
    QTest::newRow("given a hundred, the fourth") << 100.0 << 3.6;
    QTest::newRow("given a thousand, the widest") << 1000.0 << 4.4;
    QTest::newRow("given a million, the widest") << 1e6 << 4.4;
    QTest::newRow("given without end, the widest") << qInf() << 4.4;
}

void MapEdgeTest::widthsGrowWithTheRate()
{
    QFETCH(const double, rate);
    QFETCH(const double, width);
    topology::Edge edge;
    edge.relation.rate = rate;
    QCOMPARE(ui::map::edgeLook(edge, false).trafficWidth, width);
}

void MapEdgeTest::looksAreThoseOfTheEdge()
{
    topology::Edge edge;
    edge.relation.kind = RelationKind::Replicates;
    edge.relation.state = State::Degraded;
    const ui::map::EdgeLook look = ui::map::edgeLook(edge, true);
    QVERIFY(look.kind == RelationKind::Replicates && look.state == State::Degraded && look.chosen);
    QVERIFY(!ui::map::edgeLook(edge, false).chosen);
}

void MapEdgeTest::statesDifferWithoutColours_data()
{
    QTest::addColumn<int>("kind");
    for (const RelationKind kind :
         {RelationKind::Owns, RelationKind::Standby, RelationKind::Traffic, RelationKind::Write,
          RelationKind::Read, RelationKind::Replicates, RelationKind::Mirrors, RelationKind::RunsOn,
          RelationKind::Peers}) {
        QTest::newRow(qPrintable(QStringLiteral("given what ") + shared::relationWord(kind)))
            << static_cast<int>(kind);
    }
}

void MapEdgeTest::statesDifferWithoutColours()
{
    QFETCH(int, kind);
    constexpr State States[] = {State::Ok, State::Degraded, State::Failed, State::Maintenance,
                                State::Unknown};
    for (const QPainterPath& path : {straight(), across()}) {
        std::vector<QImage> pictures;
        for (const State state : States) {
            pictures.push_back(edgeOf(static_cast<RelationKind>(kind), state, path));
        }
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const QRect where = differing(pictures[i], pictures[j]);
                QVERIFY2(where.width() >= 3 || where.height() >= 3,
                         qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
            }
        }
    }
}

void MapEdgeTest::anOwnersLineIsTwoThinOnes_data()
{
    QTest::addColumn<double>("y");
    QTest::newRow("given it lies between two pixels, then it is") << 60.0;
    QTest::newRow("given it lies on one, then it is") << 60.5;
}

/// Told from other lines by its shape, and lighter than what is wrong.
void MapEdgeTest::anOwnersLineIsTwoThinOnes()
{
    QFETCH(const double, y);
    QPainterPath path(QPointF(20, y));
    path.lineTo(220, y);
    const QImage image = edgeOf(RelationKind::Owns, State::Ok, path);
    constexpr int Column = 60; // away from its middle and its ends
    const QRgb ground = image.pixel(0, 0);
    int first = 0;
    int last = -1;
    for (int row = 0; row < image.height(); ++row) {
        if (image.pixel(Column, row) != ground) {
            first = last < 0 ? row : first;
            last = row;
        }
    }
    QVERIFY2(last > first && last - first < 5, qPrintable(QString::number(last - first)));
    QCOMPARE(image.pixel(Column, 60), ground); // between them
}

/// The rest of the line stays that of its kind.
void MapEdgeTest::theMarkIsAtTheMiddle()
{
    for (const QPainterPath& path : {straight(), across()}) {
        for (const State state : {State::Degraded, State::Failed}) {
            const QRect where = differing(edgeOf(RelationKind::Traffic, State::Ok, path),
                                          edgeOf(RelationKind::Traffic, state, path));
            QVERIFY(!where.isEmpty());
            QVERIFY(QRect(112, 52, 16, 16).contains(where));
        }
    }
}

void MapEdgeTest::labelsTellTheStateToo_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("given left to right") << false;
    QTest::newRow("given right to left") << true;
}

void MapEdgeTest::labelsTellTheStateToo()
{
    QFETCH(bool, mirrored);
    const QString text = QStringLiteral("lag 12 s");
    const auto labelOf = [&](State state) {
        QRectF box(QPointF(0, 0), ui::map::labelSize(text, state));
        box.moveCenter({120, 60});
        return painted([&](QPainter& painter, const shared::Tokens& tokens) {
            painter.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
            ui::map::paintEdgeLabel(painter, box, text, state, tokens);
        });
    };
    QVERIFY(ui::map::labelSize(text, State::Failed).width() >
            ui::map::labelSize(text, State::Ok).width());
    const QRect where = differing(labelOf(State::Degraded), labelOf(State::Failed));
    QVERIFY(!where.isEmpty());
    QCOMPARE(where.center().x() > 120, mirrored); // where the text begins
}

void MapEdgeTest::theKeyNamesTheLinesThatAreDrawn()
{
    ui::map::EdgeKey key;
    QVERIFY(key.isEmpty());
    key.setKinds({RelationKind::RunsOn}); // of the chosen thing, which is told beside the map
    QVERIFY(key.isEmpty());
    key.setKinds({RelationKind::Replicates, RelationKind::Owns, RelationKind::RunsOn});
    key.adjustSize();
    QStringList words;
    for (const shared::PaintedItem& item : key.items()) {
        words.append(item.name);
        QVERIFY(key.rect().contains(item.rectangle));
    }
    QCOMPARE(words.join(QLatin1Char('|')), QStringLiteral("owner now|replicates"));
    const QSize row = key.size();
    key.setStacked(true);
    key.adjustSize();
    QCOMPARE(key.height(), 2 * row.height());
    QVERIFY(key.width() < row.width());
    const auto& items = key.items();
    QCOMPARE(items.size(), std::size_t{2});
    QVERIFY(items[0].rectangle.bottom() <= items[1].rectangle.top());
    QVERIFY(key.rect().contains(items[1].rectangle));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapEdgeTest)
#include "map_edge_test.moc"
