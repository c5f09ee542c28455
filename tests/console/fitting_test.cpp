// Texts in the room they have: a row gives up what matters least, every line of a wrapped Persian
// label begins at one edge, a time that is not of today has its day.
#include <QApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QTest>
#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <vector>

#include "app/language.h"
#include "tests/support/main.h"
#include "ui/shared/format.h"
#include "ui/shared/row_fit.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"

namespace bafar::test {

class FittingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void aRowGivesUpNoMoreThanItMust_data();
    void aRowGivesUpNoMoreThanItMust();
    void aRowTakesBackWhatItHasRoomFor_data();
    void aRowTakesBackWhatItHasRoomFor();
    void linesOfAPersianLabelBeginAtOneEdge();
    void aMomentOfAnotherDayHasItsDay_data();
    void aMomentOfAnotherDayHasItsDay();
};

void FittingTest::cleanup()
{
    app::applyLanguage(*qApp, QStringLiteral("en"));
}

namespace {

/// Three parts of 100 pixels side by side, of which the last two can go, the last one first;
/// nested, they are in a layout within the row's.
struct FittedRow {
    explicit FittedRow(int width, bool isNested = false)
    {
        window.resize(400, 60);
        place.resize(width, 30);
        auto* layout = new QHBoxLayout(&place);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        QHBoxLayout* around = layout;
        if (isNested) {
            around = new QHBoxLayout;
            around->setSpacing(0);
            layout->addLayout(around);
        }
        for (QWidget*& part : parts) {
            part = new QWidget(&place);
            part->setFixedWidth(100);
            around->addWidget(part);
        }
        layout->addStretch(1);
        new shared::RowFit(&place, {[this](bool on) { parts[2]->setVisible(!on); },
                                    [this](bool on) { parts[1]->setVisible(!on); }});
        window.show();
    }

    [[nodiscard]] int shown() const
    {
        return static_cast<int>(std::count_if(std::begin(parts), std::end(parts),
                                              [](const QWidget* one) { return !one->isHidden(); }));
    }

    QWidget window;
    QWidget place{&window};
    QWidget* parts[3] = {};
};

} // namespace

void FittingTest::aRowGivesUpNoMoreThanItMust_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("shown");
    QTest::newRow("given room for all, then all") << 300 << 3;
    QTest::newRow("given a pixel less, then the first to go is gone") << 299 << 2;
    QTest::newRow("given room for two, then two") << 200 << 2;
    QTest::newRow("given room for one, then one") << 199 << 1;
    QTest::newRow("given less than the last one needs, then it stays") << 60 << 1;
}

void FittingTest::aRowGivesUpNoMoreThanItMust()
{
    QFETCH(int, width);
    QFETCH(int, shown);
    FittedRow row(width);
    QCOMPARE(row.place.width(), width); // no part of it makes it wider
    QTRY_COMPARE(row.shown(), shown);
}

void FittingTest::aRowTakesBackWhatItHasRoomFor_data()
{
    QTest::addColumn<bool>("isNested");
    QTest::newRow("given its parts in its layout") << false;
    QTest::newRow("given them in a layout within it") << true;
}

void FittingTest::aRowTakesBackWhatItHasRoomFor()
{
    QFETCH(const bool, isNested);
    FittedRow row(150, isNested);
    QTRY_COMPARE(row.shown(), 1);
    row.place.resize(300, 30);
    QTRY_COMPARE(row.shown(), 3);
    row.parts[0]->setFixedWidth(101); // what it needs has changed, and not its room
    QTRY_COMPARE(row.shown(), 2);
    row.parts[0]->setFixedWidth(100);
    row.place.resize(301, 30);
    QTRY_COMPARE(row.shown(), 3);
}

/// The right-most painted pixel of each line.
static std::vector<int> edgesOf(QLabel& label, int lines)
{
    const QImage image = label.grab().toImage();
    const QRgb ground = image.pixel(0, 0);
    std::vector<int> edges(static_cast<std::size_t>(lines), -1);
    for (int y = 0; y < image.height(); ++y) {
        const int line = std::min(y * lines / image.height(), lines - 1);
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != ground) {
                int& edge = edges[static_cast<std::size_t>(line)];
                edge = std::max(edge, x);
            }
        }
    }
    return edges;
}

void FittingTest::linesOfAPersianLabelBeginAtOneEdge()
{
    app::applyLanguage(*qApp, QStringLiteral("fa"));
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    // The same word at the begin of each line.
    const QString word = QStringLiteral("باران");
    const QString text = QStringList(5, word).join(QLatin1Char(' '));
    std::unique_ptr<QLabel> label(shared::makeLabel(text, shared::TextRole::Body));
    label->setWordWrap(true);
    const int wordWidth = label->fontMetrics().horizontalAdvance(word);
    const int space = label->fontMetrics().horizontalAdvance(QLatin1Char(' '));
    const int width = 2 * wordWidth + 3 * space; // of two words, not of three
    label->resize(width, label->heightForWidth(width));
    const std::vector<int> edges = edgesOf(*label, 3);
    for (const int edge : edges) {
        QVERIFY(edge > 0);
        QVERIFY2(std::abs(edge - edges.back()) <= 1, qPrintable(QString::number(edge)));
    }
    QCOMPARE(label->text(), text);
}

void FittingTest::aMomentOfAnotherDayHasItsDay_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* language, const QDateTime& at,
                        const char* text) {
        QTest::newRow(name) << QString::fromLatin1(language) << at << QString::fromUtf8(text);
    };
    const QDateTime then(QDate(2026, 11, 23), QTime(14, 26, 20));
    row("given today, then the time", "en", then, "14:26:20");
    row("given yesterday, then its day", "en", then.addDays(-1), "22 Nov 14:26");
    row("given the minute before midnight, then its day", "en",
        QDateTime(QDate(2026, 11, 22), QTime(23, 59, 59)), "22 Nov 23:59");
    row("given another year, then the whole day", "en", then.addYears(-1), "2025-11-23");
    row("given today in Persian, then the time", "fa", then, "۱۴:۲۶:۲۰");
    row("given yesterday in Persian, then its day", "fa", then.addDays(-1), "۱ آذر ۱۴:۲۶");
}

void FittingTest::aMomentOfAnotherDayHasItsDay()
{
    QFETCH(QString, language);
    QFETCH(QDateTime, at);
    app::applyLanguage(*qApp, language);
    const QDateTime now(QDate(2026, 11, 23), QTime(20, 0));
    QTEST(shared::withoutIsolation(
              shared::moment({at.toMSecsSinceEpoch()}, {now.toMSecsSinceEpoch()})),
          "text");
}

} // namespace bafar::test

using bafar::test::FittingTest;
TEST_CLASS(FittingTest)
#include "fitting_test.moc"
