#include "agents/database/judge.h"

#include <algorithm>

#include "agents/database/causes.h"
#include "agents/database/promise.h"
#include "agents/database/rows.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using contract::Cause;
using contract::Thread;
using schema::State;

constexpr std::size_t ReasonsMax = 16;
constexpr std::size_t BrokenShown = 4;
/// Share of its connections from which a server is nearly full.
constexpr double NearlyFull = 0.85;

std::string errorText(std::uint32_t number, const std::string& text)
{
    return number == 0 ? std::string()
                       : ": error " + std::to_string(number) + (text.empty() ? "" : ": " + text);
}

/// What the server or the system said, for the end of a sentence.
std::string saidText(const Failure& failure)
{
    const std::string said = sanitized(failure.text, ErrorTextMax);
    return said.empty()          ? std::string()
           : failure.number != 0 ? " (" + std::to_string(failure.number) + ": " + said + ")"
                                 : " (" + said + ")";
}

std::string sentence(const Failure& failure, const Target& target, Duration timeout)
{
    const std::string where = target.text();
    switch (failure.cause) {
    case Cause::Dead:
        if (isLostConnection(failure.number)) {
            return where + " closes the connection" + saidText(failure) +
                   ": see the error log of mariadbd, or what else listens there";
        }
        return "nothing answers at " + where + saidText(failure) +
               ": see whether mariadbd runs on this node, and its error log";
    case Cause::Hung:
        return where + " takes the connection and says nothing for " + toHumanText(timeout) +
               ": mariadbd hangs, is stopped or waits for its disk";
    case Cause::Slow:
        return where + " lets us in, but " + std::string(failure.where) + " took longer than " +
               toHumanText(timeout) + ": see its process list and its disk";
    case Cause::LoginRefused:
        return where + " refuses the account \"" + sanitized(target.user, NameTextMax) + "\"" +
               saidText(failure) +
               ": the server is alive; check database.user and its password file";
    case Cause::TooManyConnections:
        return where + " has no connection left" + saidText(failure) +
               ": the server is alive; raise max_connections or end idle ones";
    case Cause::Strange:
        return where + " does not answer as MariaDB does" + saidText(failure) +
               ": see what listens there";
    case Cause::Unusable: return "the agent cannot look at " + where + saidText(failure);
    case Cause::Unseen:
    case Cause::Answered: break;
    }
    return where + " was not looked at yet";
}

void judgePromise(const contract::PromiseStatus& promise, Findings& findings)
{
    if (!promise.broken.empty()) {
        std::vector<std::string> names;
        for (const contract::BrokenSetting& broken : promise.broken) {
            names.push_back(broken.name + " is " + broken.is);
        }
        findings.add(State::Degraded, "the promise \"" + std::string(promiseText(promise.wanted)) +
                                          "\" is not kept: " + listed(names, BrokenShown) +
                                          "; first: " + promise.broken.front().fix);
    }
    if (promise.holding == contract::Holding::Blocked) {
        findings.add(State::Failed, "commits wait: no replica acknowledges, and the promise is to "
                                    "lose nothing; start a replica");
    } else if (promise.holding == contract::Holding::Asynchronous &&
               promise.wanted != contract::Promise::Asynchronous && promise.broken.empty()) {
        findings.add(State::Degraded, "commits are confirmed without a replica: semi-synchronous "
                                      "replication fell back; see its replicas");
    }
}

} // namespace

void Findings::add(State state, std::string reason)
{
    all_.push_back({state, std::move(reason)});
}

void Findings::into(contract::Status& status) const
{
    std::vector<Finding> sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding& left, const Finding& right) {
        return left.state != right.state && schema::worse(left.state, right.state) == left.state;
    });
    status.state = sorted.empty() ? State::Ok : sorted.front().state;
    status.reasons.clear();
    for (Finding& finding : sorted) {
        if (status.reasons.size() < ReasonsMax) {
            status.reasons.push_back(std::move(finding.reason));
        }
    }
}

std::string sourceText(const contract::Channel& channel)
{
    const std::string place = channel.sourceHost + ":" + std::to_string(channel.sourcePort);
    return channel.sourceNode.empty() ? place : place + " (" + channel.sourceNode + ")";
}

std::string lagText(Duration lag)
{
    return lag == Duration{} ? "0 s" : toHumanText(lag);
}

std::string channelText(const contract::Channel& channel)
{
    if (!channel.problem.empty()) {
        return channel.problem;
    }
    return channel.lag ? "lag " + lagText(*channel.lag) : "lag not known";
}

void judgeChannel(contract::Channel& channel, const contract::Config& config)
{
    channel.state = State::Failed;
    if (channel.sql == Thread::No) {
        channel.problem = channel.sqlErrno == 0 && channel.io == Thread::No && channel.ioErrno == 0
                              ? "stopped: START SLAVE on this server lets it go on"
                              : "stopped applying" + errorText(channel.sqlErrno, channel.sqlError);
        if (channel.io == Thread::No && channel.sqlErrno == 0 && channel.ioErrno != 0) {
            channel.problem = "stopped receiving" + errorText(channel.ioErrno, channel.ioError);
        }
    } else if (channel.io == Thread::No) {
        channel.problem = "stopped receiving" + errorText(channel.ioErrno, channel.ioError);
    } else if (channel.io == Thread::Connecting) {
        channel.problem =
            "not connected to " + sourceText(channel) + errorText(channel.ioErrno, channel.ioError);
    } else if (!channel.lag) {
        channel.problem = "lag not known although both threads run";
    } else if (*channel.lag >= config.lagFailed) {
        channel.problem = "lag " + lagText(*channel.lag);
    } else if (*channel.lag >= config.lagDegraded) {
        channel.state = State::Degraded;
        channel.problem = "lag " + lagText(*channel.lag);
    } else {
        channel.state = State::Ok;
        channel.problem.clear();
    }
}

void judgeFailure(const Failure& failure,
                  const Target& target,
                  Duration timeout,
                  int late,
                  const std::string& lastKnown,
                  Findings& findings)
{
    const bool outOfTime = failure.cause == Cause::Hung || failure.cause == Cause::Slow;
    const State state = failure.cause == Cause::Unseen     ? State::Unknown
                        : failure.cause == Cause::Unusable ? State::Unknown
                        : outOfTime && late < 2            ? State::Degraded
                                                           : State::Failed;
    findings.add(state, sentence(failure, target, timeout) +
                            (lastKnown.empty() || outOfTime ? "" : "; " + lastKnown));
}

void judgeAnswer(const contract::Status& status, Duration timeout, Findings& findings)
{
    for (const contract::Channel& channel : status.channels) {
        if (channel.state != State::Ok) {
            findings.add(channel.state,
                         "replication from " + sourceText(channel) + ": " + channel.problem);
        } else if (channel.sourceNode.empty()) {
            findings.add(State::Degraded, "it replicates from " + sourceText(channel) +
                                              ", which is no server of the spec");
        }
    }
    judgePromise(status.promise, findings);
    const double full = static_cast<double>(status.connections) /
                        std::max(1.0, static_cast<double>(status.connectionsMax));
    if (status.connectionsMax > 0 && full >= NearlyFull) {
        findings.add(State::Degraded, std::to_string(status.connections) + " of " +
                                          std::to_string(status.connectionsMax) +
                                          " connections are open: raise max_connections or end "
                                          "idle ones before it is full");
    }
    if (status.answerTime > timeout / 2) {
        findings.add(State::Degraded, "it takes " + toHumanText(status.answerTime) +
                                          " to answer: see its process list and its disk");
    }
    for (const std::string& unread : status.unread) {
        findings.add(State::Degraded, unread);
    }
}

} // namespace bafar::database
