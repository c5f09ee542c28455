#include "agents/floating_ip/machine.h"

#include <utility>

#include "agents/floating_ip/hand_over.h"
#include "agents/floating_ip/weigh.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;

/// A tick that comes later than this says that this thread did not run.
constexpr Duration LatenessMax = std::chrono::milliseconds{500};

Settings settingsOf(const contract::RouterConfig& config, const contract::Member& member)
{
    Settings settings;
    settings.id = config.id;
    settings.interface = member.interface.empty() ? config.interface : member.interface;
    settings.virtualRouterId = config.virtualRouter;
    settings.priority = member.priority;
    settings.interval = std::chrono::duration_cast<Centiseconds>(config.interval);
    settings.preempt = config.preempt;
    settings.preemptDelay = config.preemptDelay;
    settings.addresses = config.addresses;
    settings.checksumStyle = config.dialect == contract::Dialect::Keepalived
                                 ? ChecksumStyle::PseudoHeader
                                 : ChecksumStyle::MessageOnly;
    return settings;
}

/// Counters change at each advert: told alone, they are told this often.
constexpr Duration CountersEvery = std::chrono::seconds(10);

/// Without what changes all the time.
RouterReport lasting(RouterReport report)
{
    report.status.advertsSent = 0;
    report.status.advertsReceived = 0;
    report.refused = 0;
    report.jitterWorst = Duration{};
    report.rows = {};
    return report;
}

} // namespace

static_assert(ConceptMachine<Machine>);

Machine::Machine(Self self)
    : self_(std::move(self))
{
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

/// Reports come once a second by themselves; what is waited for is that they stop.
Machine::Effects Machine::tick(Instant now)
{
    const std::optional<Deadline> due = deadline();
    if (!due || now < due->at) {
        return {};
    }
    if (now - due->at > LatenessMax) {
        heard_ = now; // this thread did not run either: reports may wait behind this tick
        return {};
    }
    silent_ = true;
    Effects out{StatusChanged{}};
    publish(now, out);
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    if (!heard_ || silent_) {
        return std::nullopt;
    }
    return Deadline{*heard_ + SilenceMax, "silence of the VRRP thread"};
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    heard_ = heard_.value_or(now);
    config_ = spec.section<Config>(Name);
    nodes_.clear();
    for (const auto& node : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        nodes_.emplace(node.address, node.id);
    }
    std::map<std::string, Entry> entries;
    Configure wanted;
    for (const contract::RouterConfig& router : config_.routers) {
        for (const contract::Member& member : router.members) {
            if (member.node != self_.node) {
                continue;
            }
            const auto known = entries_.find(router.id);
            Entry entry = known == entries_.end() ? Entry{} : known->second;
            entry.config = router;
            entry.member = member;
            entries.emplace(router.id, std::move(entry));
            wanted.routers.push_back(settingsOf(router, member));
        }
    }
    leaving_.clear();
    for (auto& [id, entry] : entries_) {
        if (!entries.contains(id)) {
            leaving_.emplace(id, std::move(entry));
        }
    }
    entries_ = std::move(entries);
    return {std::move(wanted), StatusChanged{}};
}

Machine::Effects Machine::command(const Command& command, const std::string& id, Instant)
{
    if (!command.takeOver) {
        return {CommandFinished{id, fail(Code::InvalidInput,
                                         "the floating IP concept knows one command, take_over, "
                                         "and it is not set")}};
    }
    const contract::TakeOver& order = *command.takeOver;
    if (!entries_.contains(order.router)) {
        return {CommandFinished{id, fail(Code::NotFound, self_.node + " runs no virtual router \"" +
                                                             sanitized(order.router, 63) +
                                                             "\": plan again")}};
    }
    return {TakeOverAsked{order.router, TakeOver{id, order.claimPriority, order.settlePriority}}};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView& view) const
{
    return offersOf(config_, view);
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView& view) const
{
    return draftHandOver(config_, request, view);
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    return judgeCondition(config_, condition, view);
}

std::vector<schema::Consequence> Machine::weigh(const Config& before,
                                                const Config& after,
                                                const schema::ClusterView& view)
{
    return weighRouters(before, after, view);
}

std::map<std::string, RowCounts> Machine::rows() const
{
    std::map<std::string, RowCounts> all;
    for (const auto& [id, entry] : entries_) {
        all.emplace(id, entry.report.rows);
    }
    return all;
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const Reported& input, Instant now, Effects& out)
{
    if (const auto* answered = std::get_if<CommandAnswered>(&input.cause)) {
        Result<std::string> outcome = answered->text;
        if (!answered->done) {
            outcome = fail(Code::Conflict, answered->text);
        }
        out.emplace_back(CommandFinished{answered->action, std::move(outcome)});
    }
    heard(now, out);
    const auto known = entries_.find(input.report.id);
    if (known == entries_.end()) {
        if (const auto left = leaving_.find(input.report.id); left != leaving_.end()) {
            left->second.report = input.report;
            tell(left->second, input.cause, out);
        }
        return; // the configuration has moved on meanwhile
    }
    if (const auto* changed = std::get_if<StateChanged>(&input.cause)) {
        known->second.changedBy = changed->row;
        known->second.changed = true;
    }
    (void)keep(input.report, now);
    tell(known->second, input.cause, out);
    out.emplace_back(StatusChanged{});
}

void Machine::on(const CountersRead& input, Instant now, Effects& out)
{
    heard(now, out);
    bool worthTelling = false;
    for (const RouterReport& report : input.reports) {
        worthTelling = keep(report, now) || worthTelling;
    }
    if (worthTelling) {
        out.emplace_back(StatusChanged{});
    }
    publish(now, out);
}

void Machine::on(const ThreadReported& input, Instant now, Effects& out)
{
    heard(now, out);
    if (!threadKnown_ || thread_ != input) {
        threadKnown_ = true;
        thread_ = input;
        out.emplace_back(StatusChanged{});
    }
}

void Machine::heard(Instant now, Effects& out)
{
    heard_ = now;
    if (std::exchange(silent_, false)) {
        out.emplace_back(StatusChanged{});
    }
}

/// True when more than counters changed, or they have not been told for a while.
bool Machine::keep(const RouterReport& report, Instant now)
{
    const auto known = entries_.find(report.id);
    if (known == entries_.end()) {
        return false;
    }
    Entry& entry = known->second;
    const bool differs = !entry.reported || lasting(entry.report) != lasting(report) ||
                         (entry.toldReport != report && now - entry.toldAt >= CountersEvery);
    entry.report = report;
    entry.reported = true;
    const std::string trouble = problem(entry, now);
    const bool told = entry.told == trouble;
    entry.told = trouble;
    if (differs || !told) {
        entry.toldReport = report;
        entry.toldAt = now;
    }
    return differs || !told;
}

} // namespace bafar::floating_ip
