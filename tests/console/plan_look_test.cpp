// The plan dialog over the real window with a plan of twelve steps and long names, in every phase,
// both languages, three themes and three sizes: nothing is cut off. And with a short one: the card
// is as large as what it shows. BAFAR_LOOK=FOLDER keeps the pictures. It is larger than the budget
// because the rules for the card's size are asked in the same windows.
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <algorithm>
#include <cstdlib>

#include "app/dump.h"
#include "tests/console/dialog_fixture.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using schema::ActionState;
using schema::Verdict;
using ui::actions::PlanBody;
using ui::actions::PlanDialog;

class PlanLookTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void nothingIsCutOff_data();
    void nothingIsCutOff();
    void theCardFitsWhatItShows_data();
    void theCardFitsWhatItShows();
    void theCommandIsLeftToRight();

private:
    void openPlan(const schema::Plan& plan);
    void keep(const char* phase);
    [[nodiscard]] QStringList cutOff() const;
    [[nodiscard]] QString misfit() const;
    [[nodiscard]] QString label(const char* name) const;
    [[nodiscard]] bool confirm();

    QString name_; ///< of the pictures
};

void PlanLookTest::initTestCase()
{
    shared::exposePaintedItems();
}

void PlanLookTest::cleanup()
{
    closeWindow();
}

static schema::Plan brochurePlan()
{
    schema::Plan plan = handOverPlan("n2");
    const std::string node = "db-primary-07.rack-12.example.net";
    plan.cluster = "prod-tehran";
    plan.draft.title = "Hand 2001:db8:85a3::8a2e:370:7334 over from " + node + " to n2";
    plan.draft.steps[0].text = "n2 claims 192.0.2.100 with priority 151";
    plan.draft.steps[0].detail =
        "the address, 5 gratuitous ARP, then one advertisement; n1 lets go when it hears that";
    plan.draft.steps[0].limit = std::chrono::seconds{2};
    while (plan.draft.steps.size() < 12) {
        schema::PlannedStep step = plan.draft.steps[1];
        step.text = "Swarm replaces the tasks of web";
        step.detail = "Swarm replaces them by the service's own rules (stop-first)";
        step.node = plan.draft.steps.size() == 7 ? node : "n3";
        plan.draft.steps.push_back(step);
    }
    plan.draft.steps[0].pointOfNoReturn = false;
    plan.draft.steps[9].pointOfNoReturn = true;
    plan.draft.consequences = {
        {"new owner", "n2 takes over from n1"},
        {"address silent", "under 5 ms expected: it claims before the old owner lets go"},
        {"open TCP connections", "those to 192.0.2.100 end: the new owner does not know them"},
        {"priority of n2", "151 at first, then 151 while it owns (own 100)"},
        {"members that can take over next", "2, within 3.4 s"},
        {"taken back by itself", "no: n2 outranks the others as long as it owns it"}};
    plan.draft.candidates.push_back({node, false, Verdict::Fail, "owns it now", {"110", "0.3 ms"}});
    plan.draft.preconditions.push_back({node + " is live",
                                        Verdict::Fail,
                                        "not heard; it catches up when it returns",
                                        false,
                                        "",
                                        "",
                                        {}});
    plan.command += " reason=a-maintenance-window-that-was-agreed-with-the-network-team-of-rack-12";
    return plan;
}

void PlanLookTest::openPlan(const schema::Plan& plan)
{
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
        link->planAnswer = plan;
    }
    QTRY_VERIFY(!session_->topology().things.empty());
    session_->setReadOnly(false);
    {
        const SeenBefore before;
        QVERIFY(session_->requestAction("floating_ip.hand_over", "floating_ip/web"));
    }
    QTRY_VERIFY(window_->planDialog() != nullptr);
    QTest::qWait(400);
}

/// What is cut off: a label that wraps and is too low, one that does not and is too narrow, a
/// button, or a row of a table.
QStringList PlanLookTest::cutOff() const
{
    QStringList texts;
    const PlanDialog& dialog = *window_->planDialog();
    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        const bool low =
            label->wordWrap() && label->height() < label->heightForWidth(label->width());
        const bool narrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        if (label->isVisible() && (low || narrow)) {
            texts.append(label->text());
        }
    }
    for (const QPushButton* button : dialog.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->width() < button->sizeHint().width()) {
            texts.append(button->text());
        }
    }
    for (const QTableView* table : dialog.findChildren<QTableView*>()) {
        const QAbstractItemView* view = table; // where the hint is public
        for (int row = 0; table->isVisible() && row < table->model()->rowCount(); ++row) {
            if (table->rowHeight(row) < view->sizeHintForRow(row)) {
                texts.append(table->model()->index(row, 0).data().toString());
            }
        }
    }
    return texts;
}

/// Where the last of these parts of the plan ends, in what scrolls.
template <class Kind>
static int endOf(const PlanBody& body)
{
    int end = 0;
    for (const Kind* part : body.findChildren<Kind*>()) {
        if (part->isVisible()) {
            end = std::max(end, part->mapTo(body.widget(), QPoint(0, part->height())).y());
        }
    }
    return end;
}

/// What is wrong with the height of the card: it scrolls although its window has room, or it has
/// more than a line that shows nothing.
QString PlanLookTest::misfit() const
{
    constexpr int Border = 28; // of the window, around the card
    constexpr int Margin = 18; // below the last part
    const PlanDialog& dialog = *window_->planDialog();
    const PlanBody& body = *dialog.findChild<PlanBody*>();
    const int above = dialog.height() - 2 * Border - dialog.card()->height();
    const int more = body.verticalScrollBar()->maximum();
    if (more > 0) {
        return above > 0 ? QStringLiteral("%1 px are hidden, room for %2").arg(more).arg(above)
                         : QString();
    }
    const int end = std::max({endOf<QLabel>(body), endOf<QPushButton>(body),
                              endOf<QTableView>(body), endOf<QLineEdit>(body)});
    const int dead = body.viewport()->height() - end - Margin;
    return dead > QFontMetrics(shared::bodyFont()).lineSpacing()
               ? QStringLiteral("%1 px show nothing").arg(dead)
               : QString();
}

QString PlanLookTest::label(const char* name) const
{
    const auto* found = window_->planDialog()->findChild<QLabel*>(QString::fromLatin1(name));
    return found->isVisible() ? shared::withoutIsolation(found->text()) : QString();
}

void PlanLookTest::keep(const char* phase)
{
    QTRY_COMPARE(cutOff(), QStringList()); // the layout settles in several turns
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QTest::qWait(250); // what moves has arrived in the picture
        QVERIFY(
            app::dumpWindow(*window_, folder, name_ + QLatin1Char('-') + QString::fromLatin1(phase))
                .has_value());
    }
}

bool PlanLookTest::confirm()
{
    PlanDialog* dialog = window_->planDialog();
    QTest::keyClick(dialog, Qt::Key_End);
    if (!QTest::qWaitFor([dialog] { return dialog->holdButton()->isEnabled(); }, 10'000)) {
        return false;
    }
    return holdShortly(*dialog->holdButton(),
                       [this] { return !agents_["n1"]->confirmations.empty(); });
}

void PlanLookTest::nothingIsCutOff_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    const std::pair<const char*, shared::ThemeName> themes[] = {
        {"dark", shared::ThemeName::Dark},
        {"light", shared::ThemeName::Light},
        {"contrast", shared::ThemeName::HighContrast}};
    for (const char* language : {"en", "fa"}) {
        for (const auto& [name, theme] : themes) {
            for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
                QTest::addRow("%s-%s-%d", language, name, size.width())
                    << QString::fromLatin1(language) << static_cast<int>(theme) << size;
            }
        }
    }
}

void PlanLookTest::nothingIsCutOff()
{
    QFETCH(QString, language);
    QFETCH(int, theme);
    QFETCH(QSize, size);
    name_ = QString::fromLatin1(QTest::currentDataTag());
    openWindow(language, static_cast<shared::ThemeName>(theme), size,
               QStringLiteral("prod-tehran"));
    const schema::Plan plan = brochurePlan();
    openPlan(plan);
    QTRY_COMPARE(misfit(), QString());
    if (size.width() >= 1440) {
        QCOMPARE(window_->planDialog()->card()->width(), PlanDialog::Widest);
    }
    keep("planned");
    QVERIFY(confirm());
    schema::ActionRecord record = recordOf(plan, 4);
    record.startedAt = {link::wallNow().unixMs - 7300};
    record.steps[4].startedAt = {link::wallNow().unixMs - 4300};
    record.steps[1].state = schema::StepState::Skipped;
    agents_["n1"]->sayAction(record);
    if (language == QLatin1String("en")) {
        QVERIFY2(label("subtitle").startsWith(QStringLiteral("step 5 of 12 · plan 7f3a0000")),
                 qPrintable(label("subtitle")));
    }
    QCOMPARE(label("end"), QString());
    keep("running");
    record = recordOf(plan, 12);
    record.state = ActionState::Succeeded;
    record.startedAt = {link::wallNow().unixMs - 21'000};
    record.endedAt = link::wallNow();
    record.result = "n2 owns 192.0.2.100";
    for (schema::Condition& condition : record.postconditions) {
        condition.verdict = Verdict::Pass;
    }
    agents_["n1"]->sayAction(record);
    if (language == QLatin1String("en")) {
        QCOMPARE(label("end"), QStringLiteral("Succeeded: n2 owns 192.0.2.100"));
    }
    QTRY_COMPARE(misfit(), QString());
    keep("ended");
}

void PlanLookTest::theCardFitsWhatItShows_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isShort");
    for (const char* language : {"en", "fa"}) {
        for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
            for (const bool isShort : {true, false}) {
                QTest::addRow("given %s at %d and %s, then it is as high", language, size.width(),
                              isShort ? "two steps" : "candidates and consequences")
                    << QString::fromLatin1(language) << size << isShort;
            }
        }
    }
}

void PlanLookTest::theCardFitsWhatItShows()
{
    QFETCH(const QString, language);
    QFETCH(const QSize, size);
    QFETCH(const bool, isShort);
    openWindow(language, shared::ThemeName::Dark, size);
    schema::Plan plan = handOverPlan("n2");
    if (isShort) {
        plan.draft.candidates.clear();
        plan.draft.consequences.clear();
    }
    openPlan(plan);
    const PlanDialog* dialog = window_->planDialog();
    QTRY_COMPARE(misfit(), QString());
    QVERIFY(dialog->findChild<PlanBody*>()->verticalScrollBar()->maximum() == 0);
    QVERIFY(confirm());
    const int high = dialog->card()->height();
    schema::ActionRecord record = recordOf(plan, 1);
    agents_["n1"]->sayAction(record);
    QCOMPARE(dialog->phase(), PlanDialog::Phase::Running);
    QTest::qWait(250); // for two looks: it is never lower while it runs
    QVERIFY(dialog->card()->height() >= high);
    record = recordOf(plan, 2);
    record.state = ActionState::Succeeded;
    record.result = "n2 owns 192.0.2.100";
    agents_["n1"]->sayAction(record);
    QTRY_COMPARE(misfit(), QString());
}

void PlanLookTest::theCommandIsLeftToRight()
{
    openWindow(QStringLiteral("fa"), shared::ThemeName::Dark, {1440, 900});
    openPlan(handOverPlan("n2"));
    const QLabel* command = nullptr;
    for (const QLabel* one : window_->planDialog()->findChildren<QLabel*>()) {
        command = one->text().contains(QLatin1String("bafarctl")) ? one : command;
    }
    QVERIFY(command != nullptr);
    QCOMPARE(command->layoutDirection(), Qt::LeftToRight);
    QCOMPARE(command->alignment() & Qt::AlignHorizontal_Mask, Qt::AlignLeft | Qt::AlignAbsolute);
    const QRect box = command->parentWidget()->rect();
    const QRect text = command->geometry();
    QVERIFY(text.left() < box.right() - text.right()); // the button is at its other side
    QVERIFY(std::abs(text.top() - (box.bottom() - text.bottom())) <= 1);
}

} // namespace bafar::test

using bafar::test::PlanLookTest;
TEST_CLASS(PlanLookTest)
#include "plan_look_test.moc"
