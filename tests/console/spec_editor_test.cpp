// The editor of the cluster spec: what is wrong is said while one types, the text is compared with
// the one in force, an agent keeps it for a plan, and nothing that was typed is lost. It is larger
// than the budget because every state of one editor has its case.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "app/dump.h"
#include "app/language.h"
#include "core/schema/spec.h"
#include "tests/console/fake_agents.h"
#include "tests/console/looks.h"
#include "tests/console/pseudo_language.h"
#include "tests/support/main.h"
#include "ui/cluster/spec_draft.h"
#include "ui/cluster/spec_editor.h"
#include "ui/cluster/spec_problems.h"
#include "ui/cluster/spec_text_edit.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using ui::cluster::SpecTextEdit;
using namespace std::chrono_literals;

class SpecEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void problemsAreFoundByTheAgentsReader_data();
    void problemsAreFoundByTheAgentsReader();
    void theTextInForceIsLoaded();
    void whatIsWrongIsSaidWhileOneTypesAndGoesWhenMended();
    void aProblemLeadsToItsLine();
    void keysOfTheText();
    void linesAreNumberedAlikeInEveryDirection();
    void placesAreFound();
    void theTextIsComparedWithTheOneInForce();
    void thePlanIsAskedOfTheAgentThatKeepsTheText();
    void aLockedConsoleIsUnlockedForThePlanAlone();
    void whyThereIsNoPlanIsSaid_data();
    void whyThereIsNoPlanIsSaid();
    void whatOnlyTheAgentFindsIsShown();
    void aRefusalIsToldInTheAgentsWords();
    void whoWasFasterIsSaidAndTheTextStays();
    void anAgentsConflictAsksWhoWasFirst();
    void whatIsNotChangedFollowsTheOneInForce();
    void aDraftOutlivesTheEditor_data();
    void aDraftOutlivesTheEditor();
    void clustersOfOneNameHaveTheirOwnDrafts();
    void leavingAsksWhereSomethingIsChanged_data();
    void leavingAsksWhereSomethingIsChanged();
    void whatWasAppliedIsNoDraftAnyMore();
    void everythingHasRoomAndAName_data();
    void everythingHasRoomAndAName();

private:
    void open(QSize size = {1000, 620});
    void close();
    void settle();
    void change(const QString& before, const QString& after);
    void putInForce(const std::string& revision, const std::string& text);
    void offerApplying(const char* agent, const std::string& revision);

    [[nodiscard]] SpecTextEdit* edit() const { return editor_->findChild<SpecTextEdit*>(); }

    [[nodiscard]] QString said() const { return app::accessibleText(*window_); }

    [[nodiscard]] QString verdict() const
    {
        return editor_->findChild<QLabel*>(QStringLiteral("spec verdict"))->text();
    }

    /// A visible one, by the beginning of its text or by its name.
    [[nodiscard]] QPushButton* button(const char* name) const;
    void press(const char* name);

    [[nodiscard]] QTableView* problems() const;
    [[nodiscard]] QString comparison() const;

    [[nodiscard]] static QString draftPlace()
    {
        return ui::cluster::draftFile(QStringLiteral("lab"));
    }

    std::unique_ptr<QTemporaryDir> state_;
    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<QWidget> window_;
    ui::cluster::SpecEditor* editor_ = nullptr;
};

void SpecEditorTest::init()
{
    state_ = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", state_->path().toUtf8());
    link::holdClocks(link::Moment{Instant(100h), SomeDay});
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
    session_->start();
    for (const auto& [name, link] : agents_) {
        link->saySnapshot("n1");
    }
}

void SpecEditorTest::cleanup()
{
    close();
    session_.reset();
    link::holdClocks({});
    qunsetenv("XDG_STATE_HOME");
    app::applyLanguage(*qApp, QStringLiteral("en"));
}

void SpecEditorTest::open(QSize size)
{
    window_ = std::make_unique<QWidget>();
    editor_ = new ui::cluster::SpecEditor(*session_, window_.get());
    window_->resize(size);
    editor_->resize(size);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    window_->activateWindow();
    editor_->begin();
    settle();
}

void SpecEditorTest::close()
{
    window_.reset();
    editor_ = nullptr;
}

/// Answers that came at once are shown.
void SpecEditorTest::settle()
{
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

/// As a person does: the old letters are chosen, the new ones typed.
void SpecEditorTest::change(const QString& before, const QString& after)
{
    const int at = static_cast<int>(edit()->text().indexOf(before));
    QVERIFY2(at >= 0, qPrintable(before));
    QTextCursor cursor = edit()->textCursor();
    cursor.setPosition(at);
    cursor.setPosition(at + static_cast<int>(before.size()), QTextCursor::KeepAnchor);
    edit()->setTextCursor(cursor);
    QTest::keyClicks(edit(), after);
}

/// Somebody else does, through n2; n1 says that it runs there.
void SpecEditorTest::putInForce(const std::string& revision, const std::string& text)
{
    schema::SpecHistory history = someHistory();
    history.inForce = revision;
    history.revisions.push_back(
        {revision, "7f3a91c2", "operator/maria", "quieter", "n2", SomeDay, 4800});
    for (const auto& [name, link] : agents_) {
        link->specHistoryAnswer = history;
        link->specTexts.insert_or_assign(revision, Result<std::string>(text));
    }
    schema::cluster::Status status;
    status.specRevision = revision;
    status.agreement = standingOf("n1");
    schema::Message message;
    message.kind = schema::MessageKind::Report;
    message.concept_ = "cluster";
    message.report = schema::ConceptReport{{schema::toJson(status)}, {}};
    agents_["n1"]->say(message);
    editor_->refresh();
    settle();
}

void SpecEditorTest::offerApplying(const char* agent, const std::string& revision)
{
    schema::ActionInfo offer;
    offer.name = "cluster.apply_spec";
    offer.title = "Apply a spec";
    offer.parameters = {{"revision", "Of the staged text", true, {revision}}};
    agents_[agent]->sayOffers({offer});
}

QPushButton* SpecEditorTest::button(const char* name) const
{
    const QString wanted = QString::fromUtf8(name);
    for (QPushButton* one : editor_->findChildren<QPushButton*>()) {
        if (one->isVisible() && (one->text().startsWith(wanted) || one->objectName() == wanted)) {
            return one;
        }
    }
    return nullptr;
}

void SpecEditorTest::press(const char* name)
{
    QPushButton* one = button(name);
    QVERIFY2(one != nullptr && one->isEnabled(), name);
    QTest::mouseClick(one, Qt::LeftButton);
    settle();
}

QTableView* SpecEditorTest::problems() const
{
    for (QTableView* one : editor_->findChildren<QTableView*>()) {
        if (one->accessibleName() == QLatin1String("Problems")) {
            return one;
        }
    }
    return nullptr;
}

QString SpecEditorTest::comparison() const
{
    for (const QPlainTextEdit* one : editor_->findChildren<QPlainTextEdit*>()) {
        if (one->accessibleName() == QLatin1String("Lines that differ")) {
            return one->toPlainText();
        }
    }
    return {};
}

static std::string sharedSpec(const char* heartbeat)
{
    return std::string("cluster:\n  name: lab\n  heartbeat: ") + heartbeat +
           "\n  nodes:\n    - {id: n1, address: 192.0.2.11}\n";
}

void SpecEditorTest::problemsAreFoundByTheAgentsReader_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const std::string& text, int line, const char* words) {
        QTest::newRow(name) << QString::fromStdString(text) << line << QString::fromUtf8(words);
    };
    row("given a sound one, then nothing", sharedSpec("2s"), 0, "");
    row("given a value of another kind, then its line", sharedSpec("fast"), 3,
        "\"fast\" is not a duration such as 1 s, 250 ms or 100 cs");
    row("given one out of range, then its bounds", sharedSpec("2h"), 3,
        "the duration must be from 0.1 to 60 s, not 7200 s");
    row("given an unknown key, then the nearest one", sharedSpec("2s") + "  nodez: []\n", 6,
        "unknown key; did you mean nodes?");
    row("given a key twice, then where it was before", sharedSpec("2s") + "  name: other\n", 6,
        "key \"name\" stands here and at line 2");
    row("given a secret, then where it belongs", sharedSpec("2s") + "  password: hunter2\n", 6,
        "a secret stands here in clear");
    row("given nothing, then what a spec has", "", 0, "a spec has one key for each concept");
}

void SpecEditorTest::problemsAreFoundByTheAgentsReader()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    QFETCH(QString, words);
    const std::vector<schema::Problem> found = ui::cluster::problemsOf(text.toStdString());
    ui::cluster::SpecProblemsModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProblems(found);
    QCOMPARE(model.rowCount() == 0, words.isEmpty());
    const bool isThere =
        words.isEmpty() || std::any_of(found.begin(), found.end(), [&](const schema::Problem& one) {
            return ui::cluster::problemWords(one.text).startsWith(words);
        });
    QVERIFY2(isThere, found.empty() ? "nothing" : found.front().text.c_str());
    QCOMPARE(ui::cluster::wrongLines(found).contains(line), line > 0);
    QVERIFY(model.at(model.rowCount()) == nullptr);
    model.setProblems({});
    QCOMPARE(model.rowCount(), 0);
}

void SpecEditorTest::theTextInForceIsLoaded()
{
    open();
    QCOMPARE(edit()->text().toStdString(), *someSpecs().at("7f3a91c2"));
    QVERIFY(!editor_->isEdited());
    QCOMPARE(verdict(), QStringLiteral("The spec is sound."));
    QVERIFY(said().contains(QLatin1String("Based on revision 7f3a91c2")));
    QVERIFY(said().contains(QLatin1String("Nothing is changed yet.")));
    QVERIFY(!problems()->isVisible());
    QVERIFY(!QFileInfo::exists(draftPlace()));
    QCOMPARE(edit()->layoutDirection(), Qt::LeftToRight);
}

void SpecEditorTest::whatIsWrongIsSaidWhileOneTypesAndGoesWhenMended()
{
    open();
    change(QStringLiteral("500ms"), QStringLiteral("fast"));
    QCOMPARE(verdict(), QStringLiteral("Checking the text"));
    QTRY_COMPARE(verdict(), QStringLiteral("Problems: 1"));
    QVERIFY(edit()->wrong().contains(3));
    QVERIFY(problems()->isVisible());
    QCOMPARE(problems()->model()->index(0, 0).data().toString(), QStringLiteral("3"));
    QCOMPARE(problems()->model()->index(0, 1).data().toString(),
             QStringLiteral("cluster.heartbeat"));
    QVERIFY(said().contains(QLatin1String("is not a duration such as 1 s, 250 ms or 100 cs")));
    QVERIFY(said().contains(QLatin1String("Mend the problems first.")));
    QVERIFY(!button("Plan the change")->isEnabled());
    change(QStringLiteral("fast"), QStringLiteral("2s"));
    QTRY_COMPARE(verdict(), QStringLiteral("The spec is sound."));
    QVERIFY(edit()->wrong().empty());
    QVERIFY(!problems()->isVisible());
}

void SpecEditorTest::aProblemLeadsToItsLine()
{
    open();
    change(QStringLiteral("500ms"), QStringLiteral("fast"));
    QTRY_VERIFY(problems()->isVisible());
    edit()->goTo(1, 1);
    QCOMPARE(edit()->textCursor().blockNumber(), 0);
    problems()->setCurrentIndex(problems()->model()->index(0, 0));
    problems()->setFocus();
    QTest::keyClick(problems(), Qt::Key_Return);
    QCOMPARE(edit()->textCursor().blockNumber(), 2);
    QTRY_VERIFY(edit()->hasFocus());
}

void SpecEditorTest::keysOfTheText()
{
    open();
    QTRY_VERIFY(edit()->hasFocus());
    edit()->goTo(3, 1);
    QTest::keyClick(edit(), Qt::Key_Tab);
    QVERIFY(edit()->text().contains(QLatin1String("\n    heartbeat: 500ms\n")));
    edit()->undo();
    QVERIFY(!editor_->isEdited());
    edit()->goTo(3, 100);
    QTest::keyClick(edit(), Qt::Key_Return);
    QTest::keyClicks(edit(), QStringLiteral("# x"));
    QVERIFY(edit()->text().contains(QLatin1String("heartbeat: 500ms\n  # x\n")));
    edit()->selectAll();
    QTest::keyClick(edit(), Qt::Key_Tab);
    QVERIFY(edit()->text().startsWith(QLatin1String("  cluster:\n    name: lab\n")));
    QVERIFY(!edit()->text().contains(QLatin1Char('\t')));
    QTest::keyClick(edit(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(!edit()->hasFocus()); // nobody is caught in it
}

/// Its text runs left to right in Persian, too.
void SpecEditorTest::linesAreNumberedAlikeInEveryDirection()
{
    const auto gutterIn = [](Qt::LayoutDirection direction) {
        QGuiApplication::setLayoutDirection(direction);
        SpecTextEdit edit(nullptr);
        edit.resize(300, 200);
        edit.replaceText(QStringLiteral("cluster:\n  name: lab\n"));
        edit.setWrong({{2, QStringLiteral("not a name")}});
        return edit.grab({0, 0, edit.viewport()->x(), edit.height()}).toImage();
    };
    const QImage usual = gutterIn(Qt::LeftToRight);
    const QImage mirrored = gutterIn(Qt::RightToLeft);
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(!usual.isNull());
    QCOMPARE(mirrored, usual);
}

void SpecEditorTest::placesAreFound()
{
    open();
    QTRY_VERIFY(edit()->hasFocus());
    QTest::keyClick(edit(), Qt::Key_F, Qt::ControlModifier);
    auto* field = editor_->findChild<QLineEdit*>(QStringLiteral("spec find"));
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, QStringLiteral("address"));
    QCOMPARE(edit()->textCursor().blockNumber(), 4);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(edit()->textCursor().blockNumber(), 5);
    QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(edit()->textCursor().blockNumber(), 4);
    QTest::keyClick(field, Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(edit()->textCursor().blockNumber(), 6); // around the end
    field->setText(QStringLiteral("nowhere"));
    QVERIFY(said().contains(QLatin1String("No such place")));
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(!editor_->isEdited());
}

void SpecEditorTest::theTextIsComparedWithTheOneInForce()
{
    open();
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    press("Difference");
    QVERIFY2(comparison().startsWith(QLatin1String("--- 7f3a91c2\n+++ your text\n")),
             qPrintable(comparison()));
    QVERIFY(comparison().contains(QLatin1String("+  heartbeat: 2s")));
    QVERIFY(said().contains(QLatin1String("cluster.heartbeat")));
    press("Text");
    QVERIFY(edit()->isVisible());
}

void SpecEditorTest::thePlanIsAskedOfTheAgentThatKeepsTheText()
{
    open();
    session_->setReadOnly(false);
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    QSignalSpy asked(session_.get(), &link::Session::actionRequested);
    const std::string text = edit()->text().toStdString();
    press("Plan the change");
    QCOMPARE(agents_["n1"]->staged.size(), std::size_t{1}); // it leads
    QCOMPARE(agents_["n1"]->staged.front().first, std::string("7f3a91c2"));
    QCOMPARE(agents_["n1"]->staged.front().second, text);
    QVERIFY(said().contains(QLatin1String("n1 checks the text.")));
    const std::string revision = schema::specRevision(text);
    offerApplying("n2", revision); // who does not keep the text
    QCOMPARE(asked.count(), 0);
    offerApplying("n1", "0000");
    QCOMPARE(asked.count(), 0);
    offerApplying("n1", revision);
    QCOMPARE(asked.count(), 1);
    const auto request = asked[0][0].value<schema::ActionRequest>();
    QCOMPARE(request.action, std::string("cluster.apply_spec"));
    QCOMPARE(request.parameters.at("revision"), revision);
    QCOMPARE(asked[0][1].value<std::string>(), std::string("n1"));
    QVERIFY(editor_->isEdited()); // the plan may be left again
    QVERIFY(agents_["n2"]->staged.empty());
}

void SpecEditorTest::aLockedConsoleIsUnlockedForThePlanAlone()
{
    open();
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    QPushButton* plan = button("Plan the change");
    QVERIFY(!plan->isEnabled());
    QVERIFY2(plan->toolTip().startsWith(QLatin1String("The console is read-only:")),
             qPrintable(plan->toolTip()));
    QSignalSpy asked(session_.get(), &link::Session::actionRequested);
    press("unlock cluster.apply_spec");
    QCOMPARE(agents_["n1"]->staged.size(), std::size_t{1});
    QVERIFY(session_->readOnly()); // until there is a plan to be asked for
    offerApplying("n1", schema::specRevision(edit()->text().toStdString()));
    QCOMPARE(asked.count(), 1);
    QVERIFY(!session_->readOnly());
}

void SpecEditorTest::whyThereIsNoPlanIsSaid_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* given, const char* why) {
        QTest::newRow(name) << QString::fromLatin1(given) << QString::fromLatin1(why);
    };
    row("given nothing changed", "nothing", "Nothing is changed yet.");
    row("given a certificate that may not", "role", "A change of the spec takes the role admin");
    row("given the past on the map", "replay", "Replay shows the past.");
    row("given nobody to ask", "silence", "No agent is heard now.");
    row("given a lock", "lock", "The console is read-only:");
}

void SpecEditorTest::whyThereIsNoPlanIsSaid()
{
    QFETCH(QString, given);
    QFETCH(QString, why);
    open();
    session_->setReadOnly(given == QLatin1String("lock"));
    if (given != QLatin1String("nothing")) {
        change(QStringLiteral("500ms"), QStringLiteral("2s"));
    }
    if (given == QLatin1String("role")) {
        session_->setIdentity(
            {QStringLiteral("lab"), QStringLiteral("operator"), QStringLiteral("sara"), {}, {}});
    } else if (given == QLatin1String("replay")) {
        QTRY_VERIFY(session_->replay().show(SomeDay));
    } else if (given == QLatin1String("silence")) {
        for (const auto& [name, link] : agents_) {
            link->sayClosed(QStringLiteral("(111)"));
        }
    }
    editor_->refresh();
    QPushButton* plan = button("Plan the change");
    QVERIFY(!plan->isEnabled());
    QVERIFY2(plan->toolTip().startsWith(why), qPrintable(plan->toolTip()));
    auto* label = editor_->findChild<QLabel*>(QStringLiteral("why no plan"));
    QVERIFY(label->isVisible());
    QCOMPARE(label->text(), plan->toolTip());
    QCOMPARE(button("unlock cluster.apply_spec") != nullptr, given == QLatin1String("lock"));
}

void SpecEditorTest::whatOnlyTheAgentFindsIsShown()
{
    open();
    session_->setReadOnly(false);
    schema::SpecStaging staging;
    staging.code = "invalid_input";
    staging.problems = {{"cluster.nodes[1]", "this node is somewhere else", 6, 7}};
    agents_["n1"]->stageAnswer = Result<schema::SpecStaging>(staging);
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    QTRY_COMPARE(verdict(), QStringLiteral("The spec is sound."));
    press("Plan the change");
    QCOMPARE(verdict(), QStringLiteral("Problems: 1"));
    QVERIFY(edit()->wrong().contains(6));
    QVERIFY(said().contains(QLatin1String("this node is somewhere else")));
    QVERIFY(!button("Plan the change")->isEnabled());
    change(QStringLiteral("192.0.2.12"), QStringLiteral("192.0.2.22"));
    QTRY_COMPARE(verdict(), QStringLiteral("The spec is sound."));
    QVERIFY(button("Plan the change")->isEnabled());
}

void SpecEditorTest::aRefusalIsToldInTheAgentsWords()
{
    open();
    session_->setReadOnly(false);
    agents_["n1"]->stageAnswer =
        Result<schema::SpecStaging>(fail(Code::Unavailable, "n1 is about to stop"));
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    press("Plan the change");
    QVERIFY(said().contains(QLatin1String("n1 did not take the text")));
    QVERIFY(said().contains(QLatin1String("n1 is about to stop")));
    press("Dismiss");
    QVERIFY(!said().contains(QLatin1String("n1 did not take the text")));
    QVERIFY(editor_->isEdited());
}

void SpecEditorTest::whoWasFasterIsSaidAndTheTextStays()
{
    open();
    session_->setReadOnly(false);
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    const QString typed = edit()->text();
    const std::string theirs = *someSpecs().at("7f3a91c2") + "# theirs\n";
    putInForce("99887766", theirs);
    QVERIFY2(said().contains(QLatin1String("operator/maria put revision 99887766 in force: ")),
             qPrintable(said()));
    QVERIFY(said().contains(QLatin1String("quieter")));
    QCOMPARE(edit()->text(), typed);
    QVERIFY(!button("Plan the change")->isEnabled());
    press("Show what they changed");
    QVERIFY2(comparison().startsWith(QLatin1String("--- 7f3a91c2\n+++ 99887766\n")),
             qPrintable(comparison()));
    QVERIFY(comparison().contains(QLatin1String("+# theirs")));
    press("Go on from the new one");
    QVERIFY2(comparison().startsWith(QLatin1String("--- 99887766\n+++ your text\n")),
             qPrintable(comparison()));
    QVERIFY(comparison().contains(QLatin1String("-# theirs"))); // it is seen before it is planned
    QVERIFY(button("Go on from the new one") == nullptr);
    QCOMPARE(edit()->text(), typed);
    press("Plan the change");
    QCOMPARE(agents_["n1"]->staged.back().first, std::string("99887766"));
}

void SpecEditorTest::anAgentsConflictAsksWhoWasFirst()
{
    open();
    session_->setReadOnly(false);
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    schema::SpecHistory history = someHistory();
    history.inForce = "99887766";
    history.revisions.push_back(
        {"99887766", "7f3a91c2", "operator/maria", "", "n2", SomeDay, 4800});
    agents_["n1"]->specHistoryAnswer = history; // what it runs is not told yet
    agents_["n1"]->stageAnswer =
        Result<schema::SpecStaging>(fail(Code::Conflict, "another revision is in force"));
    press("Plan the change");
    QTRY_VERIFY(said().contains(QLatin1String("operator/maria put revision 99887766 in force")));
}

void SpecEditorTest::whatIsNotChangedFollowsTheOneInForce()
{
    open();
    const std::string theirs = *someSpecs().at("7f3a91c2") + "# theirs\n";
    putInForce("99887766", theirs);
    QTRY_COMPARE(edit()->text().toStdString(), theirs);
    QVERIFY(!editor_->isEdited());
    QVERIFY(said().contains(QLatin1String("Based on revision 99887766")));
}

void SpecEditorTest::aDraftOutlivesTheEditor_data()
{
    QTest::addColumn<bool>("atOnce"); // it ends before what was typed is checked
    QTest::addColumn<bool>("isWanted");
    QTest::newRow("given a draft, then one goes on with it") << false << true;
    QTest::newRow("given a draft, then it is thrown away") << false << false;
    QTest::newRow("given an end while one types, then a draft") << true << true;
}

void SpecEditorTest::aDraftOutlivesTheEditor()
{
    QFETCH(bool, atOnce);
    QFETCH(bool, isWanted);
    open();
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    const QString typed = edit()->text();
    if (!atOnce) {
        QTRY_VERIFY(QFileInfo::exists(draftPlace()));
        QVERIFY(said().contains(QLatin1String("kept as a draft")));
    }
    close();
    const QFileInfo file(draftPlace());
    QVERIFY(file.exists());
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::WriteGroup |
                                    QFileDevice::ReadOther | QFileDevice::WriteOther)));
    open();
    QVERIFY(said().contains(QLatin1String("Your draft of ")));
    QVERIFY(edit()->isReadOnly()); // one draft is kept
    QVERIFY(!editor_->isEdited());
    press(isWanted ? "Go on with the draft" : "Throw it away");
    QVERIFY(!edit()->isReadOnly());
    QCOMPARE(edit()->text() == typed, isWanted);
    QCOMPARE(editor_->isEdited(), isWanted);
    QCOMPARE(QFileInfo::exists(draftPlace()), isWanted);
    QVERIFY(button("Go on with the draft") == nullptr);
}

void SpecEditorTest::clustersOfOneNameHaveTheirOwnDrafts()
{
    link::Identity identity;
    identity.authority = QStringLiteral("aa11");
    session_->setIdentity(identity);
    open();
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    close();
    QVERIFY(
        QFileInfo::exists(ui::cluster::draftFile(QStringLiteral("lab"), QStringLiteral("aa11"))));
    QVERIFY(!QFileInfo::exists(draftPlace()));
    identity.authority = QStringLiteral("bb22");
    session_->setIdentity(identity);
    open();
    QVERIFY(!said().contains(QLatin1String("Your draft of ")));
    QVERIFY(!edit()->isReadOnly());
}

void SpecEditorTest::leavingAsksWhereSomethingIsChanged_data()
{
    QTest::addColumn<QString>("choice"); // empty: nothing is changed
    QTest::addColumn<int>("left");
    QTest::addColumn<bool>("isDraft");
    QTest::newRow("given nothing changed, then it is left") << QString() << 1 << false;
    QTest::newRow("given a change, then one may stay")
        << QStringLiteral("Go on editing") << 0 << true;
    QTest::newRow("given a change, then it may be kept")
        << QStringLiteral("Keep it as a draft") << 1 << true;
    QTest::newRow("given a change, then it may be thrown away")
        << QStringLiteral("Throw it away") << 1 << false;
}

void SpecEditorTest::leavingAsksWhereSomethingIsChanged()
{
    QFETCH(QString, choice);
    QFETCH(int, left);
    QFETCH(bool, isDraft);
    open();
    QSignalSpy gone(editor_, &ui::cluster::SpecEditor::left);
    if (!choice.isEmpty()) {
        change(QStringLiteral("500ms"), QStringLiteral("2s"));
        QTRY_VERIFY(QFileInfo::exists(draftPlace()));
    }
    press("Cancel");
    if (!choice.isEmpty()) {
        QCOMPARE(gone.count(), 0);
        QVERIFY(said().contains(QLatin1String("The change is not applied")));
        press(choice.toUtf8().constData());
    }
    QCOMPARE(gone.count(), left);
    QCOMPARE(editor_->isEdited(), left == 0);
    QCOMPARE(QFileInfo::exists(draftPlace()), isDraft);
    editor_->begin();
    QCOMPARE(said().contains(QLatin1String("Your draft of ")), isDraft && left == 1);
}

void SpecEditorTest::whatWasAppliedIsNoDraftAnyMore()
{
    open();
    session_->setReadOnly(false);
    change(QStringLiteral("500ms"), QStringLiteral("2s"));
    QTRY_VERIFY(QFileInfo::exists(draftPlace()));
    const std::string text = edit()->text().toStdString();
    press("Plan the change");
    QSignalSpy gone(editor_, &ui::cluster::SpecEditor::left);
    putInForce(schema::specRevision(text), text);
    QTRY_COMPARE(gone.count(), 1);
    QVERIFY(!QFileInfo::exists(draftPlace()));
    QVERIFY(!editor_->isEdited());
}

void SpecEditorTest::everythingHasRoomAndAName_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("state");
    for (const char* language : {"en", "fa", "pseudo"}) {
        for (const char* state : {"problems", "overtaken", "draft", "leaving", "difference"}) {
            QTest::addRow("%s in %s", state, language)
                << QString::fromLatin1(language) << QString::fromLatin1(state);
        }
    }
}

/// In the room of a page of the smallest window.
void SpecEditorTest::everythingHasRoomAndAName()
{
    QFETCH(QString, language);
    QFETCH(QString, state);
    const bool isPseudo = language == QLatin1String("pseudo");
    app::applyLanguage(*qApp, isPseudo ? QStringLiteral("en") : language);
    PseudoLanguage pseudo;
    if (isPseudo) {
        QCoreApplication::installTranslator(&pseudo);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft); // where technical tokens are marked
    }
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    if (state == QLatin1String("draft")) {
        QVERIFY(ui::cluster::writeDraft(draftPlace(), {1, "5c0d9e41", sharedSpec("3s"), SomeDay}));
    }
    open({811, 520});
    if (state != QLatin1String("draft")) {
        change(QStringLiteral("500ms"),
               state == QLatin1String("problems") ? QStringLiteral("fast") : QStringLiteral("2s"));
    }
    if (state == QLatin1String("problems")) {
        QTRY_VERIFY(!edit()->wrong().empty());
    } else if (state == QLatin1String("overtaken")) {
        putInForce("99887766", *someSpecs().at("7f3a91c2") + "# theirs\n");
    } else if (state == QLatin1String("leaving")) {
        QTest::mouseClick(button("leave spec"), Qt::LeftButton);
    } else if (state == QLatin1String("difference")) {
        auto* text = edit();
        for (QPushButton* one : editor_->findChildren<QPushButton*>()) {
            if (one->isCheckable() && !one->isChecked()) {
                QTest::mouseClick(one, Qt::LeftButton);
                break;
            }
        }
        QVERIFY(!text->isVisible());
    }
    for (int layout = 0; layout < 6; ++layout) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        settle();
    }
    QStringList faults = clippedIn(*window_) + overlapsIn(*window_) + namelessIn(*window_) +
                         faintIn(*window_, window_->grab().toImage());
    faults += isPseudo ? untranslatedIn(*window_) : QStringList();
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        const QString name = QStringLiteral("spec-editor-%1-%2").arg(state, language);
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
    close();
    QCoreApplication::removeTranslator(&pseudo);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

} // namespace bafar::test

using bafar::test::SpecEditorTest;
TEST_CLASS(SpecEditorTest)
#include "spec_editor_test.moc"
