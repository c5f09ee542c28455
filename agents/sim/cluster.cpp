#include "agents/sim/cluster.h"

#include <algorithm>
#include <deque>

#include "agents/monitoring/machine.h"
#include "agents/sim/daemons.h"
#include "agents/sim/script.h"
#include "agents/sim/shared_group.h"
#include "agents/sim/site_spec.h"

namespace bafar::sim {

namespace {

constexpr std::size_t NodesMax = 9;
constexpr std::size_t TranscriptMax = 200;
constexpr int HighestPriority = 150;
constexpr int PriorityStep = 10;

schema::Spec demoSpec(std::size_t nodes)
{
    SiteShape shape;
    shape.cluster = "demo";
    shape.hosts = std::clamp<std::size_t>(nodes, 1, NodesMax);
    SiteShape::Router router;
    for (std::size_t index = 0; index < shape.hosts; ++index) {
        router.priorities.push_back(HighestPriority - PriorityStep * static_cast<int>(index));
    }
    shape.routers.push_back(std::move(router));
    Result<schema::Spec> spec = readSpec(specText(shape));
    CHECK(spec.has_value());
    return std::move(*spec);
}

std::unique_ptr<Site> makeSite(std::uint64_t seed,
                               const schema::Spec& spec,
                               WallTime wallStart,
                               const std::shared_ptr<Daemonry>& daemons = nullptr)
{
    constexpr std::uint8_t SegmentLength = 24;
    std::vector<HostSetup> setups;
    for (const auto& node : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        HostSetup setup;
        setup.name = node.id;
        setup.address = {node.address, SegmentLength};
        setup.spec = spec;
        setup.metrics = true;
        setup.daemons = daemons;
        setups.push_back(std::move(setup));
    }
    return std::make_unique<Site>(seed, wallStart, std::move(setups));
}

} // namespace

struct SimCluster::Reader {
    Host* host = nullptr;
    std::deque<schema::Message> waiting;
    std::uint64_t life = 0; ///< of the process that was read; 0: none
    bool overflown = false;
};

SimCluster::SimCluster(std::uint64_t seed, std::size_t nodes, WallTime wallStart)
    : SimCluster(makeSite(seed, demoSpec(nodes), wallStart))
{
}

SimCluster::SimCluster(std::unique_ptr<Site> site, Agreeing agreeing)
    : group_(agreeing == Agreeing::Together ? std::make_unique<SharedGroup>(*site) : nullptr)
    , site_(std::move(site))
    , script_(std::make_unique<Script>(*site_))
{
    site_->world().keepTranscript(TranscriptMax);
    for (std::size_t index = 0; index < site_->size(); ++index) {
        readers_.push_back(std::make_unique<Reader>());
        Reader& reader = *readers_.back();
        reader.host = &site_->host(index);
        reader.host->setTap([&reader](const events::Published& message) {
            if (reader.waiting.size() >= TakeMax) {
                reader.overflown = true;
                reader.waiting.clear();
            }
            if (!reader.overflown && message.value != nullptr) {
                reader.waiting.push_back(*message.value);
            }
        });
        reader.host->start();
    }
}

Result<std::unique_ptr<SimCluster>> SimCluster::fromSpec(std::uint64_t seed,
                                                         std::string_view specText,
                                                         WallTime wallStart,
                                                         Sayings::Texts sayings,
                                                         Agreeing agreeing)
{
    const Result<schema::Spec> spec = readSpec(specText);
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    std::shared_ptr<Daemonry> daemons;
    if (!sayings.empty()) {
        daemons = std::make_shared<Daemonry>(Daemonry{Sayings(std::move(sayings)), {}});
    }
    return std::unique_ptr<SimCluster>(
        new SimCluster(makeSite(seed, *spec, wallStart, daemons), agreeing));
}

SimCluster::~SimCluster() = default;

SimCluster::Reader* SimCluster::reader(const std::string& node) const
{
    const auto found = std::find_if(readers_.begin(), readers_.end(),
                                    [&node](const auto& one) { return one->host->name() == node; });
    return found == readers_.end() ? nullptr : found->get();
}

std::vector<std::string> SimCluster::nodes() const
{
    std::vector<std::string> names;
    for (const auto& one : readers_) {
        names.push_back(one->host->name());
    }
    return names;
}

void SimCluster::advance(Duration by)
{
    site_->world().runUntil(site_->world().now() + by);
    followSpecs();
}

Duration SimCluster::elapsed() const
{
    return site_->world().elapsed();
}

WallTime SimCluster::wallNow() const
{
    return site_->world().wallNow();
}

bool SimCluster::reachable(const std::string& node) const
{
    const Reader* one = reader(node);
    return one != nullptr && one->host->running() && one->host->linkUp();
}

std::vector<schema::Message> SimCluster::take(const std::string& node)
{
    Reader* one = reader(node);
    if (one == nullptr || !reachable(node)) {
        if (one != nullptr) {
            one->life = 0;
            one->waiting.clear();
        }
        return {};
    }
    std::vector<schema::Message> messages;
    if (one->life != one->host->life() || one->overflown) {
        if (one->host->stalled()) {
            return {}; // nobody answers the new connection yet
        }
        one->host->enter([&] {
            for (const events::Published& message : one->host->node()->opening()) {
                messages.push_back(*message.value);
            }
        });
        one->life = one->host->life();
        one->overflown = false;
        one->waiting.clear(); // what was published on the way is in the opening
        return messages;
    }
    messages.assign(std::make_move_iterator(one->waiting.begin()),
                    std::make_move_iterator(one->waiting.end()));
    one->waiting.clear();
    return messages;
}

Result<void> SimCluster::visit(const std::string& node,
                               const std::function<void(node::Node&)>& work) const
{
    const Reader* one = reader(node);
    if (one == nullptr) {
        return fail(Code::NotFound, "no node \"" + node + "\"");
    }
    if (!reachable(node) || one->host->stalled()) {
        return fail(Code::Unavailable, node + " does not answer");
    }
    one->host->enter([&] { work(*one->host->node()); });
    return {};
}

Result<schema::Plan> SimCluster::plan(const std::string& node,
                                      const schema::ActionRequest& request,
                                      const actions::Actor& actor)
{
    Result<schema::Plan> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked = visit(node, [&](node::Node& agent) {
        agent.plan(actor, request, [&](Result<schema::Plan> plan) { answer = std::move(plan); });
    });
    return asked ? answer : tl::unexpected(asked.error());
}

Result<schema::ActionRecord> SimCluster::confirm(const std::string& node,
                                                 const schema::Confirmation& confirmation,
                                                 const actions::Actor& actor)
{
    Result<schema::ActionRecord> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked = visit(node, [&](node::Node& agent) {
        agent.confirm(actor, confirmation,
                      [&](Result<schema::ActionRecord> record) { answer = std::move(record); });
    });
    return asked ? answer : tl::unexpected(asked.error());
}

Result<schema::ActionRecord> SimCluster::cancel(const std::string& node,
                                                const std::string& action,
                                                const actions::Actor& actor)
{
    Result<schema::ActionRecord> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked = visit(node, [&](node::Node& agent) {
        agent.cancel(actor, action,
                     [&](Result<schema::ActionRecord> record) { answer = std::move(record); });
    });
    return asked ? answer : tl::unexpected(asked.error());
}

Result<schema::ActionRecord> SimCluster::action(const std::string& node, const std::string& id)
{
    Result<schema::ActionRecord> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked = visit(node, [&](node::Node& agent) { answer = agent.action(id); });
    return asked ? answer : tl::unexpected(asked.error());
}

Result<schema::HistorySeries> SimCluster::history(const std::string& node,
                                                  const std::string& series,
                                                  WallTime from,
                                                  WallTime to)
{
    Result<schema::HistorySeries> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked = visit(node, [&](node::Node& agent) {
        answer = agent.machine<monitoring::Machine>().readHistory(series, from, to, Duration{});
    });
    return asked ? answer : tl::unexpected(asked.error());
}

Result<schema::SpecHistory> SimCluster::specHistory(const std::string& node)
{
    schema::SpecHistory answer;
    const Result<void> asked =
        visit(node, [&answer](node::Node& agent) { answer = agent.specs().history(); });
    return asked ? Result<schema::SpecHistory>(std::move(answer)) : tl::unexpected(asked.error());
}

Result<std::string> SimCluster::specText(const std::string& node, const std::string& revision)
{
    Result<std::string> answer = fail(Code::Unavailable, node + " did not answer");
    const Result<void> asked =
        visit(node, [&](node::Node& agent) { answer = agent.specs().text(revision); });
    return asked ? answer : tl::unexpected(asked.error());
}

Result<void> SimCluster::applyStoryLine(std::string_view line)
{
    return script_->line(line);
}

std::vector<std::string> SimCluster::transcript() const
{
    const std::vector<std::string>& all = site_->world().transcript();
    const std::size_t count = std::min(all.size(), TranscriptMax);
    return {all.end() - static_cast<std::ptrdiff_t>(count), all.end()};
}

} // namespace bafar::sim
