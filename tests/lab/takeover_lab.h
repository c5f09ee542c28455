#pragma once
// A lab in which the agent that runs an action is lost at a chosen moment.
//
// What happened is read from where it cannot be told wrong: floating IPs from the nodes' kernels,
// carried-out commands from the agents' logs, which outlive a power cut, one line for each command
// before its effect. Real time. Waits say in words what they waited for; an empty text is success.
// One owner, one thread; a thread may have a lab of its own.
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <functional>
#include <map>
#include <memory>

#include "tests/lab/lab_commands.h"

namespace bafar::test {

class TakeoverLab {
public:
    explicit TakeoverLab(QString name);
    TakeoverLab(const TakeoverLab&) = delete;
    TakeoverLab& operator=(const TakeoverLab&) = delete;
    ~TakeoverLab();

    static const QStringList Nodes;

    /// Up, with advertisements a second apart, so that a frozen owner is not replaced at once, and
    /// two heartbeats a second, so that who is dead is missed sooner: applied by the agent that was
    /// admitted last.
    [[nodiscard]] QString up();
    [[nodiscard]] QString down();

    [[nodiscard]] Outcome verb(const QString& words) const { return lab(words, name_); }

    [[nodiscard]] Outcome ctl(const QString& words) const;

    /// As this node's agent sees it; empty: none. Who is dead need not be waited for.
    [[nodiscard]] QString leader(const QString& node) const;

    /// What this node's agent says of the action; empty: it knows none.
    [[nodiscard]] QJsonObject record(const QString& id, const QString& node) const;

    /// Nodes whose kernel carries the floating IP.
    [[nodiscard]] QStringList owners() const;

    [[nodiscard]] QString specOf(const QString& node) const;

    /// Waits until all three are in touch and `leads` leads.
    [[nodiscard]] QString settle(const QString& leads);

    /// Waits until the floating IP has this owner, handed over where it must be.
    [[nodiscard]] QString giveTo(const QString& node);

    /// The lab's spec with a comment, as a file of the client.
    [[nodiscard]] QString specWith(const QString& comment) const;

    /// Begins `bafarctl WORDS --yes` at this node's agent and waits for the plan; `inside`: in that
    /// node, whose cable may be out. id() is the action's then.
    [[nodiscard]] QString begin(const QString& words, const QString& node, bool inside = false);

    [[nodiscard]] QString id() const { return id_; }

    /// What that bafarctl said until now.
    [[nodiscard]] QString told();

    /// Waits until that bafarctl, whose agent may be lost, has said that the action ended so.
    [[nodiscard]] QString saidItself(const QString& state);

    /// Ends that bafarctl.
    void forget();

    void freeze(const QString& node);
    void thaw(const QString& node);
    void thawAll();

    /// Freezes the node's agent between the line of its log that says that it begins a command of
    /// the action, and what it does next.
    [[nodiscard]] QString freezeAt(const QString& node, const QString& step, int limitMs);

    /// How often each command of the action was begun, on any node and in any of its lives.
    [[nodiscard]] std::map<QString, int> commands() const;

    /// Repeats a look until it says nothing any more; what it said last.
    [[nodiscard]] static QString patient(int limitMs, const std::function<QString()>& look);

private:
    [[nodiscard]] qint64 agentPid(const QString& node) const;
    [[nodiscard]] QString logOf(const QString& node) const;

    QString name_;
    QString id_;
    QString told_;
    std::unique_ptr<QProcess> client_;
    std::map<QString, qint64> frozen_; ///< pids
    std::map<QString, qint64> logged_; ///< bytes of each log when the action began
};

} // namespace bafar::test
