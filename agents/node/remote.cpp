// Commands that another agent's pipeline sends to a concept of this node.
#include "agents/node/remote.h"

#include <algorithm>

#include "agents/node/node.h"
#include "core/base/text.h"

namespace bafar::node {

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
    const auto refused = [&]() -> std::optional<Error> {
        if (actions_.busy()) {
            return Error{Code::Conflict, self_.node + " is busy: " + actions_.running()};
        }
        if (port(command.concept_) == nullptr) {
            return Error{Code::NotFound, "the agent on " + self_.node + " has no concept \"" +
                                             sanitized(command.concept_, 80) + "\""};
        }
        return std::nullopt;
    }();
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
        return;
    }
    if (remotes_.size() >= RemoteMax) {
        const auto old = std::find_if(remotes_.begin(), remotes_.end(),
                                      [](const Remote& remote) { return remote.answer; });
        if (old == remotes_.end()) {
            done(fail(Code::LimitExceeded, self_.node + " runs " + std::to_string(RemoteMax) +
                                               " remote commands already"));
            return;
        }
        remotes_.erase(old);
    }
    Remote& remote = remotes_.emplace_back();
    remote.id = command.id;
    remote.limit = outside_.now() + command.limit;
    remote.waiting.push_back(std::move(done));
    if (Result<void> begun = runHere(command.id, command.concept_, command.command); !begun) {
        post([this, id = command.id, error = begun.error()] {
            carryOut(*ports_.front(), CommandFinished{id, tl::unexpected(error)});
        });
    }
    outside_.deadlineMoved();
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
