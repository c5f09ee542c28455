// A simulated host: its clock, its interface, how its process is entered and woken. Its life:
// host_life.cpp; effects: host_effects.cpp.
#include "agents/sim/host.h"

#include <algorithm>

#include "agents/monitoring/machine.h"
#include "agents/sim/daemons.h"
#include "agents/sim/follower.h"
#include "agents/sim/metrics.h"
#include "agents/sim/site.h"

namespace bafar::sim {

namespace {

void addRows(floating_ip::RowCounts& to, const floating_ip::RowCounts& from)
{
    for (std::size_t row = 0; row < to.size(); ++row) {
        to[row] += from[row];
    }
}

} // namespace

Host::Host(Site& site, std::size_t index, HostSetup setup)
    : site_(site)
    , index_(index)
    , setup_(std::move(setup))
    , epoch_(std::chrono::hours(static_cast<std::int64_t>(index) + 1))
    , random_(site.world().random().fork())
    , agreement_(setup_.name)
{
}

Host::~Host() = default;

Instant Host::now() const
{
    return site_.world().now() + epoch_;
}

WallTime Host::wallNow() const
{
    return {site_.world().wallNow().unixMs + clockError_ / std::chrono::milliseconds(1)};
}

std::string Host::newId()
{
    constexpr std::string_view Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr int Length = 16;
    std::string id;
    for (int index = 0; index < Length; ++index) {
        id += Letters[static_cast<std::size_t>(random_.below(Letters.size()))];
    }
    return id;
}

void Host::askRouter(const floating_ip::NodeInput& input)
{
    routerDid(std::visit([&](auto& router) { return router.handle(input, now()); }, router_));
}

std::optional<Deadline> Host::routerDeadline() const
{
    return std::visit([](const auto& router) { return router.deadline(); }, router_);
}

std::vector<floating_ip::RouterReport> Host::routerReports() const
{
    return std::visit([](const auto& router) { return router.reports(); }, router_);
}

void Host::setLink(bool up)
{
    if (link_ == up) {
        return;
    }
    note(up ? "has its link again" : "loses its link");
    link_ = up;
    settledSince_ = site_.world().now();
    enter([this] { observeInterface(); });
    changed();
}

void Host::setOwnAddress(bool has)
{
    if (hasAddress_ == has) {
        return;
    }
    note(has ? "has its address again" : "loses its own address");
    hasAddress_ = has;
    settledSince_ = site_.world().now();
    enter([this] { observeInterface(); });
    changed();
}

void Host::configure(schema::Spec spec)
{
    note("gets another spec");
    setup_.spec = std::move(spec);
    enter([this] {
        node_->configure(setup_.spec);
        changed();
    });
    changed();
}

bool Host::paused() const
{
    const auto reports = running() ? routerReports() : std::vector<floating_ip::RouterReport>{};
    return std::any_of(reports.begin(), reports.end(),
                       [](const auto& report) { return report.status.pausedUntil.has_value(); });
}

void Host::setRefuses(bool refuses)
{
    note(refuses ? "refuses addresses from now on" : "accepts addresses again");
    refuses_ = refuses;
}

void Host::askRelease()
{
    enter([this] {
        for (const floating_ip::RouterReport& report : routerReports()) {
            const floating_ip::ReleaseAsked asked{report.id, {"release"}};
            askRouter(asked);
        }
    });
}

void Host::askTakeOver(const floating_ip::TakeOver& order)
{
    enter([this, order] {
        for (const floating_ip::RouterReport& report : routerReports()) {
            askRouter(floating_ip::TakeOverAsked{report.id, order});
        }
    });
}

void Host::changeMac()
{
    note("has another card");
    ++card_;
    enter([this] { observeInterface(); });
}

bool Host::holds(const net::Address& address) const
{
    return std::any_of(addresses_.begin(), addresses_.end(),
                       [&](const Carried& carried) { return carried.prefix.address == address; });
}

floating_ip::RowCounts Host::rows() const
{
    floating_ip::RowCounts all = pastRows_;
    if (running()) {
        for (const floating_ip::RouterReport& report : routerReports()) {
            addRows(all, report.rows);
        }
    }
    return all;
}

void Host::enter(std::function<void()> work)
{
    if (!running()) {
        return;
    }
    if (stalled_) {
        if (inbox_.size() < InboxMax) {
            inbox_.push_back(std::move(work));
        }
        return;
    }
    if (inside_) {
        work();
        return;
    }
    inside_ = true;
    work();
    // The kernel tells of address changes after the call that made them.
    while (running() && (interfaceMoved_ || !refusals_.empty())) {
        tellRefusals();
        if (std::exchange(interfaceMoved_, false)) {
            observeInterface();
        }
    }
    inside_ = false;
    rearm_ = true;
    arm();
}

void Host::tellRefusals()
{
    while (!refusals_.empty()) {
        const floating_ip::AddressesRefused refused{refusals_.front(), "refused by the simulator"};
        refusals_.pop_front();
        askRouter(refused);
    }
}

void Host::arm()
{
    if (!rearm_ || !running() || inside_) {
        return;
    }
    rearm_ = false;
    std::optional<Instant> next = nextCounters_;
    const auto consider = [&next](const std::optional<Deadline>& deadline) {
        if (deadline && (!next || deadline->at < *next)) {
            next = deadline->at;
        }
    };
    consider(routerDeadline());
    consider(node_->deadline());
    if (!next || (wakeAt_ && *wakeAt_ <= *next)) {
        return; // an early wake-up finds nothing due and arms again: cheaper than cancelling
    }
    wakeAt_ = *next;
    site_.world().at(*next - epoch_, [this, generation = ++wakeGeneration_] { wake(generation); });
}

void Host::wake(std::uint64_t generation)
{
    if (generation != wakeGeneration_) {
        return;
    }
    wakeAt_.reset();
    if (!stalled_) {
        enter([this] { tickDue(); });
    }
}

void Host::tickDue()
{
    const Instant at = now();
    const auto due = [at](const std::optional<Deadline>& deadline) {
        return deadline && deadline->at <= at;
    };
    if (due(routerDeadline())) {
        routerDid(std::visit([at](auto& router) { return router.tick(at); }, router_));
    }
    if (due(node_->deadline())) {
        node_->tick();
    }
    if (nextCounters_ && *nextCounters_ <= at) {
        readCounters();
    }
}

void Host::readCounters()
{
    nextCounters_ = now() + setup_.counters;
    node_->handle<floating_ip::Machine>().feed(floating_ip::CountersRead{routerReports()});
}

void Host::changed()
{
    for (Observer* observer : site_.observers()) {
        observer->hostChanged(*this);
    }
}

void Host::note(const std::string& text)
{
    if (site_.world().transcribes()) {
        site_.world().note(setup_.name + " " + text);
    }
}

} // namespace bafar::sim
