// RaftGroup: libraft around a ledger, on simulated disks and a simulated network.
// It is larger than the budget because all rows of one subject are read together.
#include <QTest>

#include "core/schema/json.h"
#include "tests/cluster/group.h"
#include "tests/support/main.h"

namespace bafar::test {

using cluster::GroupRole;
using schema::MemberRole;

namespace {

cluster::GroupTiming shortLog()
{
    cluster::GroupTiming timing;
    timing.snapshotAfter = 20;
    timing.keptAfterSnapshot = 2;
    return timing;
}

std::string textOf(const Result<void>& outcome)
{
    return outcome ? "done"
                   : std::string(codeName(outcome.error().code)) + ": " + outcome.error().text;
}

QString shown(const Result<void>& outcome)
{
    return QString::fromStdString(textOf(outcome));
}

/// The part that a group sees a member play.
std::optional<MemberRole> partOf(const cluster::RaftGroup& group, std::uint64_t number)
{
    for (const schema::Member& member : group.standing().members) {
        if (member.number == number) {
            return member.role;
        }
    }
    return std::nullopt;
}

} // namespace

class RaftGroupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void membersAreWrittenAsAddresses_data();
    void membersAreWrittenAsAddresses();
    void threeFoundersAgree();
    void aGroupOfOneAgreesByItself();
    void onlyAPristineMemberFounds();
    void anotherLeadsWhenTheLeaderIsLost();
    void nobodyLeadsAMinority();
    void aMemberFarBehindGetsASnapshot();
    void theLogStaysShort();
    void membersComeAndGo();
    void partsChange_data();
    void partsChange();
    void refusedChanges_data();
    void refusedChanges();
    void aWitnessHandsLeadershipOn();
    void leadershipIsHandedOn();
    void oneOfThreeIsGivenTheGroup();
    void whatIsNoProposalChangesNothing();
    void aProposalTooLargeIsRefused();
    void closingAnswersEverything();
    void aDamagedLogIsRefused_data();
    void aDamagedLogIsRefused();
};

void RaftGroupTest::membersAreWrittenAsAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("valid");
    QTest::newRow("a voter over IPv4") << QStringLiteral("n1/192.0.2.11:7601/voter") << true;
    QTest::newRow("a standby over IPv6")
        << QStringLiteral("n2/[2001:db8:77::12]:7601/standby") << true;
    QTest::newRow("a witness") << QStringLiteral("n3/192.0.2.13:7601/witness") << true;
    QTest::newRow("no part") << QStringLiteral("n1/192.0.2.11:7601") << false;
    QTest::newRow("an unknown part") << QStringLiteral("n1/192.0.2.11:7601/king") << false;
    QTest::newRow("no node") << QStringLiteral("/192.0.2.11:7601/voter") << false;
    QTest::newRow("no port") << QStringLiteral("n1/192.0.2.11/voter") << false;
    QTest::newRow("more than three parts") << QStringLiteral("n1/x/192.0.2.11:7601/voter") << false;
    QTest::newRow("nothing") << QString() << false;
}

void RaftGroupTest::membersAreWrittenAsAddresses()
{
    QFETCH(QString, address);
    QFETCH(bool, valid);
    const auto member = cluster::memberFrom(7, address.toStdString());
    QCOMPARE(member.has_value(), valid);
    if (member) {
        QCOMPARE(QString::fromStdString(cluster::memberAddress(*member)), address);
        QCOMPARE(member->number, std::uint64_t{7});
    }
    QVERIFY(!cluster::memberFrom(0, address.toStdString()));
}

void RaftGroupTest::threeFoundersAgree()
{
    Group group({});
    QVERIFY(group.leader() != nullptr);
    for (std::size_t index = 0; index < 3; ++index) {
        const Result<std::uint64_t> agreed = group.agree(group.host(index), "a line");
        QVERIFY2(agreed.has_value(), agreed ? "" : agreed.error().text.c_str());
    }
    QVERIFY(group.settled());
    QCOMPARE(group.group(0).ledger().read(0, 10).size(), std::size_t{3});
}

void RaftGroupTest::aGroupOfOneAgreesByItself()
{
    Group group({.members = 1});
    QVERIFY(group.leader() == &group.host(0));
    QVERIFY(group.agree(group.host(0), "a line").has_value());
    QCOMPARE(group.group(0).standing().role, GroupRole::Leader);
    QCOMPARE(group.group(0).standing().leader, group.host(0).member().number);
    QCOMPARE(group.group(0).standing().members, std::vector{group.host(0).member()});
}

void RaftGroupTest::onlyAPristineMemberFounds()
{
    Group group({.members = 1});
    QVERIFY(group.agreeMany(3));
    group.host(0).crash(sim::RaftDisk::Crash::Process);
    sim::RaftIo io(group.site.world(), group.host(0).disk(), [](const auto&) { return false; });
    cluster::RaftGroup again(io.io(), group.host(0).member(), {}, {});
    const Result<void> founded = again.bootstrap({group.host(0).member()});
    QCOMPARE(shown(founded),
             QStringLiteral("conflict: founding the group: bootstrap only works on new clusters"));
    bool closed = false;
    again.close([&closed] { closed = true; });
    QVERIFY(group.until([&closed] { return closed; }));
}

void RaftGroupTest::anotherLeadsWhenTheLeaderIsLost()
{
    Group group({});
    sim::RaftHost* first = group.leader();
    QVERIFY(first != nullptr);
    QVERIFY(group.agree(*first, "before").has_value());
    const Instant lost = group.site.world().now();
    first->crash(sim::RaftDisk::Crash::Power);
    sim::RaftHost* second = group.leader();
    QVERIFY(second != nullptr && second != first);
    QVERIFY(group.agree(*second, "between").has_value());
    QVERIFY(group.site.world().now() - lost < std::chrono::milliseconds(1500));
    first->start();
    QVERIFY(group.settled());
    QCOMPARE(first->group()->ledger().read(0, 10).size(), std::size_t{2});
    QCOMPARE(first->group()->standing().role, GroupRole::Follower);
    QCOMPARE(first->group()->standing().leader, second->member().number);
}

/// A cut-off leader knows it within two seconds, and so do a standby and a voter that are cut off.
void RaftGroupTest::nobodyLeadsAMinority()
{
    Group group({.members = 3, .spares = 1});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    schema::Member standby = group.host(3).member();
    standby.role = MemberRole::Standby;
    QCOMPARE(shown(group.wait([&](auto done) { leader->group()->admit(standby, done); })),
             QStringLiteral("done"));
    QVERIFY(group.settled());
    group.site.network().partition({{leader->index()}, {3}});
    group.pass(std::chrono::seconds(2));
    QVERIFY(leader->group()->standing().role != GroupRole::Leader);
    QCOMPARE(leader->group()->standing().leader, std::uint64_t{0});
    QCOMPARE(group.group(3).standing().leader, std::uint64_t{0});
    std::optional<Result<cluster::Verdict>> answer;
    leader->group()->propose({}, [&answer](const auto& verdict) { answer = verdict; });
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, Code::Unavailable);
    sim::RaftHost* other = group.site.leader();
    QVERIFY(other != nullptr && other != leader);
    QVERIFY(group.agree(*other, "by the majority").has_value());
}

void RaftGroupTest::aMemberFarBehindGetsASnapshot()
{
    Group group({.timing = shortLog()});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    sim::RaftHost& behind = group.host((leader->index() + 1) % 3);
    behind.crash(sim::RaftDisk::Crash::Process);
    QVERIFY(group.agreeMany(60));
    behind.start();
    QVERIFY(group.settled());
    QCOMPARE(behind.disk().counts().installed, std::uint64_t{1});
    QCOMPARE(behind.group()->ledger().read(0, 100).size(), std::size_t{60});
}

void RaftGroupTest::theLogStaysShort()
{
    Group group({.timing = shortLog()});
    QVERIFY(group.agreeMany(200));
    QVERIFY(group.settled());
    for (std::size_t index = 0; index < 3; ++index) {
        QVERIFY(group.host(index).disk().entries().size() < 30);
        QVERIFY(group.host(index).disk().counts().taken >= 9);
    }
}

void RaftGroupTest::membersComeAndGo()
{
    Group group({.members = 1, .spares = 3});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    QVERIFY(group.agreeMany(5));
    for (std::size_t index = 1; index < 4; ++index) {
        QCOMPARE(group.group(index).standing().role, GroupRole::Outside);
        const Result<void> admitted = group.wait(
            [&](auto done) { leader->group()->admit(group.host(index).member(), done); });
        QCOMPARE(shown(admitted), QStringLiteral("done"));
        QCOMPARE(leader->group()->standing().members.size(), index + 1);
    }
    QVERIFY(group.settled());
    QCOMPARE(group.group(3).standing().role, GroupRole::Follower);
    QCOMPARE(group.group(3).ledger().read(0, 10).size(), std::size_t{5});
    group.host(3).crash(sim::RaftDisk::Crash::Power); // a dead member can be dismissed
    const Result<void> dismissed = group.wait(
        [&](auto done) { leader->group()->dismiss(group.host(3).member().number, done); });
    QCOMPARE(shown(dismissed), QStringLiteral("done"));
    group.host(1).crash(sim::RaftDisk::Crash::Power); // two of three go on
    QVERIFY(group.agreeMany(2));
    QCOMPARE(leader->group()->standing().members.size(), std::size_t{3});
}

void RaftGroupTest::partsChange_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    const auto add = [](const char* name, MemberRole from, MemberRole to) {
        QTest::newRow(name) << static_cast<int>(from) << static_cast<int>(to);
    };
    add("a standby becomes a voter", MemberRole::Standby, MemberRole::Voter);
    add("a voter becomes a standby", MemberRole::Voter, MemberRole::Standby);
    add("a voter becomes a witness", MemberRole::Voter, MemberRole::Witness);
    add("a witness becomes a standby", MemberRole::Witness, MemberRole::Standby);
    add("a witness stays one", MemberRole::Witness, MemberRole::Witness);
}

void RaftGroupTest::partsChange()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Group group({.members = 3, .spares = 1});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    schema::Member member = group.host(3).member();
    for (const int part : {from, to}) {
        member.role = static_cast<MemberRole>(part);
        QCOMPARE(shown(group.wait([&](auto done) { leader->group()->admit(member, done); })),
                 QStringLiteral("done"));
        for (std::size_t index = 0; index < 4; ++index) {
            QVERIFY(group.until(
                [&] { return partOf(group.group(index), member.number) == member.role; }));
        }
    }
    QVERIFY(group.agree(group.host(3), "by the fourth").has_value());
}

void RaftGroupTest::refusedChanges_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("answer");
    QTest::newRow("by who does not lead")
        << QStringLiteral("follower")
        << QStringLiteral("unavailable: this agent is not the leader");
    QTest::newRow("of the leader itself")
        << QStringLiteral("self")
        << QStringLiteral("conflict: a leader does not dismiss itself: hand leadership on first");
    QTest::newRow("of the leader's own part")
        << QStringLiteral("own part")
        << QStringLiteral(
               "conflict: a leader does not change its own part: hand leadership on first");
    QTest::newRow("of who is no member")
        << QStringLiteral("stranger") << QStringLiteral("not_found: the group has no member 77");
    QTest::newRow("of a used number")
        << QStringLiteral("used")
        << QStringLiteral("conflict: member 88 (n9) was dismissed, and its number is never used "
                          "again");
    QTest::newRow("of a member without a node")
        << QStringLiteral("nameless")
        << QStringLiteral("invalid_input: a member needs a number, a node and an endpoint");
    QTest::newRow("while another one is under way")
        << QStringLiteral("second")
        << QStringLiteral("conflict: another change of the membership is under way");
}

void RaftGroupTest::refusedChanges()
{
    QFETCH(QString, what);
    QFETCH(QString, answer);
    Group group({.members = 3, .spares = 1});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    cluster::RaftGroup& led = *leader->group();
    cluster::RaftGroup& other = group.group((leader->index() + 1) % 3);
    schema::Member used = group.host(3).member();
    used.number = 88;
    used.node = "n9";
    used.left = true;
    schema::Record record;
    record.kind = schema::RecordKind::Member;
    record.body.text = schema::toJson(used);
    leader->ask(std::move(record), std::chrono::seconds(5), [](const auto&) {});
    group.pass(std::chrono::seconds(1));
    schema::Member standby = leader->member();
    standby.role = MemberRole::Standby;
    schema::Member nameless = group.host(3).member();
    nameless.node.clear();
    const Result<void> outcome = group.wait([&](const auto& done) {
        if (what == QStringLiteral("follower")) {
            other.admit(group.host(3).member(), done);
        } else if (what == QStringLiteral("self")) {
            led.dismiss(leader->member().number, done);
        } else if (what == QStringLiteral("own part")) {
            led.admit(standby, done);
        } else if (what == QStringLiteral("stranger")) {
            led.dismiss(77, done);
        } else if (what == QStringLiteral("used")) {
            led.admit(used, done);
        } else if (what == QStringLiteral("nameless")) {
            led.admit(nameless, done);
        } else {
            led.admit(group.host(3).member(), [](const auto&) {});
            led.dismiss(group.host((leader->index() + 1) % 3).member().number, done);
        }
    });
    QCOMPARE(shown(outcome), answer);
    QVERIFY(group.agree(*leader, "and all goes on").has_value());
}

void RaftGroupTest::aWitnessHandsLeadershipOn()
{
    Group group({.members = 2, .spares = 1});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    sim::RaftHost& voter = group.host(1 - leader->index());
    schema::Member witness = group.host(2).member();
    witness.role = MemberRole::Witness;
    QCOMPARE(shown(group.wait([&](auto done) { leader->group()->admit(witness, done); })),
             QStringLiteral("done"));
    QVERIFY(group.settled());
    // Only the witness has the last entry when the leader dies: it must lead, and does not stay.
    group.site.network().partition({{leader->index(), 2}, {voter.index()}});
    QVERIFY(group.agree(*leader, "what the voter lacks").has_value());
    leader->crash(sim::RaftDisk::Crash::Power);
    group.site.network().reset();
    QVERIFY(group.until([&] { return group.site.leader() == &group.host(2); }));
    QVERIFY(group.until([&] { return group.site.leader() == &voter; }));
    QVERIFY(group.agree(voter, "by the voter").has_value());
    QCOMPARE(voter.group()->ledger().read(0, 10).size(), std::size_t{2});
    // Without a voter it goes on leading: better than nobody.
    leader->start();
    QVERIFY(group.settled());
    group.host(0).crash(sim::RaftDisk::Crash::Power);
    group.host(1).crash(sim::RaftDisk::Crash::Power);
    group.pass(std::chrono::seconds(3));
    QVERIFY(group.site.leader() == nullptr);
}

void RaftGroupTest::leadershipIsHandedOn()
{
    Group group({});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    QVERIFY(group.agreeMany(3));
    sim::RaftHost& next = group.host((leader->index() + 1) % 3);
    const Instant began = group.site.world().now();
    QCOMPARE(
        shown(group.wait([&](auto done) { leader->group()->handOn(next.member().number, done); })),
        QStringLiteral("done"));
    QVERIFY(group.site.world().now() - began < std::chrono::milliseconds(200));
    QVERIFY(group.site.leader() == &next);
    // To one that does not answer.
    leader->crash(sim::RaftDisk::Crash::Power);
    QVERIFY(group.leader() == &next);
    QCOMPARE(
        shown(group.wait([&](auto done) { next.group()->handOn(leader->member().number, done); })),
        QStringLiteral("timeout: the other member did not take leadership in time"));
    QCOMPARE(shown(group.wait([&](auto done) { next.group()->handOn(77, done); })),
             QStringLiteral("not_found: handing leadership on: server ID is not valid"));
    QVERIFY(group.agree(next, "and all goes on").has_value());
}

/// Two of three are lost for ever: the third is given the group, and the others come back as new
/// members.
void RaftGroupTest::oneOfThreeIsGivenTheGroup()
{
    Group group({.timing = shortLog()});
    QVERIFY(group.agreeMany(30));
    QVERIFY(group.settled());
    for (std::size_t index = 0; index < 3; ++index) {
        group.host(index).crash(sim::RaftDisk::Crash::Power);
    }
    QCOMPARE(shown(group.host(0).recover({group.host(0).member()})), QStringLiteral("done"));
    group.host(0).start();
    QVERIFY(group.leader() == &group.host(0));
    QVERIFY(group.agree(group.host(0), "after the recovery").has_value());
    QCOMPARE(group.group(0).ledger().read(0, 100).size(), std::size_t{31});
    for (std::size_t index = 1; index < 3; ++index) {
        group.host(index).renew();
        group.host(index).start();
        QCOMPARE(shown(group.wait(
                     [&](auto done) { group.group(0).admit(group.host(index).member(), done); })),
                 QStringLiteral("done"));
    }
    QVERIFY(group.settled());
    group.host(0).crash(sim::RaftDisk::Crash::Power);
    QVERIFY(group.agreeMany(2));
    group.host(0).start(); // its log holds the forced membership, of term 1
    QVERIFY(group.settled());
}

/// The entry of another version, or of nobody: refused with the reason, the same on all agents.
void RaftGroupTest::whatIsNoProposalChangesNothing()
{
    Group group({.members = 1});
    QVERIFY(group.agree(group.host(0), "before").has_value());
    group.host(0).crash(sim::RaftDisk::Crash::Process);
    const raft_index index = group.host(0).disk().last() + 1;
    group.host(0).disk().founded(0,
                                 {group.host(0).disk().term(), RAFT_COMMAND,
                                  std::make_shared<const std::string>("{\"boot\": 7, \"number\"")});
    const std::string before = group.host(0).disk().entries().back().body->substr(0, 8);
    QCOMPARE(before, std::string("{\"boot\":"));
    sim::RaftIo io(group.site.world(), group.host(0).disk(), [](const auto&) { return true; });
    std::map<std::uint64_t, cluster::Verdict> verdicts;
    cluster::RaftGroup::Events events;
    events.applied = [&verdicts](std::uint64_t at, auto, const auto&, const auto& verdict) {
        verdicts[at] = verdict;
    };
    cluster::RaftGroup again(io.io(), group.host(0).member(), {}, std::move(events));
    QVERIFY(again.start().has_value());
    QVERIFY(group.until([&] { return again.standing().applied > index; }));
    QVERIFY(verdicts.contains(index));
    QVERIFY(verdicts[index].refused.has_value());
    QCOMPARE(verdicts[index].refused->code, Code::InvalidInput);
    const std::string start =
        "entry " + std::to_string(index) + " of the log is no proposal and changes nothing: ";
    QVERIFY2(verdicts[index].refused->text.starts_with(start),
             verdicts[index].refused->text.c_str());
    QCOMPARE(again.ledger().read(0, 10).size(), std::size_t{1});
    bool closed = false;
    again.close([&closed] { closed = true; });
    QVERIFY(group.until([&closed] { return closed; }));
}

void RaftGroupTest::aProposalTooLargeIsRefused()
{
    Group group({.members = 1});
    QVERIFY(group.leader() != nullptr);
    schema::Proposal proposal;
    proposal.record.body.text.assign((2U << 20U) + 2, 'x');
    proposal.record.body.text.front() = proposal.record.body.text.back() = '"';
    std::optional<Result<cluster::Verdict>> answer;
    group.group(0).propose(proposal, [&answer](const auto& verdict) { answer = verdict; });
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, Code::LimitExceeded);
    QVERIFY(group.agree(group.host(0), "a small one").has_value());
}

void RaftGroupTest::closingAnswersEverything()
{
    Group group({});
    sim::RaftHost* leader = group.leader();
    QVERIFY(leader != nullptr);
    group.site.network().partition({{leader->index()}});
    QStringList answers;
    const auto note = [&answers](const QString& what) {
        return [&answers, what](const auto& outcome) {
            answers << what + QStringLiteral(": ") +
                           QString::fromStdString(
                               outcome ? "done" : std::string(codeName(outcome.error().code)));
        };
    };
    leader->group()->propose({}, note(QStringLiteral("proposal")));
    leader->group()->propose({}, note(QStringLiteral("proposal")));
    leader->group()->confirmLeadership(note(QStringLiteral("barrier")));
    leader->group()->confirmLeadership(note(QStringLiteral("next barrier")));
    leader->group()->dismiss(group.host((leader->index() + 1) % 3).member().number,
                             note(QStringLiteral("change")));
    leader->group()->handOn(0, note(QStringLiteral("hand-over")));
    leader->crash(sim::RaftDisk::Crash::Process);
    answers.sort();
    QCOMPARE(answers.join(QStringLiteral(", ")),
             QStringLiteral("barrier: unavailable, change: unavailable, hand-over: timeout, "
                            "next barrier: unavailable, proposal: unavailable, "
                            "proposal: unavailable"));
}

void RaftGroupTest::aDamagedLogIsRefused_data()
{
    QTest::addColumn<int>("term");
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("answer");
    QTest::newRow("an entry of a term that was never stored")
        << 90 << int{RAFT_COMMAND} << QStringLiteral("{}")
        << QStringLiteral("corrupt: the log has entries of term 90, but the term that was stored "
                          "last is 2: this member may have forgotten a vote");
    QTest::newRow("an entry older than the one before")
        << 1 << int{RAFT_COMMAND} << QStringLiteral("{}")
        << QStringLiteral("corrupt: entry 4 is of an older term than the one before");
    QTest::newRow("an entry of no known type")
        << 2 << 9 << QStringLiteral("{}") << QStringLiteral("corrupt: entry 4 is of no known type");
    QTest::newRow("a membership that cannot be read")
        << 2 << int{RAFT_CHANGE} << QStringLiteral("{}")
        << QStringLiteral("corrupt: entry 4 is a membership that cannot be read");
}

void RaftGroupTest::aDamagedLogIsRefused()
{
    QFETCH(int, term);
    QFETCH(int, type);
    QFETCH(QString, body);
    QFETCH(QString, answer);
    Group group({.members = 1});
    QVERIFY(group.agree(group.host(0), "before").has_value());
    group.host(0).crash(sim::RaftDisk::Crash::Process);
    sim::RaftDisk& disk = group.host(0).disk();
    disk.founded(0, {static_cast<raft_term>(term), static_cast<unsigned short>(type),
                     std::make_shared<const std::string>(body.toStdString())});
    sim::RaftIo io(group.site.world(), disk, [](const auto&) { return true; });
    cluster::RaftGroup again(io.io(), group.host(0).member(), {}, {});
    QCOMPARE(shown(again.start()), answer);
    bool closed = false;
    again.close([&closed] { closed = true; });
    QVERIFY(group.until([&closed] { return closed; }));
}

TEST_CLASS(RaftGroupTest)

} // namespace bafar::test

#include "raft_group_test.moc"
