// The palette in the real window, by keys and clicks. It is larger than the budget because
// everything that a person can do with it has its case on one window.
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTest>
#include <algorithm>

#include "app/dump.h"
#include "app/main_window.h"
#include "app/pages.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"
#include "ui/palette/model.h"
#include "ui/palette/popup.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using ui::palette::Kind;

class PaletteTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void nothingTypedListsWhatIsWrongAndThePages();
    void whatIsTypedIsFound_data();
    void whatIsTypedIsFound();
    void escapeGivesTheFocusBack();
    void keysMoveInTheList();
    void aThingOpensItsPageWithItChosen();
    void aMetricIsExplored();
    void aPageIsOpenedByAClick();
    void anActionIsLockedUntilUnlocked();
    void aCommandDoesWhatItSays();
    void anActionOpensItsPlanAndNothingElse();
    void nothingFoundSaysWhatIsSearched();
    void aPlanKeepsThePaletteAway();
    void whatIsChosenStaysChosenWhileTheClusterSpeaks();
    void thousandsOfThingsAreGatheredInTime();
    void itIsSeenAsDrawn_data();
    void itIsSeenAsDrawn();

private:
    void open(const QString& language, shared::ThemeName theme, QSize size, const Full& wish);
    void ask(const QString& typed = {});
    [[nodiscard]] QLineEdit* line() const;
    [[nodiscard]] QListView* list() const;
    [[nodiscard]] const std::vector<ui::palette::Row>& rows() const;
    [[nodiscard]] const ui::palette::Row& current() const;
};

void PaletteTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PaletteTest::cleanup()
{
    closeWindow();
}

void PaletteTest::open(const QString& language,
                       shared::ThemeName theme,
                       QSize size,
                       const Full& wish)
{
    openWindow(language, theme, size, QStringLiteral("prod-tehran"));
    speakFull(agents_, wish);
    agents_["n1"]->sayOffers({handOverOffer({"n2", "n3"})});
    agents_["n1"]->planAnswer = handOverPlan("n2");
    schema::Message series;
    series.kind = schema::MessageKind::Series;
    series.series = schema::SeriesTable{1, {"node_load1", "node_load5"}};
    agents_["n1"]->say(series);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

void PaletteTest::ask(const QString& typed)
{
    QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window_->palettePopup() != nullptr);
    QTRY_VERIFY(line()->hasFocus());
    line()->setText(typed); // keyClicks() knows no Persian
}

QLineEdit* PaletteTest::line() const
{
    return window_->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
}

QListView* PaletteTest::list() const
{
    return window_->findChild<QListView*>(QStringLiteral("paletteList"));
}

const std::vector<ui::palette::Row>& PaletteTest::rows() const
{
    return qobject_cast<const ui::palette::RowsList*>(list()->model())->rows();
}

const ui::palette::Row& PaletteTest::current() const
{
    static const ui::palette::Row None;
    const int row = list()->currentIndex().row();
    return row < 0 ? None : rows()[static_cast<std::size_t>(row)];
}

void PaletteTest::nothingTypedListsWhatIsWrongAndThePages()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {.trouble = true});
    ask();
    QCOMPARE(rows()[0].title, QStringLiteral("What is wrong now"));
    QVERIFY(rows()[1].mark == schema::State::Failed);
    QVERIFY2(rows()[1].detail.startsWith(QStringLiteral("failed · ")),
             qPrintable(rows()[1].detail));
    const auto heads = std::count_if(rows().begin(), rows().end(),
                                     [](const ui::palette::Row& row) { return row.isHead; });
    QCOMPARE(heads, 3); // and pages, and commands
    QCOMPARE(current().key, rows()[1].key);
}

void PaletteTest::whatIsTypedIsFound_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("place");
    const auto row = [](const char* name, const char* language, const char* typed,
                        const char* title, const char* detail, const char* place) {
        QTest::newRow(name) << QString::fromLatin1(language) << QString::fromUtf8(typed)
                            << QString::fromUtf8(title) << QString::fromUtf8(detail)
                            << QString::fromUtf8(place);
    };
    row("given a page", "en", "datab", "Database", "", "Page");
    row("given a node", "en", "n2", "n2", "ok", "Nodes");
    row("given an id", "en", "database/n2", "MariaDB n2", "ok", "Database");
    row("given an address", "en", "192.0.2.13:3306", "MariaDB n3", "address 192.0.2.13:3306",
        "Database");
    row("given a version and a node", "en", "10.11.6 n1", "MariaDB n1", "version 10.11.6",
        "Database");
    row("given a state", "en", "failed maria", "MariaDB n3", "failed · replication", "Database");
    row("given an action and its subject", "en", "hand web", "Hand over…", "read-only", "Action");
    row("given a metric", "en", "node_load1", "node_load1", "on n1", "Metric");
    row("given a command", "en", "unlock", "Unlock the console", "", "Ctrl+L");
    row("given a page in Persian", "fa", "پایگاه", "پایگاه داده", "", "صفحه");
    row("given the Latin name of a page in Persian", "fa", "database", "پایگاه داده", "", "صفحه");
    row("given Persian digits in Persian", "fa", "۱۹۲.۰.۲.۱۳:۳۳۰۶", "MariaDB n3", "192.0.2.13:3306",
        "پایگاه داده");
}

void PaletteTest::whatIsTypedIsFound()
{
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(QString, title);
    QFETCH(QString, detail);
    QFETCH(QString, place);
    open(language, shared::ThemeName::Dark, {1440, 900}, {.trouble = true});
    ask(typed);
    QCOMPARE(shared::withoutIsolation(current().title), title);
    const QString said = shared::withoutIsolation(current().detail);
    QVERIFY2(said.contains(detail), qPrintable(said));
    QCOMPARE(shared::withoutIsolation(current().place), place);
    const QString text = app::accessibleText(*window_);
    QVERIFY2(shared::withoutIsolation(text).contains(title), qPrintable(text));
}

void PaletteTest::escapeGivesTheFocusBack()
{
    open(QStringLiteral("en"), shared::ThemeName::Light, {1440, 900}, {});
    auto* before = window_->findChild<QPushButton*>(QStringLiteral("page services"));
    before->setFocus();
    ask(QStringLiteral("n1"));
    QTest::keyClick(line(), Qt::Key_Escape);
    QVERIFY(window_->palettePopup() == nullptr);
    QVERIFY(before->hasFocus());
}

void PaletteTest::keysMoveInTheList()
{
    open(QStringLiteral("en"), shared::ThemeName::Light, {1440, 900}, {.trouble = true});
    ask();
    const auto row = [this] { return list()->currentIndex().row(); };
    QCOMPARE(row(), 1);
    QTest::keyClick(line(), Qt::Key_Up); // the head above cannot be chosen
    QCOMPARE(row(), 1);
    QTest::keyClick(line(), Qt::Key_Down);
    QCOMPARE(row(), 2);
    QTest::keyClick(line(), Qt::Key_PageDown);
    QVERIFY(row() > 5);
    QTest::keyClick(line(), Qt::Key_End);
    QCOMPARE(row(), list()->model()->rowCount() - 1);
    QVERIFY(list()->viewport()->rect().contains(list()->visualRect(list()->currentIndex())));
    QTest::keyClick(line(), Qt::Key_PageUp);
    QVERIFY(row() < list()->model()->rowCount() - 5);
    QTest::keyClick(line(), Qt::Key_Home);
    QCOMPARE(row(), 1);
    QVERIFY(line()->accessibleDescription().contains(current().title));
}

void PaletteTest::aThingOpensItsPageWithItChosen()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    ask(QStringLiteral("mariadb n2"));
    QTest::keyClick(line(), Qt::Key_Return);
    QVERIFY(window_->palettePopup() == nullptr);
    QCOMPARE(session_->selection(), QStringLiteral("database/n2"));
    QVERIFY(window_->findChild<QPushButton*>(QStringLiteral("page database"))->isChecked());
}

void PaletteTest::aMetricIsExplored()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    ask(QStringLiteral("node_load5"));
    QTest::keyClick(line(), Qt::Key_Return);
    QCOMPARE(window_->page(), QStringLiteral("dashboards"));
    QCOMPARE(window_->findChild<QLabel*>(QStringLiteral("metric name"))->text(),
             QStringLiteral("node_load5"));
}

void PaletteTest::aPageIsOpenedByAClick()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    QTest::mouseClick(window_->findChild<QPushButton*>(QStringLiteral("search")), Qt::LeftButton);
    QTRY_VERIFY(window_->palettePopup() != nullptr);
    line()->setText(QStringLiteral("events"));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualRect(list()->currentIndex()).center());
    QVERIFY(window_->findChild<QPushButton*>(QStringLiteral("page events"))->isChecked());
    QVERIFY(window_->palettePopup() == nullptr);
    ask();
    QTest::mouseClick(window_->palettePopup(), Qt::LeftButton, {}, {20, 700}); // beside the card
    QVERIFY(window_->palettePopup() == nullptr);
}

void PaletteTest::anActionIsLockedUntilUnlocked()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    ask(QStringLiteral("hand over"));
    QVERIFY(current().entry.kind == Kind::Action && current().locked && !current().enabled);
    QVERIFY(current().detail.contains(QLatin1String("read-only")));
    QTest::keyClick(line(), Qt::Key_Return);
    QVERIFY(window_->palettePopup() != nullptr && window_->planDialog() == nullptr);
    auto* unlock = window_->findChild<QPushButton*>(QStringLiteral("paletteUnlock"));
    QVERIFY(unlock->isVisible());
    QTest::keyClick(line(), Qt::Key_Tab);
    QTRY_VERIFY(unlock->hasFocus());
    QTest::keyClick(unlock, Qt::Key_Space);
    QVERIFY(!session_->readOnly());
    QVERIFY(current().enabled && !unlock->isVisible() && line()->hasFocus());
}

void PaletteTest::aCommandDoesWhatItSays()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    ask(QStringLiteral("unlock"));
    session_->setReadOnly(false); // by something else, meanwhile
    QTest::keyClick(line(), Qt::Key_Return);
    QTRY_VERIFY(window_->palettePopup() == nullptr);
    QVERIFY(!session_->readOnly());
}

void PaletteTest::anActionOpensItsPlanAndNothingElse()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    session_->setReadOnly(false);
    ask(QStringLiteral("hand over"));
    QTest::keyClick(line(), Qt::Key_Return);
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QTRY_COMPARE(agents_["n1"]->planned.size(), std::size_t{1});
    QVERIFY(agents_["n1"]->confirmations.empty());
}

void PaletteTest::nothingFoundSaysWhatIsSearched()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    ask(QStringLiteral("zebra"));
    QTest::keyClick(line(), Qt::Key_Return);
    QTest::keyClick(line(), Qt::Key_Down);
    QVERIFY(window_->palettePopup() != nullptr);
    const QString text = app::accessibleText(*window_);
    QVERIFY2(text.contains(QStringLiteral("Nothing fits “zebra”")), qPrintable(text));
}

void PaletteTest::aPlanKeepsThePaletteAway()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    session_->setReadOnly(false);
    QVERIFY(session_->requestAction("floating_ip.hand_over", "floating_ip/web"));
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(window_->palettePopup() == nullptr);
}

void PaletteTest::whatIsChosenStaysChosenWhileTheClusterSpeaks()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {});
    ask(QStringLiteral("mariadb"));
    QTest::keyClick(line(), Qt::Key_Down);
    const QString chosen = current().key;
    speakFull(agents_, {.trouble = true});
    QTRY_VERIFY_WITH_TIMEOUT(rows().size() > 3 && rows()[3].mark == schema::State::Failed, 5000);
    QCOMPARE(current().key, chosen);
}

void PaletteTest::thousandsOfThingsAreGatheredInTime()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900}, {.services = 99});
    QElapsedTimer timer;
    timer.start();
    const auto catalogue = ui::palette::catalogueOf(*session_, app::pages(), {});
    const qint64 gathered = timer.nsecsElapsed() / 1000;
    timer.restart();
    const auto found =
        ui::palette::rowsOf({*session_, app::pages(), {}}, catalogue, QStringLiteral("ok n"));
    const qint64 listed = timer.nsecsElapsed() / 1000;
    qInfo("%zu entries gathered in %lld us, listed in %lld us", catalogue.entries.size(),
          static_cast<long long>(gathered), static_cast<long long>(listed));
    QVERIFY(!found.empty());
    QCOMPARE_LT(gathered + listed, 300'000);
}

void PaletteTest::itIsSeenAsDrawn_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char* name, const char* language, shared::ThemeName theme, QSize size,
                        const char* typed) {
        QTest::newRow(name) << QString::fromLatin1(language) << static_cast<int>(theme) << size
                            << QString::fromUtf8(typed);
    };
    row("dark", "en", shared::ThemeName::Dark, {1440, 900}, "");
    row("dark n1", "en", shared::ThemeName::Dark, {1440, 900}, "n1");
    row("light web", "en", shared::ThemeName::Light, {1024, 700}, "hand");
    row("light nothing", "en", shared::ThemeName::Light, {1024, 700}, "zebra");
    row("contrast", "en", shared::ThemeName::HighContrast, {1920, 1080}, "maria");
    row("fa dark", "fa", shared::ThemeName::Dark, {1440, 900}, "");
    row("fa light", "fa", shared::ThemeName::Light, {1024, 700}, "n1");
    row("fa action", "fa", shared::ThemeName::Dark, {1440, 900}, "web");
}

/// Nothing of the card is outside of the window. BAFAR_LOOK=FOLDER keeps the pictures.
void PaletteTest::itIsSeenAsDrawn()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    QFETCH(QString, typed);
    open(language, static_cast<shared::ThemeName>(theme), size, {.trouble = true});
    ask(typed);
    QTest::qWait(50);
    const QRect card = window_->palettePopup()->card()->geometry();
    QVERIFY(window_->palettePopup()->rect().contains(card));
    QVERIFY(list()->currentIndex().row() < 0 ||
            list()->viewport()->rect().contains(list()->visualRect(list()->currentIndex())));
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder,
                                QStringLiteral("palette ") +
                                    QString::fromLatin1(QTest::currentDataTag()))
                    .has_value());
    }
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PaletteTest)
#include "palette_test.moc"
