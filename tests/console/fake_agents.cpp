// It is larger than the budget because three agents' whole wire values are spelt out here.
#include "tests/console/fake_agents.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/schema/json.h"
#include "core/schema/monitoring.h"
#include "core/schema/spec.h"

namespace bafar::test {
namespace {

const std::vector<std::string>& names()
{
    static const std::vector<std::string> List{"n1", "n2", "n3"};
    return List;
}

std::uint8_t priorityOf(const std::string& node)
{
    return node == "n1" ? 110 : node == "n2" ? 100 : 90;
}

net::Address addressOf(const std::string& node)
{
    return *net::Address::parse("192.0.2.1" + node.substr(1));
}

schema::ConceptReport clusterReport(const std::string& node,
                                    const schema::cluster::AgreementStatus& standing)
{
    schema::cluster::Status status;
    status.version = "0.1.0";
    status.boot = "boot-" + node;
    status.startedAt = {SomeDay.unixMs - 3'600'000};
    status.certificateExpires = {SomeDay.unixMs + 300LL * 86'400'000};
    status.specRevision = "7f3a91c2";
    status.agreement = standing;
    schema::Presence presence;
    schema::Entity self;
    self.id = "node/" + node;
    self.concept_ = "cluster";
    self.lane = schema::Lane::Nodes;
    self.title = node;
    self.node = node;
    self.state = schema::State::Ok;
    self.facts = {{"address", addressOf(node).toString(), true}, {"version", "0.1.0", true}};
    presence.entities.push_back(self);
    for (const std::string& other : names()) {
        if (other == node) {
            continue;
        }
        schema::cluster::Peer peer;
        peer.node = other;
        peer.endpoint = {addressOf(other), 7600};
        peer.state = schema::State::Ok;
        peer.connected = true;
        peer.roundTrip = std::chrono::microseconds(412);
        peer.roundTripWorst = std::chrono::microseconds(1900);
        status.peers.push_back(peer);
        schema::Entity seen = self;
        seen.id = "node/" + other;
        seen.title = other;
        seen.node = other;
        seen.claim = schema::Claim::Observed;
        seen.facts[0].value = addressOf(other).toString();
        presence.entities.push_back(seen);
        presence.relations.push_back({"node/" + node,
                                      "node/" + other,
                                      schema::RelationKind::Peers,
                                      schema::State::Ok,
                                      "0.4 ms",
                                      0,
                                      {}});
    }
    return {{schema::toJson(status)}, presence};
}

schema::ConceptReport floatingIpReport(const std::string& node, const std::string& owner)
{
    using namespace schema::floating_ip;
    Status status;
    RouterStatus router;
    router.id = "web";
    router.virtualRouter = 51;
    router.interface = "eth0";
    router.addresses = {*net::Prefix::parse("192.0.2.100/24")};
    router.state = node == owner ? RouterState::Active : RouterState::Backup;
    router.basePriority = priorityOf(node);
    router.priority = priorityOf(node);
    router.holdsAddresses = node == owner;
    router.linkUp = true;
    router.interval = std::chrono::seconds(1);
    router.activeInterval = std::chrono::seconds(1);
    router.masterDown = std::chrono::milliseconds(3000 + (256 - priorityOf(node)) * 1000 / 256);
    router.owner = addressOf(owner);
    router.ownerPriority = priorityOf(owner);
    router.ownerNode = owner;
    router.changedAt = {SomeDay.unixMs - 60'000};
    router.changedWhy = "the owner was silent";
    router.advertsSent = node == owner ? 3600 : 0;
    router.advertsReceived = node == owner ? 0 : 3598;
    status.routers.push_back(router);
    schema::Presence presence;
    schema::Entity entity;
    entity.id = "floating_ip/web";
    entity.concept_ = "floating_ip";
    entity.lane = schema::Lane::FloatingIp;
    entity.title = "192.0.2.100";
    entity.state = schema::State::Ok;
    entity.claim = node == owner ? schema::Claim::Own : schema::Claim::Observed;
    entity.facts = {{"owner", owner, true}, {"priority", std::to_string(priorityOf(owner)), true}};
    presence.entities.push_back(entity);
    presence.relations.push_back(
        {"node/" + node,
         "floating_ip/web",
         node == owner ? schema::RelationKind::Owns : schema::RelationKind::Standby,
         schema::State::Ok,
         "",
         0,
         {}});
    return {{schema::toJson(status)}, presence};
}

schema::ConceptReport monitoringReport()
{
    schema::monitoring::Status status;
    status.state = schema::State::Ok;
    status.system = "Debian GNU/Linux 12 (bookworm)";
    status.kernel = "6.1.0-27-amd64";
    status.processors = 4;
    return {{schema::toJson(status)}, {}};
}

} // namespace

schema::cluster::AgreementStatus standingOf(const std::string& node)
{
    schema::cluster::AgreementStatus standing;
    for (const std::string& name : names()) {
        schema::Member member;
        member.number = 1000U + static_cast<std::uint64_t>(name.back());
        member.node = name;
        member.endpoint = {addressOf(name), 7601};
        standing.members.push_back(member);
    }
    standing.standing = node == "n1" ? schema::cluster::GroupStanding::Leader
                                     : schema::cluster::GroupStanding::Follower;
    standing.member = 1000U + static_cast<std::uint64_t>(node.back());
    standing.leader = "n1";
    standing.term = 4;
    standing.index = 4812;
    standing.last = 4812;
    standing.lastTerm = 4;
    standing.elections = 1;
    standing.commitLatency = std::chrono::microseconds(2600);
    standing.syncLatency = std::chrono::microseconds(1100);
    standing.syncLatencyWorst = std::chrono::microseconds(9400);
    standing.logBytes = 3'400'000;
    return standing;
}

schema::cluster::AgreementStatus minorityOf(const std::string& node)
{
    schema::cluster::AgreementStatus standing = standingOf(node);
    standing.standing = schema::cluster::GroupStanding::Minority;
    standing.leader.clear();
    std::vector<std::string> others;
    for (const std::string& name : names()) {
        if (name != node) {
            others.push_back(name);
        }
    }
    standing.problem = node + " is cut off from the majority: " + others[0] +
                       " (silent for 12 s) and " + others[1] +
                       " (silent for 12 s) are missing, 1 of 3 voters left, 2 needed (1 of 3 "
                       "voters may fail); nothing can be changed from here until one of them is "
                       "back";
    return standing;
}

schema::SpecHistory someHistory()
{
    constexpr std::int64_t Hour = 3'600'000;
    schema::SpecHistory history;
    history.inForce = "7f3a91c2";
    history.revisions = {
        {"11aa22bb", "", "", "", "n1", {SomeDay.unixMs - 200 * Hour}, 1},
        {"5c0d9e41",
         "11aa22bb",
         "operator/sara",
         "a third node",
         "n1",
         {SomeDay.unixMs - 60 * Hour},
         311},
        {"7f3a91c2",
         "5c0d9e41",
         "operator/reza",
         "faster take-over, ticket 4711",
         "n2",
         {SomeDay.unixMs - 2 * Hour},
         4790},
    };
    return history;
}

std::map<std::string, Result<std::string>> someSpecs()
{
    const std::string two = "cluster:\n  name: lab\n  heartbeat: 2s\n  nodes:\n"
                            "    - {id: n1, address: 192.0.2.11}\n"
                            "    - {id: n2, address: 192.0.2.12}\n";
    const std::string three = two + "    - {id: n3, address: 192.0.2.13}\n";
    return {{"11aa22bb", two},
            {"5c0d9e41", three},
            {"7f3a91c2", std::string(three).replace(three.find("2s"), 2, "500ms") +
                             "# as agreed with the network team\n"}};
}

schema::Record auditLine(std::uint64_t index,
                         const std::string& node,
                         const schema::AuditEntry& entry)
{
    schema::Record record;
    record.index = index;
    record.term = 4;
    record.kind = schema::RecordKind::Audit;
    record.at = {SomeDay.unixMs - 86'400'000 + static_cast<std::int64_t>(index) * 120'000};
    record.node = node;
    record.body = {schema::toJson(entry)};
    return record;
}

std::vector<schema::Record> someLines()
{
    const std::string action = "floating_ip.hand_over";
    const std::string seen = "Hand 192.0.2.100 over from n1 to n2: seen to hold";
    std::vector<schema::Record> lines{
        auditLine(12, "n1",
                  {"operator/sara", "4f02", "192.0.2.7", "plan " + action, "allowed", true}),
        auditLine(13, "n1",
                  {"operator/sara", "4f02", "192.0.2.7", "confirm " + action, "allowed", true}),
        auditLine(
            16, "n1",
            {"operator/sara", "4f02", "192.0.2.7", "run " + action, "succeeded: " + seen, true}),
        auditLine(21, "n2",
                  {"viewer/reza", "5a11", "192.0.2.8", "confirm " + action,
                   "a certificate of role viewer may not run this action; it takes role operator",
                   false}),
    };
    for (schema::Record& line : lines) {
        line.chain = "c" + std::to_string(line.index);
    }
    return lines;
}

Result<schema::HistorySeries> keptOf(const link::HistoryQuestion& question)
{
    constexpr std::int64_t Long = 86'400'000; // ago the counters began
    schema::HistorySeries series{question.series, question.from, question.step, {}};
    const bool counts = question.series.find("_total") != std::string::npos;
    const double gauge = question.series.find("MemTotal") != std::string::npos ? 16 : 8;
    const std::int64_t stepMs = question.step / std::chrono::milliseconds(1);
    for (std::int64_t at = question.from.unixMs; at <= question.to.unixMs; at += stepMs) {
        const auto ageMs = static_cast<double>(at - SomeDay.unixMs + 2 * Long);
        series.values.push_back(counts ? ageMs / 2000 : gauge);
    }
    return series;
}

schema::ActionInfo handOverOffer(const std::vector<std::string>& to)
{
    schema::ActionInfo offer;
    offer.name = "floating_ip.hand_over";
    offer.title = "Hand over";
    offer.help = "Moves the addresses to another node";
    offer.subject = "floating_ip/web";
    offer.parameters = {{"address", "Which", true, {"web"}}, {"to", "To whom", true, to}};
    return offer;
}

schema::Snapshot snapshotOf(const std::string& node, const std::string& owner)
{
    schema::Snapshot snapshot;
    snapshot.cluster = "lab";
    snapshot.version = "0.1.0";
    snapshot.concepts["cluster"] = clusterReport(node, standingOf(node));
    snapshot.concepts["floating_ip"] = floatingIpReport(node, owner);
    snapshot.concepts["monitoring"] = monitoringReport();
    snapshot.offers = {handOverOffer({"n2", "n3"})};
    schema::Event event;
    event.sequence = 1;
    event.node = node;
    event.at = {SomeDay.unixMs - 120'000 - 1000 * priorityOf(node)};
    event.concept_ = "floating_ip";
    event.kind = node == owner ? "became_active" : "became_backup";
    event.severity = node == owner ? schema::Severity::Notice : schema::Severity::Info;
    event.subject = "floating_ip/web";
    event.text = node == owner ? node + " owns 192.0.2.100" : node + " stands by";
    snapshot.events = {event};
    return snapshot;
}

void FakeLink::open()
{
    Q_EMIT opened();
}

void FakeLink::plan(const schema::ActionRequest& request, Answer<schema::Plan> answer)
{
    planned.push_back(request);
    answer(planAnswer);
}

void FakeLink::confirm(const schema::Confirmation& confirmation,
                       Answer<schema::ActionRecord> answer)
{
    confirmations.push_back(confirmation);
    confirmAnswer = std::move(answer);
}

void FakeLink::cancel(const std::string& action, Answer<schema::ActionRecord> answer)
{
    cancelled.push_back(action);
    cancelAnswer = std::move(answer);
}

void FakeLink::history(const link::HistoryQuestion& question, Answer<schema::HistorySeries> answer)
{
    historiesAsked.push_back(question);
    if (pastWaits) {
        pastKept_.emplace_back(question, std::move(answer));
        return;
    }
    if (past) {
        answer(past(question));
        return;
    }
    schema::HistorySeries series;
    series.name = question.series;
    series.from = question.from;
    series.step = std::chrono::seconds(1);
    answer(series);
}

void FakeLink::answerPast()
{
    pastWaits = false;
    for (auto& [question, answer] : std::exchange(pastKept_, {})) {
        answer(past(question));
    }
}

void FakeLink::specHistory(Answer<schema::SpecHistory> answer)
{
    ++specHistoriesAsked;
    answer(specHistoryAnswer);
}

void FakeLink::specText(const std::string& revision, Answer<std::string> answer)
{
    const auto found = specTexts.find(revision);
    answer(found != specTexts.end()
               ? found->second
               : fail(Code::NotFound, "revision " + revision + " is not kept on " + node()));
}

void FakeLink::stageSpec(const std::string& base,
                         const std::string& text,
                         Answer<schema::SpecStaging> answer)
{
    staged.emplace_back(base, text);
    answer(stageAnswer.value_or(schema::SpecStaging{schema::specRevision(text), base, {}, {}, {}}));
}

/// As an agent answers GET /v1/audit.
Result<std::vector<schema::Record>> FakeLink::auditFor(const schema::AuditQuestion& question) const
{
    if (auditRefusal) {
        return tl::unexpected(*auditRefusal);
    }
    std::vector<schema::Record> found = agreed;
    if (question.from) {
        std::erase_if(found, [&question](const schema::Record& record) {
            return record.index < *question.from;
        });
        found.resize(std::min(found.size(), question.limit));
        return found;
    }
    found.insert(found.end(), own.begin(), own.end());
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return one.at < other.at; });
    const std::size_t surplus = found.size() - std::min(found.size(), question.limit);
    found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(surplus));
    return found;
}

void FakeLink::audit(const schema::AuditQuestion& question,
                     Answer<std::vector<schema::Record>> answer)
{
    auditAsked.push_back(question);
    if (auditWaits) {
        auditKept_.emplace_back(question, std::move(answer));
        return;
    }
    answer(auditFor(question));
}

void FakeLink::answerAudit()
{
    for (auto& [question, answer] : std::exchange(auditKept_, {})) {
        answer(auditFor(question));
    }
}

std::unique_ptr<link::LogStream> FakeLink::readLog(const schema::LogWish& wish,
                                                   std::optional<WallTime> from)
{
    ++logsAsked;
    auto made = std::make_unique<FakeLog>(wish, from);
    log = made.get();
    return made;
}

void FakeLink::say(schema::Message message)
{
    message.node = node();
    message.boot = "boot-" + node();
    message.sequence = ++sequence_;
    Q_EMIT received(message);
}

void FakeLink::saySnapshot(const std::string& owner)
{
    schema::Message message;
    message.kind = schema::MessageKind::Snapshot;
    message.at = SomeDay;
    message.snapshot = snapshotOf(node(), owner);
    say(message);
    schema::Message series;
    series.kind = schema::MessageKind::Series;
    series.series = schema::SeriesTable{
        1,
        {"node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"}",
         "node_cpu_seconds_total{cpu=\"0\",mode=\"iowait\"}",
         "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"}", "node_memory_MemTotal_bytes",
         "node_memory_MemAvailable_bytes", "node_network_receive_bytes_total{device=\"eth0\"}",
         "node_network_transmit_bytes_total{device=\"eth0\"}"}};
    say(series);
}

void FakeLink::sayGroup(const schema::cluster::AgreementStatus& standing)
{
    schema::Message message;
    message.kind = schema::MessageKind::Report;
    message.at = SomeDay;
    message.concept_ = std::string(schema::cluster::Name);
    message.report = clusterReport(node(), standing);
    say(message);
}

void FakeLink::sayHeartbeat()
{
    say({});
}

void FakeLink::saySamples(int second)
{
    // The integral of a load that swings between a tenth and a half.
    const double busy = 0.3 * second - 1.8 * std::cos(second / 9.0);
    schema::Message message;
    message.kind = schema::MessageKind::Samples;
    message.at = {SomeDay.unixMs + second * 1000LL};
    message.samples = schema::Samples{1,
                                      {second * 0.98 - busy, second * 0.02, busy, 16.0 * (1 << 30),
                                       (9.0 + std::sin(second / 20.0)) * (1 << 30),
                                       second * 2e6 + busy * 4e6, second * 0.9e6}};
    say(message);
}

void FakeLink::sayAction(const schema::ActionRecord& record)
{
    schema::Message message;
    message.kind = schema::MessageKind::Action;
    message.action = record;
    say(message);
}

void FakeLink::sayOffers(const std::vector<schema::ActionInfo>& offers)
{
    schema::Message message;
    message.kind = schema::MessageKind::Offers;
    message.offers = offers;
    say(message);
}

void FakeLink::sayClosed(const QString& reason, bool refused)
{
    Q_EMIT closed(reason, refused);
}

FakeCluster::FakeCluster()
{
    for (const std::string& name : names()) {
        auto link = std::make_unique<FakeLink>(name);
        observers[name] = link.get();
        links.push_back(std::move(link));
    }
}

void FakeCluster::speak(const std::string& owner)
{
    for (const auto& [name, link] : observers) {
        link->saySnapshot(owner);
    }
}

schema::Plan handOverPlan(const std::string& to)
{
    schema::Plan plan;
    plan.id = "7f3a0000000000000000000000000001";
    plan.node = "n1";
    plan.cluster = "lab";
    plan.request = {"floating_ip.hand_over", {{"address", "web"}, {"to", to}}, ""};
    plan.actor = "operator/sara";
    plan.computedAt = SomeDay;
    plan.expiresAt = {SomeDay.unixMs + 45'000};
    plan.revision = "4812";
    plan.command = "bafarctl act floating_ip.hand_over address=web to=" + to;
    schema::Draft& draft = plan.draft;
    draft.title = "Hand 192.0.2.100 over from n1 to " + to;
    draft.verb = "hand over to " + to;
    draft.steps.resize(2);
    draft.steps[0].text = to + " takes 192.0.2.100 over";
    draft.steps[0].detail = "the address, 5 gratuitous ARP, then one advertisement; n1 lets go "
                            "when it hears that";
    draft.steps[0].node = to;
    draft.steps[0].pointOfNoReturn = true;
    draft.steps[1].text = "n1 gives way";
    draft.steps[1].node = "n1";
    draft.consequences = {{"address silent", "about 2 ms"}, {"connections closed", "0"}};
    draft.candidateColumns = {"priority", "round trip"};
    draft.candidates = {{to,
                         true,
                         schema::Verdict::Pass,
                         "asked for, in backup and on the segment",
                         {"100", "0.4 ms"}},
                        {to == "n2" ? "n3" : "n2",
                         false,
                         schema::Verdict::Pass,
                         "could, but was not asked for",
                         {"90", "0.5 ms"}}};
    draft.preconditions = {{to + " is in backup",
                            schema::Verdict::Pass,
                            "0.4 s ago",
                            true,
                            "floating_ip",
                            "is_backup",
                            {}},
                           {"no action is running", schema::Verdict::Pass, "", true, "", "", {}}};
    draft.postconditions = {
        {to + " owns 192.0.2.100", schema::Verdict::Unknown, "", true, "floating_ip", "owner", {}},
        {"192.0.2.100 has exactly one owner",
         schema::Verdict::Unknown,
         "",
         true,
         "floating_ip",
         "one_owner",
         {}}};
    draft.inverse =
        schema::ActionRequest{"floating_ip.hand_over", {{"address", "web"}, {"to", "n1"}}, ""};
    return plan;
}

schema::ActionRecord recordOf(const schema::Plan& plan, std::size_t done)
{
    schema::ActionRecord record;
    record.id = plan.id;
    record.plan = plan;
    record.actor = plan.actor;
    record.startedAt = SomeDay;
    record.steps.resize(plan.draft.steps.size());
    record.postconditions = plan.draft.postconditions;
    for (std::size_t i = 0; i < done && i < record.steps.size(); ++i) {
        record.steps[i].state = schema::StepState::Done;
        record.steps[i].took = std::chrono::milliseconds(3);
    }
    if (done < record.steps.size()) {
        record.steps[done].state = schema::StepState::Running;
    }
    return record;
}

} // namespace bafar::test
