// Marks of rows are read as what they stand for: as a state only where it is one. They look the
// same wherever they stand.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/actions/model.h"
#include "ui/link/store.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/things/model.h"

namespace bafar::test {

using namespace std::chrono_literals;

class MarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMarkHasItsStatesWordOrItsOwnOrNone();
    void aStepIsReadOnce();
    void aConditionIsReadAsItsVerdict();
    void aCandidateIsReadAsEligibleOrNot();
    void anEventIsReadAsItsSeverity();
    void aMarkLooksTheSameInEachPlace_data();
    void aMarkLooksTheSameInEachPlace();
    void aHatchedAreaLooksTheSameInEachPlace();
};

using Paint = std::function<void(QPainter& painter, const QRectF& area)>;

/// What is painted into a square of so many pixels, with what is around it.
static QImage pictureAt(const QPoint& place, int side, const Paint& paint)
{
    constexpr int Around = 2;
    QImage surface(80, 80, QImage::Format_ARGB32_Premultiplied);
    surface.fill(Qt::black);
    QPainter painter(&surface);
    paint(painter, QRectF(place, QSizeF(side, side)));
    painter.end();
    return surface.copy(QRect(place, QSize(side, side)).adjusted(-Around, -Around, Around, Around));
}

/// The most by which a colour of a pixel differs, of 255.
static int differenceOf(const QImage& one, const QImage& other)
{
    int most = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y);
            const QColor b = other.pixelColor(x, y);
            most = std::max({most, std::abs(a.red() - b.red()), std::abs(a.green() - b.green()),
                             std::abs(a.blue() - b.blue())});
        }
    }
    return most;
}

/// In eight neighbouring places along both axes: a pattern's tile has as many pixels.
static int differenceOfPlaces(int side, const Paint& paint)
{
    const QImage first = pictureAt({8, 8}, side, paint);
    int most = 0;
    for (int off = 1; off <= 8; ++off) {
        most = std::max({most, differenceOf(first, pictureAt({8 + off, 8}, side, paint)),
                         differenceOf(first, pictureAt({8, 8 + off}, side, paint))});
    }
    return most;
}

constexpr int OfRounding = 8; ///< by which the edges of like shapes may differ, of 255

/// What a screen reader says of a cell beside its text.
static QString markAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data(Qt::AccessibleDescriptionRole).toString();
}

void MarksTest::aMarkHasItsStatesWordOrItsOwnOrNone()
{
    shared::RowsModel model({QStringLiteral("Name")});
    const auto heard = [&model](const std::optional<QString>& said) {
        shared::Row row{QStringLiteral("n1"), {{QStringLiteral("n1")}}};
        row.cells[0].mark = schema::State::Failed;
        row.cells[0].said = said;
        model.setRows({row});
        return markAt(model, 0, 0);
    };
    QCOMPARE(heard(std::nullopt), QStringLiteral("failed"));
    QCOMPARE(heard(QStringLiteral("late")), QStringLiteral("late"));
    QCOMPARE(heard(QString()), QString());
}

void MarksTest::aStepIsReadOnce()
{
    ui::actions::StepsModel steps;
    steps.setRecord(recordOf(handOverPlan("n2"), 0), SomeDay);
    const QModelIndex waiting = steps.index(1, ui::actions::StepsModel::State);
    QCOMPARE(waiting.data().toString(), QStringLiteral("waiting"));
    QCOMPARE(markAt(steps, waiting.row(), waiting.column()), QString()); // the text says it
}

void MarksTest::aConditionIsReadAsItsVerdict()
{
    const schema::Draft draft = handOverPlan("n2").draft;
    ui::actions::ConditionsModel conditions;
    conditions.setBefore(draft.preconditions, schema::ActionClass::Safe);
    QCOMPARE(markAt(conditions, 0, 0), QStringLiteral("holds"));
    conditions.setAfter(draft.postconditions, false);
    QCOMPARE(markAt(conditions, 0, 0), QStringLiteral("not known"));
    conditions.setAfter(draft.postconditions, true);
    QCOMPARE(markAt(conditions, 0, 0), QStringLiteral("watching for it"));
}

void MarksTest::aCandidateIsReadAsEligibleOrNot()
{
    schema::Draft draft = handOverPlan("n2").draft;
    draft.candidates[0].eligible = schema::Verdict::Fail;
    const ui::actions::CandidatesModel candidates(draft);
    QCOMPARE(markAt(candidates, 0, 0), QStringLiteral("not eligible"));
    QCOMPARE(markAt(candidates, 1, 0), QStringLiteral("eligible"));
}

void MarksTest::anEventIsReadAsItsSeverity()
{
    FakeCluster cluster;
    link::Store store({"n1", "n2", "n3"});
    for (const auto& [name, link] : cluster.observers) {
        connect(link, &link::AgentLink::received, &store,
                [&store](const schema::Message& message) { store.apply(message, Instant(1h)); });
    }
    cluster.speak("n1");
    ui::things::RecentModel recent;
    recent.setThing(store, "floating_ip/web", SomeDay);
    QStringList heard;
    for (int row = 0; row < recent.rowCount(); ++row) {
        const QString text = recent.index(row, 1).data().toString();
        heard.append(shared::withoutIsolation(text) + QLatin1Char(':') + markAt(recent, row, 1));
    }
    heard.sort();
    QCOMPARE(heard.join(QLatin1Char('|')), // most are just events
             QStringLiteral("n1 owns 192.0.2.100:notice|n2 stands by:|n3 stands by:"));
}

void MarksTest::aMarkLooksTheSameInEachPlace_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("side");
    for (std::size_t i = 0; i < std::size(schema::StateNames); ++i) {
        const auto state = static_cast<schema::State>(i);
        for (const int side : {9, 16}) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1, %2").arg(shared::stateWord(state)).arg(side)))
                << static_cast<int>(i) << side;
        }
    }
}

void MarksTest::aMarkLooksTheSameInEachPlace()
{
    QFETCH(const int, state);
    QFETCH(const int, side);
    const auto paint = [state](QPainter& painter, const QRectF& area) {
        shared::paintStateMark(painter, area, static_cast<schema::State>(state),
                               shared::tokensOf(shared::ThemeName::Dark));
    };
    const int differs = differenceOfPlaces(side, paint);
    QVERIFY2(differs <= OfRounding, qPrintable(QString::number(differs)));
    const QImage nothing = pictureAt({8, 8}, side, [](QPainter&, const QRectF&) {});
    QVERIFY(differenceOf(nothing, pictureAt({8, 8}, side, paint)) > OfRounding);
}

void MarksTest::aHatchedAreaLooksTheSameInEachPlace()
{
    const int differs = differenceOfPlaces(20, [](QPainter& painter, const QRectF& area) {
        painter.fillRect(area, shared::hatch(Qt::white, area.topLeft()));
    });
    QVERIFY2(differs <= OfRounding, qPrintable(QString::number(differs)));
}

} // namespace bafar::test

using bafar::test::MarksTest;
TEST_CLASS(MarksTest)
#include "marks_test.moc"
