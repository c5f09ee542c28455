// It is larger than the budget because a whole cluster is spelt out here.
#include "tests/console/full_cluster.h"

namespace bafar::test {
namespace {

using schema::Claim;
using schema::Entity;
using schema::Lane;
using schema::Presence;
using schema::RelationKind;
using schema::State;

constexpr const char* Nodes[] = {"n1", "n2", "n3"};
constexpr const char* ServiceNames[] = {"web", "api", "worker", "mailer", "search"};

Entity entityOf(std::string id, Lane lane, std::string title, std::string node, Claim claim)
{
    Entity entity;
    entity.concept_ = id.substr(0, id.find('/'));
    entity.id = std::move(id);
    entity.lane = lane;
    entity.title = std::move(title);
    entity.node = std::move(node);
    entity.state = State::Ok;
    entity.claim = claim;
    return entity;
}

schema::Relation relationOf(std::string from,
                            std::string to,
                            RelationKind kind,
                            std::string label = {},
                            State state = State::Ok)
{
    schema::Relation relation;
    relation.from = std::move(from);
    relation.to = std::move(to);
    relation.kind = kind;
    relation.label = std::move(label);
    relation.state = state;
    return relation;
}

Presence databaseOf(const std::string& node, const Full& wish)
{
    Presence presence;
    const bool primary = node == "n1";
    const bool broken = wish.trouble && node == "n3";
    const std::string id = "database/" + node;
    Entity entity = entityOf(id, Lane::Data, "MariaDB " + node, node, Claim::Own);
    if (primary) {
        entity.facts = {{"role", "primary, writable", false},
                        {"commits are", "without loss", false}};
    } else {
        entity.facts = {{"role", "replica, read-only", false},
                        {"lag", broken ? "not known" : "0 s", false}};
    }
    entity.facts.push_back({"gtid", broken ? "0-1-88102" : "0-1-88214", true});
    entity.facts.push_back({"connections", primary ? "41 of 151" : "6 of 151", false});
    entity.facts.push_back({"version", "10.11.6-MariaDB-0+deb12u1-log", true});
    entity.facts.push_back({"address", "192.0.2.1" + node.substr(1) + ":3306", true});
    if (broken) {
        entity.state = State::Failed;
        entity.reason = wish.hostile.empty()
                            ? "replication from 192.0.2.11:3306 (n1): stopped applying: error "
                              "1062: Duplicate entry '7' for key 'PRIMARY'"
                            : wish.hostile;
    }
    presence.entities.push_back(entity);
    presence.relations.push_back(relationOf(id, "node/" + node, RelationKind::RunsOn));
    if (!primary) {
        presence.relations.push_back(relationOf("database/n1", id, RelationKind::Replicates,
                                                broken ? "stopped applying" : "lag 0 s",
                                                broken ? State::Failed : State::Ok));
    }
    return presence;
}

Presence cacheOf(const std::string& node, const Full& wish)
{
    Presence presence;
    const bool primary = node == "n2";
    const bool evicts = wish.trouble && primary;
    const std::string id = "cache/" + node;
    Entity entity = entityOf(id, Lane::Data, "Redis " + node, node, Claim::Own);
    if (primary) {
        entity.facts = {{"role", "primary", false}, {"replicas", "n1 and n3", false}};
    } else {
        entity.facts = {{"role", "replica of n2", false}, {"link", "up", false}};
    }
    entity.facts.push_back(
        {"memory", std::string(evicts ? "251" : "156") + " MiB of 256 MiB, allkeys-lru", false});
    entity.facts.push_back({"evictions", evicts ? "140/s" : "0/s", false});
    entity.facts.push_back({"hit ratio", "94%", false});
    entity.facts.push_back({"commands", "412/s", false});
    entity.facts.push_back({"clients", "18 of 10000", false});
    entity.facts.push_back({"version", "7.0.15", false});
    if (evicts) {
        entity.state = State::Degraded;
        entity.reason = "Redis on n2 evicts 140 keys a second (251 MiB of 256 MiB): raise "
                        "maxmemory, or give keys shorter lifetimes";
    }
    presence.entities.push_back(entity);
    presence.relations.push_back(relationOf(id, "node/" + node, RelationKind::RunsOn));
    if (!primary) {
        presence.relations.push_back(
            relationOf("cache/n2", id, RelationKind::Replicates, "lag 0 s"));
    }
    return presence;
}

std::string serviceName(int index, const Full& wish)
{
    if (index == 0 && !wish.hostile.empty()) {
        return wish.hostile;
    }
    const int known = static_cast<int>(std::size(ServiceNames));
    return index < known ? ServiceNames[index] : "job" + std::to_string(index);
}

void addService(Presence& presence, int index, const Full& wish)
{
    const std::string name = serviceName(index, wish);
    // The id is the agents' own and stays plain, whatever the service is called.
    const std::string id = "services/" + serviceName(index, {});
    const std::string image = "registry.lab:5000/" + name + ":2.4.1";
    const bool crashes = wish.trouble && index == 1;
    const bool updates = wish.trouble && index == 0;
    Entity service = entityOf(id, Lane::Services, name, "", Claim::Observed);
    service.facts = {{"replicas", crashes ? "2/3" : "3/3", false},
                     {"image", image, true},
                     {"update", updates ? "in progress" : "completed", false},
                     {"ports", "automatic to 8080/tcp", true}};
    if (crashes) {
        service.facts.push_back({"failures", "7 in the last 10 minutes", false});
        service.state = State::Degraded;
        service.reason = "2 of 3 tasks run; last failure: " + name + ".2 on n2: exit code 1";
    } else if (updates) {
        service.state = State::Transition;
        service.reason = "updating: 1 of 3 tasks run the wanted image";
    }
    presence.entities.push_back(service);
    for (int slot = 1; slot <= 3; ++slot) {
        const std::string node = Nodes[slot - 1];
        const std::string part = "." + std::to_string(slot);
        const bool failed = crashes && slot == 2;
        Entity task = entityOf(id + part, Lane::Services, name + part, node, Claim::Observed);
        task.facts = {{"state", failed ? "failed" : "running", false},
                      {"ports", "32768 to 8080/tcp", true},
                      {"image", image, true}};
        if (failed) {
            task.state = State::Failed;
            task.reason = "exit code 1: cannot reach the database at 192.0.2.11:3306";
        } else if (updates && slot == 1) {
            task.state = State::Transition;
            task.reason = "starting";
        }
        presence.entities.push_back(task);
        presence.relations.push_back(relationOf(id + part, "node/" + node, RelationKind::RunsOn));
        presence.relations.push_back(relationOf(id, id + part, RelationKind::Traffic, {},
                                                failed ? State::Failed : State::Ok));
    }
}

Presence servicesOf(const Full& wish)
{
    Presence presence;
    for (int index = 0; index < wish.services; ++index) {
        addService(presence, index, wish);
    }
    return presence;
}

void addMount(Presence& presence, const std::string& node)
{
    const std::string id = "storage/shared/mount/" + node;
    Entity mount = entityOf(id, Lane::Storage, "/mnt on " + node, node, Claim::Observed);
    mount.facts = {{"used", "72% of 120 GiB", false},
                   {"writable", "yes", false},
                   {"source", "localhost:/shared", true}};
    presence.entities.push_back(mount);
    presence.relations.push_back(relationOf(id, "storage/shared", RelationKind::Traffic));
    presence.relations.push_back(relationOf(id, "node/" + node, RelationKind::RunsOn));
}

Presence storageOf(const Full& wish)
{
    Presence presence;
    Entity volume = entityOf("storage/shared", Lane::Storage, "shared", "", Claim::Observed);
    volume.facts = {{"bricks", wish.trouble ? "2 of 3" : "3 of 3", false},
                    {"type", "Replicate 3", false},
                    {"to heal", wish.trouble ? "14" : "0", false},
                    {"split brain", "0", false},
                    {"self-heal", "on", false}};
    if (wish.trouble) {
        volume.state = State::Degraded;
        volume.reason = "2 of 3 bricks serve; down: n2";
    }
    presence.entities.push_back(volume);
    for (const std::string node : Nodes) {
        const bool down = wish.trouble && node == "n2";
        const std::string id = "storage/shared/" + node;
        Entity brick = entityOf(id, Lane::Storage, "shared on " + node, node, Claim::Observed);
        if (!down) {
            brick.facts = {{"used", "72% of 120 GiB", false},
                           {"to heal elsewhere", wish.trouble ? "14" : "0", false},
                           {"process", "4711", true},
                           {"port", "49152", true}};
        }
        brick.facts.push_back(
            {"folder", wish.hostile.empty() ? "/data/brick1" : wish.hostile, true});
        if (down) {
            brick.state = State::Failed;
            brick.reason = "its process does not run: see /var/log/glusterfs/bricks on n2, then "
                           "restart it";
        }
        presence.entities.push_back(brick);
        presence.relations.push_back(relationOf(id, "node/" + node, RelationKind::RunsOn));
        for (const std::string other : Nodes) {
            if (node < other) {
                const bool cut = wish.trouble && (down || other == "n2");
                presence.relations.push_back(relationOf(id, "storage/shared/" + other,
                                                        RelationKind::Mirrors, {},
                                                        cut ? State::Failed : State::Ok));
            }
        }
        addMount(presence, node);
    }
    return presence;
}

schema::Event eventOf(const std::string& node,
                      std::uint64_t sequence,
                      const std::string& subject,
                      const std::string& text,
                      schema::Severity severity)
{
    schema::Event event;
    event.sequence = sequence;
    event.node = node;
    event.at = {SomeDay.unixMs - 60'000 + static_cast<std::int64_t>(sequence)};
    event.concept_ = subject.substr(0, subject.find('/'));
    event.kind = "changed";
    event.severity = severity;
    event.subject = subject;
    event.text = text;
    return event;
}

} // namespace

schema::Snapshot fullSnapshotOf(const std::string& node, const Full& wish)
{
    schema::Snapshot snapshot = snapshotOf(node, "n1");
    snapshot.concepts["database"].presence = databaseOf(node, wish);
    snapshot.concepts["cache"].presence = cacheOf(node, wish);
    snapshot.concepts["services"].presence = servicesOf(wish);
    snapshot.concepts["storage"].presence = storageOf(wish);
    if (node == "n2") {
        snapshot.events.push_back(eventOf(node, 2, "cache/n2",
                                          "Redis on n2 became a primary, after it was a replica",
                                          schema::Severity::Notice));
    }
    if (node == "n3" && wish.trouble) {
        snapshot.events.push_back(eventOf(node, 2, "database/n3",
                                          "MariaDB on n3: replication from 192.0.2.11:3306 (n1) "
                                          "stopped applying: error 1062",
                                          schema::Severity::Critical));
    }
    if (node == "n1" && wish.trouble) {
        snapshot.events.push_back(eventOf(node, 2, "services/api.2",
                                          "api.2 on n2 failed: exit code 1",
                                          schema::Severity::Warning));
    }
    schema::ActionInfo promote;
    promote.name = "cache.promote";
    promote.title = "Promote";
    promote.help = "Makes this replica the primary";
    promote.subject = "cache/n1";
    schema::ActionInfo flush = promote;
    flush.name = "cache.flush";
    flush.title = "Flush";
    flush.help = "Deletes every key";
    flush.risk = schema::ActionClass::DataRisk;
    snapshot.offers.push_back(promote);
    snapshot.offers.push_back(flush);
    return snapshot;
}

void speakFull(const std::map<std::string, FakeLink*>& agents, const Full& wish)
{
    for (const auto& [name, link] : agents) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        message.snapshot = fullSnapshotOf(name, wish);
        link->say(message);
    }
}

std::size_t thingsOf(const Full& wish)
{
    // Nodes, a floating IP, databases, caches, services with their tasks, a volume with bricks and
    // mounts.
    return 3 + 1 + 3 + 3 + static_cast<std::size_t>(wish.services) * 4 + 7;
}

} // namespace bafar::test
