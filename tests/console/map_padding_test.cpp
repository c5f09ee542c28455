// Whatever the zoom, no letter of a card comes nearer to its side than its padding.
#include <QApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QTest>
#include <QWidget>
#include <set>
#include <utility>

#include "tests/console/looks_painted.h"
#include "tests/support/main.h"
#include "ui/map/card.h"
#include "ui/map/card_brief.h"
#include "ui/map/card_cache.h"
#include "ui/shared/theme.h"

namespace bafar::test {
namespace {

topology::Thing failedServer()
{
    topology::Thing thing;
    thing.entity.id = "database/n2";
    thing.entity.title = "MariaDB n2";
    thing.entity.concept_ = "database";
    thing.entity.node = "n2";
    thing.entity.lane = schema::Lane::Data;
    thing.entity.state = schema::State::Failed;
    thing.entity.reason = // of one part
        "259 of 300 connections are open, raise max_connections or end idle ones before it is full";
    return thing;
}

/// A card with so many lines, and room around it.
class OneCard : public QWidget {
public:
    OneCard(topology::Thing thing, int lines)
        : thing_(std::move(thing))
        , area_(0, 0, Wide, ui::map::cardHeight(lines, {}))
    {
        look_.lines = lines;
        look_.showsAge = true;
        resize(400, 300);
    }

    void showAt(double zoom) { lens_ = {zoom, QPointF(40, 30)}; }

    [[nodiscard]] QRectF card() const { return lens_.onScreen(area_); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        cards_.paint(painter, area_, lens_, thing_, {}, look_, shared::tokensOf(palette()));
    }

private:
    static constexpr double Wide = 180;

    topology::Thing thing_;
    QRectF area_;
    ui::map::CardLook look_;
    ui::map::Lens lens_;
    ui::map::CardCache cards_;
};

/// What its letters cover, where they are shown so large.
QRectF lettersOf(const PaintedInk& run, double scale)
{
    const QFontMetricsF metrics(run.font);
    const QRectF letters = metrics.tightBoundingRect(run.text);
    const QPointF begin(run.area.left(), run.area.top() + metrics.ascent() * scale);
    return {begin + letters.topLeft() * scale, letters.size() * scale};
}

} // namespace

class MapPaddingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        shared::applyTheme(*qApp, shared::ThemeName::Dark);
        QLocale::setDefault(QLocale::c());
    }

    void noLetterLeavesACardsPadding_data();
    void noLetterLeavesACardsPadding();
};

void MapPaddingTest::noLetterLeavesACardsPadding_data()
{
    QTest::addColumn<int>("lines");
    QTest::addColumn<int>("farOff"); // rows of text in the smallest brief card, its name among them
    QTest::newRow("given a line, then within it, and from far off its name") << 1 << 1;
    QTest::newRow("given two, then within it, and from far off one of them") << 2 << 2;
    QTest::newRow("given three, then within it, and from far off one of them") << 3 << 2;
}

void MapPaddingTest::noLetterLeavesACardsPadding()
{
    QFETCH(int, lines);
    QFETCH(int, farOff);
    OneCard widget(failedServer(), lines);
    widget.show();
    constexpr int Percent = 100;
    constexpr int LastBrief = 78;
    for (int percent = qRound(ui::map::ZoomMin * Percent); percent <= Percent; percent += 2) {
        const double zoom = percent / double{Percent};
        const ui::map::Detail detail = ui::map::detailAt(zoom);
        const bool isWhole = detail == ui::map::Detail::Card;
        widget.showAt(zoom);
        constexpr double WholePad = 8;
        const double pad = isWhole ? WholePad : ui::map::BriefPad;
        constexpr double Rounded = 1; // what is painted is told in whole pixels
        const QRectF inside =
            widget.card().adjusted(pad - Rounded, pad - Rounded, Rounded - pad, Rounded - pad);
        std::set<int> rows;
        for (const PaintedInk& run : paintedIn(widget)) {
            const QRectF letters = lettersOf(run, isWhole ? zoom : 1);
            QVERIFY2(inside.contains(letters),
                     qPrintable(QStringLiteral("%1% \"%2\"").arg(percent).arg(run.text)));
            rows.insert(run.area.bottom());
        }
        const auto shown = static_cast<int>(rows.size());
        QCOMPARE(shown == 0, detail == ui::map::Detail::Dot);
        if (detail == ui::map::Detail::Name) {
            QVERIFY2(shown >= farOff, qPrintable(QString::number(percent)));
        }
        if (isWhole || percent == LastBrief) {
            QVERIFY2(shown > lines, qPrintable(QString::number(percent)));
        }
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::MapPaddingTest)
#include "map_padding_test.moc"
