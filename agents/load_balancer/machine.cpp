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

std::uint64_t errorsOf(const Counts& counts)
{
    return counts.answers[4] + counts.answers[5]; // 5xx and none at all
}

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
    const double seconds =
        reportedAt_ ? std::chrono::duration<double>(now - *reportedAt_).count() : 0;
    rates_.clear();
    for (const auto& [id, counts] : input.report.upstreams) {
        const auto before = report_.upstreams.find(id);
        if (seconds > 0 && before != report_.upstreams.end()) {
            rates_[id] = {static_cast<double>(counts.requests - before->second.requests) / seconds,
                          static_cast<double>(errorsOf(counts) - errorsOf(before->second)) /
                              seconds};
        }
    }
    report_ = input.report;
    reportedAt_ = now;
    if (listens_.empty()) {
        return;
    }
    tellTroubles(out);
    publish(now, out);
    out.emplace_back(StatusChanged{});
}

bool Machine::silent(Instant now) const
{
    return !reportedAt_ || now - *reportedAt_ > SilenceMax;
}

/// What is wrong on this node, worst first.
std::vector<std::string> Machine::troubles(Instant) const
{
    std::vector<std::string> troubles;
    for (const ListenReport& one : report_.listens) {
        if (!one.listening && !one.problem.empty()) {
            troubles.push_back(one.listen.listener + " cannot listen: " + one.problem);
        }
    }
    for (const UpstreamEntry& upstream : routing_.upstreams) {
        if (!upstream.why.empty()) {
            troubles.push_back("no server for " + sanitized(upstream.id, 80) + ": " + upstream.why);
        }
    }
    for (const ServerReport& server : report_.servers) {
        if (server.ejected) {
            troubles.push_back(sanitized(server.upstream, 80) + " leaves out " +
                               server.entry.at.toString() + ": " + server.lastFailure);
        }
    }
    return troubles;
}

void Machine::tellTroubles(Effects& out)
{
    const std::vector<std::string> now = troubles({});
    const auto emit = [&](schema::Severity severity, std::string_view kind, std::string text) {
        schema::Event event;
        event.concept_ = Name;
        event.kind = kind;
        event.severity = severity;
        event.subject = "node/" + self_.node;
        event.text = std::move(text);
        out.emplace_back(EmitEvent{std::move(event)});
    };
    const auto in = [](const std::vector<std::string>& list, const std::string& text) {
        return std::find(list.begin(), list.end(), text) != list.end();
    };
    for (const std::string& text : now) {
        if (!in(told_, text)) {
            emit(schema::Severity::Warning, "trouble_began", text);
        }
    }
    if (now.empty() && !told_.empty()) {
        emit(schema::Severity::Info, "trouble_ended", "every listener and server is well again");
    }
    told_ = now;
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
