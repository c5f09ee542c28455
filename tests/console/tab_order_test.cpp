// Where Tab leads on every page, as kept in tests/golden/console/tab-order: in the order in which
// it is read, the same way back, and the same in both languages. It is larger than the budget
// because its rules of reading are of no use elsewhere.
#include <QAccessible>
#include <QApplication>
#include <QMetaEnum>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>
#include <algorithm>

#include "app/bars.h"
#include "app/dump.h"
#include "tests/console/full_cluster.h"
#include "tests/console/looks_walk.h"
#include "tests/console/window_fixture.h"
#include "tests/support/golden.h"
#include "tests/support/main.h"
#include "ui/link/clock.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

using namespace std::chrono_literals;

class TabOrderTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { shared::exposePaintedItems(); }

    void cleanup();

    void tabLeadsAsIsKept();
    void tabLeadsAsIsRead_data();
    void tabLeadsAsIsRead();
    void shiftTabLeadsBack();
    void bothLanguagesHaveOneOrder();
    void partsThatComeLaterStandInTheirPlace();

private:
    void open(const QString& language);
    [[nodiscard]] bool show(const QString& page);
    [[nodiscard]] QWidget* startOf(const QString& page) const;
    [[nodiscard]] QWidgetList round(QWidget* start, bool back) const;
    [[nodiscard]] std::pair<QWidgetList, QWidgetList> parted(const QWidgetList& stops) const;
};

void TabOrderTest::cleanup()
{
    if (window_ != nullptr) {
        closeWindow();
    }
    link::holdClocks({});
    qApp->setProperty("motionReduced", QVariant());
}

/// No name in it has an age that goes on.
void TabOrderTest::open(const QString& language)
{
    qApp->setProperty("motionReduced", true);
    link::holdClocks(link::Moment{Instant(100h), SomeDay});
    openWindow(language, shared::ThemeName::Dark, {1440, 900});
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    Full wish;
    wish.trouble = true;
    speakFull(agents_, wish);
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

/// True once the page says the same three times, all its layouts asked.
bool TabOrderTest::show(const QString& page)
{
    QString before;
    int same = 0;
    return window_->openPage(page) && QTest::qWaitFor([&] {
               QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
               const QString now = app::accessibleText(*window_);
               same = now == before ? same + 1 : 0;
               before = now;
               return same == 3;
           });
}

/// Where a round begins: at the page's own button.
QWidget* TabOrderTest::startOf(const QString& page) const
{
    return window_->findChild<QPushButton*>(QStringLiteral("page ") + page);
}

/// The stops from this one on, up to where it comes again; empty: it does not.
QWidgetList TabOrderTest::round(QWidget* start, bool back) const
{
    constexpr qsizetype StopsMax = 400;
    start->setFocus(Qt::TabFocusReason);
    QWidgetList stops;
    for (QWidget* now = start; now != nullptr && stops.size() < StopsMax;) {
        stops.append(now);
        if (back) {
            QTest::keyClick(now, Qt::Key_Backtab, Qt::ShiftModifier);
        } else {
            QTest::keyClick(now, Qt::Key_Tab);
        }
        now = QApplication::focusWidget();
        if (now == start) {
            return stops;
        }
    }
    return {};
}

/// Those of the page that is shown, and those around it, the top bar's first.
std::pair<QWidgetList, QWidgetList> TabOrderTest::parted(const QWidgetList& stops) const
{
    const QWidget* page = window_->findChild<QStackedWidget*>()->currentWidget();
    QWidgetList inside;
    QWidgetList around;
    for (QWidget* stop : stops) {
        (page->isAncestorOf(stop) ? inside : around).append(stop);
    }
    const QWidget* bar = window_->findChild<app::TopBar*>();
    const auto first = std::find_if(around.begin(), around.end(),
                                    [bar](QWidget* stop) { return bar->isAncestorOf(stop); });
    std::rotate(around.begin(), first, around.end());
    return {inside, around};
}

/// What it is and what it is called, a tab between.
static QString lineOf(QWidget* stop)
{
    const QAccessibleInterface* said = QAccessible::queryAccessibleInterface(stop);
    const char* role = QMetaEnum::fromType<QAccessible::Role>().valueToKey(said->role());
    const QString name = shared::withoutIsolation(said->text(QAccessible::Name));
    return QStringList{QString::fromLatin1(role), name, stop->objectName()}.join(QLatin1Char('\t'));
}

/// What differs from what is kept of a page, or of "window" around all of them; empty: nothing.
/// `own` is the page's button, the one stop in the navigation.
static QString differenceOf(const QString& name, const QWidgetList& stops, const QWidget* own)
{
    QString text;
    for (QWidget* stop : stops) {
        text += (stop == own ? QStringLiteral("the page's own button") : lineOf(stop)) +
                QLatin1Char('\n');
    }
    const QString file = QStringLiteral("console/tab-order/%1.txt").arg(name);
    return QString::fromStdString(goldenDifference(file.toStdString(), text.toStdString()));
}

void TabOrderTest::tabLeadsAsIsKept()
{
    open(QStringLiteral("en"));
    QStringList wrong;
    for (const QString& page : window_->pageIds()) {
        QVERIFY2(show(page), qPrintable(page));
        const QWidgetList stops = round(startOf(page), false);
        QVERIFY2(!stops.isEmpty(), qPrintable(page + QStringLiteral(": it does not come around")));
        const auto [inside, around] = parted(stops);
        wrong.append(differenceOf(page, inside, startOf(page)));
        wrong.append(differenceOf(QStringLiteral("window"), around, startOf(page)));
    }
    wrong.removeAll(QString());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

/// The part of `container` that a stop is, or stands in.
static QWidget* partIn(const QWidget& container, QWidget* stop)
{
    while (stop->parentWidget() != &container) {
        stop = stop->parentWidget();
    }
    return stop;
}

/// The innermost widget that holds both; null: one of them holds the other.
static QWidget* containerOf(const QWidget& one, const QWidget& other)
{
    if (one.isAncestorOf(&other) || other.isAncestorOf(&one)) {
        return nullptr;
    }
    QWidget* container = one.parentWidget();
    while (!container->isAncestorOf(&other)) {
        container = container->parentWidget();
    }
    return container;
}

/// Of the parts of one container, a later one stands after an earlier one in the direction of the
/// text, or begins below its middle. What lies on another part may be anywhere.
static bool isReadLater(QWidget* later, QWidget* earlier)
{
    const QWidget* container = containerOf(*earlier, *later);
    if (container == nullptr) {
        return true;
    }
    const QRect from = partIn(*container, earlier)->geometry();
    const QRect to = partIn(*container, later)->geometry();
    const bool isAfter = container->layoutDirection() == Qt::LeftToRight ? to.left() > from.right()
                                                                         : to.right() < from.left();
    return from.intersects(to) || isAfter || to.top() > from.center().y();
}

/// The pairs that are not.
static QStringList jumpsIn(const QWidgetList& stops)
{
    QStringList jumps;
    for (qsizetype later = 1; later < stops.size(); ++later) {
        for (qsizetype earlier = 0; earlier < later; ++earlier) {
            if (!isReadLater(stops[later], stops[earlier])) {
                jumps.append(QStringLiteral("%1 comes after %2")
                                 .arg(nameOf(*stops[later]), nameOf(*stops[earlier])));
            }
        }
    }
    return jumps;
}

void TabOrderTest::tabLeadsAsIsRead_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("given English, then from the left and down") << QStringLiteral("en");
    QTest::newRow("given Persian, then from the right and down") << QStringLiteral("fa");
}

void TabOrderTest::tabLeadsAsIsRead()
{
    QFETCH(QString, language);
    open(language);
    QStringList wrong;
    for (const QString& page : window_->pageIds()) {
        QVERIFY2(show(page), qPrintable(page));
        const auto [inside, around] = parted(round(startOf(page), false));
        QVERIFY2(!around.isEmpty(), qPrintable(page));
        for (const QString& jump : jumpsIn(inside) + jumpsIn(around)) {
            wrong.append(page + QStringLiteral(": ") + jump);
        }
    }
    wrong.removeDuplicates();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TabOrderTest::shiftTabLeadsBack()
{
    open(QStringLiteral("en"));
    for (const QString& page : window_->pageIds()) {
        QVERIFY2(show(page), qPrintable(page));
        QWidgetList stops = round(startOf(page), false);
        QVERIFY2(!stops.isEmpty(), qPrintable(page));
        std::reverse(stops.begin() + 1, stops.end()); // both begin where they end
        const QWidgetList back = round(startOf(page), true);
        QVERIFY2(back == stops, qPrintable(page));
    }
}

void TabOrderTest::bothLanguagesHaveOneOrder()
{
    QStringList orders;
    for (const char* language : {"en", "fa"}) {
        open(QLatin1String(language));
        QString order;
        for (const QString& page : window_->pageIds()) {
            QVERIFY2(show(page), qPrintable(page));
            for (const QWidget* stop : round(startOf(page), false)) {
                if (stop->objectName() == QLatin1String("show all")) {
                    continue; // stands where a text is too long in this language
                }
                order += page + QStringLiteral(": ") + nameOf(*stop) + QLatin1Char('\n');
            }
        }
        orders.append(order);
        cleanup();
    }
    QCOMPARE(orders[1].split(QLatin1Char('\n')), orders[0].split(QLatin1Char('\n')));
}

/// As the ways to act, which come and go with what agents offer.
void TabOrderTest::partsThatComeLaterStandInTheirPlace()
{
    const QString page = QStringLiteral("floating_ip");
    open(QStringLiteral("en"));
    const auto unlock = [this] {
        const QWidget* shown = window_->findChild<QStackedWidget*>()->currentWidget();
        return shown->findChild<QPushButton*>(QStringLiteral("unlock floating_ip.hand_over"));
    };
    for (const auto& [name, agent] : agents_) {
        agent->sayOffers({});
    }
    QVERIFY(show(page));
    QTRY_VERIFY(unlock() == nullptr || !unlock()->isVisible());
    const QWidgetList before = parted(round(startOf(page), false)).first;
    agents_.at("n1")->sayOffers({handOverOffer({"n2"})});
    QTRY_VERIFY(unlock() != nullptr && unlock()->isVisible());
    QVERIFY(show(page));
    const QWidgetList stops = round(startOf(page), false);
    const QWidgetList inside = parted(stops).first;
    QVERIFY(!before.contains(unlock()) && inside.contains(unlock()));
    QCOMPARE(jumpsIn(inside), QStringList());
    // Together, with nothing of the window between.
    QCOMPARE(stops.indexOf(inside.back()) - stops.indexOf(inside.front()), inside.size() - 1);
}

} // namespace bafar::test

TEST_CLASS(bafar::test::TabOrderTest)
#include "tab_order_test.moc"
