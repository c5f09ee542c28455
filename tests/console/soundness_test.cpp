// Every page in every state, as a designer would look at it: nothing cut, nothing on another, every
// control named, every text strong enough and translated; and what a screen reader is told, with
// its places, as kept in tests/golden/console. Clocks stand still, so that pictures come out alike.
#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

#include "app/dump.h"
#include "tests/console/full_cluster.h"
#include "tests/console/looks.h"
#include "tests/console/window_fixture.h"
#include "tests/support/golden.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using namespace std::chrono_literals;

class SoundnessTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void faultsAreFound_data();
    void faultsAreFound();
    void everyPageIsSound_data();
    void everyPageIsSound();

private:
    void enter(const QString& state);
    void passTime(Duration duration);
    void settle();
    [[nodiscard]] QStringList faults(const QString& language);

    link::Moment now_;
};

void SoundnessTest::initTestCase()
{
    shared::exposePaintedItems();
    qputenv("TZ", "<+0330>-03:30"); // as in Tehran, without a table of zones
}

void SoundnessTest::cleanup()
{
    closeWindow();
    link::holdClocks({});
}

void SoundnessTest::passTime(Duration duration)
{
    now_.monotonic += duration;
    now_.wall.unixMs += std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
    link::holdClocks(now_);
}

/// Until the same is said three times.
void SoundnessTest::settle()
{
    constexpr int RoundsMax = 60;
    QString before;
    for (int same = 0, round = 0; same < 2 && round < RoundsMax; ++round) {
        for (int layout = 0; layout < 6; ++layout) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
        QTest::qWait(20);
        const QString now = app::accessibleText(*window_);
        same = now == before ? same + 1 : 0;
        before = now;
    }
}

void SoundnessTest::enter(const QString& state)
{
    if (state == QLatin1String("loading")) {
        // Nobody speaks; what the first picture of nothing says is there all the same.
        QSignalSpy merged(session_.get(), &link::Session::topologyChanged);
        QTRY_VERIFY(!merged.isEmpty());
        return;
    }
    if (state == QLatin1String("empty")) {
        for (const auto& [name, link] : agents_) {
            link->saySnapshot("n1");
        }
    } else {
        Full wish;
        wish.trouble = state != QLatin1String("well");
        speakFull(agents_, wish);
        QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
    }
    if (state == QLatin1String("silent")) {
        passTime(40s);
        for (const auto& [name, link] : agents_) {
            link->sayClosed(QStringLiteral("(111)"));
        }
        QTRY_COMPARE(session_->topology().worst, schema::State::Unknown);
    }
    if (state == QLatin1String("minority")) {
        for (const auto& [name, link] : agents_) {
            link->sayGroup(minorityOf(name));
        }
        QTRY_COMPARE(session_->cutOff().size(), std::size_t{3});
        // It changes nothing on the map, so it is in the next picture.
        QSignalSpy merged(session_.get(), &link::Session::topologyChanged);
        QTRY_VERIFY(!merged.isEmpty());
    }
}

QStringList SoundnessTest::faults(const QString& language)
{
    QStringList found = clippedIn(*window_) + overlapsIn(*window_) + namelessIn(*window_) +
                        faintIn(*window_, window_->grab().toImage());
    if (language != QLatin1String("en")) {
        found += untranslatedIn(*window_);
    }
    return found;
}

void SoundnessTest::faultsAreFound_data()
{
    QTest::addColumn<QString>("fault");
    for (const char* fault :
         {"cut", "outside", "on each other", "no name", "faint", "not translated"}) {
        QTest::newRow(fault) << QString::fromLatin1(fault);
    }
}

/// The rules themselves: a window with each fault is found out, and one without is not.
void SoundnessTest::faultsAreFound()
{
    QFETCH(QString, fault);
    openWindow(QStringLiteral("pseudo"), shared::ThemeName::Dark, {1440, 900});
    settle();
    const auto count = [&] { return faults(QStringLiteral("pseudo")).filter(fault).size(); };
    const qsizetype before = count();
    auto* page = window_->findChild<QStackedWidget*>()->currentWidget();
    auto* label = new QLabel(QStringLiteral("Something that nobody translated"), page);
    label->setGeometry(300, 300, 400, 30);
    if (fault == QLatin1String("cut")) {
        label->setGeometry(300, 300, 50, 30);
    } else if (fault == QLatin1String("no name")) {
        label->setFocusPolicy(Qt::StrongFocus);
        label->setText(QString());
    } else if (fault == QLatin1String("faint")) {
        label->setStyleSheet(QStringLiteral("color: #333333; background: #222222"));
    } else if (fault != QLatin1String("not translated")) {
        auto* holder = new QWidget(page);
        holder->setGeometry(300, 300, 400, 100);
        auto* layout = new QHBoxLayout(holder);
        auto* other = new QLabel(QStringLiteral("other"), holder);
        layout->addWidget(label);
        layout->addWidget(other);
        holder->show();
        layout->activate();
        layout->setEnabled(false);
        label->setGeometry(fault == QLatin1String("outside") ? QRect(390, 0, 50, 20)
                                                             : other->geometry());
    }
    label->show();
    QVERIFY(count() > before);
}

void SoundnessTest::everyPageIsSound_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char* state, const char* language, shared::ThemeName theme,
                        QSize size) {
        QTest::addRow("%s %s theme %d %dx%d", state, language, static_cast<int>(theme),
                      size.width(), size.height())
            << QString::fromLatin1(state) << QString::fromLatin1(language)
            << static_cast<int>(theme) << size;
    };
    using shared::ThemeName;
    constexpr QSize Small{1024, 700};
    constexpr QSize Usual{1440, 900};
    constexpr QSize Large{1920, 1080};
    for (const char* state : {"well", "trouble", "empty", "loading", "silent", "minority"}) {
        row(state, "en", ThemeName::Dark, Usual);
    }
    for (const char* state : {"trouble", "empty", "silent", "minority"}) {
        row(state, "fa", ThemeName::Light, Small);
    }
    for (const char* language : {"en", "fa"}) {
        row("trouble", language, ThemeName::Light, Usual);
        row("trouble", language, ThemeName::HighContrast, Usual);
        row("trouble", language, ThemeName::Dark, Large);
    }
    row("trouble", "en", ThemeName::Dark, Small);
    for (const char* state : {"trouble", "empty", "silent", "minority"}) {
        row(state, "pseudo", ThemeName::Dark, Usual);
    }
}

void SoundnessTest::everyPageIsSound()
{
    QFETCH(QString, state);
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    now_ = {Instant(100h), SomeDay};
    link::holdClocks(now_);
    openWindow(language, static_cast<shared::ThemeName>(theme), size);
    enter(state);
    QStringList wrong;
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    for (const QString& page : window_->pageIds()) {
        QVERIFY(window_->openPage(page));
        settle();
        for (const QString& fault : faults(language)) {
            wrong.append(page + QStringLiteral(": ") + fault);
        }
        if (!folder.isEmpty()) {
            const QString tag =
                QStringLiteral("%1-%2-%3-%4").arg(state, language).arg(theme).arg(size.width());
            QVERIFY(app::dumpWindow(*window_, folder + QLatin1Char('/') + tag, page).has_value());
        }
        if (size.width() == 1440 &&
            language != QLatin1String("pseudo")) { // in every theme the same
            const QString name = QStringLiteral("console/%1-%2/%3.txt").arg(state, language, page);
            QWidget* shown = window_->findChild<QStackedWidget*>()->currentWidget();
            wrong.append(QString::fromStdString(
                goldenDifference(name.toStdString(), app::accessibleText(*shown).toStdString())));
        }
    }
    wrong.removeAll(QString());
    wrong.removeDuplicates();
    for (const QString& one : wrong) {
        qWarning().noquote() << one;
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("%1 faults").arg(wrong.size())));
}

} // namespace bafar::test

using bafar::test::SoundnessTest;
TEST_CLASS(SoundnessTest)
#include "soundness_test.moc"
