// The states of a replica in the replication graph are told apart without colour: by line, mark and
// word, to who sees it in grey and to who hears it.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <array>
#include <cstdlib>
#include <functional>

#include "tests/support/main.h"
#include "ui/database/graph_paint.h"
#include "ui/database/graph_view.h"
#include "ui/shared/theme.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;
using replication::Flow;
using replication::Standing;
using schema::State;
using shared::ThemeName;
using ui::database::CardFace;
using ui::database::GraphView;
using ui::database::linkLabel;
using ui::database::LinkLook;
using ui::database::linkLook;
using ui::database::LinkLooks;
using ui::database::linkText;

/// n1 and its replica n2, both well.
replication::Fleet wellFleet()
{
    replication::Server primary;
    primary.node = primary.title = "n1";
    primary.state = State::Ok;
    primary.live = true;
    primary.role = schema::database::Role::Primary;
    primary.readOnly = false;
    primary.gtid = "0-11-100";
    replication::Server replica = primary;
    replica.node = replica.title = "n2";
    replica.role = schema::database::Role::Replica;
    replica.readOnly = true;
    replica.follows = "n1";
    replica.gap.standing = Standing::Level;
    replica.tier = 1;
    replication::Fleet fleet;
    fleet.servers = {primary, replica};
    fleet.links = {{0, 1, Flow::Awaited, 0s}};
    return fleet;
}

/// Nothing is known of n2 now; `state` says how long.
void fallSilent(replication::Fleet& fleet, State state)
{
    fleet.servers[1].state = state;
    fleet.servers[1].live = false;
    fleet.servers[1].gap = {};
    fleet.links[0].flow = Flow::Unknown;
}

struct ReplicaState {
    const char* name;
    std::function<void(replication::Fleet&)> make; ///< of wellFleet()
    const char* told;                              ///< what a reader is told of its edge
    const char* painted;                           ///< what stands on its edge
};

const std::array<ReplicaState, 5>& replicaStates()
{
    static const std::array<ReplicaState, 5> List{{
        {"well", [](replication::Fleet&) {}, "replicating, semi-synchronous|lag 0 s", ""},
        {"lags",
         [](replication::Fleet& fleet) {
             fleet.servers[1].gap.standing = Standing::Behind;
             fleet.servers[1].gap.missing = 40;
             fleet.servers[1].lag = 12s;
             fleet.links[0].lag = 12s;
         },
         "replicating, semi-synchronous|lag 12 s", "12 s"},
        {"does not replicate",
         [](replication::Fleet& fleet) {
             fleet.servers[1].state = State::Failed;
             fleet.servers[1].reason = "replication from n1: stopped applying";
             fleet.links[0].flow = Flow::Stopped;
             fleet.links[0].lag.reset();
         },
         "stopped|", "stopped"},
        {"is stale", [](replication::Fleet& fleet) { fallSilent(fleet, State::Stale); }, "stale|",
         "stale"},
        {"is unreachable", [](replication::Fleet& fleet) { fallSilent(fleet, State::Unknown); },
         "not known|", "not known"},
    }};
    return List;
}

/// All states in one colour: what is left is shape.
shared::Tokens inOneColour(ThemeName theme)
{
    shared::Tokens tokens = shared::tokensOf(theme);
    tokens.ok = tokens.warn = tokens.bad = tokens.maintenance = tokens.unknown = tokens.muted;
    return tokens;
}

QImage pictureOf(const QSize& size,
                 const shared::Tokens& tokens,
                 const std::function<void(QPainter&)>& paint)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(tokens.background);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    painter.end();
    return picture.convertToFormat(QImage::Format_Grayscale8);
}

/// Pixels that anybody sees to be of another brightness; all of them, where the sizes differ.
int differenceOf(const QImage& one, const QImage& other)
{
    constexpr int Seen = 48; // of 255
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const bool isSame = other.valid(x, y) &&
                                std::abs(qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) < Seen;
            count += isSame ? 0 : 1;
        }
    }
    return count;
}

/// A few may be a blend of edges.
constexpr int LeastDifference = 8; // pixels

} // namespace

class GraphMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init() { QLocale::setDefault(QLocale::c()); }

    void everyTwoStatesDifferInGrey_data() { addThemes(); }

    void everyTwoStatesDifferInGrey();
    void everyTwoStatesAreToldInOtherWords();

    void everyTwoLinesDifferInOneColour_data() { addThemes(); }

    void everyTwoLinesDifferInOneColour();

    void everyTwoCardsDifferInOneColour_data() { addThemes(); }

    void everyTwoCardsDifferInOneColour();
    void aLowGraphTellsAReaderTheSame();

private:
    static void addThemes()
    {
        QTest::addColumn<int>("theme");
        const auto row = [](const char* name, ThemeName theme) {
            QTest::newRow(name) << static_cast<int>(theme);
        };
        row("given the dark theme, then they do", ThemeName::Dark);
        row("given the light theme, then they do", ThemeName::Light);
        row("given high contrast, then they do", ThemeName::HighContrast);
    }

    /// Each of these differs from each other one.
    template <class Name>
    static void compareAll(const QList<QImage>& pictures, const Name& nameOf)
    {
        for (qsizetype i = 0; i < pictures.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                const int difference = differenceOf(pictures[i], pictures[j]);
                QVERIFY2(difference >= LeastDifference,
                         qPrintable(QStringLiteral("%1 and %2: %3 pixels")
                                        .arg(nameOf(i), nameOf(j))
                                        .arg(difference)));
            }
        }
    }
};

void GraphMarksTest::everyTwoStatesDifferInGrey()
{
    QFETCH(int, theme);
    shared::applyTheme(*qApp, static_cast<ThemeName>(theme));
    QList<QImage> pictures;
    for (const ReplicaState& state : replicaStates()) {
        replication::Fleet fleet = wellFleet();
        state.make(fleet);
        GraphView view;
        view.resize(640, 200);
        view.setFleet(fleet);
        pictures.append(view.grab().toImage().convertToFormat(QImage::Format_Grayscale8));
    }
    compareAll(pictures, [](qsizetype at) {
        return QString::fromLatin1(replicaStates()[static_cast<std::size_t>(at)].name);
    });
}

/// On the screen by the words on the edges, to a reader by the edges' and the cards'.
void GraphMarksTest::everyTwoStatesAreToldInOtherWords()
{
    QStringList all;
    for (const ReplicaState& state : replicaStates()) {
        replication::Fleet fleet = wellFleet();
        state.make(fleet);
        const replication::Link& link = fleet.links[0];
        QCOMPARE(linkLabel(linkLook(fleet, link), link.lag), QString::fromLatin1(state.painted));
        GraphView view;
        view.resize(640, 200);
        view.setFleet(fleet);
        const auto& items = view.items();
        QCOMPARE(items.size(), std::size_t{4}); // two cards, an edge, and its line in the legend
        QCOMPARE(items[2].value + QLatin1Char('|') + items[2].description,
                 QString::fromLatin1(state.told));
        const QString card = items[1].value + QLatin1Char('|') + items[1].description;
        QVERIFY2(!all.contains(card), state.name);
        all.append(card);
    }
}

void GraphMarksTest::everyTwoLinesDifferInOneColour()
{
    QFETCH(int, theme);
    const shared::Tokens tokens = inOneColour(static_cast<ThemeName>(theme));
    QList<QImage> pictures;
    for (const LinkLook& look : LinkLooks) {
        pictures.append(pictureOf({120, 24}, tokens, [&](QPainter& painter) {
            const QPointF begin(8, 12);
            const QPointF end(112, 12);
            ui::database::paintLink(painter, {begin, begin, end, end}, look, {}, tokens);
        }));
    }
    compareAll(pictures,
               [](qsizetype at) { return linkText(LinkLooks[static_cast<std::size_t>(at)]); });
}

void GraphMarksTest::everyTwoCardsDifferInOneColour()
{
    QFETCH(int, theme);
    const shared::Tokens tokens = inOneColour(static_cast<ThemeName>(theme));
    constexpr State States[] = {State::Ok, State::Degraded, State::Failed, State::Stale,
                                State::Unknown};
    QList<QImage> pictures;
    for (const State state : States) {
        pictures.append(pictureOf({208, 94}, tokens, [&](QPainter& painter) {
            CardFace face;
            face.area = {8, 8, 192, 78};
            face.state = state;
            ui::database::paintCard(painter, face, tokens);
        }));
    }
    compareAll(pictures, [&](qsizetype at) {
        return QString::number(static_cast<int>(States[static_cast<std::size_t>(at)]));
    });
}

/// The positions are not painted then, but told.
void GraphMarksTest::aLowGraphTellsAReaderTheSame()
{
    const auto told = [](const GraphView& view) {
        QStringList all;
        for (const shared::PaintedItem& item : view.items()) {
            all.append(item.name + QLatin1Char('|') + item.value + QLatin1Char('|') +
                       item.description);
        }
        return all;
    };
    GraphView view;
    view.resize(640, 200);
    view.setFleet(wellFleet());
    const QStringList before = told(view);
    QVERIFY(before[1].contains(QLatin1String("0-11-100")));
    const int high = view.height();
    view.setLow(true);
    QVERIFY2(view.height() < high, qPrintable(QString::number(view.height())));
    QCOMPARE(told(view), before);
    view.setLow(false);
    QCOMPARE(view.height(), high);
}

} // namespace bafar::test

using bafar::test::GraphMarksTest;
TEST_CLASS(GraphMarksTest)
#include "graph_marks_test.moc"
