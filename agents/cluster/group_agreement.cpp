// It is larger than the budget because proposing, applying and standing are one state, told of by
// one thread.
#include "agents/cluster/group_agreement.h"

#include <algorithm>
#include <tuple>

#include "agents/cluster/member_file.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"
#include "core/base/check.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

constexpr std::string_view LogFolder = "/log";
constexpr Duration DiskAgain = std::chrono::seconds(10); ///< when the log found no room

bool isAudit(const schema::Record& record)
{
    return record.kind == schema::RecordKind::Audit;
}

} // namespace

bool onlyOwnDoor(const schema::Record& record)
{
    if (!isAudit(record)) {
        return false;
    }
    const Result<schema::AuditEntry> entry = schema::fromJson<schema::AuditEntry>(record.body.text);
    // Who shows no certificate of the cluster could fill a log that every agent keeps.
    return entry && (entry->serial.empty() || (entry->allowed && entry->what.starts_with("GET ")));
}

GroupAgreement::GroupAgreement(runtime::Loop& loop, Options options, Links links)
    : loop_(loop)
    , options_(std::move(options))
    , links_(std::move(links))
    , proposer_(options_.node, options_.boot)
    , timer_(loop, [this] { tick(); })
    , diskAgain_(loop, [this] { startAgain(); })
{
}

GroupAgreement::~GroupAgreement()
{
    *alive_ = false;
}

Result<std::unique_ptr<GroupAgreement>> GroupAgreement::open(runtime::Loop& loop,
                                                             runtime::Worker& worker,
                                                             Options options,
                                                             Links links)
{
    std::unique_ptr<GroupAgreement> opened(
        new GroupAgreement(loop, std::move(options), std::move(links)));
    const Options& used = opened->options_;
    auto own = LocalAgreement::open(worker, used.state, used.node);
    if (!own) {
        return tl::unexpected(own.error());
    }
    opened->own_ = std::move(*own);
    if (Result<void> started = opened->startThread({}); !started) {
        return tl::unexpected(started.error());
    }
    loop.turn(Duration{}); // what the log held is here before the node asks for it
    return opened;
}

/// What the operator has to mend in the log leaves the agent running without it.
Result<void> GroupAgreement::startThread(std::vector<schema::Member> recoverAs)
{
    thread_.reset();
    const std::string folder = this->folder();
    if (Result<void> there = runtime::makeFolders(folder); !there) {
        return goWithoutLog(there.error());
    }
    const Result<OwnMember> own = readOrDrawMember(folder, options_.cluster, options_.node);
    if (!own) {
        return goWithoutLog(own.error());
    }
    if (Result<void> there = runtime::makeFolders(folder + std::string(LogFolder)); !there) {
        return goWithoutLog(there.error());
    }
    self_.number = own->number;
    self_.node = options_.node;
    self_.endpoint = options_.endpoint;
    RaftThread::Options thread;
    thread.folder = folder + std::string(LogFolder);
    thread.cluster = options_.cluster;
    thread.self = self_;
    thread.timing = options_.timing;
    thread.tls = options_.tls;
    thread.found = !own->waits;
    thread.recoverAs = std::move(recoverAs);
    auto started = RaftThread::start(loop_, std::move(thread), events());
    if (started) {
        thread_ = std::move(*started);
        self_.endpoint = thread_->endpoint();
        problem_.clear();
        thread_->setRevoked(revoked_);
        return {};
    }
    return goWithoutLog(started.error());
}

std::string GroupAgreement::folder() const
{
    return options_.state + "/agreement";
}

/// What a start cannot mend is an error; a damaged log or a full disk leaves the agent running.
Result<void> GroupAgreement::goWithoutLog(const Error& why)
{
    if (why.code != Code::Corrupt && why.code != Code::LimitExceeded) {
        return tl::unexpected(why);
    }
    problem_ = why.text;
    if (why.code == Code::LimitExceeded) {
        diskAgain_.armAfter(DiskAgain);
    }
    return {};
}

void GroupAgreement::startAgain()
{
    if (thread_ != nullptr) {
        return;
    }
    if (const Result<void> started = startThread({}); !started) {
        problem_ = started.error().text;
    }
    links_.standingChanged();
}

RaftThread::Events GroupAgreement::events()
{
    RaftThread::Events events;
    events.applied = [this](std::uint64_t index, std::uint64_t term,
                            const std::shared_ptr<const schema::Proposal>& proposal,
                            const Verdict& verdict) { applied(index, term, *proposal, verdict); };
    events.restored = [this](const std::shared_ptr<const Ledger>& ledger) { restored(*ledger); };
    events.standing = [this](Standing standing, LogHealth health) {
        stood(std::move(standing), health);
    };
    events.refused = [this](const std::string& node, const Error& why) {
        links_.refused(node, why);
    };
    return events;
}

void GroupAgreement::append(schema::Record record, std::function<void(Result<std::uint64_t>)> done)
{
    record.node = options_.node;
    if (onlyOwnDoor(record)) {
        own_->append(std::move(record), std::move(done));
        return;
    }
    Asked asked;
    asked.asked = runtime::monotonicNow();
    asked.done = std::move(done);
    if (isAudit(record)) {
        asked.record = record;
    }
    const std::uint64_t request = ++lastRequest_;
    asked_.emplace(request, std::move(asked));
    if (thread_ == nullptr) {
        answered(request, fail(Code::Unavailable, problem_));
        return;
    }
    Proposer::Ask ask;
    ask.request = request;
    ask.record = std::move(record);
    feed(ask);
}

void GroupAgreement::answered(std::uint64_t request, const Result<std::uint64_t>& index)
{
    auto found = asked_.extract(request);
    if (found.empty()) {
        return;
    }
    Asked& asked = found.mapped();
    if (index) {
        commits_.add(runtime::monotonicNow() - asked.asked);
    } else if (isAudit(asked.record) && !asked.record.body.text.empty()) {
        own_->append(std::move(asked.record), std::move(asked.done));
        return;
    }
    asked.done(index);
}

void GroupAgreement::feed(const Proposer::Input& input)
{
    perform(proposer_.handle(input, loop_.now()));
    arm();
}

void GroupAgreement::tick()
{
    perform(proposer_.tick(loop_.now()));
    if (leaderlessSince_) {
        links_.standingChanged();
    }
    arm();
}

void GroupAgreement::arm()
{
    if (const std::optional<Deadline> next = proposer_.deadline()) {
        timer_.arm(next->at);
    } else {
        timer_.cancel();
    }
}

void GroupAgreement::perform(const Proposer::Effects& effects)
{
    const auto returned = [this, alive = alive_](std::uint64_t number, const Error& why) {
        if (*alive) {
            feed(Proposer::Returned{number, why});
        }
    };
    for (const Proposer::Effect& effect : effects) {
        if (const auto* here = std::get_if<Proposer::ProposeHere>(&effect)) {
            const std::uint64_t number = here->proposal.number;
            if (thread_ == nullptr) {
                std::ignore = loop_.post([returned, number, why = problem_] {
                    returned(number, {Code::Unavailable, why});
                });
                continue;
            }
            thread_->propose(here->proposal, [returned, number](const Result<Verdict>& verdict) {
                if (!verdict) {
                    returned(number, verdict.error());
                }
            });
        } else if (const auto* forward = std::get_if<Proposer::Forward>(&effect)) {
            links_.forward(forward->node, forward->proposal,
                           [returned, number = forward->proposal.number](const Result<void>& took) {
                               if (!took) {
                                   returned(number, took.error());
                               }
                           });
        } else if (const auto* done = std::get_if<Proposer::Answered>(&effect)) {
            answered(done->request, done->index);
        }
    }
}

void GroupAgreement::takeIn(const std::string& from,
                            const schema::Proposal& proposal,
                            const std::function<void(Result<void>)>& done)
{
    if (proposal.record.node != from) {
        done(fail(Code::Denied,
                  "agent " + from + " may not propose for node " + proposal.record.node));
        return;
    }
    if (thread_ == nullptr || standing_.role != GroupRole::Leader) {
        const std::string leader = nodeOf(standing_.leader);
        done(fail(Code::Unavailable,
                  options_.node + " does not lead the group" +
                      (leader.empty() ? "; it knows no leader" : "; " + leader + " does")));
        return;
    }
    // Its outcome reaches the proposer by the log, or it asks again.
    thread_->propose(proposal, [](const Result<Verdict>&) {});
    done({});
}

void GroupAgreement::applied(std::uint64_t index,
                             std::uint64_t term,
                             const schema::Proposal& proposal,
                             const Verdict& verdict)
{
    const std::uint64_t before = ledger_.index();
    if (index <= before) {
        return; // a restored ledger had it already
    }
    const Verdict own = ledger_.apply(index, term, proposal);
    CHECK(own == verdict); // both copies of the ledger decide alike, or nothing can be trusted
    if (!verdict.refused && verdict.index == index) {
        schema::Record record = proposal.record;
        record.index = index;
        record.term = term;
        if (record.kind == schema::RecordKind::Member) {
            membersMayDiffer();
        } else if (record.kind == schema::RecordKind::Spec) {
            specsMayDiffer();
        }
        links_.applied(record, verdict);
    }
    if (proposal.record.node == options_.node) {
        feed(Proposer::Applied{proposal.boot, proposal.number, verdict});
    }
}

void GroupAgreement::restored(const Ledger& ledger)
{
    ledger_ = ledger;
    membersMayDiffer();
    specsMayDiffer();
    links_.replaced();
    for (const std::uint64_t number : proposer_.numbers()) {
        if (const auto verdict = ledger_.verdict(options_.node, options_.boot, number)) {
            feed(Proposer::Applied{options_.boot, number, *verdict});
        }
    }
}

void GroupAgreement::membersMayDiffer()
{
    std::set<std::uint64_t> left;
    for (const auto& [number, member] : ledger_.members()) {
        if (member.left) {
            left.insert(number);
        }
    }
    if (thread_ != nullptr) {
        thread_->setDismissed(std::move(left));
    }
}

void GroupAgreement::stood(Standing standing, LogHealth health)
{
    const bool elected = standing.role == GroupRole::Leader &&
                         (standing_.role != GroupRole::Leader || standing.term != standing_.term);
    standing_ = std::move(standing);
    health_ = health;
    if (standing_.leader != 0) {
        leaderlessSince_.reset();
    } else if (!leaderlessSince_) {
        leaderlessSince_ = loop_.now();
    }
    // Also when only the members are others: a member that joins hears the leader before it knows
    // whose number that is.
    feed(Proposer::LeaderKnown{nodeOf(standing_.leader), standing_.term});
    if (elected) {
        // What earlier reigns left in the log is committed by the first entry of this one.
        appendQuietly(schema::RecordKind::Barrier, "null");
    }
    mendMembers();
    links_.standingChanged();
}

std::string GroupAgreement::nodeOf(std::uint64_t number) const
{
    const auto found =
        std::find_if(standing_.members.begin(), standing_.members.end(),
                     [number](const schema::Member& member) { return member.number == number; });
    return number == 0 || found == standing_.members.end() ? std::string() : found->node;
}

void GroupAgreement::specsMayDiffer()
{
    texts_.clear();
    revisions_.clear();
    for (const Ledger::Shared& record : ledger_.specs()) {
        if (const std::optional<schema::SpecChange> change = schema::specChangeOf(*record)) {
            schema::SpecRevision one;
            one.revision = change->revision;
            one.from = change->from;
            one.who = change->who;
            one.why = change->why;
            one.node = record->node;
            one.at = record->at;
            one.index = record->index;
            revisions_.push_back(std::move(one));
        }
    }
}

std::shared_ptr<const std::string> GroupAgreement::specText(const std::string& revision) const
{
    const auto known = texts_.find(revision);
    if (known != texts_.end()) {
        return known->second;
    }
    const std::string* text = ledger_.specText(revision);
    return text == nullptr
               ? nullptr
               : texts_.emplace(revision, std::make_shared<const std::string>(*text)).first->second;
}

void GroupAgreement::appendQuietly(schema::RecordKind kind, std::string body)
{
    schema::Record record;
    record.kind = kind;
    record.at = loop_.wallNow();
    record.body = {std::move(body)};
    append(std::move(record), [this, alive = alive_](const Result<std::uint64_t>&) {
        if (*alive) {
            mending_ = false;
        }
    });
}

/// The log's configuration is the truth; whoever leads makes the records follow it.
void GroupAgreement::mendMembers()
{
    if (mending_ || standing_.role != GroupRole::Leader || standing_.changing || !current()) {
        return;
    }
    std::set<std::uint64_t> present;
    for (const schema::Member& member : standing_.members) {
        present.insert(member.number);
        if (!ledger_.members().contains(member.number)) {
            mending_ = true;
            appendQuietly(schema::RecordKind::Member, schema::toJson(member));
            return;
        }
    }
    for (const auto& [number, member] : ledger_.members()) {
        if (!member.left && !present.contains(number)) {
            mending_ = true;
            schema::Member left = member;
            left.left = true;
            appendQuietly(schema::RecordKind::Member, schema::toJson(left));
            return;
        }
    }
}

std::vector<schema::Record> GroupAgreement::read(std::uint64_t from, std::size_t limit) const
{
    return ledger_.read(from, limit);
}

std::uint64_t GroupAgreement::firstIndex() const
{
    return ledger_.firstIndex();
}

std::uint64_t GroupAgreement::lastIndex() const
{
    return ledger_.index();
}

std::string GroupAgreement::leader() const
{
    return nodeOf(standing_.leader);
}

std::uint64_t GroupAgreement::term() const
{
    return standing_.term;
}

std::optional<schema::ActionRecord> GroupAgreement::running() const
{
    const schema::ActionRecord* running = ledger_.running();
    return running == nullptr ? std::nullopt : std::optional<schema::ActionRecord>(*running);
}

bool GroupAgreement::current() const
{
    return standing_.leader != 0 && ledger_.term() == standing_.term &&
           standing_.applied == standing_.committed;
}

} // namespace bafar::cluster
