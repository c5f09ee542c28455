// The window of a start that has no cluster to show, as a person with keys, with another language
// or with other eyes has it.
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTest>
#include <set>

#include "app/console.h"
#include "app/dump.h"
#include "app/language.h"
#include "app/start_window.h"
#include "tests/console/looks.h"
#include "tests/console/pseudo_language.h"
#include "tests/console/start_fixture.h"
#include "tests/support/main.h"
#include "ui/link/session.h"
#include "ui/shared/status_dot.h"

namespace bafar::test {

class StartLookTest : public QObject, protected StartFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { QVERIFY(makeKeys()); }

    void init() { enterHome(); }

    void cleanup();

    void everythingIsReachedByKeys();
    void whatCannotBeUsedStandsLast();
    void namesBeginOnOneLine_data();
    void namesBeginOnOneLine();
    void itIsSound_data();
    void itIsSound();

private:
    [[nodiscard]] QStringList faults(bool translated) const;

    PseudoLanguage pseudo_;
};

void StartLookTest::cleanup()
{
    QCoreApplication::removeTranslator(&pseudo_);
    leaveHome();
}

void StartLookTest::everythingIsReachedByKeys()
{
    write(QStringLiteral("lab"));
    write(QStringLiteral("prod"));
    QVERIFY(begin());
    QWidget* window = start_->window();
    QStringList chain;
    for (const QWidget* at = window->nextInFocusChain(); at != window;
         at = at->nextInFocusChain()) {
        if ((at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisible()) {
            chain.append(at->objectName());
        }
    }
    QCOMPARE(chain, (QStringList{QStringLiteral("start reason"), QStringLiteral("profile lab"),
                                 QStringLiteral("profile prod"), QStringLiteral("open file"),
                                 QStringLiteral("demo"), QStringLiteral("quit")}));
    QTest::keyClick(button(QStringLiteral("profile lab")), Qt::Key_Return);
    QVERIFY(start_->console() != nullptr);
    QCOMPARE(start_->console()->session().cluster(), QStringLiteral("lab"));
}

void StartLookTest::whatCannotBeUsedStandsLast()
{
    write(QStringLiteral("broken"));
    write(QStringLiteral("lab"));
    write(QStringLiteral("prod"));
    QVERIFY(begin());
    QVERIFY(QTest::qWaitForWindowExposed(start_->window()));
    const QPushButton* broken = button(QStringLiteral("profile broken"));
    QCOMPARE(broken->accessibleName(), QStringLiteral("“broken” cannot be used"));
    const auto* mark = broken->findChild<const shared::StatusDot*>();
    QVERIFY(mark != nullptr);
    QCOMPARE(mark->state(), schema::State::Failed);
    const QPushButton* lab = button(QStringLiteral("profile lab"));
    QVERIFY(lab->findChild<const shared::StatusDot*>() == nullptr);
    QCOMPARE(start_->window()->focusWidget(), lab);
    QVERIFY(lab->y() < button(QStringLiteral("profile prod"))->y());
    QVERIFY(button(QStringLiteral("profile prod"))->y() < broken->y());
}

void StartLookTest::namesBeginOnOneLine_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("given English, then at the left") << QStringLiteral("en");
    QTest::newRow("given Persian, then at the right") << QStringLiteral("fa");
}

void StartLookTest::namesBeginOnOneLine()
{
    QFETCH(const QString, language);
    for (const char* name : {"lab", "broken", "a-cluster-with-a-longer-name"}) {
        write(QString::fromLatin1(name));
    }
    app::applyLanguage(*qApp, language);
    QVERIFY(begin());
    QVERIFY(QTest::qWaitForWindowExposed(start_->window()));
    const bool mirrored = language == QLatin1String("fa");
    std::set<int> starts;
    for (const QPushButton* row : start_->window()->findChildren<const QPushButton*>()) {
        if (row->objectName().startsWith(QLatin1String("profile ")) && row->isVisible()) {
            const QRect name = row->findChild<const QLabel*>()->geometry();
            starts.insert(mirrored ? row->width() - name.right() : name.left());
        }
    }
    QCOMPARE(starts.size(), std::size_t{1});
    constexpr int MarkAndGap = 40; ///< pixels that the row's edge, its mark and a gap may take
    QVERIFY(*starts.begin() < MarkAndGap);
}

QStringList StartLookTest::faults(bool translated) const
{
    for (int layout = 0; layout < 6; ++layout) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCoreApplication::processEvents();
    }
    QWidget& window = *start_->window();
    QStringList found = clippedIn(window) + overlapsIn(window) + namelessIn(window) +
                        faintIn(window, window.grab().toImage());
    return translated ? found + untranslatedIn(window) : found;
}

void StartLookTest::itIsSound_data()
{
    QTest::addColumn<QStringList>("profiles");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    const QStringList several{QStringLiteral("lab"), QString(60, QLatin1Char('w')),
                              QStringLiteral("broken")};
    const std::pair<const char*, QStringList> cases[] = {
        {"none", {}}, {"several", several}, {"broken", {QStringLiteral("broken")}}};
    for (const auto& [name, profiles] : cases) {
        for (const char* language : {"en", "fa", "pseudo"}) {
            for (const char* theme : {"dark", "light", "contrast"}) {
                QTest::addRow("start %s %s %s", name, language, theme)
                    << profiles << QString::fromLatin1(language) << QString::fromLatin1(theme);
            }
        }
    }
}

void StartLookTest::itIsSound()
{
    QFETCH(QStringList, profiles);
    QFETCH(QString, language);
    QFETCH(QString, theme);
    for (const QString& name : profiles) {
        write(name);
    }
    const bool pseudo = language == QLatin1String("pseudo");
    app::applyLanguage(*qApp, pseudo ? QStringLiteral("en") : language);
    if (pseudo) {
        QCoreApplication::installTranslator(&pseudo_);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft); // where technical tokens are marked
    }
    QVERIFY(begin({QStringLiteral("--theme"), theme}));
    app::StartWindow* window = start_->window();
    QVERIFY(QTest::qWaitForWindowExposed(window));
    const QString look = qEnvironmentVariable("BAFAR_LOOK");
    QStringList wrong = faults(language != QLatin1String("en"));
    QVERIFY(
        look.isEmpty() ||
        app::dumpWindow(*window, look, QString::fromLatin1(QTest::currentDataTag())).has_value());
    window->resize(window->minimumSize());
    wrong += faults(language != QLatin1String("en"));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    QVERIFY(window->width() <= 1000); // also with names of sixty letters
}

} // namespace bafar::test

TEST_CLASS(bafar::test::StartLookTest)
#include "start_look_test.moc"
