#include "agents/ctl/database_text.h"

#include <algorithm>
#include <limits>

#include "agents/ctl/format.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

namespace contract = schema::database;
using replication::Fleet;
using replication::Server;
using replication::Standing;
using replication::Word;

std::string serverName(const std::string& name)
{
    return sanitized(name, 80);
}

std::string roleWord(const Server& server)
{
    if (server.node.empty()) {
        return "not in the spec";
    }
    return server.inCircle
               ? "in a circle"
               : std::string(contract::RoleNames[static_cast<std::size_t>(server.role)]);
}

std::string writesWord(const Server& server)
{
    return !server.readOnly ? "-" : *server.readOnly ? "read-only" : "writable";
}

std::string transactions(std::uint64_t count)
{
    return std::to_string(count) + (count == 1 ? " transaction" : " transactions");
}

/// A lag, which servers tell in whole seconds.
std::string lagWords(Duration lag)
{
    return lag < std::chrono::minutes(1) ? std::to_string(lag / std::chrono::seconds(1)) + " s"
                                         : toHumanText(lag);
}

std::string behindWords(const Server& server, const std::string& primary)
{
    if (server.gap.lacks) {
        return "has nothing of domain " + std::to_string(*server.gap.lacks) + ", where " + primary +
               " has written";
    }
    return transactions(server.gap.missing) + " behind " + primary +
           (server.lag ? ", " + lagWords(*server.lag) : "");
}

/// "level with n1", "12 transactions behind n1, 3 s"; a dash for who follows nobody.
std::string gapWords(const Fleet& fleet, const Server& server)
{
    if (server.follows.empty()) {
        return server.inCircle ? "follows itself: nobody is the primary" : "-";
    }
    const std::string primary = serverName(server.follows);
    switch (server.gap.standing) {
    case Standing::Level: return "level with " + primary;
    case Standing::Behind: return behindWords(server, primary);
    case Standing::Errant:
        return "has " + transactions(server.gap.errant) + " that " + primary + " has not: errant";
    case Standing::Unknown: break;
    }
    switch (replication::doubtOf(fleet, server)) {
    case replication::Doubt::SourceUnheard: return "not known: " + primary + " is not heard";
    case replication::Doubt::NoPosition: return "not known: it tells no position";
    case replication::Doubt::Unheard: break;
    }
    return "not known: it is not heard";
}

std::string_view promiseWord(contract::Promise promise)
{
    switch (promise) {
    case contract::Promise::Asynchronous: return "asynchronous";
    case contract::Promise::SemiSync: return "semi-synchronous";
    case contract::Promise::NoLoss: break;
    }
    return "without loss";
}

std::string_view holdingWords(contract::Holding holding)
{
    switch (holding) {
    case contract::Holding::Asynchronous: return "asynchronous: on that server alone at first";
    case contract::Holding::SemiSync:
        return "semi-synchronous: on a replica too, while one is connected";
    case contract::Holding::NoLoss: return "without loss: on a replica too, always";
    case contract::Holding::Blocked: return "blocked: no replica acknowledges";
    case contract::Holding::Unknown: break;
    }
    return "not known";
}

/// Where a server says what a commit is worth, and what breaks the promise on any.
std::string promiseLines(const std::vector<Word>& words)
{
    std::string out;
    for (const Word& word : words) {
        if (!replication::isLive(word)) {
            continue;
        }
        const contract::PromiseStatus& promise = word.status->promise;
        if (promise.holding != contract::Holding::Unknown) {
            out += "commits on " + serverName(word.node) + " are " +
                   std::string(holdingWords(promise.holding)) +
                   " (wanted: " + std::string(promiseWord(promise.wanted)) + ")\n";
        }
        for (const contract::BrokenSetting& setting : promise.broken) {
            out += "  " + serverName(word.node) + ": " + sanitized(setting.name, 80) + " is " +
                   sanitized(setting.is, 80) + ", should be " + sanitized(setting.shouldBe, 80) +
                   (setting.fix.empty() ? "" : ": " + sanitized(setting.fix, 200)) + "\n";
        }
    }
    return out.empty() ? "what a commit is worth is not known: no primary says\n" : out;
}

std::string leftOutLine(const Fleet& fleet)
{
    return fleet.leftOut == 0 ? ""
                              : std::to_string(fleet.leftOut) + " more, from " +
                                    serverName(fleet.firstLeftOut) + " on\n";
}

/// Numbers of JSON: what does not fit is the greatest.
std::int64_t countIn(std::uint64_t count)
{
    constexpr std::uint64_t Most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(count, Most));
}

std::optional<std::int64_t> millisecondsIn(const std::optional<Duration>& duration)
{
    return duration ? std::optional<std::int64_t>(*duration / std::chrono::milliseconds(1))
                    : std::nullopt;
}

struct ServerAnswer {
    std::string node;
    std::string title;
    schema::State state = schema::State::Unknown;
    std::string reason;
    bool live = false;
    contract::Role role = contract::Role::Unknown;
    bool inCircle = false;
    std::optional<bool> readOnly;
    std::string gtid;
    std::string follows;
    Standing standing = Standing::Unknown;
    std::int64_t missing = 0;
    std::int64_t errant = 0;
    std::optional<std::uint32_t> lacks;
    std::optional<std::int64_t> lagMs;
    std::optional<contract::PromiseStatus> promise;

    template <class Fields>
    static void describe(Fields& fields)
    {
        using Self = ServerAnswer;
        fields.about("One MariaDB server and how far it is.");
        fields.add("node", &Self::node, "Empty: not one of ours");
        fields.add("title", &Self::title, "The node, or HOST:PORT");
        fields.add("state", &Self::state, "As its agent says");
        fields.add("reason", &Self::reason, "Why it is not well");
        fields.add("live", &Self::live, "Its agent is heard and it answered");
        fields.add("role", &Self::role, "In replication");
        fields.add("in_circle", &Self::inCircle, "Its sources lead back to itself");
        fields.add("read_only", &Self::readOnly, "Ordinary accounts cannot write");
        fields.add("gtid", &Self::gtid, "Position of all it has");
        fields.add("follows", &Self::follows, "The primary at the end of its sources");
        fields.add("standing", &Self::standing, "Its position beside that one's");
        fields.add("missing", &Self::missing, "Transactions that it has not");
        fields.add("errant", &Self::errant, "Transactions that the primary has not");
        fields.add("lacks_domain", &Self::lacks, "It has nothing of this domain");
        fields.add("lag_ms", &Self::lagMs, "Of its worst channel; absent: not known");
        fields.add("promise", &Self::promise, "What a commit there is worth; absent: not heard");
    }
};

struct LinkAnswer {
    std::string from;
    std::string to;
    replication::Flow flow = replication::Flow::Unknown;
    std::optional<std::int64_t> lagMs;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One replication channel.");
        fields.add("from", &LinkAnswer::from, "Title of the source");
        fields.add("to", &LinkAnswer::to, "Title of the replica");
        fields.add("flow", &LinkAnswer::flow, "awaited: commits wait for its acknowledgement");
        fields.add("lag_ms", &LinkAnswer::lagMs, "Absent: not known");
    }
};

struct DatabaseAnswer {
    std::vector<ServerAnswer> servers;
    std::vector<LinkAnswer> links;
    std::uint64_t leftOut = 0;
    std::uint64_t linksLeftOut = 0;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The MariaDB servers as one replication graph.");
        fields.add("servers", &DatabaseAnswer::servers, "Sources before their replicas");
        fields.add("links", &DatabaseAnswer::links, "Who receives from whom");
        fields.add("left_out", &DatabaseAnswer::leftOut, "Servers beyond what is told");
        fields.add("links_left_out", &DatabaseAnswer::linksLeftOut, "Channels beyond that");
    }
};

ServerAnswer serverAnswer(const Server& server, const std::vector<Word>& words)
{
    ServerAnswer answer;
    answer.node = server.node;
    answer.title = server.title;
    answer.state = server.state;
    answer.reason = server.reason;
    answer.live = server.live;
    answer.role = server.role;
    answer.inCircle = server.inCircle;
    answer.readOnly = server.readOnly;
    answer.gtid = server.gtid;
    answer.follows = server.follows;
    answer.standing = server.gap.standing;
    answer.missing = countIn(server.gap.missing);
    answer.errant = countIn(server.gap.errant);
    answer.lacks = server.gap.lacks;
    answer.lagMs = millisecondsIn(server.lag);
    const auto word = std::find_if(words.begin(), words.end(), [&server](const Word& one) {
        return one.node == server.node && replication::isLive(one);
    });
    if (word != words.end()) {
        answer.promise = word->status->promise;
    }
    return answer;
}

} // namespace

std::string databaseText(const Fleet& fleet, const std::vector<Word>& words)
{
    Table table({"SERVER", "STATE", "ROLE", "WRITES", "POSITION", "GAP", "WHY"});
    for (const Server& server : fleet.servers) {
        table.add({serverName(server.title), stateText(server.state), roleWord(server),
                   writesWord(server), server.gtid.empty() ? "-" : sanitized(server.gtid, 120),
                   gapWords(fleet, server), sanitized(server.reason, 300)});
    }
    return table.text() + leftOutLine(fleet) + "\n" + promiseLines(words);
}

std::string databaseJson(const Fleet& fleet, const std::vector<Word>& words)
{
    DatabaseAnswer answer;
    for (const Server& server : fleet.servers) {
        answer.servers.push_back(serverAnswer(server, words));
    }
    for (const replication::Link& link : fleet.links) {
        answer.links.push_back({fleet.servers[link.from].title, fleet.servers[link.to].title,
                                link.flow, millisecondsIn(link.lag)});
    }
    answer.leftOut = fleet.leftOut;
    answer.linksLeftOut = fleet.linksLeftOut;
    return schema::toJson(answer) + "\n";
}

} // namespace bafar::ctl
