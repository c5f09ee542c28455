// The page of the services' changes on the real window: rows, one change whole, and the way back
// into the ordinary plan dialog, or why not. It is larger than the budget because every state of
// the page has its case on one window.
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <algorithm>

#include "app/dump.h"
#include "app/main_window.h"
#include "core/schema/deployment.h"
#include "core/schema/services.h"
#include "tests/console/full_cluster.h"
#include "tests/console/window_fixture.h"
#include "tests/support/main.h"
#include "ui/deployment/model.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/rows_view.h"
#include "ui/shared/tall_rows.h"
#include "ui/shared/theme.h"

namespace bafar::test {

using schema::ActionState;
using schema::deployment::Deployment;
using schema::deployment::Kind;
using ui::deployment::RecordsModel;

class DeploymentTest : public QObject, protected WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void thePageSaysWhatHappened_data();
    void thePageSaysWhatHappened();
    void aRowSaysTheMinuteAndItsTipTheWholeMoment();
    void aPersonIsWrittenAlikeInBothPlaces();
    void givenASmallWindowThenNoChangeIsCut();
    void theWayBackOpensThePlan();
    void whyThereIsNoWayBack_data();
    void whyThereIsNoWayBack();
    void aChosenRecordStaysChosen();
    void aRunningOneShowsHowFarItIs();
    void thePageOfNothingSaysWhatToDo_data();
    void thePageOfNothingSaysWhatToDo();
    void hostileTextsBreakNothing();

private:
    void open(const QString& language, shared::ThemeName theme, QSize size);
    void say(const std::vector<Deployment>& records, std::uint32_t leftOut = 0);
    void keep(const QString& name);
    [[nodiscard]] QTableView* table() const;
    [[nodiscard]] const RecordsModel* model() const;
    void choose(const char* id);

    [[nodiscard]] QPushButton* back() const
    {
        return window_->findChild<QPushButton*>(QStringLiteral("roll back"));
    }

    QString text() { return app::accessibleText(*window_); }
};

static Deployment change(const char* id, Kind kind, ActionState state, int secondsAgo)
{
    Deployment record;
    record.id = id;
    record.service = "web";
    record.kind = kind;
    record.who = "operator/sara";
    record.node = "n2";
    record.fromImage = "registry.lab:5000/web:2.4.0@sha256:aa";
    record.toImage = "registry.lab:5000/web:2.4.1";
    record.startedAt = {SomeDay.unixMs - secondsAgo * 1000};
    record.state = state;
    if (schema::hasEnded(state)) {
        record.took = std::chrono::seconds(42);
        record.outcome = "Update web from registry.lab:5000/web:2.4.0 to "
                         "registry.lab:5000/web:2.4.1: seen to hold";
    }
    record.steps = {{"Swarm replaces the tasks of web", schema::StepState::Done,
                     std::chrono::seconds(1), "3 of 3 tasks run registry.lab:5000/web:2.4.1"}};
    return record;
}

static std::vector<Deployment> manyChanges()
{
    Deployment failed = change("d4", Kind::UpdateImage, ActionState::FailedUndone, 600);
    failed.toImage = "registry.lab:5000/web:2.5.0-broken";
    failed.outcome = "web.2 on n1: exit code 1";
    Deployment scaled = change("d3", Kind::Scale, ActionState::Succeeded, 1200);
    scaled.fromReplicas = 3;
    scaled.toReplicas = 5;
    scaled.why = "more guests at noon";
    Deployment outside = change("web@1207", Kind::UpdateImage, ActionState::Unknown, 3600);
    outside.outside = true;
    outside.who.clear();
    outside.took = {};
    outside.steps.clear();
    outside.toImage = "registry.lab:5000/web:hotfix@sha256:cc";
    outside.outcome = "made with Docker itself: who did it, and how it ended, is not recorded";
    return {change("d5", Kind::UpdateImage, ActionState::Succeeded, 60), failed, scaled, outside,
            change("d1", Kind::Restart, ActionState::Succeeded, 90'000)};
}

void DeploymentTest::cleanup()
{
    closeWindow();
}

void DeploymentTest::open(const QString& language, shared::ThemeName theme, QSize size)
{
    openWindow(language, theme, size);
    QVERIFY(window_->openPage(QStringLiteral("deployment")));
}

/// All agents say these; n1 manages the Swarm, in which web runs 2.4.1.
void DeploymentTest::say(const std::vector<Deployment>& records, std::uint32_t leftOut)
{
    schema::deployment::Status status;
    status.state = schema::State::Ok;
    status.records = records;
    status.leftOut = leftOut;
    schema::services::Status swarm;
    swarm.services.resize(1);
    swarm.services.front().id = "s1";
    swarm.services.front().name = "web";
    swarm.services.front().image = "registry.lab:5000/web:2.4.1";
    swarm.services.front().digest = "sha256:bb";
    schema::ActionInfo offer;
    offer.subject = "services/web";
    offer.parameters = {{"service", "The service", true, {"web"}}};
    for (const auto& [name, link] : agents_) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = fullSnapshotOf(name);
        message.snapshot->concepts["deployment"].status.text = schema::toJson(status);
        message.snapshot->concepts["services"].status.text =
            schema::toJson(name == "n1" ? swarm : schema::services::Status{});
        offer.title = "Change"; // whatever it is: what is asked for is the name
        for (const char* action : {"services.update", "services.scale"}) {
            offer.name = action;
            message.snapshot->offers.push_back(offer);
        }
        link->say(message);
    }
    QTRY_COMPARE(session_->topology().things.size(), thingsOf({}));
    QTRY_COMPARE(model()->rowCount(), static_cast<int>(records.size()));
}

/// Pictures for people to look at: BAFAR_LOOK=FOLDER tests/... writes them there.
void DeploymentTest::keep(const QString& name)
{
    const QString folder = qEnvironmentVariable("BAFAR_LOOK");
    if (!folder.isEmpty()) {
        QVERIFY(app::dumpWindow(*window_, folder, name).has_value());
    }
}

QTableView* DeploymentTest::table() const
{
    for (QTableView* one : window_->findChildren<QTableView*>()) {
        if (qobject_cast<RecordsModel*>(one->model()) != nullptr) {
            return one;
        }
    }
    return nullptr;
}

const RecordsModel* DeploymentTest::model() const
{
    return qobject_cast<RecordsModel*>(table()->model());
}

void DeploymentTest::choose(const char* id)
{
    const int row = model()->rowOf(QString::fromLatin1(id));
    QVERIFY(row >= 0);
    table()->setCurrentIndex(model()->index(row, 0));
}

void DeploymentTest::thePageSaysWhatHappened_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QStringList>("texts");
    const QStringList english{QStringLiteral("web:2.4.0 to web:2.4.1"),
                              QStringLiteral("failed and taken back"),
                              QStringLiteral("from 3 to 5 tasks"),
                              QStringLiteral("not through Bafar"),
                              QStringLiteral("not watched"),
                              QStringLiteral("5 changes"),
                              QStringLiteral("7 older ones are kept but not shown"),
                              QStringLiteral("operator/sara"),
                              QStringLiteral("registry.lab:5000/web:2.4.0@sha256:aa"),
                              QStringLiteral("3 of 3 tasks run registry.lab:5000/web:2.4.1"),
                              QStringLiteral("42 s")};
    const QStringList persian{QString::fromUtf8("استقرارها"), QString::fromUtf8("نه از راه Bafar"),
                              QString::fromUtf8("شمار تغییر کرد"), QStringLiteral("operator/sara")};
    const auto dark = static_cast<int>(shared::ThemeName::Dark);
    const auto light = static_cast<int>(shared::ThemeName::Light);
    QTest::newRow("en dark 1440x900") << "en" << dark << QSize(1440, 900) << english;
    QTest::newRow("en light 1024x640") << "en" << light << QSize(1024, 640) << english;
    QTest::newRow("fa light 1440x900") << "fa" << light << QSize(1440, 900) << persian;
    QTest::newRow("fa dark 1024x640") << "fa" << dark << QSize(1024, 640) << persian;
}

void DeploymentTest::thePageSaysWhatHappened()
{
    QFETCH(const QString, language);
    QFETCH(const int, theme);
    QFETCH(const QSize, size);
    QFETCH(const QStringList, texts);
    open(language, static_cast<shared::ThemeName>(theme), size);
    say(manyChanges(), 7);
    const QString tag = QLatin1String(QTest::currentDataTag())
                            .toString()
                            .replace(QLatin1Char(' '), QLatin1Char('-'));
    QString said; // what a narrow table has no room for, the panel says
    for (const char* id : {"d5", "d4", "d3", "web@1207"}) {
        choose(id);
        QTest::qWait(60);
        said += shared::withoutIsolation(text());
        keep(QStringLiteral("deployment-") + QLatin1String(id) + QLatin1Char('-') + tag);
    }
    for (const QString& part : texts) {
        QVERIFY2(said.contains(part), qPrintable(part + QLatin1Char('\n') + said));
    }
    QCOMPARE(window_->size(), size);
    QTRY_COMPARE(table()->horizontalScrollBar()->maximum(), 0);
}

/// The zone is the same in every row.
void DeploymentTest::aRowSaysTheMinuteAndItsTipTheWholeMoment()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say(manyChanges());
    const QModelIndex when =
        model()->index(model()->rowOf(QStringLiteral("d5")), RecordsModel::When);
    const QString moment = shared::dateAndTime({SomeDay.unixMs - 60'000});
    QCOMPARE(when.data().toString(), moment.left(16)); // "2026-11-23 09:41"
    QCOMPARE(shared::withoutIsolation(when.data(Qt::ToolTipRole).toString()), moment);
}

void DeploymentTest::aPersonIsWrittenAlikeInBothPlaces()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say(manyChanges());
    choose("d5");
    const QString person = QStringLiteral("operator/sara");
    const QModelIndex who = model()->index(model()->rowOf(QStringLiteral("d5")), RecordsModel::Who);
    QCOMPARE(who.data().toString(), person);
    QCOMPARE(who.data(Qt::FontRole).value<QFont>().families(), shared::technicalFont().families());
    const auto fact = [this, &person]() -> const QLabel* {
        const QList<QLabel*> labels = window_->findChildren<QLabel*>();
        const auto found = std::find_if(labels.begin(), labels.end(), [&person](QLabel* label) {
            return label->isVisible() && shared::withoutIsolation(label->text()) == person;
        });
        return found == labels.end() ? nullptr : *found;
    };
    QTRY_VERIFY(fact() != nullptr);
    QCOMPARE(fact()->font().families(), shared::technicalFont().families());
}

/// At this size there is room for the texts on two lines and not on one.
void DeploymentTest::givenASmallWindowThenNoChangeIsCut()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1100, 700});
    say(manyChanges());
    QTRY_COMPARE(table()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(table()->isColumnHidden(RecordsModel::Took));
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex change = model()->index(row, RecordsModel::Change);
        const bool isWhole =
            shared::RowsDelegate::isOnOneLine(change, table()->columnWidth(RecordsModel::Change));
        QVERIFY(isWhole || table()->rowHeight(row) == shared::tallRowHeight());
    }
}

void DeploymentTest::theWayBackOpensThePlan()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say(manyChanges());
    QVERIFY(!back()->isEnabled()); // the session begins read-only
    session_->setReadOnly(false);
    QTRY_VERIFY(back()->isEnabled());
    QTest::qWait(60);
    keep(QStringLiteral("deployment-unlocked"));
    QTest::mouseClick(back(), Qt::LeftButton);
    const auto planned = [this] {
        std::vector<schema::ActionRequest> all;
        for (const auto& [name, link] : agents_) {
            all.insert(all.end(), link->planned.begin(), link->planned.end());
        }
        return all;
    };
    QTRY_COMPARE(planned().size(), std::size_t{1});
    QCOMPARE(planned().front().action, std::string("services.update"));
    QCOMPARE(planned().front().parameters,
             (std::map<std::string, std::string>{
                 {"service", "web"}, {"image", "registry.lab:5000/web:2.4.0@sha256:aa"}}));
    QCOMPARE(planned().front().reason, std::string("back to before d5"));
    keep(QStringLiteral("deployment-plan"));
}

void DeploymentTest::whyThereIsNoWayBack_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("why");
    QTest::newRow("given a restart") << "d1"
                                     << "a restart changes nothing that could be taken back";
    QTest::newRow("given that it was taken back already") << "d4"
                                                          << "it was taken back already";
    QTest::newRow("given a scaling, then it can be taken back") << "d3"
                                                                << "";
    QTest::newRow("given an outside one, then it can be taken back") << "web@1207"
                                                                     << "";
    QTest::newRow("given that the image before runs already")
        << "d6"
        << "web runs the image before it already.";
    QTest::newRow("given a service that is gone")
        << "d7"
        << "No manager of the Swarm that is heard knows a service gone.";
}

void DeploymentTest::whyThereIsNoWayBack()
{
    QFETCH(const QString, id);
    QFETCH(const QString, why);
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    session_->setReadOnly(false);
    std::vector<Deployment> records = manyChanges();
    records.push_back(change("d6", Kind::UpdateImage, ActionState::FailedNeedsHands, 100'000));
    records.back().fromImage = "registry.lab:5000/web:2.4.1@sha256:bb";
    records.back().toImage = "registry.lab:5000/web:2.6.0";
    records.push_back(change("d7", Kind::UpdateImage, ActionState::Succeeded, 200'000));
    records.back().service = "gone";
    say(records);
    choose(qPrintable(id));
    QTRY_COMPARE(back()->isEnabled(), why.isEmpty());
    QCOMPARE(shared::withoutIsolation(back()->toolTip()), why);
    QVERIFY(why.isEmpty() || shared::withoutIsolation(text()).contains(why));
}

void DeploymentTest::aChosenRecordStaysChosen()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    say(manyChanges());
    choose("d3");
    QVERIFY(!window_->findChild<QPushButton*>(QStringLiteral("show change"))->isVisible());
    std::vector<Deployment> records = manyChanges();
    records.insert(records.begin(), change("d8", Kind::Restart, ActionState::Running, 1));
    say(records);
    QCOMPARE(table()->currentIndex().data(shared::RowsModel::KeyRole).toString(),
             QStringLiteral("d3"));
    QVERIFY(text().contains(QLatin1String("more guests at noon")));
}

void DeploymentTest::aRunningOneShowsHowFarItIs()
{
    open(QStringLiteral("en"), shared::ThemeName::Dark, {1440, 900});
    Deployment record = change("d8", Kind::UpdateImage, ActionState::Running, 1);
    record.steps.front().log.clear();
    record.steps.front().state = schema::StepState::Running;
    say({record});
    schema::ActionRecord live = recordOf(handOverPlan("n2"), 0);
    live.id = "d8";
    live.steps.resize(1);
    live.steps.front().state = schema::StepState::Running;
    live.steps.front().log = "1 of 3 tasks run the wanted image";
    agents_["n1"]->sayAction(live);
    QTRY_VERIFY(text().contains(QLatin1String("1 of 3 tasks run the wanted image")));
    QVERIFY(!back()->isEnabled());
    auto* show = window_->findChild<QPushButton*>(QStringLiteral("show change"));
    QTRY_VERIFY(show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton); // "cancel it instead": there
    QTRY_VERIFY(window_->planDialog() != nullptr);
}

void DeploymentTest::thePageOfNothingSaysWhatToDo_data()
{
    QTest::addColumn<bool>("watched");
    QTest::addColumn<QString>("said");
    QTest::newRow("given services that nobody changed")
        << true << "No service has been changed yet";
    QTest::newRow("given no services in the spec") << false << "Nobody records changes of services";
}

void DeploymentTest::thePageOfNothingSaysWhatToDo()
{
    QFETCH(const bool, watched);
    QFETCH(const QString, said);
    open(QStringLiteral("en"), shared::ThemeName::Light, {1024, 640});
    if (watched) {
        say({});
    } else {
        for (const auto& [name, link] : agents_) {
            link->saySnapshot("n1");
        }
    }
    QTRY_VERIFY(text().contains(said));
    QVERIFY(!back()->isVisible());
    auto* services = window_->findChild<QPushButton*>(QStringLiteral("services of an empty page"));
    QCOMPARE(services->isVisible(), watched); // that is where services are changed
    keep(QStringLiteral("deployment-nothing-") + QString::number(watched ? 1 : 0));
}

void DeploymentTest::hostileTextsBreakNothing()
{
    open(QStringLiteral("fa"), shared::ThemeName::Dark, {1024, 640});
    const std::string hostile =
        QStringLiteral("\u202Egpj\u2066\n\x1b[31m").repeated(4000).toStdString();
    Deployment record = change("d9", Kind::UpdateImage, ActionState::FailedUndone, 1);
    record.service = record.who = record.why = record.node = hostile;
    record.fromImage = record.toImage = record.outcome = hostile;
    record.steps.front().log = hostile;
    say({record});
    QTest::qWait(60);
    QCOMPARE(window_->size(), QSize(1024, 640));
    const QString said = text();
    QVERIFY(!said.contains(QChar(0x202E)) && !said.contains(QChar(0x1b)));
    keep(QStringLiteral("deployment-hostile"));
}

} // namespace bafar::test

using bafar::test::DeploymentTest;
TEST_CLASS(DeploymentTest)
#include "deployment_test.moc"
