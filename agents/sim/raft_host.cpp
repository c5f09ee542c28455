#include "agents/sim/raft_host.h"

#include <algorithm>

#include "agents/sim/raft_site.h"
#include "core/base/check.h"

namespace bafar::sim {

namespace {

constexpr Duration ReadAgain = std::chrono::milliseconds(700); ///< after its group stopped
constexpr Duration SyncLag = std::chrono::seconds(8);          ///< planted
constexpr std::uint16_t Port = 7601;

} // namespace

RaftHost::RaftHost(RaftSite& site, std::size_t index, RaftSetup setup)
    : site_(site)
    , index_(index)
    , setup_(std::move(setup))
    , disk_(site.world(), setup_.disk)
{
    const std::array<std::uint8_t, 4> bytes = {192, 0, 2, static_cast<std::uint8_t>(11 + index)};
    member_.node = setup_.name;
    member_.endpoint = {net::Address::fromBytes(bytes), Port};
    member_.number = site.drawNumber();
    disk_.wrote = [this](raft_index last) { wrote(last); };
    if (setup_.plants.forgetsSync) {
        disk_.forgetSync(SyncLag);
    }
}

RaftHost::~RaftHost() = default;

void RaftHost::makeGroup()
{
    io_ = std::make_unique<RaftIo>(
        site_.world(), disk_, [this](auto mail) { return site_.carry(*this, std::move(mail)); });
    io_->setRate(rate_);
    cluster::RaftGroup::Events events;
    events.applied = [this](std::uint64_t index, std::uint64_t term, const auto& proposal,
                            const cluster::Verdict& verdict) {
        applied(index, term, proposal, verdict);
    };
    events.restored = [this](const cluster::Ledger& ledger) {
        if (site_.watched() != nullptr) {
            site_.watched()->restored(*this, ledger);
        }
    };
    events.standingChanged = [this] { standingChanged(); };
    group_ =
        std::make_unique<cluster::RaftGroup>(io_->io(), member_, setup_.timing, std::move(events));
}

void RaftHost::found(const std::vector<schema::Member>& members)
{
    if (!group_ && disk_.pristine()) {
        run(true, members);
    }
}

void RaftHost::start()
{
    if (!group_) {
        run(false, {});
    }
}

void RaftHost::run(bool founds, const std::vector<schema::Member>& members)
{
    if (!proposer_) {
        boot_ = setup_.name + "-b" + std::to_string(++boots_);
        proposer_ = std::make_unique<cluster::Proposer>(setup_.name, boot_);
        steps_ = std::make_unique<RaftSteps>(site_, *this);
    }
    ++process_;
    makeGroup();
    if (founds) {
        CHECK(group_->bootstrap(members).has_value());
    }
    site_.note(*this, "starts, boot " + boot_);
    if (site_.watched() != nullptr) {
        site_.watched()->started(*this);
    }
    const Result<void> started = group_->start();
    if (!started) {
        lastProblem_ = started.error().text;
        site_.note(*this, "cannot start: " + lastProblem_);
        if (started.error().code != Code::Corrupt) { // that does not mend itself
            readAgain();
        }
    }
    if (group_) {
        standingChanged();
    }
}

Result<void> RaftHost::recover(const std::vector<schema::Member>& members)
{
    CHECK(!group_);
    makeGroup();
    Result<void> recovered = group_->recover(members);
    io_->crash(RaftDisk::Crash::Process);
    group_->close([] {});
    group_.reset();
    io_.reset();
    return recovered;
}

void RaftHost::crash(RaftDisk::Crash crash)
{
    if (!group_) {
        return;
    }
    site_.note(*this, crash == RaftDisk::Crash::Power ? "loses power" : "is killed");
    proposer_.reset(); // nobody hears any more what comes of what was asked
    asking_.clear();
    if (stopping_) {
        startsAgain_ = false;
        io_->crash(crash);
    } else {
        io_->crash(crash);
        close(false);
    }
    CHECK(!group_);
}

void RaftHost::close(bool startsAgain)
{
    stopping_ = true;
    startsAgain_ = startsAgain;
    group_->close([this] { ended(); });
}

void RaftHost::ended()
{
    ++process_;
    group_.reset();
    io_.reset();
    early_.clear();
    stopping_ = false;
    frozen_ = false;
    if (startsAgain_) {
        start();
        return;
    }
    proposer_.reset();
    asking_.clear();
    steps_.reset();
}

void RaftHost::stop()
{
    if (!acts()) {
        return;
    }
    site_.note(*this, "stops");
    const auto stopNow = [this, process = process_] {
        if (process == process_ && !stopping_) {
            close(false);
        }
    };
    if (group_->standing().role == cluster::GroupRole::Leader) {
        group_->handOn(0, [stopNow](const Result<void>&) { stopNow(); });
    } else {
        stopNow();
    }
}

void RaftHost::freeze()
{
    if (acts()) {
        site_.note(*this, "is frozen");
        frozen_ = true;
        io_->freeze();
    }
}

void RaftHost::goOn()
{
    if (running() && frozen_) {
        site_.note(*this, "goes on");
        frozen_ = false;
        io_->goOn();
        if (proposer_) {
            carryOut(proposer_->tick(site_.world().now()));
            arm();
        }
    }
}

void RaftHost::renew()
{
    if (group_) {
        return;
    }
    disk_.wipe();
    member_.number = site_.drawNumber();
    member_.role = schema::MemberRole::Voter;
}

void RaftHost::setClockRate(double rate)
{
    rate_ = rate;
    if (io_) {
        io_->setRate(rate);
    }
}

void RaftHost::receive(const std::shared_ptr<const RaftMail>& mail)
{
    if (running()) {
        io_->receive(mail);
    }
}

void RaftHost::standingChanged()
{
    if (!running()) {
        return;
    }
    const cluster::Standing standing = group_->standing();
    if (site_.world().transcribes()) {
        static constexpr std::array Roles = {"outside", "follower", "candidate", "leader",
                                             "stopped"};
        const RaftHost* leader = site_.numbered(standing.leader);
        site_.note(*this, std::string(Roles.at(static_cast<std::size_t>(standing.role))) +
                              " in term " + std::to_string(standing.term) + ", leader " +
                              (leader == nullptr ? "none" : leader->name()) + ", applied " +
                              std::to_string(standing.applied) + " of " +
                              std::to_string(standing.last) + ", members " +
                              std::to_string(standing.members.size()) + " " + standing.problem);
    }
    if (site_.watched() != nullptr) {
        site_.watched()->standing(*this, standing);
    }
    const auto leader = std::find_if(
        standing.members.begin(), standing.members.end(),
        [&](const schema::Member& member) { return member.number == standing.leader; });
    handle(cluster::Proposer::LeaderKnown{
        leader == standing.members.end() ? std::string() : leader->node, standing.term});
    if (standing.role == cluster::GroupRole::Stopped) {
        lastProblem_ = standing.problem;
        ++rereads_;
        readAgain();
    }
}

/// After a pause, as the same process.
void RaftHost::readAgain()
{
    site_.world().after(ReadAgain, [this, process = process_] {
        if (process == process_ && running()) {
            io_->run([this, process] {
                if (process == process_ && running()) {
                    close(true);
                }
            });
        }
    });
}

void RaftHost::applied(std::uint64_t index,
                       std::uint64_t term,
                       const std::shared_ptr<const schema::Proposal>& proposal,
                       const cluster::Verdict& verdict)
{
    if (site_.watched() != nullptr) {
        site_.watched()->applied(*this, index, term, *proposal, verdict);
    }
    if (proposal->record.node == setup_.name) {
        handle(cluster::Proposer::Applied{proposal->boot, proposal->number, verdict});
    }
}

} // namespace bafar::sim
