// What the node tells: reports, offers, openings, and views to its own concepts.
#include <algorithm>

#include "agents/node/node.h"
#include "core/schema/same_map.h"

namespace bafar::node {

void Node::publishReports()
{
    lastReports_ = outside_.now();
    const WallTime wall = outside_.wallNow();
    for (const auto& port : ports_) {
        if (!dirty_.contains(port.get())) {
            continue;
        }
        const std::string name(port->name());
        schema::ConceptReport report = port->report();
        const schema::ConceptReport* known = stream_.reports().find(name);
        if (known == nullptr || !schema::sameMap(known->presence, report.presence)) {
            offersMayDiffer();
            mapMoved(name);
        }
        if (const auto message = stream_.report(name, std::move(report), wall)) {
            outside_.published(*message);
        }
    }
    dirty_.clear();
    if (actions_.watches()) {
        feedActions(actions::ViewChanged{});
    }
}

/// Not now: several reports of one turn change what is offered once.
void Node::offersMayDiffer()
{
    if (!offersDue_) {
        offersDue_ = std::max(outside_.now(), lastOffers_ + birth_.reportGap);
        outside_.deadlineMoved();
    }
}

void Node::publishOffers()
{
    offersDue_.reset();
    lastOffers_ = outside_.now();
    const schema::ClusterView now = cluster_->buildView(stream_.reports(), lastOffers_);
    if (const auto message = stream_.offers(offers(now), outside_.wallNow())) {
        outside_.published(*message);
    }
}

std::vector<events::Published> Node::opening()
{
    for (const auto& port : ports_) {
        dirty_.insert(port.get());
    }
    publishReports();
    return stream_.opening(actions_.records(), offers(), outside_.wallNow());
}

schema::Message Node::snapshot()
{
    for (const auto& port : ports_) {
        dirty_.insert(port.get());
    }
    publishReports();
    return stream_.snapshot(actions_.records(), offers(), outside_.wallNow());
}

schema::ConceptReports Node::ownReports() const
{
    schema::ConceptReports reports;
    for (const auto& port : ports_) {
        reports.set(std::string(port->name()), port->report());
    }
    return reports;
}

schema::ClusterView Node::view() const
{
    return cluster_->buildView(ownReports(), outside_.now());
}

std::vector<schema::ActionInfo> Node::offers(const schema::ClusterView& view) const
{
    std::vector<schema::ActionInfo> all;
    for (const auto& port : ports_) {
        for (schema::ActionInfo& info : port->offers(view)) {
            all.push_back(std::move(info));
        }
    }
    return all;
}

void Node::carryOut(Port&, const PublishSeries& effect)
{
    outside_.published(stream_.series(effect.table, outside_.wallNow()));
    giveAll(effect);
}

void Node::carryOut(Port&, const PublishSamples& effect)
{
    outside_.published(stream_.samples(effect.samples, outside_.wallNow()));
    giveAll(effect);
}

void Node::carryOut(Port& from, const PublishMeasures& effect)
{
    giveAll(Measured{std::string(from.name()), effect.measures});
}

void Node::giveView(Instant now)
{
    if (std::any_of(ports_.begin(), ports_.end(),
                    [](const auto& port) { return port->readsView(); })) {
        auto view = std::make_shared<const schema::ClusterView>(
            cluster_->buildView(stream_.reports(), now));
        const ViewRead read{std::move(view), agreement_.leader() == self_.node};
        for (const auto& port : ports_) {
            if (port->readsView()) {
                port->give(read);
            }
        }
    }
}

/// Not now, and no oftener than reports: several changes of one moment are one view.
void Node::mapMoved(std::string_view ofConcept)
{
    for (const auto& port : ports_) {
        if (!ofConcept.empty() && port->follows() == ofConcept && port->readsView()) {
            followers_.insert(port.get());
        }
    }
    if (!followers_.empty() && !viewDue_) {
        viewDue_ = std::max(outside_.now(), lastView_ + birth_.reportGap);
        outside_.deadlineMoved();
    }
}

void Node::giveFollowers()
{
    viewDue_.reset();
    lastView_ = outside_.now();
    auto view = std::make_shared<const schema::ClusterView>(
        cluster_->buildView(stream_.reports(), lastView_));
    const ViewRead read{std::move(view), agreement_.leader() == self_.node};
    for (Port* port : std::exchange(followers_, {})) {
        port->give(read);
    }
}

} // namespace bafar::node
