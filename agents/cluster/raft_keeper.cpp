// It is larger than the budget because one life follows another by one set of rules.
#include "agents/cluster/raft_keeper.h"

#include <algorithm>

#include "agents/runtime/clock.h"
#include "core/base/check.h"

namespace bafar::cluster {
namespace {

constexpr Duration FiguresEvery = std::chrono::seconds(5);
constexpr Duration PauseFirst = std::chrono::seconds(1);
constexpr int SlowElections = 4; ///< election times that a write may take
constexpr Duration PauseMax = std::chrono::seconds(15);

} // namespace

RaftKeeper::Life::Life(runtime::Loop& loop,
                       UvBridge& bridge,
                       RaftTransport& transport,
                       const RaftFolder& folder,
                       LogState examined,
                       std::shared_ptr<MarkFile> marks,
                       const RaftThread::Options& options,
                       RaftGroup::Events events,
                       std::function<void()> ticked)
    : disk(loop,
           bridge,
           transport.uv(),
           folder.path(),
           std::move(examined),
           std::move(marks),
           std::move(ticked))
    , group(disk.io(), options.self, options.timing, std::move(events))
{
}

RaftKeeper::RaftKeeper(runtime::Loop& loop,
                       RaftThread::Options options,
                       RaftTransport::Contexts contexts,
                       Events events)
    : loop_(loop)
    , options_(std::move(options))
    , events_(std::move(events))
    , folder_(options_.folder, options_.self.node)
    , bridge_(loop)
    , contexts_(std::move(contexts))
    , figures_(loop,
               [this] {
                   if (!absent_) {
                       pause_ = {}; // it holds
                   }
                   tellStanding();
                   figures_.armAfter(FiguresEvery);
               })
    , again_(loop, [this] { tryAgain(); })
    , soon_(loop,
            [this] {
                if (life_ && life_->closed) {
                    syncsBefore_ += life_->disk.health().syncs;
                    life_.reset();
                    closing_ = false;
                    if (const auto then = std::exchange(afterClose_, {})) {
                        then();
                    }
                }
            })
    , limit_(loop, [this] { finishEnd(); })
{
}

RaftKeeper::~RaftKeeper()
{
    CHECK(!life_);
    transport_.reset();
}

Result<void> RaftKeeper::start()
{
    RaftTransport::Options options;
    options.endpoint = options_.self.endpoint;
    options.door = {options_.cluster, options_.self.node, options_.self.number, {}, {}};
    options.patience = 2 * options_.timing.election;
    options.contexts = std::move(contexts_);
    options.refused = events_.refused;
    Result<std::unique_ptr<RaftTransport>> transport =
        RaftTransport::open(loop_, bridge_, std::move(options));
    if (!transport) {
        return tl::unexpected(std::move(transport.error()));
    }
    transport_ = std::move(*transport);
    options_.self.endpoint.port = transport_->endpoint().port;
    Result<void> opened = openLog(true);
    if (!opened) {
        while (life_) {
            loop_.turn(std::chrono::milliseconds(100));
        }
        return tl::unexpected(explained(std::move(opened.error())));
    }
    figures_.armAfter(FiguresEvery);
    return {};
}

/// On an error a life that was begun is being closed.
Result<void> RaftKeeper::openLog(bool first)
{
    Result<LogState> examined = folder_.examine();
    if (!examined) {
        return tl::unexpected(std::move(examined.error()));
    }
    Result<std::shared_ptr<MarkFile>> marks = MarkFile::open(folder_.path());
    if (!marks) {
        return tl::unexpected(std::move(marks.error()));
    }
    const bool found = options_.found && examined->pristine() && options_.recoverAs.empty();
    if (found && examined->ballot != Ballot{}) {
        // libraft founds no group where it knows a term; nothing hangs on this one.
        PlacedMark& mark = examined->mark;
        mark.mark.before = std::exchange(mark.mark.ballot, {});
        mark.mark.sequence += 1;
        mark.place = (mark.place + 1) % Mark::Places;
        examined->ballot = {};
        examined->repairs.emplace_back(StoreBallot{++examined->version, {}});
        if (Result<void> written = (*marks)->write(mark.mark, mark.place); !written) {
            return written;
        }
    }
    if (Result<void> settled = folder_.settle(*examined); !settled) {
        return settled;
    }
    bridge_.call([&] {
        life_ = std::make_unique<Life>(loop_, bridge_, *transport_, folder_, std::move(*examined),
                                       std::move(*marks), options_, groupEvents(),
                                       [this] { mindTheDisk(); });
    });
    Result<void> begun;
    bridge_.call([&] { begun = begin(found, first); });
    if (!begun) {
        closeLife({});
    }
    return begun;
}

/// A log that is read anew brings again what the owner has already.
RaftGroup::Events RaftKeeper::groupEvents()
{
    RaftGroup::Events events;
    events.applied = [this](std::uint64_t index, std::uint64_t term,
                            const std::shared_ptr<const schema::Proposal>& proposal,
                            const Verdict& verdict) {
        if (index > told_) {
            told_ = index;
            events_.group.applied(index, term, proposal, verdict);
        }
    };
    events.restored = [this](const Ledger& ledger) {
        if (ledger.index() > told_) {
            told_ = ledger.index();
            events_.group.restored(ledger);
        }
    };
    events.standingChanged = [this] { noteStanding(); };
    return events;
}

Result<void> RaftKeeper::begin(bool found, bool first)
{
    Result<void> step;
    if (found) {
        step = life_->group.bootstrap({options_.self});
    } else if (first && !options_.recoverAs.empty()) {
        step = life_->group.recover(options_.recoverAs);
    }
    return step ? life_->group.start() : step;
}

/// What is known better here than where it failed.
Error RaftKeeper::explained(Error why) const
{
    const std::optional<std::uint64_t> room = folder_.room();
    if (why.code != Code::Corrupt && room && *room < RoomMin) {
        return {Code::LimitExceeded,
                "the disk of " + folder_.path() + " is full: " + std::to_string(*room >> 10U) +
                    " KiB are left, the agents' log needs " + std::to_string(RoomMin >> 10U) +
                    "; nothing that was agreed is lost, and it goes on by itself when there is "
                    "room (" +
                    why.text + ")"};
    }
    if (why.code == Code::Corrupt && why.text.find(folder_.path()) == std::string::npos) {
        return folder_.damaged("", why.text);
    }
    return why;
}

Error RaftKeeper::absence() const
{
    return absent_.value_or(Error{Code::Unavailable, "the agents' log is being read"});
}

void RaftKeeper::propose(const schema::Proposal& proposal,
                         std::function<void(Result<Verdict>)> done)
{
    if (!life_ || closing_) {
        done(tl::unexpected(absence()));
        return;
    }
    bridge_.call([&] { life_->group.propose(proposal, std::move(done)); });
}

void RaftKeeper::confirmLeadership(std::function<void(Result<void>)> done)
{
    if (!life_ || closing_) {
        done(tl::unexpected(absence()));
        return;
    }
    bridge_.call([&] { life_->group.confirmLeadership(std::move(done)); });
}

void RaftKeeper::admit(const schema::Member& member, std::function<void(Result<void>)> done)
{
    if (!life_ || closing_) {
        done(tl::unexpected(absence()));
        return;
    }
    bridge_.call([&] { life_->group.admit(member, std::move(done)); });
}

void RaftKeeper::dismiss(std::uint64_t number, std::function<void(Result<void>)> done)
{
    if (!life_ || closing_) {
        done(tl::unexpected(absence()));
        return;
    }
    bridge_.call([&] { life_->group.dismiss(number, std::move(done)); });
}

void RaftKeeper::handOn(std::uint64_t number, std::function<void(Result<void>)> done)
{
    if (!life_ || closing_) {
        done(tl::unexpected(absence()));
        return;
    }
    bridge_.call([&] { life_->group.handOn(number, std::move(done)); });
}

void RaftKeeper::stop(std::function<void()> done)
{
    CHECK(!ended_);
    ended_ = std::move(done);
    const bool leads = life_ && !closing_ && life_->group.standing().role == GroupRole::Leader;
    if (!leads) {
        finishEnd();
        return;
    }
    limit_.armAfter(options_.timing.election);
    // In a turn of its own: the group is not closed inside its own answer.
    handOn(0, [this](const Result<void>&) { limit_.arm(loop_.now()); });
}

void RaftKeeper::end(std::function<void()> done)
{
    if (ended_) { // a planned end is under way
        ended_ = [first = std::move(ended_), done = std::move(done)] {
            first();
            done();
        };
    } else {
        ended_ = std::move(done);
    }
    finishEnd();
}

void RaftKeeper::finishEnd()
{
    limit_.cancel();
    again_.cancel();
    figures_.cancel();
    if (std::exchange(ending_, true)) {
        return;
    }
    closeLife([this] { std::exchange(ended_, {})(); });
}

/// `then` in a later turn.
void RaftKeeper::closeLife(std::function<void()> then)
{
    afterClose_ = std::move(then);
    if (closing_) {
        return;
    }
    if (!life_) {
        if (afterClose_) {
            std::exchange(afterClose_, {})();
        }
        return;
    }
    closing_ = true;
    (void)life_->disk.saveMark(); // the one before it says less, and no more than is true
    bridge_.call([this] {
        life_->group.close([this] {
            life_->closed = true;
            soon_.arm(loop_.now());
        });
    });
}

void RaftKeeper::noteStanding()
{
    if (closing_ || !life_) {
        return;
    }
    Standing standing = life_->group.standing();
    if (standing.leader != 0 && standing.leader != standing_.leader) {
        ++elections_;
    }
    standing_ = std::move(standing);
    transport_->setMembers(life_->group.addresses());
    if (standing_.role == GroupRole::Stopped) {
        failed(standing_.problem);
    }
    tellStanding();
}

/// The group stopped itself; its memory is not to be trusted any more.
void RaftKeeper::failed(const std::string& problem)
{
    absent_ = explained({Code::Unavailable, problem});
    standing_.role = GroupRole::Stopped;
    standing_.problem = absent_->text;
    pause_ = std::clamp(2 * pause_, PauseFirst, PauseMax);
    again_.armAfter(pause_);
}

void RaftKeeper::tryAgain()
{
    if (ending_) {
        return;
    }
    if (life_) {
        closeLife([this] { tryAgain(); });
        return;
    }
    const std::optional<std::uint64_t> room = folder_.room();
    if (room && *room < RoomMin) {
        again_.armAfter(PauseFirst);
        return;
    }
    if (const Result<void> opened = openLog(false); opened) {
        absent_.reset();
        noteStanding();
        return;
    } else {
        failed(opened.error().text);
        if (opened.error().code == Code::Corrupt) {
            again_.cancel(); // it does not mend itself
        }
    }
    tellStanding();
}

/// A leader whose disk takes nothing holds everyone up: libraft counts no majority without it. The
/// others have faster ones, or the next one hands on too.
void RaftKeeper::mindTheDisk()
{
    if (!life_ || closing_) {
        return;
    }
    const std::optional<Instant> since = life_->disk.writingSince();
    const Duration patience = SlowElections * options_.timing.election;
    if (!since || runtime::monotonicNow() - *since < patience ||
        (handedOn_ && runtime::monotonicNow() - *handedOn_ < patience) ||
        life_->group.standing().role != GroupRole::Leader) {
        return;
    }
    handedOn_ = runtime::monotonicNow();
    tellStanding(); // with how long the write takes
    life_->group.handOn(0, [](const Result<void>&) {});
}

void RaftKeeper::tellStanding()
{
    if (life_ && !closing_ && standing_.role != GroupRole::Stopped) {
        standing_ = life_->group.standing();
    }
    LogHealth health = life_ ? life_->disk.health() : LogHealth{};
    health.bytes = folder_.bytes();
    health.elections = elections_;
    health.syncs += syncsBefore_;
    events_.standing(standing_, health);
}

std::shared_ptr<const Ledger> RaftKeeper::ledger() const
{
    return life_ ? std::make_shared<const Ledger>(life_->group.ledger()) : nullptr;
}

} // namespace bafar::cluster
