#pragma once
// What every agent last said, and when it was heard: the console's only memory of the cluster.
//
// Links write it, models and panels read it. Time is passed in, so tests run it on virtual time.
// An agent is as fresh as the last moment anything came from it: a TCP connection to a dead node
// keeps nothing green. After 3 of its heartbeats of silence it is STALE, after 30 s, or 10
// heartbeats where that is longer, or when it was never heard, UNKNOWN. Signals are facts in the
// past tense. GUI thread.
#include <QObject>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/topology/topology.h"
#include "ui/link/agent_facts.h"

namespace bafar::link {

struct Remembered;

class Store : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t EventsMax = 10'000;
    static constexpr std::size_t EventBytesMax = std::size_t{8} << 20U;
    static constexpr std::size_t ActionsMax = 100;
    static constexpr Duration UnknownAfter = std::chrono::seconds{30};
    static constexpr int StaleHeartbeats = 3;
    static constexpr int UnknownHeartbeats = 10;

    /// `nodes` are the agents of the profile: those never heard are shown too.
    explicit Store(const std::vector<std::string>& nodes);

    // What links say.
    void opened(const std::string& node, Instant now);
    void closed(const std::string& node, const QString& reason, Instant now, bool refused = false);
    void apply(const schema::Message& message, Instant now);

    /// What an earlier run of the console heard from an agent of the profile that was not heard yet
    /// in this one. It is STALE at least.
    void remember(const Remembered& known, Instant now, WallTime wall);

    /// What of an agent is worth remembering; nothing: it was never heard.
    [[nodiscard]] std::optional<Remembered> memoryOf(const std::string& node,
                                                     Instant now,
                                                     WallTime wall) const;

    /// Lets time pass: freshness is judged anew.
    void advance(Instant now);

    /// When advance() would next change something; nothing: not before the next message.
    [[nodiscard]] std::optional<Instant> deadline() const;

    [[nodiscard]] const AgentsByNode& agents() const { return agents_; }

    /// Null for a node that is not in the profile.
    [[nodiscard]] const AgentFacts* agent(const std::string& node) const;

    /// Since anything was heard from it; nothing: never.
    [[nodiscard]] std::optional<Duration> ageOf(const std::string& node, Instant now) const;

    /// Of all agents, oldest first. When there are more than EventsMax, or they take more than
    /// EventBytesMax, the oldest go of the agent that has most: one that floods pushes out nobody
    /// else's. An agent tells its own only. What it forgot in a restart stays.
    [[nodiscard]] const std::deque<schema::Event>& events() const { return events_; }

    /// Running and recent actions of all agents, newest last. One whose agent is silent is Unknown
    /// (rule D13).
    [[nodiscard]] std::vector<schema::ActionRecord> actions() const;
    [[nodiscard]] std::optional<schema::ActionRecord> action(const std::string& id) const;

    /// For topology::merge(); the pointers are valid until the next change of this store.
    [[nodiscard]] std::vector<topology::Source> sources(Instant now) const;

    /// The status of one concept of one node; null when it was never heard or does not parse. Valid
    /// until the next change of this store.
    template <class Status>
    [[nodiscard]] const Status* status(const std::string& node, std::string_view conceptName) const
    {
        const HeardReport* heard = report(node, conceptName);
        return heard == nullptr ? nullptr : heard->as<Status>();
    }

Q_SIGNALS:
    /// An agent's connection or freshness changed.
    void agentChanged(const QString& node);
    /// A report, or the freshness of a whole agent, changed: pictures made from sources() are old.
    void factsChanged();
    /// A report came that draws the same map (schema::sameMap), with other figures.
    void figuresChanged();
    void eventsChanged();
    void actionChanged(const QString& id);
    void offersChanged();
    void samplesArrived(const QString& node);

private:
    [[nodiscard]] const HeardReport* report(const std::string& node,
                                            std::string_view conceptName) const;
    [[nodiscard]] schema::State judge(const AgentFacts& facts, Instant now) const;
    void applySnapshot(AgentFacts& facts, const schema::Message& message);
    void takeReport(HeardReport& known, const schema::ConceptReport& report);
    void tellFreshness(const std::string& node);
    void takeEvents(const schema::Snapshot& snapshot, const std::string& node);
    void addEvent(const std::string& speaker, schema::Event event);
    void forget(const schema::Event& event);
    void dropOldest();
    void addAction(const schema::ActionRecord& record);

    AgentsByNode agents_;
    std::deque<schema::Event> events_;
    std::size_t eventBytes_ = 0;
    std::map<std::string, schema::ActionRecord> actions_;
};

} // namespace bafar::link
