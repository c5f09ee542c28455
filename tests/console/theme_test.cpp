// Colours: every text can be read in every theme, and chart lines are not taken for states. Fonts:
// only numbers have the typeface of figures. It is larger than the budget because all that a theme
// promises is asked here.
#include "ui/shared/theme.h"

#include <QComboBox>
#include <QFile>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QTest>
#include <QTextLayout>
#include <array>
#include <cmath>
#include <utility>

#include "tests/support/main.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/style_sheet.h"
#include "ui/shared/widgets.h"

namespace bafar::test {

using shared::ThemeName;
using shared::Tokens;

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contrastOfKnownPairs();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void seriesAreNotStates_data();
    void seriesAreNotStates();
    void aWidgetFindsItsTheme();
    void placeholdersCanBeRead();
    void aPlaceholderStandsBesideTheCursor();
    void chevronsAreTheTheme();
    void figuresAreToldFromWords_data();
    void figuresAreToldFromWords();
    void durationsAreShort_data();
    void durationsAreShort();
    void anAgeIsNeverNothing_data();
    void anAgeIsNeverNothing();
    void figuresAreOfOneWidthAndOfAWeightThatExists_data();
    void figuresAreOfOneWidthAndOfAWeightThatExists();
    void textsShareTheBaseLine_data();
    void textsShareTheBaseLine();
    void persianLinesAreNoHigher();
    void controlsAreOfOneHeight();
};

static const std::pair<const char*, ThemeName> Themes[] = {
    {"dark", ThemeName::Dark}, {"light", ThemeName::Light}, {"contrast", ThemeName::HighContrast}};

/// Distance in CIE L*a*b* (1976).
static double distance(const QColor& one, const QColor& two)
{
    const auto lab = [](const QColor& colour) {
        const auto linear = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        const double r = linear(colour.redF());
        const double g = linear(colour.greenF());
        const double b = linear(colour.blueF());
        const auto bent = [](double value) {
            return value > 0.008856 ? std::cbrt(value) : 7.787 * value + 16.0 / 116;
        };
        const double x = bent((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        const double y = bent(0.2126 * r + 0.7152 * g + 0.0722 * b);
        const double z = bent((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return std::array<double, 3>{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    };
    const auto a = lab(one);
    const auto b = lab(two);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

void ThemeTest::contrastOfKnownPairs()
{
    QCOMPARE(qRound(shared::contrast(Qt::black, Qt::white) * 10), 210);
    QCOMPARE(qRound(shared::contrast(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
}

using Named = std::pair<const char*, QColor>;

static void addPair(const char* theme, const Named& text, const Named& ground)
{
    QTest::addRow("%s: %s on %s", theme, text.first, ground.first) << text.second << ground.second;
}

/// Each text that informs may stand on each surface; a few stand on what only they are on. Which
/// pairs are painted is for soundness_test to see: here none can be forgotten.
void ThemeTest::everyTextCanBeRead_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const auto& [name, theme] : Themes) {
        const Tokens& tokens = shared::tokensOf(theme);
        const Named texts[] = {{"text", tokens.text},
                               {"muted", tokens.muted},
                               {"accent", tokens.accent},
                               {"ok", tokens.ok},
                               {"warn", tokens.warn},
                               {"bad", tokens.bad},
                               {"maintenance", tokens.maintenance},
                               {"unknown", tokens.unknown}};
        const Named surfaces[] = {
            {"background", tokens.background}, {"panel", tokens.panel}, {"raised", tokens.raised}};
        for (const Named& text : texts) {
            for (const Named& surface : surfaces) {
                addPair(name, text, surface);
            }
        }
        const Named selection{"selection", tokens.selection};
        const Named onAccent{"onAccent", tokens.onAccent};
        addPair(name, {"text", tokens.text}, selection);
        addPair(name, {"muted", tokens.muted}, selection);
        addPair(name, onAccent, {"accent", tokens.accent});
        addPair(name, onAccent, {"a held button's fill", shared::holdFill(tokens)});
        addPair(name, {"text", tokens.text}, {"what a search found", shared::foundFill(tokens)});
    }
}

void ThemeTest::everyTextCanBeRead()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, ground);
    const double ratio = shared::contrast(text, ground);
    QVERIFY2(ratio >= 4.5,
             qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
}

void ThemeTest::seriesAreNotStates_data()
{
    QTest::addColumn<int>("theme");
    for (const auto& [name, theme] : Themes) {
        QTest::newRow(name) << static_cast<int>(theme);
    }
}

void ThemeTest::seriesAreNotStates()
{
    QFETCH(int, theme);
    const Tokens& tokens = shared::tokensOf(static_cast<ThemeName>(theme));
    const QColor states[] = {tokens.ok, tokens.warn, tokens.bad, tokens.maintenance};
    for (std::size_t i = 0; i < tokens.series.size(); ++i) {
        for (const QColor& state : states) {
            QVERIFY2(distance(tokens.series[i], state) > 15,
                     qPrintable(tokens.series[i].name() + QLatin1Char(' ') + state.name()));
        }
        for (std::size_t j = 0; j < i; ++j) {
            QVERIFY2(
                distance(tokens.series[i], tokens.series[j]) > 15,
                qPrintable(tokens.series[i].name() + QLatin1Char(' ') + tokens.series[j].name()));
        }
        QVERIFY(shared::contrast(tokens.series[i], tokens.raised) >= 3);
    }
}

void ThemeTest::aWidgetFindsItsTheme()
{
    for (const auto& [name, theme] : Themes) {
        QPalette palette;
        const Tokens& tokens = shared::tokensOf(theme);
        palette.setColor(QPalette::Highlight, tokens.selection);
        palette.setColor(QPalette::HighlightedText, tokens.text);
        QCOMPARE(&shared::tokensOf(palette), &tokens);
    }
}

void ThemeTest::placeholdersCanBeRead()
{
    QLineEdit line;
    shared::setPlaceholder(&line, QStringLiteral("Search"));
    line.ensurePolished();
    for (const auto& [name, theme] : Themes) {
        shared::applyTheme(*qApp, theme);
        QTRY_COMPARE(line.palette().color(QPalette::PlaceholderText),
                     shared::tokensOf(theme).muted);
    }
    shared::applyTheme(*qApp, ThemeName::Dark);
}

/// Which would be drawn through its first letter in a right-to-left window.
void ThemeTest::aPlaceholderStandsBesideTheCursor()
{
    const QString text = QStringLiteral("Search");
    QLineEdit line;
    shared::setPlaceholder(&line, text);
    QCOMPARE(line.placeholderText(), text);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    shared::setPlaceholder(&line, text);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(line.placeholderText(), QChar(0x2009) + text);
}

/// An image of a style sheet has its colour in its file.
void ThemeTest::chevronsAreTheTheme()
{
    QVERIFY(!shared::programIcon().isNull()); // which loads them all
    for (const auto& [name, theme] : Themes) {
        const QString path = QStringLiteral(":/icons/chevron_down_%1.svg").arg(QLatin1String(name));
        const Tokens& tokens = shared::tokensOf(theme);
        QVERIFY(shared::styleSheet(tokens).contains(QStringLiteral("url(%1)").arg(path)));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(tokens.muted.name().toLatin1()));
    }
}

void ThemeTest::figuresAreToldFromWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("figure");
    const auto row = [](const char* text, bool figure) {
        QTest::newRow(text) << QString::fromUtf8(text) << figure;
    };
    row("150", true);
    row("38%", true);
    row("3/3", true);
    row("0.25/s", true);
    row("0.4 s", true);
    row("12 m 5 s", true);
    row("15.6 GiB", true);
    row("412 Mbit/s", true);
    row("2.4 MiB/s", true);
    row("09:40:52", true);
    row("2026-11-23 09:41:07 +03:30", true);
    row("\u20665 ms\u2069", true);
    row("-3", true);
    row("", false);
    row("\u2013", false);
    row("s", false);
    row("5 s s", false);
    row("5 requests/s", false);
    row("yes", false);
    row("never", false);
    row("n2", false);
    row("5 of 5", false);
    row("0.4 s ago", false);
    row("lag 0 s", false);
    row("177 sent, 0 heard", false);
    row("22% now, 34% without n1", false);
}

void ThemeTest::figuresAreToldFromWords()
{
    QFETCH(QString, text);
    QFETCH(bool, figure);
    QCOMPARE(shared::isFigure(text), figure);
}

void ThemeTest::durationsAreShort_data()
{
    using namespace std::chrono_literals;
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* text, std::chrono::seconds value) {
        QTest::newRow(text) << static_cast<qint64>(value.count()) << QString::fromUtf8(text);
    };
    row("0 s", 0s);
    row("3 m", 3min);
    row("3 m 1 s", 3min + 1s);
    row("2 h", 2h + 30s);
    row("2 h 1 m", 2h + 1min);
    row("8 d", 8 * 24h + 59min);
    row("8 d 1 h", 8 * 24h + 1h);
    row("41 d", 41 * 24h + 2h);
}

void ThemeTest::durationsAreShort()
{
    QFETCH(qint64, seconds);
    QTEST(shared::duration(std::chrono::seconds(seconds)), "text");
}

void ThemeTest::anAgeIsNeverNothing_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, qint64 ms, const char* text) {
        QTest::newRow(name) << ms << QString::fromUtf8(text);
    };
    row("given no time, then a tenth", 0, "0.1 s");
    row("given a clock ahead, then a tenth", -200, "0.1 s");
    row("given less than a tenth, then a tenth", 40, "0.1 s");
    row("given more, then it", 260, "0.3 s");
    row("given minutes, then they", 120'000, "2 m");
}

void ThemeTest::anAgeIsNeverNothing()
{
    QFETCH(qint64, ms);
    QTEST(shared::age(std::chrono::milliseconds(ms)), "text");
}

void ThemeTest::figuresAreOfOneWidthAndOfAWeightThatExists_data()
{
    QTest::addColumn<int>("theme");
    for (const auto& [name, theme] : Themes) {
        QTest::newRow(name) << static_cast<int>(theme);
    }
}

void ThemeTest::figuresAreOfOneWidthAndOfAWeightThatExists()
{
    QFETCH(const int, theme);
    shared::applyTheme(*qApp, static_cast<ThemeName>(theme));
    const QFont figures = shared::figuresFont();
    shared::applyTheme(*qApp, ThemeName::Dark);
    QCOMPARE(QFontInfo(figures).weight(), static_cast<int>(figures.weight()));
    const QFontMetricsF metrics(figures);
    for (const QChar digit : QStringLiteral("123456789")) {
        QCOMPARE(metrics.horizontalAdvance(digit), metrics.horizontalAdvance(QLatin1Char('0')));
    }
}

/// The last row of pixels that a text paints which a cell of a table moves down by so much.
static int lastInk(const QString& text, const QFont& font, double down)
{
    constexpr int Ink = 200; // of 255, on white
    QImage image(200, 32, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawText(QRectF(image.rect()).translated(0, down), Qt::AlignCenter, text);
    painter.end();
    int last = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            last = qGray(image.pixel(x, y)) < Ink ? y : last;
        }
    }
    return last;
}

void ThemeTest::textsShareTheBaseLine_data()
{
    QTest::addColumn<bool>("mirrored");
    QTest::newRow("given left-to-right") << false;
    QTest::newRow("given right-to-left") << true;
}

void ThemeTest::textsShareTheBaseLine()
{
    QFETCH(const bool, mirrored);
    QGuiApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    const QString plain = QStringLiteral("n1"); // its letters stand on the line
    const QString token = shared::technical(plain);
    const QFont body = shared::bodyFont();
    const double ofWords = shared::toBaseLine(plain, body);
    const int words = lastInk(plain, body, 0);
    QList<int> others;
    for (const QFont& font : {body, shared::figuresFont(), shared::technicalFont()}) {
        others.append(lastInk(token, font, shared::toBaseLine(token, font)));
    }
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(std::abs(ofWords) < 0.01);
    QVERIFY(words > 0);
    QCOMPARE(others, QList<int>({words, words, words}));
}

void ThemeTest::persianLinesAreNoHigher()
{
    constexpr double Highest = 20; // pixels: notes would stand double-spaced
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QTextLayout layout(QStringLiteral("هشدارهای n1"), shared::bodyFont());
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(500);
    layout.endLayout();
    QVERIFY2(line.height() <= Highest, qPrintable(QString::number(line.height())));
}

void ThemeTest::controlsAreOfOneHeight()
{
    shared::applyTheme(*qApp, ThemeName::Dark);
    QWidget window;
    const QString persian = QStringLiteral("هشدارها");
    QLineEdit line(persian, &window);
    QComboBox box(&window);
    box.addItem(persian);
    const QPushButton* words = shared::makeButton(persian, "", &window);
    const QPushButton* sign = shared::makeButton(QStringLiteral("+"), "", &window);
    for (const QWidget* one : std::initializer_list<const QWidget*>{&line, &box, words, sign}) {
        one->ensurePolished();
        QCOMPARE(one->sizeHint().height(), 32);
    }
}

} // namespace bafar::test

using bafar::test::ThemeTest;
TEST_CLASS(ThemeTest)
#include "theme_test.moc"
