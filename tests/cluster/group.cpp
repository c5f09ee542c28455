#include "tests/cluster/group.h"

#include <QTest>
#include <cstdio>

#include "core/schema/json.h"

namespace bafar::test {

namespace {

constexpr std::size_t Lines = 200; ///< of a transcript

std::vector<sim::RaftSetup> setupsOf(const Group::Options& options)
{
    std::vector<sim::RaftSetup> setups;
    for (std::size_t index = 0; index < options.members + options.spares; ++index) {
        sim::RaftSetup setup;
        setup.name = "n" + std::to_string(index + 1);
        const auto other = options.others.find(index);
        setup.timing = other == options.others.end() ? options.timing : other->second;
        setups.push_back(std::move(setup));
    }
    return setups;
}

} // namespace

Group::Group(const Options& options)
    : site(options.seed, setupsOf(options))
{
    site.world().keepTranscript(Lines);
    std::vector<schema::Member> members;
    for (std::size_t index = 0; index < options.members; ++index) {
        members.push_back(host(index).member());
    }
    for (std::size_t index = 0; index < site.size(); ++index) {
        if (index < options.members) {
            host(index).found(members);
        } else {
            host(index).start();
        }
    }
}

Group::~Group()
{
    if (QTest::currentTestFailed()) {
        for (const std::string& text : site.world().transcript()) {
            std::printf("%s\n", text.c_str());
        }
    }
}

bool Group::until(const std::function<bool()>& condition, Duration limit)
{
    const Instant end = site.world().now() + limit;
    return condition() || !site.world().runUntil(end, condition);
}

sim::RaftHost* Group::leader()
{
    const bool found = until([this] {
        sim::RaftHost* host = site.leader();
        return host != nullptr && host->group()->standing().applied > 0 &&
               host->group()->standing().applied == host->group()->standing().last;
    });
    return found ? site.leader() : nullptr;
}

Result<std::uint64_t> Group::agree(sim::RaftHost& host, const std::string& what)
{
    std::optional<Result<std::uint64_t>> answer;
    host.ask(line(what), std::chrono::seconds(5),
             [&answer](const Result<std::uint64_t>& index) { answer = index; });
    until([&answer] { return answer.has_value(); });
    return answer ? *answer : fail(Code::Internal, "no answer came");
}

void Group::propose(sim::RaftHost& host, const std::string& what)
{
    schema::Proposal proposal;
    proposal.boot = host.boot();
    proposal.number = 1000 + site.world().random().below(1'000'000); // beside its Proposer's
    proposal.record = line(what);
    proposal.record.node = host.name();
    proposal.record.at = site.world().wallNow();
    host.group()->propose(proposal, [](const auto&) {});
}

bool Group::agreeMany(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        sim::RaftHost* host = leader();
        if (host == nullptr || !agree(*host, "line " + std::to_string(i))) {
            return false;
        }
    }
    return true;
}

Result<void> Group::wait(const std::function<void(std::function<void(Result<void>)>)>& request,
                         Duration limit)
{
    auto answer = std::make_shared<std::optional<Result<void>>>();
    request([answer](const Result<void>& outcome) { *answer = outcome; });
    until([answer] { return answer->has_value(); }, limit);
    return *answer ? **answer : fail(Code::Internal, "no answer came");
}

bool Group::settled(Duration limit)
{
    return until(
        [this] {
            const cluster::RaftGroup* first = nullptr;
            for (std::size_t index = 0; index < site.size(); ++index) {
                const cluster::RaftGroup* other = site.host(index).group();
                if (other == nullptr || other->standing().role == cluster::GroupRole::Outside) {
                    continue;
                }
                first = first == nullptr ? other : first;
                if (first->standing().applied != other->standing().applied ||
                    first->ledger().digest() != other->ledger().digest()) {
                    return false;
                }
            }
            return first != nullptr;
        },
        limit);
}

schema::Record line(const std::string& what)
{
    schema::AuditEntry entry;
    entry.actor = "operator/sara";
    entry.what = what;
    entry.outcome = "allowed";
    entry.allowed = true;
    schema::Record record;
    record.kind = schema::RecordKind::Audit;
    record.body.text = schema::toJson(entry);
    return record;
}

} // namespace bafar::test
