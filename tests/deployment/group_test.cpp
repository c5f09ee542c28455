// The records in a real group of three agents, simulated: whoever ran the action and is killed,
// they are on the others, the same on all.
#include <QTest>

#include "agents/sim/raft_site.h"
#include "tests/deployment/story.h"
#include "tests/support/main.h"

namespace bafar::test {

using namespace std::chrono_literals;
using deployment::Book;

class GroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoRanItIsKilledAndItIsOnTheOthers();
};

namespace {

/// The group, and what its agents derive from their copies of the ledger.
class Group {
public:
    Group()
        : site_(7, setups())
    {
        std::vector<schema::Member> members;
        for (std::size_t i = 0; i < site_.size(); ++i) {
            members.push_back(site_.host(i).member());
        }
        for (std::size_t i = 0; i < site_.size(); ++i) {
            site_.host(i).found(members);
        }
        run(10s);
    }

    sim::RaftHost& host(const std::string& name) { return *site_.named(name); }

    void run(Duration time) { site_.world().runUntil(site_.world().now() + time); }

    /// Has a record agreed on through this agent; false: it was not.
    bool agree(const std::string& through, schema::RecordKind kind, const std::string& body)
    {
        schema::Record record;
        record.kind = kind;
        record.node = through;
        record.body.text = body;
        bool agreed = false;
        host(through).ask(std::move(record), 10s, [&agreed](const Result<std::uint64_t>& index) {
            agreed = index.has_value();
        });
        run(10s);
        return agreed;
    }

    /// As an agent's start derives them.
    std::vector<Deployment> records(const std::string& of)
    {
        const cluster::Ledger& ledger = host(of).group()->ledger();
        deployment::AgreedMoved moved;
        moved.anew = true;
        moved.actionsFrom = ledger.firstIndex();
        moved.running = ledger.running() == nullptr ? std::string() : ledger.running()->id;
        for (const schema::Record& record : ledger.read(0, 1000)) {
            if (record.kind == schema::RecordKind::Action) {
                moved.actions.push_back(
                    {record.index,
                     std::make_shared<const schema::ActionRecord>(
                         schema::fromJson<schema::ActionRecord>(record.body.text).value())});
            } else if (record.kind == schema::RecordKind::Slot) {
                moved.slots.push_back(
                    {record.index, schema::fromJson<schema::SlotChange>(record.body.text).value()});
            }
        }
        Book book;
        book.take(moved);
        return book.newest(100);
    }

private:
    static std::vector<sim::RaftSetup> setups()
    {
        std::vector<sim::RaftSetup> all(3);
        for (std::size_t i = 0; i < all.size(); ++i) {
            all[i].name = "n" + std::to_string(i + 1);
        }
        return all;
    }

    sim::RaftSite site_;
};

} // namespace

void GroupTest::whoRanItIsKilledAndItIsOnTheOthers()
{
    Group group;
    schema::ActionRecord action = recordOf({"a1", "update", "image=registry/web:2"});
    action.fence = action.edition = 1;
    QVERIFY(group.agree("n2", schema::RecordKind::Action, schema::toJson(action)));
    group.host("n2").crash(sim::RaftDisk::Crash{});
    group.run(20s);
    const auto lost = group.records("n1");
    QCOMPARE(lost.size(), std::size_t{1});
    QCOMPARE(lost.front().state, ActionState::Running);
    QVERIFY(group.records("n3") == lost);

    schema::ActionRecord ended =
        recordOf({"a1", "update", "image=registry/web:2", ActionState::Succeeded, 0, 42});
    ended.holder = "n3"; // took it over
    ended.fence = ended.edition = 2;
    QVERIFY(group.agree("n3", schema::RecordKind::Action, schema::toJson(ended)));
    schema::SlotChange change;
    change.slot = schema::SlotKind::Deployment;
    change.key = "web@12";
    Deployment outside;
    outside.service = "web";
    outside.startedAt = {Noon.unixMs + 60'000};
    change.value = schema::RawJson{schema::toJson(outside)};
    QVERIFY(group.agree("n1", schema::RecordKind::Slot, schema::toJson(change)));
    QVERIFY2(!group.agree("n3", schema::RecordKind::Slot, schema::toJson(change)),
             "another agent that found the same change records it no second time");
    const auto now = group.records("n1");
    QCOMPARE(now.size(), std::size_t{2});
    QCOMPARE(now[0].id, std::string("web@12"));
    QCOMPARE(lineOf(now[1]), std::string("update_image registry/web:1@sha256:aa registry/web:2 "
                                         "succeeded operator/sara 42 s"));
    QVERIFY(group.records("n3") == now);

    group.host("n2").start();
    group.run(20s);
    QVERIFY(group.records("n2") == now);
}

TEST_CLASS(GroupTest)

} // namespace bafar::test

#include "group_test.moc"
