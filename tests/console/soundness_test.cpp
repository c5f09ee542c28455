// Every page in every state, as a designer would look at it: nothing cut or shortened without being
// told, nothing on another, every control named, every text strong enough and translated; and what
// a screen reader is told, with its places, as kept in tests/golden/console.
//
// States, languages, themes and sizes are many: the usual run has every two of them together once,
// and with BAFAR_EVERY_LOOK every four.
#include <QImage>
#include <QStackedWidget>
#include <QTest>
#include <algorithm>
#include <map>

#include "app/dump.h"
#include "tests/console/looks.h"
#include "tests/console/looks_painted.h"
#include "tests/console/soundness_plants.h"
#include "tests/console/soundness_rows.h"
#include "tests/console/state_fixture.h"
#include "tests/support/golden.h"
#include "tests/support/main.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using shared::ThemeName;

class SoundnessTest : public QObject, protected StateFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void faultsAreFound_data();
    void faultsAreFound();
    void cardsAreRead();
    void usualRowsHaveEveryPair();
    void everyPageIsSound_data();
    void everyPageIsSound();

private:
    void lookAtPages(const SoundCase& now, bool isFresh);
    void compareGolden(const SoundCase& now, const QString& page);
    void changeLook(const SoundCase& now);

    QStringList wrong_;
    std::map<ThemeName, InkMeasured> measured_;
};

static void addRow(const SoundCase& one, bool inEveryLook)
{
    const QString looks = inEveryLook ? QStringLiteral("in every look") : lookText(one);
    QTest::addRow("%s %s %s", qPrintable(one.state), qPrintable(one.language), qPrintable(looks))
        << one.state << one.language << static_cast<int>(one.theme) << one.size << inEveryLook;
}

void SoundnessTest::initTestCase()
{
    shared::exposePaintedItems();
    qputenv("TZ", "<+0330>-03:30"); // as in Tehran, without a table of zones
}

void SoundnessTest::cleanup()
{
    closeState();
    wrong_.clear();
}

void SoundnessTest::cleanupTestCase()
{
    for (const auto& [theme, seen] : measured_) {
        qInfo("theme %d: %zu pairs of a colour and its ground, in %d texts and icons; not "
              "measured: %d disabled, %d scrolled away or covered, %d painted items without a text "
              "of their own",
              static_cast<int>(theme), seen.pairs.size(), seen.texts, seen.disabled, seen.hidden,
              seen.unread);
    }
}

static QStringList faultsIn(QWidget& window, bool isTranslated, InkMeasured& measured)
{
    const QImage picture = window.grab().toImage();
    const std::vector<PaintedInk> painted = paintedIn(window);
    QStringList found = clippedIn(window) + overlapsIn(window) + namelessIn(window) +
                        faintIn(window, picture) + weakIn(window, painted, picture, measured) +
                        untoldIn(painted);
    if (isTranslated) {
        found += untranslatedIn(window);
    }
    return found;
}

void SoundnessTest::faultsAreFound_data()
{
    QTest::addColumn<std::size_t>("plant");
    for (std::size_t i = 0; i < plants().size(); ++i) {
        QTest::newRow(plants()[i].name) << i;
    }
}

/// The rules themselves: a fault that was put into a window by hand is found, and told of by its
/// widget's name.
void SoundnessTest::faultsAreFound()
{
    QFETCH(std::size_t, plant);
    const Plant& planted = plants()[plant];
    shared::applyTheme(*qApp, ThemeName::Dark);
    QWidget window;
    window.resize(UsualSize);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    planted.put(&window);
    QCoreApplication::processEvents();
    InkMeasured measured;
    const QStringList said =
        faultsIn(window, true, measured).filter(QString::fromLatin1(PlantName));
    const QLatin1String expected(planted.said);
    const bool isFound = std::any_of(said.begin(), said.end(), [expected](const QString& line) {
        return line.startsWith(expected);
    });
    QVERIFY2(expected.isEmpty() ? said.isEmpty() : isFound,
             qPrintable(said.join(QLatin1Char('\n'))));
}

/// The map keeps its cards as pictures, and still tells the pens of their texts.
void SoundnessTest::cardsAreRead()
{
    openState(QStringLiteral("well"), QStringLiteral("en"), ThemeName::Dark, UsualSize);
    QVERIFY(window_->openPage(QStringLiteral("topology")));
    settle();
    window_->grab(); // they are kept now
    QStringList texts;
    for (const PaintedInk& ink : paintedIn(*window_)) {
        if (dynamic_cast<const shared::PaintedItems*>(ink.widget) != nullptr) {
            texts.append(ink.text);
        }
    }
    QVERIFY2(!texts.filter(QStringLiteral("192.0.2.100")).isEmpty(), "a card");
    QVERIFY2(!texts.filter(QStringLiteral("storage"), Qt::CaseInsensitive).isEmpty(), "a lane");
}

void SoundnessTest::usualRowsHaveEveryPair()
{
    std::set<std::pair<QString, QString>> missing = pairsOf(everyCase());
    for (const auto& pair : pairsOf(usualCases())) {
        missing.erase(pair);
    }
    QStringList names;
    for (const auto& [one, other] : missing) {
        names.append(one + QStringLiteral(" with ") + other);
    }
    QVERIFY2(names.isEmpty(), qPrintable(names.join(QLatin1String(", "))));
}

void SoundnessTest::everyPageIsSound_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("inEveryLook");
    for (const SoundCase& one : usualCases()) {
        addRow(one, false);
    }
    for (const char* state :
         {"trouble", "empty", "silent", "minority", "viewer", "refused", "stale", "error"}) {
        addRow({QLatin1String(state), QStringLiteral("pseudo"), ThemeName::Dark, UsualSize}, false);
    }
    if (qEnvironmentVariableIsSet("BAFAR_EVERY_LOOK")) {
        for (const QString& state : states()) {
            for (const QString& language : {QStringLiteral("en"), QStringLiteral("fa")}) {
                addRow({state, language, ThemeName::Dark, UsualSize}, true);
            }
        }
    }
}

/// What a screen reader is told is the same in dark and light; figures of the high contrast are
/// bolder, and their columns wider.
void SoundnessTest::compareGolden(const SoundCase& now, const QString& page)
{
    if (now.theme == ThemeName::HighContrast) {
        return;
    }
    const bool isTrouble = now.state == QLatin1String("trouble");
    const bool isKept =
        now.language == QLatin1String("en") || (now.language == QLatin1String("fa") && isTrouble);
    if (now.size != UsualSize || !isKept) {
        return;
    }
    QWidget* shown = window_->findChild<QWidget*>(QStringLiteral("no entry"));
    QString name = QStringLiteral("no-entry");
    if (!shown->isVisible()) {
        shown = window_->findChild<QStackedWidget*>()->currentWidget();
        name = page;
    }
    const QString file = QStringLiteral("console/%1-%2/%3.txt").arg(now.state, now.language, name);
    wrong_.append(QString::fromStdString(
        goldenDifference(file.toStdString(), app::accessibleText(*shown).toStdString())));
}

/// `isFresh`: the window was opened in this look, and so has the places that the golden texts have.
void SoundnessTest::lookAtPages(const SoundCase& now, bool isFresh)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    const QString tag = QStringLiteral("%1-%2-%3-%4")
                            .arg(now.state, now.language)
                            .arg(static_cast<int>(now.theme))
                            .arg(now.size.width());
    InkMeasured& measured = measured_[now.theme];
    for (const QString& page : window_->pageIds()) {
        QVERIFY(window_->openPage(page));
        settle();
        if (isFresh) {
            compareGolden(now, page);
        }
        const QString place = QStringLiteral("%1 (%2): ").arg(page, lookText(now));
        const int before = measured.texts;
        const bool isTranslated = now.language != QLatin1String("en");
        for (const QString& fault : faultsIn(*window_, isTranslated, measured)) {
            wrong_.append(place + fault);
        }
        if (measured.texts == before) {
            wrong_.append(place + QStringLiteral("no text was measured"));
        }
        if (!folder.isEmpty()) {
            QVERIFY(app::dumpWindow(*window_, folder + QLatin1Char('/') + tag, page).has_value());
        }
    }
}

/// The same window, as a person changes it.
void SoundnessTest::changeLook(const SoundCase& now)
{
    shared::applyTheme(*qApp, now.theme);
    window_->resize(now.size);
    QTRY_COMPARE(window_->size(), now.size);
}

void SoundnessTest::everyPageIsSound()
{
    QFETCH(const QString, state);
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    QFETCH(const bool, inEveryLook);
    SoundCase now{state, language, static_cast<ThemeName>(theme), size};
    openState(state, language, now.theme, size);
    if (!inEveryLook) {
        lookAtPages(now, true);
    } else {
        for (const auto& [oneTheme, oneSize] : everyLook()) {
            now.theme = oneTheme;
            now.size = oneSize;
            changeLook(now);
            lookAtPages(now, false);
        }
    }
    wrong_.removeAll(QString());
    wrong_.removeDuplicates();
    for (const QString& one : wrong_) {
        qWarning().noquote() << one;
    }
    QVERIFY2(wrong_.isEmpty(), qPrintable(QStringLiteral("%1 faults").arg(wrong_.size())));
}

} // namespace bafar::test

using bafar::test::SoundnessTest;
TEST_CLASS(SoundnessTest)
#include "soundness_test.moc"
