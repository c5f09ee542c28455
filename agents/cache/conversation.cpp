#include "agents/cache/conversation.h"

#include <array>

#include "core/base/text.h"

namespace bafar::cache {
namespace {

using schema::cache::Trouble;

/// Settings that are asked for one by one: CONFIG GET takes several only since Redis 7.
constexpr std::array<const char*, 5> SettingNames = {"maxclients", "databases", "io-threads",
                                                     "replica-serve-stale-data",
                                                     "stop-writes-on-bgsave-error"};

Failure brokenOff(const Exchange& exchange, const Counterpart& with)
{
    const std::string detail = exchange.detail.empty()
                                   ? std::string()
                                   : " (" + sanitized(exchange.detail, QuotedMax) + ")";
    switch (exchange.end) {
    case End::TimedOut:
        return {Trouble::Hung, "does not answer within " + toHumanText(with.limit) + " at " +
                                   with.endpoint + ": look at its load, its disk and the network"};
    case End::NotConnected:
        return {Trouble::Dead, "takes no connection at " + with.endpoint + detail +
                                   ": start it, or correct the port in the spec"};
    case End::Closed:
        return {Trouble::Dead, "hung up at " + with.endpoint + " before it answered" + detail +
                                   ": look at its log"};
    case End::Garbled:
    case End::Complete: break;
    }
    return {Trouble::Unexpected, "does not speak Redis' protocol at " + with.endpoint + detail +
                                     ": is it a Redis server, and is the port right?"};
}

/// The failure that the replies before the first wanted one tell, if any.
std::optional<Failure> refusalIn(const Exchange& exchange, bool& letsEveryoneIn)
{
    for (std::size_t i = 0; i < exchange.introduction.size(); ++i) {
        const Reply& reply = exchange.introduction[i];
        if (reply.kind != Reply::Kind::Error) {
            continue;
        }
        const bool auth = exchange.login && i == 0;
        if (auth && wantsNoPassword(reply.text)) {
            letsEveryoneIn = true;
            continue;
        }
        Failure failure = failureOf(reply.text);
        // A name for the connection is a nicety that may be forbidden or not known.
        const bool nicety =
            !auth && (failure.trouble == Trouble::Unexpected || reply.text.starts_with("NOPERM"));
        if (!nicety) {
            return failure;
        }
    }
    if (!exchange.replies.empty() && exchange.replies.front().kind == Reply::Kind::Error) {
        return failureOf(exchange.replies.front().text);
    }
    return std::nullopt;
}

/// The value in CONFIG GET's answer, or empty.
std::string_view settingIn(const Exchange& exchange, std::size_t index)
{
    const std::size_t at = index + 1; // after INFO
    if (at >= exchange.replies.size() || exchange.replies[at].items.size() != 2) {
        return {};
    }
    return exchange.replies[at].items[1].text;
}

std::optional<bool> yesOrNo(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional(text == "yes");
}

} // namespace

std::vector<Words> introductionWords()
{
    return {{"CLIENT", "SETNAME", "bafar"}};
}

std::vector<Words> lookWords()
{
    std::vector<Words> words = {{"INFO", "all"}};
    for (const char* name : SettingNames) {
        words.push_back({"CONFIG", "GET", name});
    }
    return words;
}

Answer lookAnswer(Exchange exchange, const Counterpart& with)
{
    bool letsEveryoneIn = false;
    if (std::optional<Failure> refusal = refusalIn(exchange, letsEveryoneIn)) {
        return std::move(*refusal);
    }
    if (exchange.end != End::Complete || exchange.replies.empty() ||
        exchange.replies.front().kind != Reply::Kind::Text) {
        return brokenOff(exchange, with);
    }
    Result<Observation> seen = observe(std::move(exchange.replies.front().text));
    if (!seen) {
        return Failure{Trouble::Unexpected, "is not understood: " + seen.error().text +
                                                ": is it a Redis server, and is the port right?"};
    }
    seen->letsEveryoneIn = letsEveryoneIn;
    seen->settings.clientsMax = wholeOf(settingIn(exchange, 0));
    seen->settings.databases = wholeOf(settingIn(exchange, 1));
    seen->settings.ioThreads = wholeOf(settingIn(exchange, 2));
    seen->settings.servesStale = yesOrNo(settingIn(exchange, 3));
    seen->settings.stopsWritesUnsaved = yesOrNo(settingIn(exchange, 4));
    return std::move(*seen);
}

std::vector<Words> carryWords(const schema::cache::Command& command)
{
    if (command.flush) {
        return {{"FLUSHALL", "ASYNC"}};
    }
    const schema::cache::ReplicaOf order = command.replicaOf.value_or(schema::cache::ReplicaOf{});
    if (order.host.empty()) {
        return {{"REPLICAOF", "NO", "ONE"}, {"CONFIG", "REWRITE"}};
    }
    return {{"REPLICAOF", order.host, std::to_string(order.port)}, {"CONFIG", "REWRITE"}};
}

Result<std::string> carryOutcome(const Exchange& exchange, const Counterpart& with)
{
    bool letsEveryoneIn = false;
    if (const std::optional<Failure> refusal = refusalIn(exchange, letsEveryoneIn)) {
        const bool rights =
            refusal->trouble == Trouble::LoginRefused || refusal->trouble == Trouble::Denied;
        return fail(rights ? Code::Denied : Code::Unavailable, "Redis " + refusal->text);
    }
    if (exchange.replies.empty()) {
        const bool unsent = exchange.end == End::NotConnected;
        return fail(unsent ? Code::Unavailable : Code::Timeout,
                    "Redis " + brokenOff(exchange, with).text +
                        (unsent ? "" : "; it is not known whether it did what was asked"));
    }
    std::string line = "Redis said " + sanitized(exchange.replies.front().text, QuotedMax);
    if (exchange.replies.size() > 1) {
        const Reply& saved = exchange.replies[1];
        line += saved.kind == Reply::Kind::Error
                    ? "; NOT kept in its configuration file, so its next start undoes it: " +
                          sanitized(saved.text, QuotedMax)
                    : "; kept in its configuration file";
    }
    return line;
}

} // namespace bafar::cache
