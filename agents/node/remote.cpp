// Commands that another agent's pipeline sends to a concept of this node.
#include "agents/node/remote.h"

#include <algorithm>

#include "agents/node/node.h"
#include "core/base/text.h"

namespace bafar::node {

namespace {

/// "ACTION/STEP" is a command's id.
std::string_view actionOf(std::string_view command)
{
    return command.substr(0, command.find('/'));
}

} // namespace

void Node::runRemote(const std::string& from,
                     const RemoteCommand& command,
                     std::function<void(Result<std::string>)> done)
{
    const auto known =
        std::find_if(remotes_.begin(), remotes_.end(),
                     [&command](const Remote& remote) { return remote.id == command.id; });
    if (known != remotes_.end()) {
        if (known->answer) {
            done(*known->answer);
        } else {
            known->waiting.push_back(std::move(done));
        }
        return;
    }
    std::optional<Error> refused = refusalOf(from, command);
    if (!refused) {
        Remote& remote = remotes_.emplace_back();
        remote.id = command.id;
        remote.limit = outside_.now() + command.limit;
        remote.waiting.push_back(done);
        if (Result<void> begun = runHere(command.id, command.concept_, command.command); !begun) {
            refused = begun.error();
            std::erase_if(remotes_, [&](const Remote& one) { return one.id == command.id; });
        }
    }
    schema::AuditEntry entry;
    entry.actor = sanitized(command.actor, 128);
    entry.from = sanitized(from, 63);
    entry.what =
        "command of " + sanitized(command.concept_, 63) + ", step " + sanitized(command.id, 80);
    entry.allowed = !refused;
    entry.outcome = refused ? refused->text : "allowed";
    audit(entry);
    if (refused) {
        done(tl::unexpected(*refused));
    }
    outside_.deadlineMoved();
}

/// Makes room in the memory of remote commands, too.
std::optional<Error> Node::refusalOf(const std::string& from, const RemoteCommand& command)
{
    const auto busy = [this](const std::string& why) {
        return Error{Code::Conflict, self_.node + " is busy: " + why};
    };
    if (actions_.busy()) {
        return busy(actions_.running());
    }
    if (port(command.concept_) == nullptr) {
        return Error{Code::NotFound, "the agent on " + self_.node + " has no concept \"" +
                                         sanitized(command.concept_, 80) + "\""};
    }
    const std::string_view action = actionOf(command.id);
    // What has begun here may go on, and be taken back.
    const bool begun = std::any_of(remotes_.begin(), remotes_.end(), [action](const Remote& one) {
        return actionOf(one.id) == action;
    });
    if (!begun) {
        for (const Remote& one : remotes_) {
            if (!one.answer) {
                return busy("it runs step " + sanitized(one.id, 80));
            }
        }
        for (const auto& [node, running] : peerActions_) {
            if (node != from && running != action) { // of itself the sender knows more than we do
                return busy(node + " runs action " + sanitized(running, 80));
            }
        }
    }
    if (const Duration frozen = frozenFor(); frozen >= command.limit) {
        return Error{Code::Timeout, "the agent on " + self_.node + " did not run for " +
                                        toHumanText(frozen) +
                                        "; what was asked meanwhile is not done any more"};
    }
    if (remotes_.size() >= RemoteMax) {
        const auto old = std::find_if(remotes_.begin(), remotes_.end(),
                                      [](const Remote& remote) { return remote.answer; });
        if (old == remotes_.end()) {
            return Error{Code::LimitExceeded, self_.node + " runs " + std::to_string(RemoteMax) +
                                                  " remote commands already"};
        }
        remotes_.erase(old);
    }
    return std::nullopt;
}

/// How long this process stood still, when that ended just now; what was sent to it meanwhile is
/// being read.
Duration Node::frozenFor() const
{
    const Instant now = outside_.now();
    if (nextHeartbeat_ && now - *nextHeartbeat_ >= FrozenMin) {
        return now - *nextHeartbeat_;
    }
    return frozen_ > Duration{} && now - thawed_ < ThawTime ? frozen_ : Duration{};
}

void Node::noteAction(const std::string& node, const schema::ActionRecord& record)
{
    if (!actions::ended(record.state)) {
        peerActions_[node] = record.id;
    } else if (const auto known = peerActions_.find(node);
               known != peerActions_.end() && known->second == record.id) {
        peerActions_.erase(known);
    }
    feedActions(actions::PeerAction{node, record});
}

void Node::forgetPeer(const std::string& node)
{
    peerActions_.erase(node);
    feedActions(actions::PeerForgotten{node});
}

void Node::answerRemote(Remote& remote, const Result<std::string>& outcome)
{
    if (remote.answer) {
        return;
    }
    remote.answer = outcome;
    for (const auto& done : std::exchange(remote.waiting, {})) {
        done(outcome);
    }
}

} // namespace bafar::node
