#include "agents/load_balancer/machine.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/floating_ip.h"

namespace bafar::load_balancer {
namespace {

namespace floating_ip = schema::floating_ip;

std::vector<Listen> listensOf(const schema::Spec& spec, const schema::load_balancer::Config& config)
{
    std::vector<Listen> listens;
    const auto& routers = spec.section<floating_ip::Config>(floating_ip::Name).routers;
    for (const auto& listener : config.listeners) {
        for (const net::Address& address : listener.addresses) {
            listens.push_back({listener.id, {address, listener.port}});
        }
        for (const auto& router : routers) {
            if (router.id != listener.floatingIp) {
                continue;
            }
            for (const net::Prefix& prefix : router.addresses) {
                listens.push_back({listener.id, {prefix.address, listener.port}});
            }
        }
    }
    return listens;
}

constexpr std::size_t StoppingMax = 3000;

} // namespace

Machine::Machine(Self self)
    : self_(std::move(self))
{
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant)
{
    Effects out;
    spec_ = spec;
    config_ = spec.section<Config>(Name);
    listens_ = listensOf(spec, config_);
    routing_ = makeRouting(spec_, std::nullopt, routing_);
    plan_.reset(); // times may be others
    if (listens_.empty()) {
        troubleBook_.clear();
        stopping_.clear();
    }
    usePlan(out);
    out.emplace_back(StatusChanged{});
    return out;
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const ViewRead& input, Instant, Effects& out)
{
    if (listens_.empty()) {
        return;
    }
    Routing routing = makeRouting(spec_, swarmOf(*input.view), routing_);
    std::erase_if(stopping_, [&routing](const std::string& task) {
        return std::none_of(routing.upstreams.begin(), routing.upstreams.end(),
                            [&task](const UpstreamEntry& upstream) {
                                return std::any_of(
                                    upstream.servers.begin(), upstream.servers.end(),
                                    [&task](const ServerEntry& one) { return one.key == task; });
                            });
    });
    drainTasks(routing, stopping_);
    drainTasks(routing, stoppingTasks(*input.view));
    std::vector<std::string> held;
    const auto own =
        input.view->status<floating_ip::Status>(self_.node, std::string(floating_ip::Name));
    for (const auto& router : own ? own->routers : std::vector<floating_ip::RouterStatus>()) {
        if (router.holdsAddresses) {
            held.push_back(router.id);
        }
    }
    if (routing == routing_ && held == held_) {
        return;
    }
    routing_ = std::move(routing);
    held_ = std::move(held);
    usePlan(out);
    out.emplace_back(StatusChanged{});
}

void Machine::on(const TaskStops& input, Instant, Effects& out)
{
    if (listens_.empty()) {
        return;
    }
    if (stopping_.size() < StoppingMax) {
        stopping_.insert(input.task);
    }
    Routing routing = routing_;
    drainTasks(routing, stopping_);
    if (routing != routing_) {
        routing_ = std::move(routing);
        usePlan(out);
        out.emplace_back(StatusChanged{});
    }
}

/// Hands the loops a plan unless they have the same already.
void Machine::usePlan(Effects& out)
{
    if (plan_ && *plan_->routing == routing_) {
        return;
    }
    auto plan = std::make_shared<Plan>();
    plan->listens = listens_;
    plan->routing = std::make_shared<const Routing>(routing_);
    plan->times.connect = config_.connectTimeout;
    plan->times.silence = config_.silence;
    plan->times.idle = config_.idle;
    plan->trustForwarded = config_.trustForwarded;
    plan->connectionsMax = config_.connectionsMax;
    plan_ = std::move(plan);
    out.emplace_back(UsePlan{plan_});
}

void Machine::on(const LoopsReported& input, Instant now, Effects& out)
{
    count(input.report, now);
    standing_.read(input.report.servers, now);
    report_ = input.report;
    reportedAt_ = now;
    if (listens_.empty()) {
        return;
    }
    tellTroubles(now, out);
    publish(now, out);
    out.emplace_back(StatusChanged{});
}

/// What a report adds to the ones before.
void Machine::count(const LoopReport& report, Instant now)
{
    const double seconds = reportedAt_ ? toSeconds(now - *reportedAt_) : 0;
    const bool turns = now - windowBegan_ >= WindowTime;
    windowBegan_ = turns ? now : windowBegan_;
    meters_.read(report, seconds, turns);
}

bool Machine::silent(Instant now) const
{
    return !reportedAt_ || now - *reportedAt_ > SilenceMax;
}

/// What is wrong on this node, worst first.
std::vector<Trouble> Machine::troubles() const
{
    std::vector<Trouble> troubles;
    for (const ListenReport& one : report_.listens) {
        if (!one.listening && !one.problem.empty()) {
            troubles.push_back({"listen/" + one.listen.listener, one.listen.at.toString(),
                                one.listen.listener + " cannot listen: " + one.problem});
        }
    }
    for (const UpstreamEntry& upstream : routing_.upstreams) {
        const std::string id = sanitized(upstream.id, 80);
        if (!upstream.why.empty()) {
            troubles.push_back(
                {"no server/" + upstream.id, "", "no server for " + id + ": " + upstream.why});
        }
        std::set<std::string> networks;
        for (const ServerEntry& server : upstream.servers) {
            const std::string problem = networkProblem(server);
            if (!problem.empty() && networks.insert(server.network).second) {
                troubles.push_back({"network/" + upstream.id, server.network,
                                    "no way from here to " + id + ": " + problem});
            }
        }
    }
    for (const ServerReport& server : report_.servers) {
        if (server.ejected && networkProblem(server.entry).empty()) {
            troubles.push_back({"left out/" + server.upstream, server.entry.at.toString(),
                                sanitized(server.upstream, 80) + " leaves out " +
                                    server.entry.at.toString() + ": " + server.lastFailure});
        }
    }
    return troubles;
}

void Machine::tellTroubles(Instant now, Effects& out)
{
    for (TroubleWord& word : troubleBook_.look(troubles(), now)) {
        schema::Event event;
        event.concept_ = Name;
        event.kind = word.began ? "trouble_began" : "trouble_ended";
        event.severity = word.began ? schema::Severity::Warning : schema::Severity::Info;
        event.subject = "node/" + self_.node;
        event.text = std::move(word.text);
        out.emplace_back(EmitEvent{std::move(event)});
    }
}

Machine::Effects Machine::tick(Instant)
{
    reportedAt_.reset();
    return {StatusChanged{}};
}

std::optional<Deadline> Machine::deadline() const
{
    if (listens_.empty() || !reportedAt_) {
        return std::nullopt;
    }
    return Deadline{*reportedAt_ + SilenceMax, "the load balancer's loops are silent"};
}

Machine::Effects Machine::command(const Command&, const std::string& id, Instant)
{
    return {CommandFinished{id, fail(Code::Unsupported, "the load balancer takes no commands")}};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView&) const
{
    return {};
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest&, const schema::ClusterView&) const
{
    return fail(Code::NotFound, "the load balancer offers no actions");
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView&) const
{
    schema::Condition judged = condition;
    judged.verdict = schema::Verdict::Unknown;
    judged.detail = "the load balancer judges no conditions";
    return judged;
}

} // namespace bafar::load_balancer
