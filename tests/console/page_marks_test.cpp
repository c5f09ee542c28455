// How many things of a page's concept are in its worst state, in the navigation.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/shared/status_dot.h"

namespace bafar::test {

class PageMarksTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void cleanup() { closeWindow(); }

    void givenTroubleThenItsPageSaysHowMuch();
    void givenTroubleIsOverThenNothingIsMarked();
    void givenThingsThatAreWellThenNothingMoves();

private:
    void open(bool trouble);

    [[nodiscard]] QPushButton* page(const char* id) const
    {
        return window_->findChild<QPushButton*>(QStringLiteral("page ") + QLatin1String(id));
    }

    [[nodiscard]] shared::StatusDot* markOf(const char* id) const
    {
        return page(id)->findChild<shared::StatusDot*>();
    }
};

void PageMarksTest::open(bool trouble)
{
    openWindow(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    Full wish;
    wish.trouble = trouble;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

void PageMarksTest::givenTroubleThenItsPageSaysHowMuch()
{
    open(true);
    QTRY_VERIFY(markOf("database")->isVisible());
    std::size_t failed = 0;
    std::size_t degraded = 0;
    for (const topology::Thing& thing : session_->topology().things) {
        if (thing.entity.concept_ == "storage") {
            failed += thing.entity.state == schema::State::Failed ? 1 : 0;
            degraded += thing.entity.state == schema::State::Degraded ? 1 : 0;
        }
    }
    QVERIFY(failed > 0 && degraded > 0);
    QTRY_COMPARE(markOf("storage")->state(), schema::State::Failed);
    QCOMPARE(page("storage")->accessibleDescription(),
             QStringLiteral("%1 failed, %2 degraded").arg(failed).arg(degraded));
    // As many as its mark says, as in the title bar: not with those that are better.
    QCOMPARE(page("storage")->findChild<QLabel*>()->text(), QString::number(failed));
    QVERIFY(!markOf("overview")->isVisible()); // it has no things of its own
    QCOMPARE(page("database")->text(), QStringLiteral("Database"));
}

void PageMarksTest::givenTroubleIsOverThenNothingIsMarked()
{
    open(true);
    QTRY_VERIFY(markOf("storage")->isVisible());
    speakFull(agents_, {});
    QTRY_VERIFY(!markOf("storage")->isVisible());
    QVERIFY(page("storage")->accessibleDescription().isEmpty());
}

void PageMarksTest::givenThingsThatAreWellThenNothingMoves()
{
    open(false);
    const int width = page("storage")->width();
    QVERIFY(!markOf("storage")->isVisible());
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_VERIFY(markOf("storage")->isVisible());
    QCOMPARE(page("storage")->width(), width);
    const QWidget* mark = markOf("storage")->parentWidget();
    QVERIFY(page("storage")->rect().contains(mark->geometry()));
}

} // namespace bafar::test

TEST_CLASS(bafar::test::PageMarksTest)
#include "page_marks_test.moc"
