// It is larger than the budget because the rules of one merge are read together.
#include "core/topology/topology.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/base/natural.h"
#include "core/base/text.h"

namespace bafar::topology {
namespace {

using schema::Claim;
using schema::RelationKind;
using schema::State;

/// How much a word counts; the higher the better.
int weight(const Belief& belief)
{
    return (belief.fresh ? 2 : 0) + (belief.said.claim == Claim::Own ? 1 : 0);
}

struct Statement {
    schema::Relation relation;
    std::string speaker;
    Duration age{};
    State freshness = State::Unknown;
    Duration held = Duration::max(); ///< for how long it has been so; the longest when not known
    bool judged = true;              ///< whose thing it is has spoken
    bool counted = false;            ///< who sends requests along it has spoken
};

using RelationKey = std::tuple<std::string, std::string, RelationKind>;
using Words = std::map<std::string, std::vector<Belief>>;

/// Several concepts of one agent may speak of one thing, as cluster and monitoring do of a node:
/// together they are one word, as bad as its worst part.
void addTo(schema::Entity& word, const schema::Entity& more)
{
    if (schema::worse(word.state, more.state) != word.state) {
        word.state = more.state;
        word.reason = more.reason;
    } else if (word.reason.empty()) {
        word.reason = more.reason;
    }
    word.facts.insert(word.facts.end(), more.facts.begin(), more.facts.end());
    if (!word.owner) {
        word.owner = more.owner;
    }
}

Words wordsById(std::span<const Source> sources)
{
    Words words;
    for (const Source& source : sources) {
        for (const schema::Presence* presence : source.presences) {
            for (const schema::Entity& entity : presence->entities) {
                std::vector<Belief>& said = words[entity.id];
                const bool again = !said.empty() && said.back().observer == source.node;
                if (!again) {
                    said.push_back(
                        {source.node, source.age, source.freshness == State::Ok, entity});
                } else if (said.back().said.claim == entity.claim) {
                    addTo(said.back().said, entity);
                } else if (entity.claim == Claim::Own) {
                    said.back().said = entity;
                }
            }
        }
    }
    return words;
}

/// For how long a relation has held: told by the speaker's own clock, so that clocks which differ
/// do not matter.
Duration heldFor(const schema::Relation& relation, const Source& source)
{
    const bool known = relation.since != WallTime{} && source.at >= relation.since;
    return known ? std::chrono::milliseconds(source.at.unixMs - relation.since.unixMs) + source.age
                 : Duration::max();
}

/// The word of who sends requests along it.
bool isCounted(const schema::Relation& relation)
{
    return relation.kind == RelationKind::Traffic && (relation.rate > 0 || !relation.label.empty());
}

/// Whose thing a road leads to and who sends requests along it may be two concepts: the one says
/// how the thing is, the other how much goes there and how that ends. The road is as bad as either;
/// of several that send, each counts its own.
void join(Statement& kept, const schema::Relation& more)
{
    schema::Relation& road = kept.relation;
    const bool counted = isCounted(more);
    if (!counted && kept.judged) {
        return; // of those whose thing it is, the first one counts
    }
    const State worst = schema::worse(road.state, more.state);
    if (counted) {
        const bool isTold = kept.counted && worst == road.state; // its label stands for the worst
        if (!isTold) {
            road.label = more.label;
        } else if (worst == State::Ok && more.rate > 0) {
            road.label.clear(); // it tells a rate that is not all
        }
        road.rate += more.rate;
        road.latency = std::max(road.latency, more.latency);
    }
    road.state = worst;
    kept.judged = kept.judged || !counted;
    kept.counted = kept.counted || counted;
}

std::map<RelationKey, Statement> statementsByKey(std::span<const Source> sources)
{
    std::map<RelationKey, Statement> statements;
    for (const Source& source : sources) {
        for (const schema::Presence* presence : source.presences) {
            for (const schema::Relation& relation : presence->relations) {
                Statement& kept = statements[{relation.from, relation.to, relation.kind}];
                const bool better = kept.speaker.empty() ||
                                    (source.freshness == State::Ok && kept.freshness != State::Ok);
                if (better) {
                    kept = {relation,
                            source.node,
                            source.age,
                            source.freshness,
                            heldFor(relation, source),
                            !isCounted(relation),
                            isCounted(relation)};
                } else if (source.freshness == State::Ok) {
                    join(kept, relation);
                }
            }
        }
    }
    return statements;
}

using Freshness = std::map<std::string, State>;

Freshness freshnessByNode(std::span<const Source> sources)
{
    Freshness all;
    for (const Source& source : sources) {
        all.emplace(source.node, source.freshness);
    }
    return all;
}

State freshnessOf(const Freshness& all, const std::string& node)
{
    const auto found = all.find(node);
    return found == all.end() ? State::Unknown : found->second;
}

/// Why nothing certain is known: its own last word where there is one, else what a watcher says.
std::string silenceOf(const Thing& thing)
{
    for (const Belief& belief : thing.beliefs) {
        if (belief.said.claim == Claim::Own) {
            return "last word from " + belief.observer + " " + toHumanText(belief.age) + " ago";
        }
    }
    for (const Belief& belief : thing.beliefs) {
        if (belief.fresh && !belief.said.reason.empty()) {
            return belief.observer + " says: " + belief.said.reason;
        }
    }
    return "its agent is not heard";
}

/// A thing of one node: that node's own fresh word, or its silence made visible.
void judgeLocal(Thing& thing, const Freshness& freshness)
{
    const Belief& word =
        *std::find_if(thing.beliefs.begin(), thing.beliefs.end(),
                      [&](const Belief& belief) { return belief.observer == thing.speaker; });
    if (word.fresh && word.said.claim == Claim::Own) {
        return;
    }
    State state = thing.entity.node.empty() ? (word.fresh ? thing.entity.state : State::Unknown)
                                            : freshnessOf(freshness, thing.entity.node);
    if (state == State::Ok) {
        state =
            thing.entity
                .state; // its agent is heard but does not speak of it: the watchers' word stands
    }
    for (const Belief& belief : thing.beliefs) {
        if (belief.fresh) {
            state = schema::worse(state, belief.said.state);
        }
    }
    thing.entity.state = state;
    if (state == State::Stale || state == State::Unknown) {
        thing.entity.reason = silenceOf(thing);
    }
}

/// Who says, freshly or not, that it owns a thing; there is one where anyone owns or stands by.
struct Ownership {
    std::vector<std::string> owners;     ///< speakers, fresh
    std::vector<std::string> lastOwners; ///< speakers, silent now
    std::vector<std::string> lastHeirs;  ///< silent now, stood by when last heard: may own it since
    bool moving = false;                 ///< somebody's part in it changed a moment ago
    bool isForeign = false;              ///< none of our agents owns it: a fresh one hears who does
};

using Ownerships = std::map<std::string, Ownership>;

Ownerships ownershipsById(const std::map<RelationKey, Statement>& statements)
{
    Ownerships all;
    for (const auto& [key, statement] : statements) {
        const RelationKind kind = std::get<2>(key);
        if (kind != RelationKind::Owns && kind != RelationKind::Standby) {
            continue;
        }
        Ownership& ownership = all[std::get<1>(key)];
        ownership.moving = ownership.moving || statement.held < HandOverGrace;
        const bool fresh = statement.freshness == State::Ok;
        if (kind == RelationKind::Owns) {
            (fresh ? ownership.owners : ownership.lastOwners).push_back(statement.speaker);
        } else if (!fresh) {
            ownership.lastHeirs.push_back(statement.speaker);
        }
    }
    return all;
}

/// One of the agents knows whose address it is, which others need not, and may be silent now.
bool isNodes(const net::Address& address, const std::vector<Belief>& beliefs)
{
    return std::any_of(beliefs.begin(), beliefs.end(), [&address](const Belief& belief) {
        const std::optional<schema::HeardOwner>& owner = belief.said.owner;
        return owner && !owner->foreign && owner->address == address;
    });
}

/// The first fresh word, a well one before others, of an owner who is none of our agents; null:
/// there is none.
const Belief* foreignOwnerWord(const std::vector<Belief>& beliefs)
{
    const Belief* found = nullptr;
    for (const Belief& belief : beliefs) {
        const std::optional<schema::HeardOwner>& owner = belief.said.owner;
        const bool isForeign = belief.fresh && owner && owner->foreign &&
                               !owner->address.isUnspecified() && !isNodes(owner->address, beliefs);
        const bool isBetter =
            found == nullptr || (found->said.state != State::Ok && belief.said.state == State::Ok);
        if (isForeign && isBetter) {
            found = &belief;
        }
    }
    return found;
}

/// Its owner says that it is well; who stands by may not be.
void degradeByOthers(Thing& thing)
{
    for (const Belief& belief : thing.beliefs) {
        if (belief.fresh && belief.said.state != State::Ok &&
            belief.said.state != State::Disabled) {
            thing.entity.state = State::Degraded;
            thing.entity.reason = belief.observer + ": " + belief.said.reason;
        }
    }
}

/// Of an owner that is none of our agents the one that hears it speaks.
void judgeForeign(Thing& thing, const Belief& word)
{
    thing.entity = word.said;
    thing.speaker = word.observer;
    thing.age = word.age;
    if (thing.entity.state == State::Ok && word.said.owner) {
        const net::Address& owner = word.said.owner->address;
        thing.entity.reason =
            "owned by " + owner.toString() + ", which is no agent of this cluster";
        degradeByOthers(thing);
    }
}

/// A thing that exactly one of several nodes owns.
void judgeOwned(Thing& thing, Ownership& ownership)
{
    const bool anyFresh = std::any_of(thing.beliefs.begin(), thing.beliefs.end(),
                                      [](const Belief& belief) { return belief.fresh; });
    const std::vector<std::string>& owners =
        ownership.owners.empty() ? ownership.lastOwners : ownership.owners;
    for (const Belief& belief : thing.beliefs) {
        if (!owners.empty() && belief.observer == owners.front()) {
            thing.entity = belief.said;
            thing.speaker = belief.observer;
            thing.age = belief.age;
        }
    }
    // Who is silent advertises no more either, or the fresh ones would hear him.
    const Belief* foreign = ownership.owners.empty() ? foreignOwnerWord(thing.beliefs) : nullptr;
    ownership.isForeign = foreign != nullptr;
    schema::Entity& entity = thing.entity;
    if (!anyFresh) {
        entity.state = State::Unknown;
        entity.reason = "no agent is heard";
    } else if (ownership.owners.size() > 1) {
        entity.state = ownership.moving ? State::Transition : State::Failed;
        entity.reason = std::to_string(ownership.owners.size()) +
                        " owners at once: " + listed(ownership.owners);
    } else if (foreign != nullptr) {
        judgeForeign(thing, *foreign);
    } else if (ownership.owners.empty() && !ownership.lastOwners.empty()) {
        entity.state = State::Stale;
        entity.reason = "last owner " + listed(ownership.lastOwners) + ", not heard for " +
                        toHumanText(thing.age);
    } else if (ownership.owners.empty() && !ownership.lastHeirs.empty() && !ownership.moving) {
        entity.state = State::Unknown;
        entity.reason = "nobody that is heard owns it; not heard: " + listed(ownership.lastHeirs);
    } else if (ownership.owners.empty()) {
        entity.state = ownership.moving ? State::Transition : State::Failed;
        entity.reason = "nobody owns it";
    } else if (entity.state == State::Ok) {
        degradeByOthers(thing);
    }
}

Edge edgeOf(const Statement& statement)
{
    Edge edge{statement.relation, statement.age, statement.speaker};
    if (statement.freshness != State::Ok) {
        edge.relation.state = statement.freshness;
    }
    return edge;
}

/// An old claim to own a thing is dropped once somebody freshly owns it.
bool isOverruled(const Statement& statement, const Ownerships& ownerships)
{
    if (statement.relation.kind != RelationKind::Owns || statement.freshness == State::Ok) {
        return false;
    }
    const Ownership& now = ownerships.at(statement.relation.to);
    return !now.owners.empty() || now.isForeign;
}

} // namespace

const Thing* Topology::find(std::string_view id) const
{
    const auto found = places.find(id);
    return found == places.end() ? nullptr : &things[found->second];
}

bool listedBefore(const Thing& a, const Thing& b)
{
    if (a.entity.lane != b.entity.lane) {
        return a.entity.lane < b.entity.lane;
    }
    return a.entity.title != b.entity.title ? comesBefore(a.entity.title, b.entity.title)
                                            : a.entity.id < b.entity.id;
}

Topology merge(std::span<const Source> sources)
{
    Topology result;
    const std::map<RelationKey, Statement> statements = statementsByKey(sources);
    Ownerships ownerships = ownershipsById(statements);
    const Freshness freshness = freshnessByNode(sources);
    for (auto& [id, beliefs] : wordsById(sources)) {
        std::sort(beliefs.begin(), beliefs.end(), [](const Belief& a, const Belief& b) {
            return comesBefore(a.observer, b.observer);
        });
        const Belief& best =
            *std::max_element(beliefs.begin(), beliefs.end(), [](const Belief& a, const Belief& b) {
                return weight(a) < weight(b);
            });
        Thing thing{best.said, best.age, best.observer, beliefs};
        const auto ownership = ownerships.find(id);
        if (ownership != ownerships.end()) {
            judgeOwned(thing, ownership->second);
        } else {
            judgeLocal(thing, freshness);
        }
        result.things.push_back(std::move(thing));
    }
    std::sort(result.things.begin(), result.things.end(), listedBefore);
    for (const auto& [key, statement] : statements) {
        if (!isOverruled(statement, ownerships)) {
            result.edges.push_back(edgeOf(statement));
        }
    }
    result.worst = result.things.empty() ? State::Unknown : State::Disabled;
    for (std::size_t place = 0; place < result.things.size(); ++place) {
        const Thing& thing = result.things[place];
        result.places.emplace(thing.entity.id, place);
        result.worst = schema::worse(result.worst, thing.entity.state);
        ++result.counts[thing.entity.state];
    }
    return result;
}

} // namespace bafar::topology
