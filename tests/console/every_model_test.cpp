// Item models under Qt's own model tester that no other test puts there: each is made with data,
// and its rows come, change and go, as they are given and while they are sorted. tests/tidy says
// when a model is in no such test. It is larger than the budget because every model is a case of
// one table.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <functional>
#include <memory>

#include "tests/console/fake_agents.h"
#include "tests/support/main.h"
#include "ui/actions/model.h"
#include "ui/cluster/group_model.h"
#include "ui/deployment/compare.h"
#include "ui/deployment/model.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/load_balancer/model.h"
#include "ui/load_balancer/slowest_panel.h"
#include "ui/monitoring/side.h"
#include "ui/palette/model.h"

namespace bafar::test {

/// A model and what happens to it, step by step; what the steps work with lives in them.
struct Trial {
    std::shared_ptr<QAbstractItemModel> model;
    std::vector<std::function<void()>> steps;
};

using MakeTrial = std::function<Trial()>;

class EveryModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsComeChangeAndGo_data();
    void rowsComeChangeAndGo();

private:
    static void ofActions();
    static void ofDeployments();
    static void ofTheGroup();
    static void ofOthers();
};

/// The model is given one value after another.
template <class Model, class Value, class Give>
static Trial trialOf(const std::vector<Value>& values, Give give)
{
    const auto model = std::make_shared<Model>();
    Trial trial{model, {}};
    for (const Value& value : values) {
        trial.steps.emplace_back([to = model.get(), value, give] { give(*to, value); });
    }
    return trial;
}

static void addTrial(const char* name, MakeTrial make)
{
    QTest::newRow(name) << std::move(make);
}

static schema::Condition seenAs(const char* text, schema::Verdict verdict)
{
    schema::Condition condition;
    condition.text = text;
    condition.verdict = verdict;
    return condition;
}

void EveryModelTest::ofActions()
{
    using Conditions = std::vector<schema::Condition>;
    using schema::Verdict;
    using ui::actions::ConditionsModel;
    const schema::Condition live = seenAs("n2 is live", Verdict::Pass);
    const schema::Condition owner = seenAs("one owner", Verdict::Unknown);
    const schema::Condition silent = seenAs("n2 is live", Verdict::Fail);
    const std::vector<Conditions> all = {{live},          {live, owner}, {owner, live, silent},
                                         {silent, owner}, {silent},      {}};
    addTrial("preconditions", [all] {
        return trialOf<ConditionsModel>(all, [](ConditionsModel& model, const Conditions& some) {
            model.setBefore(some, schema::ActionClass::DataRisk);
        });
    });
    addTrial("post-conditions", [all] {
        return trialOf<ConditionsModel>(all, [](ConditionsModel& model, const Conditions& some) {
            model.setAfter(some, true);
        });
    });
    addTrial("candidates", [] {
        return Trial{std::make_shared<ui::actions::CandidatesModel>(handOverPlan("n2").draft), {}};
    });
}

static schema::deployment::Deployment changeOf(const char* id, const char* log)
{
    schema::deployment::Deployment record;
    record.id = id;
    record.service = "web";
    record.toImage = "registry.lab:5000/web:2.4.1";
    record.startedAt = SomeDay;
    record.outcome = log;
    record.steps = {{"Swarm replaces the tasks of web", schema::StepState::Done, {}, log}};
    return record;
}

void EveryModelTest::ofDeployments()
{
    using schema::deployment::Deployment;
    using namespace ui::deployment;
    addTrial("changes of services", [] {
        const Deployment first = changeOf("d1", "3 of 3 tasks");
        const Deployment second = changeOf("d2", "1 of 3 tasks");
        const Deployment again = changeOf("d1", "it failed");
        using Records = std::vector<Deployment>;
        return trialOf<RecordsModel>(
            std::vector<Records>{{first}, {second, first}, {second, again}, {again}, {}},
            [](RecordsModel& model, const Records& records) { model.setRecords(records); });
    });
    addTrial("steps of a change", [] {
        const auto store = std::make_shared<link::Store>(std::vector<std::string>{"n1"});
        const Deployment one = changeOf("d1", "3 of 3 tasks");
        Deployment two = changeOf("d1", "1 of 3 tasks");
        two.steps.push_back(two.steps.front());
        Deployment none = one;
        none.steps.clear();
        return trialOf<StepsModel>(std::vector<Deployment>{one, two, one, none},
                                   [store](StepsModel& model, const Deployment& record) {
                                       model.setRecord(record, *store);
                                   });
    });
    addTrial("two changes side by side", [] {
        using Lines = std::vector<CompareLine>;
        const CompareLine image{QStringLiteral("Image"),
                                {},
                                {QStringLiteral("web:1"), true},
                                {QStringLiteral("web:2"), true},
                                Difference::Changed};
        CompareLine mode = image;
        mode.part = QStringLiteral("Environment");
        mode.name = QStringLiteral("MODE");
        CompareLine same = mode;
        same.difference = Difference::Same;
        return trialOf<CompareModel>(
            std::vector<Lines>{{image}, {image, mode}, {image, same}, {same}, {}},
            [](CompareModel& model, const Lines& lines) { model.setLines(lines); });
    });
}

/// Three agents that were heard.
struct HeardGroup {
    std::map<std::string, FakeLink*> agents;
    std::unique_ptr<link::Session> session;

    HeardGroup()
    {
        FakeCluster cluster;
        agents = cluster.observers;
        session = std::make_unique<link::Session>(QStringLiteral("lab"), std::move(cluster.links));
        session->start();
        for (const auto& [name, link] : agents) {
            link->saySnapshot("n1");
        }
    }
};

void EveryModelTest::ofTheGroup()
{
    using schema::cluster::AgreementStatus;
    using ui::cluster::ProblemsModel;
    using ui::cluster::RecoveriesModel;
    addTrial("problems of the group", [] {
        const auto on = std::make_shared<HeardGroup>();
        using Words = std::pair<std::string, AgreementStatus>;
        return trialOf<ProblemsModel>(std::vector<Words>{{"n3", minorityOf("n3")},
                                                         {"n2", minorityOf("n2")},
                                                         {"n3", standingOf("n3")},
                                                         {"n2", standingOf("n2")}},
                                      [on](ProblemsModel& model, const Words& words) {
                                          on->agents.at(words.first)->sayGroup(words.second);
                                          model.setSession(*on->session, link::monotonicNow());
                                      });
    });
    addTrial("what was recovered by force", [] {
        const auto on = std::make_shared<HeardGroup>();
        AgreementStatus one = standingOf("n2");
        one.recoveries = {{"n2", "admin/sara", "the rack burnt down", {"n1: never heard"}, 11, 3}};
        AgreementStatus two = one;
        two.recoveries.push_back({"n2", "admin/reza", "a drill", {}, 12, 4});
        AgreementStatus other = one;
        other.recoveries[0].why = "it was moved";
        return trialOf<RecoveriesModel>(
            std::vector<AgreementStatus>{one, two, other, standingOf("n2")},
            [on](RecoveriesModel& model, const AgreementStatus& standing) {
                on->agents.at("n2")->sayGroup(standing);
                model.setSession(*on->session);
            });
    });
}

static ui::palette::Row paletteRow(const char* key, const char* title, bool isHead = false)
{
    ui::palette::Row row;
    row.key = QString::fromLatin1(key);
    row.title = QString::fromLatin1(title);
    row.isHead = isHead;
    return row;
}

/// Event `number` of n1, with that text.
static void tellEvent(link::Store& store, std::uint64_t number, const char* text)
{
    schema::Message message;
    message.node = "n1";
    message.kind = schema::MessageKind::Event;
    message.event.emplace();
    message.event->node = "n1";
    message.event->sequence = number;
    message.event->at = {SomeDay.unixMs + static_cast<std::int64_t>(number)};
    message.event->text = text;
    store.apply(message, Instant(std::chrono::hours(1)));
}

void EveryModelTest::ofOthers()
{
    using ui::load_balancer::SlowestModel;
    using ui::load_balancer::SlowUpstream;
    using ui::monitoring::NodeEventsModel;
    using ui::palette::RowsList;
    addTrial("events of a node", [] {
        const auto store = std::make_shared<link::Store>(std::vector<std::string>{"n1", "n2"});
        using Told = std::pair<std::uint64_t, const char*>;
        std::vector<Told> all; // more than are shown, so that the oldest go
        for (std::uint64_t number = 1; number <= NodeEventsModel::RowsMax + 3; ++number) {
            all.emplace_back(number, "n1 stands by");
        }
        all.emplace_back(NodeEventsModel::RowsMax + 3, "n1 owns it");
        return trialOf<NodeEventsModel>(all, [store](NodeEventsModel& model, const Told& told) {
            tellEvent(*store, told.first, told.second);
            model.setStore(*store, "n1", SomeDay);
        });
    });
    addTrial("slowest upstreams", [] {
        using Slow = std::vector<SlowUpstream>;
        const SlowUpstream web{"web", 120, std::chrono::milliseconds(195), false};
        const SlowUpstream files{"files", 100, std::chrono::seconds(10), true};
        const SlowUpstream tiny{"web", 3, {}, false};
        return trialOf<SlowestModel>(
            std::vector<Slow>{{web}, {files, web}, {files, tiny}, {files}, {}},
            [](SlowestModel& model, const Slow& slow) { model.setSlowest(slow, {}); });
    });
    addTrial("what the palette lists", [] {
        using Rows = std::vector<ui::palette::Row>;
        const auto head = paletteRow("head", "Things", true);
        const auto one = paletteRow("1 n1", "n1");
        const auto other = paletteRow("1 n1", "n1, failed");
        const auto two = paletteRow("1 n2", "n2");
        return trialOf<RowsList>(
            std::vector<Rows>{{head, one}, {head, other}, {head, one, two}, {head, two}, {}},
            [](RowsList& model, const Rows& rows) { model.setRows(rows); });
    });
}

void EveryModelTest::rowsComeChangeAndGo_data()
{
    QTest::addColumn<MakeTrial>("make");
    ofActions();
    ofDeployments();
    ofTheGroup();
    ofOthers();
}

void EveryModelTest::rowsComeChangeAndGo()
{
    QFETCH(const MakeTrial, make);
    const Trial trial = make();
    QAbstractItemModel& model = *trial.model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy came(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy went(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy anew(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    int most = model.rowCount();
    const auto run = [&] {
        for (const auto& step : trial.steps) {
            step();
            most = std::max(most, model.rowCount());
        }
    };
    run();
    model.sort(0, Qt::DescendingOrder);
    run();
    model.sort(-1);
    QVERIFY(most > 1);
    if (!trial.steps.empty()) {
        QVERIFY(came.count() + anew.count() > 0);
        QVERIFY(went.count() + anew.count() > 0);
        QVERIFY(changed.count() > 0);
    }
}

} // namespace bafar::test

using bafar::test::EveryModelTest;
TEST_CLASS(EveryModelTest)
#include "every_model_test.moc"
