#pragma once
// One console at one cluster: its links, its store, the merged picture, what is selected and
// whether anything may be changed.
//
// Flow is one way: links -> store -> picture -> models and panels -> actions -> links. It starts
// read-only (rule D6). Whoever shows plans listens to actionRequested(). It is larger than the
// budget because what every page asks of its cluster is one list. GUI thread.
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <set>
#include <string_view>

#include "ui/link/alerts.h"
#include "ui/link/identity.h"
#include "ui/link/replay.h"
#include "ui/link/source.h"
#include "ui/link/store.h"

namespace bafar::link {

class Session : public QObject {
    Q_OBJECT

public:
    Session(QString cluster, std::vector<std::unique_ptr<AgentLink>> links);
    ~Session() override;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    /// Opens every link. The window can be on the screen before.
    void start();

    /// Makes a picture of this moment, once there was one: a page that is opened tells the same
    /// ages as what stands around it.
    void catchUp();

    /// Opens every link anew, without waiting: this machine stood still, or a person asks for it.
    void renew();

    /// What an earlier run heard: shown until the agents speak. Before start().
    void remember(const std::vector<Remembered>& known);

    [[nodiscard]] const QString& cluster() const { return cluster_; }

    [[nodiscard]] const Store& store() const { return store_; }

    /// The picture as of the last topologyChanged().
    [[nodiscard]] const topology::Topology& topology() const { return topology_; }

    /// The moment of that picture, as of monotonicNow(); before the first one, now. Ages that are
    /// seen together are told as of it, as those in the picture are: told as of two moments, the
    /// newest word could seem younger than every word. The age of what was heard since is negative.
    [[nodiscard]] Instant pictureAt() const;

    /// As of the last alertsChanged().
    [[nodiscard]] const Alerts& alerts() const { return alerts_; }

    /// While it is on, the map shows the past and no action can be started.
    [[nodiscard]] Replay& replay() { return replay_; }

    [[nodiscard]] AgentLink* link(const std::string& node) const;

    /// The agent to ask about an action: the first fresh one that offers it. Null: none now.
    [[nodiscard]] AgentLink* linkFor(const std::string& action) const;

    /// The offer of an action for an entity, from any fresh agent.
    [[nodiscard]] std::optional<schema::ActionInfo> offer(const std::string& action,
                                                          const std::string& subject) const;

    /// Every action offered for an entity, by title, each once.
    [[nodiscard]] std::vector<schema::ActionInfo> offersFor(const std::string& subject) const;

    /// Agents that are heard and cut off from the group's majority: what they say may be old.
    [[nodiscard]] std::set<std::string> cutOff() const;

    /// What runs now, in the whole cluster, oldest first (rule D10). With it, as Unknown, what ran
    /// when its runner fell silent: until another agent tells how it goes on, or for as long as it
    /// could take by its plan's limits, nobody knows whether it runs (rule D13).
    [[nodiscard]] std::vector<schema::ActionRecord> runningActions() const;

    /// One of them, one that is heard of before others; nothing: none.
    [[nodiscard]] std::optional<schema::ActionRecord> runningAction() const;

    /// One that runs and keeps this action from being started. While nothing can be agreed on none
    /// can end, so it does not keep what mends that.
    [[nodiscard]] std::optional<schema::ActionRecord> inTheWayOf(std::string_view action) const;

    /// Without a leader nothing can be agreed on: that is the one action that can be started then.
    static constexpr std::string_view NeedsNoLeader = "cluster.recover";

    /// Why no action, or not this one, can be started now; empty when it can. What cannot be helped
    /// here comes before what can.
    [[nodiscard]] QString whyNoAction(std::string_view action = {}) const;

    /// The console's own lock is all that keeps an action, or this one, from being started.
    [[nodiscard]] bool canUnlock(std::string_view action = {}) const;

    /// Why no action can be shown now, running or ended; empty: those that are known can.
    [[nodiscard]] QString whyNotShown() const;

    /// How agents' sentences are put in the interface's language; as they are until it is set.
    using Wording = QString (*)(std::string_view);

    void setWording(Wording wording) { wording_ = wording; }

    [[nodiscard]] bool readOnly() const { return readOnly_; }

    void setReadOnly(bool readOnly);

    /// Who the console is to the agents; nothing is known until it is set.
    void setIdentity(Identity identity);

    [[nodiscard]] const Identity& identity() const { return identity_; }

    /// No agent is asked for now: why, and what to do about it, as sentences for a person.
    struct Unasked {
        QString why;
        QString whatToDo;

        bool operator==(const Unasked&) const = default;
    };

    /// Nothing: the agents are asked, as they are until it is set.
    void setUnasked(std::optional<Unasked> unasked);

    [[nodiscard]] const std::optional<Unasked>& unasked() const { return unasked_; }

    [[nodiscard]] const QString& selection() const { return selection_; }

    void select(const QString& entity);
    /// Selects it and asks for the page that shows it.
    void show(const QString& entity);

    /// Asks for the topology with these things and what is between them standing out, until
    /// something else is selected. The first is selected.
    void showTogether(const std::set<std::string>& entities, const QString& first);

    [[nodiscard]] const std::set<std::string>& together() const { return together_; }

    /// Asks for the page of that id.
    void openPage(const QString& page) { Q_EMIT pageOfIdWanted(page); }

    /// Asks for the text of the cluster spec to be changed.
    void changeSpec()
    {
        openPage(QStringLiteral("spec")); // first: it may be made only now
        Q_EMIT specChangeWanted();
    }

    /// Asks for the page of alerts: those of one thing, and one of them; empty: any.
    void showAlerts(const QString& entity, const QString& fingerprint = {});
    /// Asks for the page of events: those of this entity and its parts.
    void showEvents(const QString& entity);
    /// Asks for the metric of a series to be explored, as this node has it.
    void showMetric(const QString& series, const QString& node);
    /// Asks for a shipped dashboard: "cache".
    void showBoard(const QString& name);
    /// Asks for an action's plan to be shown, as it is offered for the entity now; parameters that
    /// are missing take their first choice. `agent`: whom to ask; empty: any that offers it. False:
    /// it is not offered any more, or no action can be started; why was told.
    bool requestAction(const std::string& action,
                       const std::string& subject,
                       std::map<std::string, std::string> parameters = {},
                       const std::string& agent = {});

    /// The same with the lock opened for it. It is as before where no plan opens; whoever shows
    /// plans says whether one came.
    bool unlockAndRequest(const std::string& action,
                          const std::string& subject,
                          std::map<std::string, std::string> parameters = {},
                          const std::string& agent = {});

    /// What a request does with the console's lock: as requestAction(), or as unlockAndRequest().
    enum class Lock : std::uint8_t { Kept, Opened };

    /// The same for a request that has a reason for the audit log.
    bool requestPlan(schema::ActionRequest request,
                     const std::string& subject,
                     Lock lock,
                     const std::string& agent = {});

    /// Asks for an action that runs, or ended, to be shown: its steps, its result, and the ways to
    /// stop it or back. False: it cannot be; why was told.
    bool showAction(const std::string& id);

    void planCame() { unlockedForPlan_ = false; }

    /// What was unlocked for a plan alone is locked again.
    void planNeverCame();

    /// Tells that this action is not offered for the entity any more. False, as a request then is.
    bool tellGone(const std::string& action, const std::string& subject);

Q_SIGNALS:
    void topologyChanged();
    void alertsChanged();
    void selectionChanged(const QString& entity);
    void togetherChanged();
    void pageWanted(const QString& entity);
    void pageOfIdWanted(const QString& page);
    void specChangeWanted();
    void alertsWanted(const QString& entity, const QString& fingerprint);
    void eventsWanted(const QString& entity);
    void metricWanted(const QString& series, const QString& node);
    void boardWanted(const QString& name);
    void readOnlyChanged(bool readOnly);
    void unaskedChanged();
    void actionRequested(const bafar::schema::ActionRequest& request, const std::string& agent);
    void actionWanted(const std::string& id);
    /// A plan, or an action, was asked for and none opens: why, as sentences for a person.
    void actionRefused(const QString& why);

private:
    [[nodiscard]] QString runningText(const schema::ActionRecord& record) const;
    /// What an agent says, as setWording() has it.
    [[nodiscard]] QString worded(const std::string& text) const;
    [[nodiscard]] bool mayRun(const schema::ActionRecord& record) const;
    bool requestNow(schema::ActionRequest request,
                    const std::string& subject,
                    const std::string& agent);
    [[nodiscard]] bool isBlocked() const;
    void merge();
    /// `every`: the least time between two pictures, if nothing asks for one sooner.
    void scheduleMerge(Duration every);
    void armDeadline();

    QString cluster_;
    std::vector<std::unique_ptr<AgentLink>> links_;
    Store store_;
    topology::Topology topology_;
    Replay replay_;
    Alerts alerts_;
    bool alertsOld_ = false; ///< agents said something since they were put together
    std::optional<Instant> mergedAt_;
    QTimer merging_;
    QTimer ages_;
    QTimer deadline_;
    QString selection_;
    std::set<std::string> together_; ///< empty: nothing stands out
    Identity identity_;
    std::optional<Unasked> unasked_;
    bool readOnly_ = true;
    bool unlockedForPlan_ = false; ///< that was not shown yet
    Wording wording_ = nullptr;
};

} // namespace bafar::link
