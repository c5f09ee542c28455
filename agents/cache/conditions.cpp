#include "agents/cache/conditions.h"

#include <array>
#include <vector>

#include "agents/cache/info.h"
#include "agents/cache/judgement.h"
#include "core/base/text.h"

namespace bafar::cache {
namespace {

namespace contract = schema::cache;
using contract::Role;
using schema::Verdict;

struct Finding {
    Verdict verdict = Verdict::Unknown;
    std::string detail;
};

struct Question {
    const Servers& servers;
    const ServerView& server; ///< the argument "node"
    const schema::Condition& condition;

    [[nodiscard]] std::string argument(const std::string& name) const
    {
        const auto found = condition.arguments.find(name);
        return found == condition.arguments.end() ? std::string() : found->second;
    }
};

Verdict passIf(bool so)
{
    return so ? Verdict::Pass : Verdict::Fail;
}

std::string roleText(const ServerView& server)
{
    return (server.status.role == Role::Primary
                ? std::string("a primary")
                : "a replica of " + (server.status.primaryNode.empty()
                                         ? server.status.primary
                                         : server.status.primaryNode)) +
           ", " + server.ageText();
}

Finding answers(const Question& question)
{
    const std::string silence = question.server.silence();
    return {passIf(silence.empty()), silence.empty() ? question.server.ageText() : silence};
}

Finding isPrimary(const Question& question)
{
    return {passIf(question.server.status.role == Role::Primary), roleText(question.server)};
}

Finding follows(const Question& question)
{
    const contract::Status& status = question.server.status;
    const std::string primary = question.argument("primary");
    const bool told = status.role == Role::Replica &&
                      (status.primaryNode == primary || status.primary == primary);
    const bool linked = question.argument("linked").empty() || status.linkUp;
    return {passIf(told && linked),
            roleText(question.server) + (told ? status.linkUp ? ", link up" : ", link down" : "")};
}

Finding linkUp(const Question& question)
{
    const contract::Status& status = question.server.status;
    return {passIf(status.linkUp),
            std::string(status.linkUp ? "up, " : "down, ") + question.server.ageText()};
}

Finding caughtUp(const Question& question)
{
    const std::optional<std::uint64_t> behind = question.servers.behind(question.server);
    const std::optional<Duration> lag = question.server.status.lag;
    if (!behind || !lag) {
        return {Verdict::Unknown, "its primary does not say how far behind it is"};
    }
    return {passIf(*behind <= BehindMax && *lag <= LagMax),
            sizeText(*behind) + " not acknowledged, primary heard " + toHumanText(*lag) + " ago"};
}

Finding newest(const Question& question)
{
    for (const ServerView& other : question.servers.all()) {
        if (other.is(Role::Replica) && other.status.offset > question.server.status.offset) {
            return {Verdict::Fail,
                    other.place.node + " has " +
                        sizeText(other.status.offset - question.server.status.offset) +
                        " more: promote that one"};
        }
    }
    return {Verdict::Pass, "offset " + std::to_string(question.server.status.offset)};
}

/// A silent one's last word tells the least that it may have, and no more; named is who had most.
Finding newestSilent(const Question& question)
{
    const std::uint64_t offset = question.server.status.offset;
    std::uint64_t most = offset;
    std::string newest;
    const std::vector<std::string> silent = question.servers.silent(question.argument("before"));
    for (const std::string& node : silent) {
        const contract::Status& last = question.servers.find(node)->status;
        if (last.role == Role::Replica && last.offset > most) {
            most = last.offset;
            newest = node;
        }
    }
    if (!newest.empty()) {
        return {Verdict::Unknown, newest + " had " + sizeText(most - offset) +
                                      " more when last heard, and it would be lost"};
    }
    if (silent.empty()) {
        return {Verdict::Pass, "all answer"};
    }
    return {Verdict::Unknown, listed(silent) + " may have more that would be lost"};
}

/// A primary that may still take writes while its successor does, too.
Finding primaryGone(const Question& question)
{
    if (question.server.isDown()) {
        return {Verdict::Pass, question.server.silence()};
    }
    return {question.server.answers() ? Verdict::Fail : Verdict::Unknown,
            question.server.answers() ? "it answers" : question.server.silence()};
}

Finding noOtherPrimary(const Question& question)
{
    std::vector<std::string> others;
    for (const ServerView& other : question.servers.all()) {
        const bool known =
            &other == &question.server || other.place.node == question.argument("before");
        if (!known && other.is(Role::Primary)) {
            others.push_back(other.place.node);
        }
    }
    return {passIf(others.empty()),
            others.empty() ? "none" : listed(others) + ": make it a replica first"};
}

Finding allHeard(const Question& question)
{
    const std::vector<std::string> silent = question.servers.silent(question.argument("before"));
    return {passIf(silent.empty()),
            silent.empty() ? "all answer" : listed(silent) + " would stay with the old primary"};
}

Finding flushed(const Question& question)
{
    const std::uint64_t before = wholeOf(question.argument("flushes")).value_or(0);
    const contract::Status& status = question.server.status;
    return {passIf(status.flushes > before || status.keys == 0),
            std::to_string(status.keys) + " keys, " + question.server.ageText()};
}

struct Check {
    std::string_view name;
    bool needsAnswer; ///< nothing can be said while the server is silent
    Finding (*judge)(const Question&);
};

constexpr std::array Checks{Check{"answers", false, answers},
                            Check{"is_primary", true, isPrimary},
                            Check{"follows", true, follows},
                            Check{"link_up", true, linkUp},
                            Check{"caught_up", true, caughtUp},
                            Check{"newest", true, newest},
                            Check{"newest_silent", true, newestSilent},
                            Check{"primary_gone", false, primaryGone},
                            Check{"no_other_primary", false, noOtherPrimary},
                            Check{"all_heard", false, allHeard},
                            Check{"flushed", true, flushed}};

Finding find(const Servers& servers, const schema::Condition& condition)
{
    const auto node = condition.arguments.find("node");
    const ServerView* server =
        node == condition.arguments.end() ? nullptr : servers.find(node->second);
    if (server == nullptr) {
        return {Verdict::Unknown, "its node has no server in the spec any more"};
    }
    for (const Check& check : Checks) {
        if (check.name == condition.check) {
            std::string silence = server->silence();
            return check.needsAnswer && !silence.empty()
                       ? Finding{Verdict::Unknown, std::move(silence)}
                       : check.judge({servers, *server, condition});
        }
    }
    return {Verdict::Unknown,
            "this agent does not know the check \"" + sanitized(condition.check, 64) + "\""};
}

} // namespace

schema::Condition judged(const Servers& servers, schema::Condition condition)
{
    Finding finding = find(servers, condition);
    condition.verdict = finding.verdict;
    condition.detail = std::move(finding.detail);
    return condition;
}

schema::Condition condition(const Servers& servers,
                            std::string text,
                            std::string check,
                            std::map<std::string, std::string> arguments)
{
    schema::Condition made;
    made.text = std::move(text);
    made.concept_ = contract::Name;
    made.check = std::move(check);
    made.arguments = std::move(arguments);
    return judged(servers, std::move(made));
}

} // namespace bafar::cache
