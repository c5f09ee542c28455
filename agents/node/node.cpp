#include "agents/node/node.h"

#include <algorithm>

#include "core/schema/monitoring.h"

namespace bafar::node {

namespace {

events::Identity identityOf(const Self& self, const Birth& birth)
{
    events::Identity identity{self.cluster, self.node, birth.version, birth.boot};
    // Counting on from the start's milliseconds, numbers of an earlier life are not given again.
    identity.firstEvent =
        static_cast<std::uint64_t>(std::max<std::int64_t>(birth.startedAt.unixMs, 1));
    return identity;
}

/// The first whole interval after `now`, as monitoring counts its samples: what is due together
/// leaves together.
Instant nextWhole(Instant now, Duration interval)
{
    const Duration since = now.time_since_epoch();
    return Instant(since - since % interval + interval);
}

} // namespace

Node::Node(Self self, Birth birth, Surroundings& outside, schema::Agreement& agreement)
    : self_(std::move(self))
    , birth_(std::move(birth))
    , outside_(outside)
    , agreement_(agreement)
    , specs_(self_, agreement)
    , stream_(identityOf(self_, birth_), birth_.form)
    , ports_(makePorts(self_))
    , actions_(self_, draftSource())
{
    cluster_ = &typed<cluster::Machine>().machine();
    PortLinks links;
    links.now = [this] { return outside_.now(); };
    links.touched = [this] { outside_.deadlineMoved(); };
    links.common = [this](Port& from, CommonEffect effect) {
        post([this, &from, effect = std::move(effect)] {
            std::visit([&](const auto& value) { carryOut(from, value); }, effect);
        });
    };
    for (const auto& port : ports_) {
        port->link(links);
        port->give(WallClockRead{outside_.wallNow()});
    }
    typed<cluster::Machine>().feed(nodeSource());
    feedActions(WallClockRead{outside_.wallNow()});
}

Node::~Node()
{
    *alive_ = false;
}

Port* Node::port(std::string_view name) const
{
    const auto found = std::find_if(ports_.begin(), ports_.end(),
                                    [name](const auto& port) { return port->name() == name; });
    return found == ports_.end() ? nullptr : found->get();
}

/// Effects are carried out one after another, never inside each other, so that no part is called
/// while it is busy.
void Node::post(std::function<void()> work)
{
    work_.push_back(std::move(work));
    if (working_) {
        return;
    }
    working_ = true;
    while (!work_.empty()) {
        const std::function<void()> next = std::move(work_.front());
        work_.pop_front();
        next();
    }
    working_ = false;
    outside_.deadlineMoved();
}

void Node::configure(const schema::Spec& spec)
{
    specs_.configured(spec);
    for (const auto& port : ports_) {
        port->configure(spec);
    }
    const Duration heartbeat = cluster_->config().heartbeat;
    nextHeartbeat_ = nextWhole(outside_.now(), heartbeat);
    namespace monitoring = schema::monitoring;
    stream_.setIntervals(heartbeat, spec.section<monitoring::Config>(monitoring::Name).interval);
    offersMayDiffer();
    agreementMoved(); // what an earlier start of this agent left running is judged from now on
}

std::optional<Deadline> Node::deadline() const
{
    std::optional<Deadline> next = actions_.deadline();
    const auto consider = [&next](Instant at, std::string_view why) {
        if (!next || at < next->at) {
            next = Deadline{at, why};
        }
    };
    for (const auto& port : ports_) {
        if (const std::optional<Deadline> own = port->deadline()) {
            consider(own->at, own->why);
        }
    }
    if (nextHeartbeat_) {
        consider(*nextHeartbeat_, "heartbeat");
    }
    if (!dirty_.empty()) {
        consider(lastReports_ + birth_.reportGap, "tell what changed");
    }
    if (viewDue_) {
        consider(*viewDue_, "a view for who follows");
    }
    if (offersDue_) {
        consider(*offersDue_, "look whether offers changed");
    }
    for (const Remote& remote : remotes_) {
        if (!remote.answer) {
            consider(remote.limit, "a command's limit");
        }
    }
    return next;
}

void Node::tick()
{
    const Instant now = outside_.now();
    for (const auto& port : ports_) {
        const std::optional<Deadline> next = port->deadline();
        if (next && next->at <= now) {
            port->tick();
        }
    }
    post([this] { tickNode(); });
}

void Node::tickNode()
{
    const Instant now = outside_.now();
    const std::optional<Deadline> next = actions_.deadline();
    if (next && next->at <= now) {
        for (const auto& effect : actions_.tick(now)) {
            std::visit([this](const auto& value) { perform(value); }, effect);
        }
    }
    commandsOverdue(now);
    if (nextHeartbeat_ && now >= *nextHeartbeat_) {
        beat(now);
    }
    if (!dirty_.empty() && now >= lastReports_ + birth_.reportGap) {
        publishReports();
    }
    if (viewDue_ && now >= *viewDue_) {
        giveFollowers();
    }
    if (offersDue_ && now >= *offersDue_) {
        publishOffers();
    }
}

void Node::beat(Instant now)
{
    if (const Duration late = now - *nextHeartbeat_; late >= FrozenMin) {
        thawed_ = now;
        frozen_ = late;
    }
    // After a stall one heartbeat is due, not all that were missed.
    nextHeartbeat_ = nextWhole(now, cluster_->config().heartbeat);
    const WallClockRead wall{outside_.wallNow()};
    giveAll(wall);
    feedActions(wall);
    outside_.published(stream_.heartbeat(wall.wall));
    giveView(now);
}

} // namespace bafar::node
