// The spec's history in the console: revisions, what differs between two of them, the way back, and
// what is said when an agent has no answer. It is larger than the budget because every state of one
// view has its case.
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBlock>

#include "app/dump.h"
#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/cluster/spec_desk.h"
#include "ui/cluster/spec_diff_view.h"
#include "ui/cluster/spec_model.h"
#include "ui/cluster/spec_view.h"
#include "ui/link/session.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using Tester = QAbstractItemModelTester;

class SpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void revisionsNewestFirst();
    void aRevisionThatCameBackIsInForceOnce();
    void differences_data();
    void differences();
    void whatARevisionChangedIsShown();
    void twoRevisionsAreComparedFromTheOlderToTheNewer();
    void theOneInForceIsComparedWithAFormerOne();
    void theWayBackIsAnAction();
    void theWayBackIsClosed_data();
    void theWayBackIsClosed();
    void failures_data();
    void failures();
    void aTextThatOneAgentLacksIsAskedOfTheNext();
    void aChangedSpecIsAskedForAgain();
    void aFailureIsNotAskedForByItself();
    void theTextEndsWhereTheTableDoes_data();
    void theTextEndsWhereTheTableDoes();

private:
    void open(bool heard = true);
    void choose(const std::vector<int>& rows);

    QString text() { return app::accessibleText(*window_); }

    QPushButton* button(const QString& name)
    {
        for (QPushButton* one : window_->findChildren<QPushButton*>()) {
            if (one->isVisible() && (one->text().startsWith(name) || one->objectName() == name)) {
                return one;
            }
        }
        return nullptr;
    }

    QString lines() { return window_->findChild<QPlainTextEdit*>()->toPlainText(); }

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<QWidget> window_;
    ui::cluster::SpecView* view_ = nullptr;
};

void SpecTest::init()
{
    shared::applyTheme(*qApp, shared::ThemeName::Dark);
    FakeCluster cluster;
    agents_ = cluster.observers;
    session_ = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
}

void SpecTest::cleanup()
{
    window_.reset();
    session_.reset();
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

void SpecTest::open(bool heard)
{
    if (heard) {
        session_->start();
        for (const auto& [name, link] : agents_) {
            link->saySnapshot("n1");
        }
    }
    window_ = std::make_unique<QWidget>();
    view_ = new ui::cluster::SpecView(*session_, window_.get());
    window_->resize(1000, 640);
    view_->resize(1000, 640);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    view_->refresh();
    QCoreApplication::processEvents(); // answers that came at once
    QCoreApplication::processEvents();
}

void SpecTest::choose(const std::vector<int>& rows)
{
    auto* table = window_->findChild<QTableView*>();
    table->clearSelection();
    for (const int row : rows) {
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
}

static QString textAt(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

void SpecTest::revisionsNewestFirst()
{
    ui::cluster::RevisionsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setHistory(someHistory());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(textAt(model, 0, 0), QStringLiteral("7f3a91c2"));
    QCOMPARE(textAt(model, 0, 1), QStringLiteral("in force"));
    QCOMPARE(textAt(model, 0, 3), QStringLiteral("operator/reza"));
    QCOMPARE(textAt(model, 0, 4), QStringLiteral("n2"));
    QCOMPARE(textAt(model, 0, 5), QStringLiteral("faster take-over, ticket 4711"));
    QCOMPARE(textAt(model, 1, 1), QString());
    QCOMPARE(textAt(model, 2, 1), QStringLiteral("the first"));
    QCOMPARE(textAt(model, 2, 3), QStringLiteral("the installer"));
    QCOMPARE(textAt(model, 2, 5), QStringLiteral("no reason given"));
    QCOMPARE(model.at(2)->revision, std::string("11aa22bb"));
    const auto heard = [&model] {
        return model.index(0, 1).data(Qt::AccessibleDescriptionRole).toString();
    };
    QCOMPARE(heard(), QString());          // "in force" is all
    model.setHistory(someHistory(), true); // nobody is heard: kept, and not of now
    QCOMPARE(heard(), QStringLiteral("stale"));
    QCOMPARE(model.index(0, 1).data(shared::RowsModel::MarkRole).toInt(),
             static_cast<int>(schema::State::Stale));
    QCOMPARE(model.index(2, 0).data(shared::RowsModel::LookRole).toInt(),
             static_cast<int>(shared::CellLook::Muted));
    QVERIFY(model.at(3) == nullptr);
}

void SpecTest::aRevisionThatCameBackIsInForceOnce()
{
    schema::SpecHistory history = someHistory();
    history.revisions.push_back({"5c0d9e41", "7f3a91c2", "operator/sara", "", "n1", SomeDay, 4800});
    history.inForce = "5c0d9e41";
    ui::cluster::RevisionsModel model;
    model.setHistory(history);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(textAt(model, 0, 1), QStringLiteral("in force"));
    QCOMPARE(textAt(model, 2, 0), QStringLiteral("5c0d9e41"));
    QCOMPARE(textAt(model, 2, 1), QString());
}

void SpecTest::differences_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("fields");
    QTest::addColumn<QString>("flags");
    QTest::addColumn<QString>("line");
    const auto of = [](const char* revision) {
        return QString::fromStdString(*someSpecs().at(revision));
    };
    const QString newest = of("7f3a91c2");
    QTest::newRow("an item that came is one field and one line")
        << of("11aa22bb") << of("5c0d9e41") << QStringLiteral("cluster.nodes[n3] added")
        << QStringLiteral("read") << QStringLiteral("+    - {id: n3, address: 192.0.2.13}");
    QTest::newRow("a value and a comment are one field and two lines")
        << of("5c0d9e41") << newest << QStringLiteral("cluster.heartbeat changed")
        << QStringLiteral("read") << QStringLiteral("+# as agreed with the network team");
    QTest::newRow("a comment alone is no field")
        << newest << newest + QStringLiteral("# more\n") << QString() << QStringLiteral("read")
        << QStringLiteral("+# more");
    QTest::newRow("the same text is the same")
        << newest << newest << QString() << QStringLiteral("read same") << QString();
    QTest::newRow("where there was none, the text stands as it is")
        << QString() << of("11aa22bb") << QString() << QStringLiteral("read first")
        << QStringLiteral("  name: lab");
    QTest::newRow("a section that this console does not know leaves the lines")
        << newest << newest + QStringLiteral("magic:\n  on: true\n") << QString()
        << QStringLiteral("unread") << QStringLiteral("+magic:");
    QTest::newRow("what a peer put into a line cannot disturb it")
        << newest << newest + QString::fromUtf8("# \u001b[31mred\n") << QString()
        << QStringLiteral("read") << QStringLiteral("+# ");
}

void SpecTest::differences()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, fields);
    QFETCH(QString, flags);
    QFETCH(QString, line);
    const ui::cluster::SpecComparison found =
        ui::cluster::compareSpecs("a", before.toStdString(), "b", after.toStdString());
    ui::cluster::FieldsModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setFields(found.fields);
    QStringList said;
    for (int row = 0; row < model.rowCount(); ++row) {
        said.append(textAt(model, row, 0) + QLatin1Char(' ') + textAt(model, row, 1));
    }
    QCOMPARE(said.join(QLatin1Char('\n')), fields);
    QStringList is{found.isRead ? QStringLiteral("read") : QStringLiteral("unread")};
    is += found.isSame ? QStringList{QStringLiteral("same")} : QStringList{};
    is += found.isFirst ? QStringList{QStringLiteral("first")} : QStringList{};
    QCOMPARE(is.join(QLatin1Char(' ')), flags);
    const QStringList shown = found.lines.split(QLatin1Char('\n'));
    const bool there = std::any_of(shown.begin(), shown.end(),
                                   [&line](const QString& one) { return one.startsWith(line); });
    QVERIFY2(there, qPrintable(found.lines));
    QVERIFY(!found.lines.contains(QChar(0x1b)));
}

void SpecTest::whatARevisionChangedIsShown()
{
    open();
    const QString said = text();
    for (const char* part : {"7f3a91c2", "in force", "operator/reza", "cluster.heartbeat", "500ms",
                             "By field", "By line"}) {
        QVERIFY2(said.contains(QLatin1String(part)), part);
    }
    QVERIFY(lines().startsWith(QLatin1String("--- 5c0d9e41\n+++ 7f3a91c2\n")));
    choose({2});
    QVERIFY(text().contains(QLatin1String("The first revision: all of it is new.")));
    QCOMPARE(lines().trimmed(), QString::fromStdString(*someSpecs().at("11aa22bb")).trimmed());
    for (QTextBlock line = window_->findChild<QPlainTextEdit*>()->document()->begin();
         line.isValid(); line = line.next()) {
        QCOMPARE(line.blockFormat().background().style(), Qt::NoBrush); // nothing is compared
    }
}

void SpecTest::twoRevisionsAreComparedFromTheOlderToTheNewer()
{
    open();
    choose({2, 0});
    QVERIFY(lines().startsWith(QLatin1String("--- 11aa22bb\n+++ 7f3a91c2\n")));
    QVERIFY(text().contains(QLatin1String("cluster.nodes[n3]")));
    QVERIFY(button(QStringLiteral("What it changed")) == nullptr);
    choose({0, 1, 2});
    QVERIFY(text().contains(QLatin1String("Choose one revision, or two to compare")));
}

void SpecTest::theOneInForceIsComparedWithAFormerOne()
{
    open();
    choose({1});
    QVERIFY(lines().startsWith(QLatin1String("--- 11aa22bb\n+++ 5c0d9e41\n")));
    QTest::mouseClick(button(QStringLiteral("From the one in force")), Qt::LeftButton);
    QCoreApplication::processEvents();
    QVERIFY2(lines().startsWith(QLatin1String("--- 7f3a91c2\n+++ 5c0d9e41\n")),
             qPrintable(lines()));
}

static schema::ActionInfo rollBackOffer(std::vector<std::string> revisions)
{
    schema::ActionInfo offer;
    offer.name = "cluster.roll_back_spec";
    offer.title = "Roll the spec back";
    offer.parameters = {{"revision", "", true, std::move(revisions)}};
    return offer;
}

void SpecTest::theWayBackIsAnAction()
{
    open();
    agents_["n1"]->sayOffers({rollBackOffer({"5c0d9e41", "11aa22bb"})});
    session_->setReadOnly(false);
    choose({2});
    QSignalSpy asked(session_.get(), &link::Session::actionRequested);
    QPushButton* back = button(QStringLiteral("Roll back to 11aa22bb"));
    QVERIFY(back != nullptr && back->isEnabled());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    const auto request = asked[0][0].value<schema::ActionRequest>();
    QCOMPARE(request.action, std::string("cluster.roll_back_spec"));
    QCOMPARE(request.parameters.at("revision"), std::string("11aa22bb"));
}

void SpecTest::theWayBackIsClosed_data()
{
    QTest::addColumn<std::vector<int>>("rows");
    QTest::addColumn<bool>("readOnly");
    QTest::addColumn<bool>("offered");
    QTest::addColumn<QString>("why");
    using Rows = std::vector<int>;
    QTest::newRow("to the one in force")
        << Rows{0} << false << true << QStringLiteral("This revision is in force.");
    QTest::newRow("to two at once")
        << Rows{1, 2} << false << true << QStringLiteral("Choose one revision to go back to.");
    QTest::newRow("while the console is read-only")
        << Rows{1} << true << true << QStringLiteral("The console is read-only:");
    QTest::newRow("while no agent offers it")
        << Rows{1} << false << false
        << QStringLiteral("No agent that is heard offers the way back to it now.");
}

void SpecTest::theWayBackIsClosed()
{
    QFETCH(std::vector<int>, rows);
    QFETCH(bool, readOnly);
    QFETCH(bool, offered);
    QFETCH(QString, why);
    open();
    session_->setReadOnly(readOnly);
    agents_["n1"]->sayOffers(
        {rollBackOffer(offered ? std::vector<std::string>{"5c0d9e41", "11aa22bb"}
                               : std::vector<std::string>{"00000000"})});
    choose(rows);
    QPushButton* back = button(QStringLiteral("Roll back"));
    QVERIFY(back != nullptr && !back->isEnabled());
    QVERIFY2(back->toolTip().startsWith(why), qPrintable(back->toolTip()));
    QVERIFY2(text().contains(why), "the reason is to be seen, too");
}

void SpecTest::failures_data()
{
    QTest::addColumn<QString>("trouble");
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("again");
    QTest::newRow("when nobody is heard, that is said")
        << QStringLiteral("silence") << QStringList{QStringLiteral("No agent is heard")} << false;
    QTest::newRow("when an agent refuses, its reason stands there")
        << QStringLiteral("refused")
        << QStringList{QStringLiteral("n1 gave no revisions"),
                       QStringLiteral("a certificate of role viewer may not read it")}
        << true;
    QTest::newRow("when nothing was agreed yet, that is no error")
        << QStringLiteral("empty") << QStringList{QStringLiteral("No change yet")} << false;
    QTest::newRow("when no agent keeps a text, it is named")
        << QStringLiteral("no text")
        << QStringList{QStringLiteral("The text of 5c0d9e41 cannot be shown"),
                       QStringLiteral("is not kept on n3")}
        << true;
}

void SpecTest::failures()
{
    QFETCH(QString, trouble);
    QFETCH(QStringList, texts);
    QFETCH(bool, again);
    for (const auto& [name, link] : agents_) {
        if (trouble == QLatin1String("refused")) {
            link->specHistoryAnswer =
                fail(Code::Denied, "a certificate of role viewer may not read it");
        } else if (trouble == QLatin1String("empty")) {
            link->specHistoryAnswer = schema::SpecHistory{"7f3a91c2", {}};
        } else if (trouble == QLatin1String("no text")) {
            link->specTexts.erase("5c0d9e41");
        }
    }
    open(trouble != QLatin1String("silence"));
    const QString said = text();
    for (const QString& part : texts) {
        QVERIFY2(said.contains(part), qPrintable(part + QLatin1String(" in\n") + said));
    }
    QPushButton* retry = button(QStringLiteral("Try again"));
    QCOMPARE(retry != nullptr, again);
    if (!again) {
        return;
    }
    for (const auto& [name, link] : agents_) {
        link->specHistoryAnswer = someHistory();
        link->specTexts = someSpecs();
    }
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_VERIFY(text().contains(QLatin1String("cluster.heartbeat")));
}

void SpecTest::aTextThatOneAgentLacksIsAskedOfTheNext()
{
    agents_["n1"]->specTexts.clear();
    open();
    QVERIFY(text().contains(QLatin1String("cluster.heartbeat")));
}

void SpecTest::aChangedSpecIsAskedForAgain()
{
    open();
    QCOMPARE(agents_["n1"]->specHistoriesAsked, 1);
    view_->refresh();
    QCOMPARE(agents_["n1"]->specHistoriesAsked, 1);
    schema::Message message;
    message.kind = schema::MessageKind::Report;
    message.concept_ = "cluster";
    schema::cluster::Status status;
    status.specRevision = "99887766";
    status.agreement = standingOf("n1");
    message.report = schema::ConceptReport{{schema::toJson(status)}, {}};
    agents_["n1"]->say(message);
    view_->refresh();
    QCOMPARE(agents_["n1"]->specHistoriesAsked, 2);
    QVERIFY(view_->runningText().contains(QLatin1String("99887766 runs on n1")));
}

void SpecTest::aFailureIsNotAskedForByItself()
{
    agents_["n1"]->specHistoryAnswer = fail(Code::Timeout, "n1 does not answer");
    open();
    for (int i = 0; i < 5; ++i) {
        view_->refresh();
    }
    QCOMPARE(agents_["n1"]->specHistoriesAsked, 1);
}

void SpecTest::theTextEndsWhereTheTableDoes_data()
{
    QTest::addColumn<bool>("isLong");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("given a text that fits") << false << Qt::LeftToRight;
    QTest::newRow("given one that scrolls") << true << Qt::LeftToRight;
    QTest::newRow("given one that fits, mirrored") << false << Qt::RightToLeft;
    QTest::newRow("given one that scrolls, mirrored") << true << Qt::RightToLeft;
}

void SpecTest::theTextEndsWhereTheTableDoes()
{
    QFETCH(bool, isLong);
    QFETCH(Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    std::string text = *someSpecs().at("7f3a91c2");
    for (int line = 0; isLong && line < 100; ++line) {
        text += "# " + std::to_string(line) + "\n";
    }
    for (const auto& [name, link] : agents_) {
        link->specTexts.insert_or_assign("7f3a91c2", text);
    }
    open();
    const auto placeOf = [this](const QWidget& part) {
        return QRect(part.mapTo(view_, QPoint(0, 0)), part.size());
    };
    const auto* bar = window_->findChild<ui::cluster::SpecDiffView*>()->verticalScrollBar();
    QTRY_COMPARE(bar->isVisible(), isLong);
    const auto* table = window_->findChild<QTableView*>();
    const auto* lines = window_->findChild<QPlainTextEdit*>();
    QTRY_COMPARE(placeOf(*lines).left(), placeOf(*table).left());
    QTRY_COMPARE(placeOf(*lines).right(), placeOf(*table).right());
    QVERIFY(!isLong || !placeOf(*bar).adjusted(-4, 0, 4, 0).intersects(placeOf(*lines)));
    QCOMPARE(table->viewport()->height(), table->verticalHeader()->length()); // no strip below rows
}

} // namespace bafar::test

using bafar::test::SpecTest;
TEST_CLASS(SpecTest)
#include "spec_test.moc"
