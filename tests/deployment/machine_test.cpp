// The machine among its kind: what it tells, who records a change that was not through Bafar, and
// that nothing is recorded twice or by a mistake of timing.
#include <QTest>

#include "tests/deployment/story.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using deployment::Machine;

class MachineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void quietWithoutServices();
    void tellsWhatIsAgreed();
    void keepsAsManyAsConfigured();
    void onlyTheLeaderRecordsAnOutsideChange();
    void aLostProposalIsMadeAgain();
    void aNewLeaderRecordsWhatTheOldOneDidNot();
    void whatTurnsOutToBeOursIsNotRecorded();
    void anOwnChangeHidesNoOtherOne();
    void whatIsOldIsGivenUp();
    void theOldestSlotsAreCleared();
    void takesNoActions();

private:
    void configure(const std::string& yaml = "services: {}\n");
    [[nodiscard]] std::vector<schema::SlotChange> look(const services::Service& service,
                                                       bool leads,
                                                       Duration later = 1s);
    [[nodiscard]] services::Service changed(const char* image, std::uint64_t version) const;
    std::size_t told(const Machine::Effects& effects);

    std::unique_ptr<Machine> machine_;
    Agreed agreed_;
    Instant now_{};
    int statuses_ = 0;
    std::string events_;
};

static schema::Spec specOf(const std::string& yaml)
{
    static const schema::SpecSection Sections[] = {
        {services::Name, &schema::typeOf<services::Config>()},
        {schema::deployment::Name, &schema::typeOf<schema::deployment::Config>()}};
    return schema::SpecReading::read(yaml, Sections, {}).spec;
}

void MachineTest::init()
{
    machine_ = std::make_unique<Machine>(Self{"lab", "n2"});
    agreed_ = {};
    now_ = Instant(100s);
    statuses_ = 0;
    events_.clear();
    told(machine_->handle(WallClockRead{Noon}, now_));
}

std::size_t MachineTest::told(const Machine::Effects& effects)
{
    for (const Machine::Effect& effect : effects) {
        statuses_ += std::holds_alternative<StatusChanged>(effect) ? 1 : 0;
        if (const auto* event = std::get_if<EmitEvent>(&effect)) {
            events_ += event->event.kind + " " + event->event.subject + ": " + event->event.text;
        }
    }
    return effects.size();
}

void MachineTest::configure(const std::string& yaml)
{
    told(machine_->configure(specOf(yaml), now_));
}

/// A heartbeat with this view; the slots that are proposed then.
std::vector<schema::SlotChange> MachineTest::look(const services::Service& service,
                                                  bool leads,
                                                  Duration later)
{
    now_ += later;
    auto view = std::make_shared<const schema::ClusterView>(viewOf(swarmOf({service})));
    const Machine::Effects effects = machine_->handle(ViewRead{view, leads}, now_);
    told(effects);
    std::vector<schema::SlotChange> proposed;
    for (const Machine::Effect& effect : effects) {
        if (const auto* persist = std::get_if<Persist>(&effect)) {
            proposed.push_back(schema::fromJson<schema::SlotChange>(persist->body.text).value());
        }
    }
    return proposed;
}

services::Service MachineTest::changed(const char* image, std::uint64_t version) const
{
    services::Service service = web();
    service.image = image;
    service.version = version;
    return service;
}

void MachineTest::quietWithoutServices()
{
    configure("{}\n");
    QVERIFY(!machine_->readsView());
    QCOMPARE(machine_->status(now_).state, schema::State::NotMonitored);
    QCOMPARE(machine_->status(now_).reasons.front(),
             std::string("services are not in the cluster spec"));
    told(machine_->handle(agreed_.add(recordOf({"a1", "restart", ""})), now_));
    QVERIFY(machine_->status(now_).records.empty());
    QCOMPARE(statuses_, 0);
    QVERIFY(machine_->presence(now_).entities.empty());
}

void MachineTest::tellsWhatIsAgreed()
{
    told(machine_->handle(
        agreed_.add(recordOf({"a1", "scale", "replicas=5", ActionState::Succeeded, 3, 7})), now_));
    configure();
    QVERIFY(machine_->readsView());
    const auto status = machine_->status(now_);
    QCOMPARE(status.state, schema::State::Ok);
    QCOMPARE(status.records.size(), std::size_t{1});
    QCOMPARE(lineOf(status.records.front()), std::string("scale 3 5 succeeded operator/sara 7 s"));
    const int before = statuses_;
    told(machine_->handle(agreed_.all(), now_));
    QCOMPARE(statuses_, before);
}

void MachineTest::keepsAsManyAsConfigured()
{
    configure("services: {}\ndeployment: {keep: 10}\n");
    for (int i = 0; i < 13; ++i) {
        told(machine_->handle(agreed_.add(recordOf({"a" + std::to_string(i), "restart", "",
                                                    ActionState::Succeeded, i, 1})),
                              now_));
    }
    QCOMPARE(machine_->status(now_).records.size(), std::size_t{10});
    QCOMPARE(machine_->status(now_).leftOut, 3U);
    QCOMPARE(machine_->status(now_).records.front().id, std::string("a12"));
}

void MachineTest::onlyTheLeaderRecordsAnOutsideChange()
{
    configure();
    QVERIFY(look(web(), true).empty());
    const services::Service now = changed("registry/web:2", 11);
    QVERIFY(look(now, false).empty());
    QVERIFY(look(now, false, 5s).empty());
    const auto proposed = look(now, true);
    QCOMPARE(proposed.size(), std::size_t{1});
    QCOMPARE(proposed.front().key, std::string("web@11"));
    QCOMPARE(proposed.front().expects, std::uint64_t{0});
    QVERIFY(look(now, true).empty());                            // under way
    told(machine_->handle(agreed_.add(proposed.front()), now_)); // before the answer, as on a loop
    told(machine_->handle(Persisted{"web@11", 5}, now_));
    QCOMPARE(events_, std::string("outside_change_recorded services/web: web was changed with "
                                  "Docker itself: registry/web:1 to registry/web:2"));
    QVERIFY(look(now, true, 30s).empty());
    const auto status = machine_->status(now_);
    QCOMPARE(status.records.size(), std::size_t{1});
    QVERIFY(status.records.front().outside);
    QCOMPARE(status.records.front().id, std::string("web@11"));
}

void MachineTest::aLostProposalIsMadeAgain()
{
    configure();
    QVERIFY(look(web(), true).empty());
    const services::Service now = changed("registry/web:2", 11);
    QVERIFY2(look(now, true).empty(), "the log may still bring who did it");
    QCOMPARE(look(now, true, Machine::AskAfter).size(), std::size_t{1});
    told(machine_->handle(Persisted{"web@11", fail(Code::Unavailable, "no majority")}, now_));
    QVERIFY(look(now, true, Machine::AskAgain - 1ms).empty());
    QCOMPARE(look(now, true, 1ms).size(), std::size_t{1});
    QVERIFY(events_.empty());
}

void MachineTest::aNewLeaderRecordsWhatTheOldOneDidNot()
{
    configure();
    QVERIFY(look(web(), false).empty());
    const services::Service now = changed("registry/web:2", 11);
    QVERIFY(look(now, false).empty());
    QCOMPARE(look(now, true, 20s).size(), std::size_t{1});
}

void MachineTest::whatTurnsOutToBeOursIsNotRecorded()
{
    configure();
    QVERIFY(look(web(), false).empty());
    const services::Service now = changed("registry/web:2", 11);
    QVERIFY(look(now, false).empty()); // this agent's log lags behind what it is told
    told(machine_->handle(
        agreed_.add(recordOf({"a1", "update", "image=registry/web:2", ActionState::Running})),
        now_));
    QVERIFY(look(now, true, 10s).empty());
}

void MachineTest::anOwnChangeHidesNoOtherOne()
{
    configure();
    QVERIFY(look(web(), true).empty());
    services::Service scaled = web();
    scaled.desired = 2;
    scaled.version = 11;
    QVERIFY(look(scaled, true).empty());
    told(machine_->handle(
        agreed_.add(recordOf({"a1", "update", "image=registry/web:2", ActionState::Running})),
        now_));
    const auto proposed = look(scaled, true, 3s);
    QCOMPARE(proposed.size(), std::size_t{1});
    QCOMPARE(proposed.front().key, std::string("web@11"));
}

void MachineTest::whatIsOldIsGivenUp()
{
    configure();
    QVERIFY(look(web(), false).empty());
    const services::Service now = changed("registry/web:2", 11);
    QVERIFY(look(now, false).empty());
    QVERIFY(look(now, true, Machine::FoundFor).empty());
}

void MachineTest::theOldestSlotsAreCleared()
{
    configure();
    Deployment record;
    record.service = "web";
    for (std::size_t i = 0; i < Machine::OutsideKept + 2; ++i) {
        schema::SlotChange change;
        change.slot = schema::SlotKind::Deployment;
        change.key = "web@" + std::to_string(1000 + i);
        change.value = schema::RawJson{schema::toJson(record)};
        told(machine_->handle(agreed_.add(change), now_));
    }
    QVERIFY(look(web(), false).empty());
    const auto cleared = look(web(), true);
    QCOMPARE(cleared.size(), std::size_t{2});
    QCOMPARE(cleared.front().key, std::string("web@1000"));
    QCOMPARE(cleared.front().expects, std::uint64_t{1});
    QVERIFY(!cleared.front().value.has_value());
    QVERIFY(look(web(), true).empty()); // under way
}

void MachineTest::takesNoActions()
{
    configure();
    const schema::ClusterView view = viewOf(swarmOf({web()}));
    QVERIFY(machine_->offers(view).empty());
    QCOMPARE(machine_->draft({"deployment.undo", {}, {}}, view).error().code, Code::NotFound);
    QCOMPARE(machine_->judge({}, view).verdict, schema::Verdict::Unknown);
    const auto effects = machine_->command({}, "a1/0", now_);
    QCOMPARE(std::get<CommandFinished>(effects.front()).outcome.error().code, Code::NotFound);
}

TEST_CLASS(MachineTest)

} // namespace bafar::test

#include "machine_test.moc"
