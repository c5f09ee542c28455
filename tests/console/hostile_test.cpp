// Hostile words in all that agents say, on every page, in an alert, in the palette and in the plan
// dialog: no direction mark and no control character of theirs is shown, texts stay bounded,
// neither the window's size nor what is beside them moves, and no text takes the others' room.
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include "app/dump.h"
#include "app/main_window.h"
#include "tests/console/full_cluster.h"
#include "tests/console/hostile_cluster.h"
#include "tests/console/looks.h"
#include "tests/console/spilled_texts.h"
#include "tests/console/unsafe_texts.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/session.h"
#include "ui/shared/item_text.h"

namespace bafar::test {

class HostileTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void whatIsUnsafeIsFound_data();
    void whatIsUnsafeIsFound();
    void everyPageStaysSafe_data();
    void everyPageStaysSafe();
    void thePlanDialogStaysSafe_data();
    void thePlanDialogStaysSafe();

private:
    void open(const QString& language, QSize size);
    void settle(const QString& name);
    void look(const QString& place);
    void note(const QString& place, const QStringList& faults);
    void expectNone();

    QSize size_;
    QStringList wrong_;
};

void HostileTest::initTestCase()
{
    shared::exposePaintedItems();
}

void HostileTest::cleanup()
{
    closeWindow();
}

void HostileTest::open(const QString& language, QSize size)
{
    size_ = size;
    wrong_.clear();
    openWindow(language, shared::ThemeName::Dark, size);
    sayHostile(agents_);
    Full wish;
    wish.trouble = true;
    QTRY_COMPARE(session_->topology().things.size(), thingsOf(wish));
}

/// Every agent is heard again, and the layout has settled. BAFAR_LOOK=FOLDER keeps the pictures.
void HostileTest::settle(const QString& name)
{
    for (const auto& [node, link] : agents_) {
        link->sayHeartbeat();
    }
    QTest::qWait(60);
    for (int layout = 0; layout < 6; ++layout) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    if (const QString folder = qEnvironmentVariable("BAFAR_LOOK"); !folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, QStringLiteral("hostile-") + name).has_value());
    }
}

void HostileTest::look(const QString& place)
{
    settle(place);
    QStringList found = unsafeIn(*window_);
    if (window_->size() != size_) {
        found.append(QStringLiteral("the window is %1 wide and %2 high")
                         .arg(window_->width())
                         .arg(window_->height()));
    }
    note(place, found);
}

void HostileTest::note(const QString& place, const QStringList& faults)
{
    for (const QString& fault : faults) {
        wrong_.append(place + QStringLiteral(": ") + fault);
    }
}

void HostileTest::expectNone()
{
    for (const QString& one : wrong_) {
        qWarning().noquote() << one;
    }
    QVERIFY2(wrong_.isEmpty(), qPrintable(QStringLiteral("%1 faults").arg(wrong_.size())));
}

void HostileTest::whatIsUnsafeIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("unsafe");
    QTest::newRow("given an override") << QStringLiteral("a\u202Eb\u202C") << true;
    QTest::newRow("given an isolate that is not closed") << QStringLiteral("a\u2066b") << true;
    QTest::newRow("given a stray end of one") << QStringLiteral("a\u2069b") << true;
    QTest::newRow("given an escape") << QStringLiteral("a\x1b[31m") << true;
    QTest::newRow("given letters without end") << QString(30'000, QLatin1Char('x')) << true;
    QTest::newRow("given what the product isolates")
        << QStringLiteral("a \u2066n1\u2069\nb") << false;
}

/// The rules themselves, on a label of a window.
void HostileTest::whatIsUnsafeIsFound()
{
    QFETCH(const QString, text);
    QFETCH(const bool, unsafe);
    QWidget window;
    window.resize(400, 300);
    QLabel label(&window);
    label.setTextFormat(Qt::PlainText);
    label.setGeometry(0, 0, 300, 100);
    label.setText(text);
    window.show();
    QCOMPARE(unsafeIn(window).isEmpty(), !unsafe);
}

void HostileTest::everyPageStaysSafe_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("fa 1024x640") << QStringLiteral("fa") << QSize(1024, 640);
    QTest::newRow("en 1440x900") << QStringLiteral("en") << QSize(1440, 900);
}

void HostileTest::everyPageStaysSafe()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    open(language, size);
    const bool hasRoom = size.height() >= 700;
    for (const QString& page : window_->pageIds()) {
        QVERIFY(window_->openPage(page));
        session_->select(QStringLiteral("services/web"));
        look(language + QLatin1Char('-') + page);
        note(page, spilledIn(*window_));
        note(page, hasRoom ? overlapsIn(*window_) + namelessIn(*window_) : QStringList());
    }
    session_->showAlerts(QStringLiteral("node/n1"), QStringLiteral("fn1"));
    look(language + QStringLiteral("-alert"));
    note(QStringLiteral("alert"), spilledIn(*window_));
    session_->show(QStringLiteral("node/n1"));
    look(language + QStringLiteral("-node"));
    note(QStringLiteral("node"), spilledIn(*window_));
    QTest::keyClick(window_.get(), Qt::Key_K, Qt::ControlModifier);
    auto* line = window_->findChild<QLineEdit*>(QStringLiteral("paletteLine"));
    QVERIFY(line != nullptr);
    line->setText(QStringLiteral("gpj"));
    look(language + QStringLiteral("-palette"));
    expectNone();
}

void HostileTest::thePlanDialogStaysSafe_data()
{
    everyPageStaysSafe_data();
}

/// Refused, planned, running, standing still and ended.
void HostileTest::thePlanDialogStaysSafe()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    open(language, size);
    session_->setReadOnly(false);
    const auto ask = [this](const Result<schema::Plan>& answer) {
        for (const auto& [node, link] : agents_) {
            link->planAnswer = answer;
            link->sayHeartbeat();
        }
        QVERIFY(session_->requestAction("floating_ip.hand_over", "floating_ip/web"));
        QTRY_VERIFY(window_->planDialog() != nullptr);
    };
    ask(fail(Code::Conflict, hostileWords()));
    look(language + QStringLiteral("-refused"));
    QTest::keyClick(window_->planDialog(), Qt::Key_Escape);
    QTRY_VERIFY(window_->planDialog() == nullptr);
    ask(hostilePlan());
    look(language + QStringLiteral("-planned"));
    schema::ActionRecord record = recordOf(hostilePlan(), 1);
    record.holder = "n1";
    record.steps[1].log = record.takenOver = record.actor = hostileWords();
    agents_["n1"]->sayAction(record);
    look(language + QStringLiteral("-running"));
    record.waits = hostileWords();
    agents_["n1"]->sayAction(record);
    look(language + QStringLiteral("-waiting"));
    record.state = schema::ActionState::FailedNeedsHands;
    record.result = record.failure = hostileWords();
    agents_["n1"]->sayAction(record);
    look(language + QStringLiteral("-ended"));
    QCOMPARE(window_->planDialog()->phase(), ui::actions::PlanDialog::Phase::Ended);
    expectNone();
}

} // namespace bafar::test

using bafar::test::HostileTest;
TEST_CLASS(HostileTest)
#include "hostile_test.moc"
