// What the cache machine says of itself: status for programs and pages, entities for the map.
#include "agents/cache/machine.h"
#include "core/base/text.h"

namespace bafar::cache {
namespace {

namespace contract = schema::cache;
using contract::Role;
using schema::State;

constexpr std::size_t WordShown = 64; ///< bytes of another's word
constexpr std::size_t ReplicasListed = 8;
constexpr double StreamLeast = 100; ///< bytes a second; signs of life are less

std::string shown(std::string_view word)
{
    return sanitized(word, WordShown);
}

/// "snapshot 12 m ago, 40 changes since; append-only file on".
std::string persistenceText(const Observation& seen, WallTime now)
{
    std::string text;
    const std::int64_t age = now.unixMs / 1000 - seen.lastSave;
    if (seen.lastSave > 0 && age >= 0) {
        text = "snapshot " + toHumanText(std::chrono::seconds(age)) + " ago, " +
               std::to_string(seen.unsavedChanges) + " changes since; ";
    }
    text += seen.appendOnly ? "append-only file on" : "append-only file off";
    return text;
}

/// How the link of a replica is drawn.
State linkState(const contract::Status& status)
{
    const bool vague = status.state == State::Stale || status.state == State::Unknown;
    return status.linkUp && !vague     ? State::Ok
           : status.state == State::Ok ? State::Degraded
                                       : status.state;
}

} // namespace

Machine::Status Machine::status(Instant now) const
{
    Status status;
    if (!own_) {
        status.reasons = {config_.servers.empty()
                              ? "not in the cluster spec"
                              : self_.node + " has no server in the spec's cache section"};
        return status;
    }
    status.endpoint = own_->watched.toString();
    if (seen_) {
        fillFigures(status, now);
    }
    judgeNow(status, now);
    return status;
}

void Machine::judgeNow(Status& status, Instant now) const
{
    if (failing_) {
        status.state =
            failing_->trouble == contract::Trouble::Loading ? State::Transition : State::Failed;
        status.trouble = failing_->trouble;
        status.reasons = {"Redis on " + self_.node + " " + failing_->text};
        return;
    }
    if (!seen_) {
        status.state = State::Unknown;
        status.reasons = {"Redis on " + self_.node + " has not answered yet"};
        return;
    }
    Circumstances about;
    about.node = self_.node;
    about.primary = primaryText(*seen_);
    about.justTold = toldAt_ && now - *toldAt_ < ToldGrace;
    about.evictionsPerSecond = status.evictionRate;
    about.levels = levels_;
    Judgement judgement = cache::judge(*seen_, about);
    status.state = judgement.state;
    status.trouble = judgement.trouble;
    status.reasons = std::move(judgement.reasons);
    const Duration age = now - seenAt_;
    if (age > UnknownAfter || age > StaleIntervals * config_.interval) {
        status.state = age > UnknownAfter ? State::Unknown : State::Stale;
        status.reasons.insert(status.reasons.begin(), "Redis on " + self_.node + " answered last " +
                                                          toHumanText(age) +
                                                          " ago; shown is what it said then");
    }
}

void Machine::fillFigures(Status& status, Instant now) const
{
    const Observation& seen = *seen_;
    status.seenAt = wall_.at(seenAt_);
    status.version = shown(seen.version);
    status.mode = shown(seen.mode);
    status.runId = shown(seen.runId);
    status.uptime = seen.uptime;
    status.role = seen.role;
    status.roleSince = roleSince_ ? wall_.at(*roleSince_) : WallTime{};
    if (seen.role == Role::Replica) {
        status.primary = shown(seen.primaryHost) + ":" + std::to_string(seen.primaryPort);
        status.primaryNode = places_.nodeOf(seen.primaryHost, seen.primaryPort);
        status.linkUp = seen.linkUp && !failing_;
        status.linkSince = linkSince_ ? wall_.at(*linkSince_) : WallTime{};
        status.lag = seen.lastHeard;
    }
    status.offset = seen.offset;
    for (contract::Replica replica : seen.replicas) {
        replica.node = places_.nodeOf(replica.host, replica.port);
        replica.host = shown(replica.host);
        replica.state = shown(replica.state);
        status.replicas.push_back(std::move(replica));
    }
    status.memoryUsed = seen.memoryUsed;
    status.memoryMax = seen.memoryMax;
    status.memoryPolicy = shown(seen.memoryPolicy);
    status.evicted = seen.evicted;
    status.evictionRate = window_.evictionsPerSecond();
    status.hitRatio = window_.hitRatio();
    status.clients = seen.clients;
    status.clientsMax = clientsMaxOf(seen);
    status.commandRate = window_.commandsPerSecond();
    status.keys = seen.keys;
    status.flushes = seen.flushes;
    status.loading = seen.loading;
    status.persistence = persistenceText(seen, wall_.at(now));
    status.saveFailed = seen.snapshotFailed || seen.appendFailed;
}

std::string Machine::primaryText(const Observation& seen) const
{
    const std::string node = places_.nodeOf(seen.primaryHost, seen.primaryPort);
    const std::string endpoint = shown(seen.primaryHost) + ":" + std::to_string(seen.primaryPort);
    return node.empty() ? endpoint + " (not in the spec)" : node;
}

std::vector<schema::Fact> Machine::factsOf(const Status& status, Instant now) const
{
    std::vector<schema::Fact> facts;
    if (!seen_) {
        return {{"address", status.endpoint, true}};
    }
    const std::string when = failing_ ? ", when it last answered" : "";
    if (status.role == Role::Replica) {
        facts.push_back({"role", "replica of " + primaryText(*seen_) + when});
        facts.push_back({"link", status.linkUp ? "up" : seen_->syncing ? "copying" : "down"});
    } else {
        facts.push_back({"role", status.role == Role::Primary ? "primary" + when : "none"});
        std::vector<std::string> names;
        for (const contract::Replica& replica : status.replicas) {
            names.push_back(replica.node.empty() ? replica.host : replica.node);
        }
        facts.push_back({"replicas", names.empty() ? "none" : listed(names, ReplicasListed)});
    }
    if (failing_) {
        facts.push_back({"last answer", toHumanText(now - seenAt_) + " ago"});
        facts.push_back({"address", status.endpoint, true});
        return facts;
    }
    facts.push_back(
        {"memory",
         sizeText(status.memoryUsed) +
             (status.memoryMax == 0 ? ", no limit" : " of " + sizeText(status.memoryMax)) +
             (status.memoryPolicy.empty() ? "" : ", ") + status.memoryPolicy});
    const auto rate = [](double perSecond) {
        return numberText(static_cast<double>(static_cast<std::int64_t>(perSecond + 0.5))) + "/s";
    };
    facts.push_back({"evictions", rate(status.evictionRate)});
    if (status.hitRatio) {
        facts.push_back({"hit ratio", percentText(*status.hitRatio)});
    }
    facts.push_back({"commands", rate(status.commandRate)});
    facts.push_back({"keys", std::to_string(status.keys)});
    facts.push_back(
        {"clients", std::to_string(status.clients) +
                        (status.clientsMax == 0 ? std::string()
                                                : " of " + std::to_string(status.clientsMax))});
    if (status.role == Role::Replica && status.lag) {
        facts.push_back({"lag", lagText(*status.lag)});
    }
    facts.push_back({"persistence", status.persistence});
    facts.push_back({"up for", toHumanText(status.uptime)});
    facts.push_back({"version", status.version, true});
    facts.push_back({"address", status.endpoint, true});
    return facts;
}

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    if (!own_) {
        return presence;
    }
    const Status status = this->status(now);
    schema::Entity entity;
    entity.id = "cache/" + self_.node;
    entity.concept_ = Name;
    entity.lane = schema::Lane::Data;
    entity.title = "Redis " + self_.node;
    entity.node = self_.node;
    entity.state = status.state;
    entity.reason = status.reasons.empty() ? "" : status.reasons.front();
    entity.claim = schema::Claim::Own;
    entity.facts = factsOf(status, now);

    schema::Relation runs;
    runs.from = entity.id;
    runs.to = "node/" + self_.node;
    runs.kind = schema::RelationKind::RunsOn;
    presence.relations.push_back(std::move(runs));
    // The replica alone speaks of its link: it knows it first, and two words could differ.
    if (status.role == Role::Replica && !status.primaryNode.empty()) {
        schema::Relation follows;
        follows.from = "cache/" + status.primaryNode;
        follows.to = entity.id;
        follows.kind = schema::RelationKind::Replicates;
        follows.state = linkState(status);
        follows.label = !status.linkUp ? (seen_->syncing ? "copying" : "link down")
                        : status.lag   ? "lag " + lagText(*status.lag)
                                       : "link up";
        follows.since = status.linkSince;
        const double bytes = window_.receivedBytesPerSecond();
        if (follows.state == State::Ok && bytes >= StreamLeast) {
            constexpr double Kibi = 1024;
            follows.rate = bytes / Kibi;
            follows.label += ", " + sizeText(static_cast<std::uint64_t>(bytes)) + "/s";
        }
        presence.relations.push_back(std::move(follows));
    }
    presence.entities.push_back(std::move(entity));
    return presence;
}

} // namespace bafar::cache
