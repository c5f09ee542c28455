// Commands of steps, from this agent's pipeline or another's: each runs once here, in this start of
// the agent, while it is still wanted.
#include "agents/node/remote.h"

#include <algorithm>

#include "agents/actions/text.h"
#include "agents/node/node.h"
#include "core/base/text.h"

namespace bafar::node {

namespace {

std::string_view actionOf(std::string_view command)
{
    return actions::commandName(command).action;
}

/// Whether the record, which is no older than the command, still has its step begun.
bool stillBegun(const schema::ActionRecord& record, const actions::CommandName& command)
{
    return command.step && *command.step < record.steps.size() &&
           record.steps[*command.step].state ==
               (command.undo ? schema::StepState::Undoing : schema::StepState::Running);
}

} // namespace

Node::Remote* Node::remote(std::string_view id)
{
    const auto known = std::find_if(remotes_.begin(), remotes_.end(),
                                    [id](const Remote& one) { return one.id == id; });
    return known == remotes_.end() ? nullptr : &*known;
}

void Node::runRemote(const std::string& from,
                     const RemoteCommand& command,
                     std::function<void(Result<std::string>)> done)
{
    runCommand(from, command, std::move(done));
    outside_.deadlineMoved();
}

void Node::runCommand(const std::string& from, const RemoteCommand& command, Outcome done)
{
    if (Remote* known = remote(command.id)) {
        if (command.fence > known->fence) {
            known->fence = command.fence;
            known->from = from;
            if (known->held) {
                known->held = command;
            }
        }
        if (known->answer) {
            done(*known->answer);
        } else {
            known->waiting.push_back(std::move(done));
        }
        return;
    }
    if (!makeRoom(actionOf(command.id))) {
        const Error full{Code::LimitExceeded, self_.node + " remembers " +
                                                  std::to_string(RemoteMax) +
                                                  " commands already, and each may still be asked "
                                                  "for"};
        auditCommand(from, command, full);
        done(tl::unexpected(full));
        return;
    }
    Remote& fresh = remotes_.emplace_back();
    fresh.from = from;
    fresh.id = command.id;
    fresh.fence = command.fence;
    fresh.limit = outside_.now() + command.limit;
    fresh.waiting.push_back(std::move(done));
    if (from != self_.node && command.agreedAt != 0 && !agreement_.current()) {
        // What has been agreed since it was sent is not known here. Who asked hears so before its
        // own limit, and so knows that it was not run.
        fresh.held = command;
        fresh.limit = outside_.now() + command.limit * 3 / 4;
        return;
    }
    begin(command);
}

/// Runs a command that has its place in remotes_, or refuses and forgets it.
void Node::begin(const RemoteCommand& command)
{
    const std::string from = remote(command.id)->from;
    std::optional<Error> refused = refusalOf(from, command);
    if (!refused) {
        outside_.commandBegins(from, command); // first, so that no crash hides it
        if (const Result<void> begun = port(command.concept_)->command(command.command, command.id);
            !begun) {
            refused = begun.error();
        }
    }
    auditCommand(from, command, refused);
    if (refused) {
        const std::vector<Outcome> waiting = std::move(remote(command.id)->waiting);
        std::erase_if(remotes_, [&](const Remote& one) { return one.id == command.id; });
        for (const Outcome& done : waiting) {
            done(tl::unexpected(*refused));
        }
    }
}

/// What this agent's own pipeline does has its lines there.
void Node::auditCommand(const std::string& from,
                        const RemoteCommand& command,
                        const std::optional<Error>& refused)
{
    if (from == self_.node) {
        return;
    }
    schema::AuditEntry entry;
    entry.actor = sanitized(command.actor, 128);
    entry.from = sanitized(from, 63);
    entry.what =
        "command of " + sanitized(command.concept_, 63) + ", step " + sanitized(command.id, 80);
    entry.allowed = !refused;
    entry.outcome = refused ? refused->text : "allowed";
    audit(entry);
}

/// What waited until it is known whether it is still wanted.
void Node::judgeHeld()
{
    std::vector<RemoteCommand> ready;
    for (Remote& one : remotes_) {
        if (one.held && agreement_.current()) {
            ready.push_back(std::move(*one.held));
            one.held.reset();
        }
    }
    for (const RemoteCommand& command : ready) {
        begin(command);
    }
}

void Node::commandsOverdue(Instant now)
{
    std::vector<Remote> unheard;
    for (Remote& one : remotes_) {
        if (one.answer || now < one.limit) {
            continue;
        }
        if (one.held) {
            unheard.push_back(one);
            continue;
        }
        one.overdue = true;
        const Error late{Code::Timeout, "the concept on " + self_.node + " did not answer in time"};
        answerRemote(one, tl::unexpected(late));
    }
    std::erase_if(remotes_, [now](const Remote& one) { return one.held && now >= one.limit; });
    for (Remote& one : unheard) {
        const std::string why = agreement_.problem();
        answerRemote(
            one, fail(Code::Unavailable,
                      self_.node + " cannot know whether this is still wanted; it was " +
                          "not run: " + (why.empty() ? "it hears no leader of the agents" : why)));
    }
}

/// Forgets the oldest answer that nobody may ask for any more. False: there is none.
bool Node::makeRoom(std::string_view action)
{
    if (remotes_.size() < RemoteMax) {
        return true;
    }
    const std::optional<schema::ActionRecord> running = agreement_.running();
    const auto old = std::find_if(remotes_.begin(), remotes_.end(), [&](const Remote& one) {
        const std::string_view other = actionOf(one.id);
        return one.answer && other != action && !(running && running->id == other);
    });
    if (old == remotes_.end()) {
        return false;
    }
    remotes_.erase(old);
    return true;
}

std::optional<Error> Node::refusalOf(const std::string& from, const RemoteCommand& command) const
{
    if (!command.onlyBoot.empty() && command.onlyBoot != birth_.boot) {
        return Error{Code::Unavailable, "the agent on " + self_.node +
                                            " was restarted since this step was agreed; it was "
                                            "not run in this start"};
    }
    if (std::optional<Error> late = overtaken(from, command)) {
        return late;
    }
    if (port(command.concept_) == nullptr) {
        return Error{Code::NotFound, "the agent on " + self_.node + " has no concept \"" +
                                         sanitized(command.concept_, 80) + "\""};
    }
    if (command.agreedAt == 0 && from != self_.node && actions_.busy()) {
        return Error{Code::Conflict, self_.node + " is busy: " + actions_.running()};
    }
    const std::string_view action = actionOf(command.id);
    for (const Remote& one : remotes_) {
        if (!one.answer && !one.held && actionOf(one.id) != action) {
            return Error{Code::Conflict,
                         self_.node + " is busy: it runs step " + sanitized(one.id, 80)};
        }
    }
    if (const Duration frozen = frozenFor(); frozen >= command.limit) {
        return Error{Code::Timeout, "the agent on " + self_.node + " did not run for " +
                                        toHumanText(frozen) +
                                        "; what was asked meanwhile is not done any more"};
    }
    return std::nullopt;
}

/// Why the command is not wanted any more, by what was heard and agreed since it was sent; nothing:
/// as far as is known here it is.
std::optional<Error> Node::overtaken(const std::string& from, const RemoteCommand& command) const
{
    const actions::CommandName name = actions::commandName(command.id);
    const auto late = [&](const std::string& why) {
        return Error{Code::Conflict,
                     "step " + sanitized(command.id, 80) + " comes too late: " + why};
    };
    for (const Remote& one : remotes_) {
        if (actionOf(one.id) != name.action) {
            continue;
        }
        if (one.fence > command.fence) {
            return late(sanitized(one.from, 63) + " has taken the action over");
        }
        if (!name.undo && one.id == command.id + "/undo") {
            return late("it was to be taken back already");
        }
    }
    if (command.agreedAt == 0) {
        return std::nullopt; // the sender's log is not ours
    }
    const std::optional<schema::ActionRecord> running = agreement_.running();
    const bool known = agreement_.lastIndex() >= command.agreedAt;
    if (!running || running->id != name.action) {
        return known ? std::optional<Error>(late("the action has ended")) : std::nullopt;
    }
    if (running->fence > command.fence ||
        (running->fence == command.fence && running->holder != from)) {
        return late(sanitized(running->holder, 63) + " holds the action");
    }
    return known && running->fence == command.fence && !stillBegun(*running, name)
               ? std::optional<Error>(late("the action has gone on since"))
               : std::nullopt;
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

/// A late outcome replaces "no answer in time" for whoever asks again.
void Node::answerRemote(Remote& remote, const Result<std::string>& outcome)
{
    if (remote.answer && !(remote.overdue && remote.waiting.empty())) {
        return;
    }
    remote.overdue = remote.overdue && !remote.answer;
    remote.answer = outcome;
    for (const auto& done : std::exchange(remote.waiting, {})) {
        done(outcome);
    }
}

} // namespace bafar::node
