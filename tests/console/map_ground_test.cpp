// What lies below the cards of the map: the rules between lanes, the ways that edges take, and how
// thick they are on the screen.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/support/main.h"
#include "ui/map/edge.h"
#include "ui/map/ground.h"
#include "ui/map/route.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::test {

using schema::Lane;
using schema::RelationKind;

namespace {

/// Pixels that a level line takes across it where it is thickest.
double thicknessOf(RelationKind kind, shared::ThemeName theme, double zoom)
{
    const shared::Tokens& tokens = shared::tokensOf(theme);
    QImage image(240, 40, QImage::Format_RGB32);
    image.fill(tokens.background);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(zoom, zoom);
    QPainterPath path(QPointF(20, 20) / zoom);
    path.lineTo(QPointF(220, 20) / zoom);
    ui::map::paintEdge(painter, path, {kind, schema::State::Ok, false, 1.2}, tokens, zoom);
    painter.end();
    const double ground = qGray(tokens.background.rgb());
    const double whole = qGray(tokens.faint.rgb()) - ground;
    double most = 0;
    for (int x = 0; x < image.width(); ++x) {
        double covered = 0;
        for (int y = 0; y < image.height(); ++y) {
            covered += (qGray(image.pixel(x, y)) - ground) / whole;
        }
        most = std::max(most, covered);
    }
    return most;
}

} // namespace

class MapGroundTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRuleIsUnbroken_data();
    void aRuleIsUnbroken();
    void standbyLinesFrameNoCard_data();
    void standbyLinesFrameNoCard();
    void noLineIsTooThinToBeSeen_data();
    void noLineIsTooThinToBeSeen();
};

void MapGroundTest::aRuleIsUnbroken_data()
{
    QTest::addColumn<QRect>("covered");
    QTest::addColumn<int>("end");
    QTest::newRow("given nothing on it, then to the end") << QRect() << 200;
    QTest::newRow("given something on it, then down to that") << QRect(250, 150, 80, 30) << 150;
    QTest::newRow("given something beside it, then to the end") << QRect(310, 150, 80, 30) << 200;
}

/// Told from edges: they are broken or more than one pixel wide, and brighter.
void MapGroundTest::aRuleIsUnbroken()
{
    QFETCH(const QRect, covered);
    QFETCH(const int, end);
    const shared::Tokens& tokens = shared::tokensOf(shared::ThemeName::Dark);
    ui::map::Ground ground;
    ground.lanes = {{{Lane::FloatingIp}, QRectF(0, 0, 300.3, 200)},
                    {{Lane::Data}, QRectF(300.3, 0, 300, 200)}};
    ground.size = {600, 200};
    ground.covered = {covered};
    ground.tokens = &tokens;
    QImage image(ground.size, QImage::Format_RGB32);
    QPainter painter(&image);
    ui::map::paintGround(painter, ground, QRectF(QPointF(0, 0), QSizeF(ground.size)));
    painter.end();
    constexpr int BelowTitles = 60;
    const QRgb rule = image.pixel(300, BelowTitles);
    QVERIFY(rule != tokens.background.rgb());
    QVERIFY(qGray(rule) < qGray(tokens.line.rgb()));
    for (int y = BelowTitles; y < ground.size.height(); ++y) {
        if (std::abs(y - end) > 1) { // its end may be smoothed
            QCOMPARE(image.pixel(300, y), y < end ? rule : tokens.background.rgb());
        }
        QCOMPARE(image.pixel(299, y), tokens.background.rgb());
        QCOMPARE(image.pixel(301, y), tokens.background.rgb());
    }
}

void MapGroundTest::standbyLinesFrameNoCard_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("second"); // the middle of the other node's card
    QTest::addColumn<bool>("together");
    const auto row = [](const char* name, RelationKind kind, double second, bool together) {
        QTest::newRow(name) << static_cast<int>(kind) << second << together;
    };
    row("given two around one card, then on one side of it", RelationKind::Standby, 250, true);
    row("given one far below, then it goes its own way", RelationKind::Standby, 380, false);
    row("given lines of another kind, then each the nearest way", RelationKind::Read, 250, false);
}

/// From two nodes past three cards, 20 apart, to one thing; the nearest way of the first one is
/// over the middle card.
void MapGroundTest::standbyLinesFrameNoCard()
{
    QFETCH(const int, kind);
    QFETCH(const double, second);
    ui::map::Layout layout;
    layout.lanes = {{{Lane::FloatingIp}, QRectF(0, 0, 200, 500)},
                    {{Lane::Data}, QRectF(200, 0, 200, 500)},
                    {{Lane::Nodes}, QRectF(400, 0, 200, 500)}};
    layout.cards = {{"floating_ip/web", QRectF(20, 180, 160, 40)},
                    {"database/n1", QRectF(220, 100, 160, 60)},
                    {"database/n2", QRectF(220, 180, 160, 40)},
                    {"database/n3", QRectF(220, 240, 160, 60)},
                    {"node/n2", QRectF(420, 150, 160, 40)},
                    {"node/n3", QRectF(420, second - 20, 160, 40)}};
    topology::Topology topology;
    for (const char* node : {"node/n2", "node/n3"}) {
        schema::Relation& relation = topology.edges.emplace_back().relation;
        relation.from = node;
        relation.to = "floating_ip/web";
        relation.kind = static_cast<RelationKind>(kind);
    }
    ui::map::routeEdges(topology, false, layout);
    QCOMPARE(layout.edges.size(), std::size_t{2});
    const double one = layout.edges[0].middle.y();
    const double other = layout.edges[1].middle.y();
    QVERIFY(160 < one && one < 180);
    QTEST(160 < other && other < 180, "together");
    QVERIFY(std::abs(one - other) > 1); // they do not lie on each other
}

void MapGroundTest::noLineIsTooThinToBeSeen_data()
{
    using shared::ThemeName;
    QTest::addColumn<int>("theme");
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("least"); // pixels
    const auto row = [](const char* name, ThemeName theme, double zoom, double least) {
        QTest::newRow(name) << static_cast<int>(theme) << zoom << least;
    };
    row("given the actual size, then it is seen", ThemeName::Dark, 1, 1.4);
    row("given a small map, then as well", ThemeName::Dark, 0.68, 1.4);
    row("given the light theme, then as well", ThemeName::Light, 0.68, 1.4);
    row("given names that can hardly be read, then as well", ThemeName::Dark, 0.5, 1.4);
    row("given high contrast, then as a border", ThemeName::HighContrast, 1, 2);
    row("given high contrast and a small map, then as a border", ThemeName::HighContrast, 0.68, 2);
}

void MapGroundTest::noLineIsTooThinToBeSeen()
{
    QFETCH(const int, theme);
    QFETCH(const double, zoom);
    QFETCH(const double, least);
    constexpr double Rounded = 0.15; // by smoothing
    for (const RelationKind kind :
         {RelationKind::Standby, RelationKind::Traffic, RelationKind::Write, RelationKind::Read,
          RelationKind::Replicates, RelationKind::Mirrors, RelationKind::RunsOn,
          RelationKind::Peers}) {
        const double thickness = thicknessOf(kind, static_cast<shared::ThemeName>(theme), zoom);
        QVERIFY2(thickness > least - Rounded,
                 qPrintable(shared::relationWord(kind) + QString::number(thickness)));
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapGroundTest)
#include "map_ground_test.moc"
