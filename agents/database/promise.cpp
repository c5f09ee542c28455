#include "agents/database/promise.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using contract::Promise;

/// Whose setting counts.
enum class Scope : std::uint8_t { Everyone, Writer, Replica };

struct Rule {
    Promise from; ///< this promise and the stricter ones
    Scope scope;
    std::string_view name;
    std::string_view wanted;
    std::string_view restartLine; ///< empty: SET GLOBAL does it
    std::string_view why;
};

constexpr std::array<Rule, 14> Rules{{
    {Promise::Asynchronous, Scope::Everyone, "log_bin", "ON", "log_bin = bin",
     "nobody can replicate from it once it is the primary"},
    {Promise::Asynchronous, Scope::Everyone, "log_slave_updates", "ON", "log_slave_updates = ON",
     "promoted, it could not give the others what it received"},
    {Promise::Asynchronous,
     Scope::Everyone,
     "gtid_strict_mode",
     "ON",
     {},
     "a server that went its own way is taken back without a word"},
    {Promise::Asynchronous,
     Scope::Everyone,
     "sync_binlog",
     "1",
     {},
     "after a crash of its host it returns behind its own replicas and uses GTIDs twice"},
    {Promise::Asynchronous,
     Scope::Everyone,
     "innodb_flush_log_at_trx_commit",
     "1",
     {},
     "a crash of its host takes up to a second of commits with it"},
    {Promise::Asynchronous,
     Scope::Replica,
     "read_only",
     "ON",
     {},
     "whoever writes here makes it differ from its primary for ever"},
    {Promise::SemiSync,
     Scope::Writer,
     "rpl_semi_sync_master_enabled",
     "ON",
     {},
     "commits are confirmed before any replica has them"},
    {Promise::SemiSync,
     Scope::Writer,
     "rpl_semi_sync_master_wait_point",
     "AFTER_SYNC",
     {},
     "others read a commit before a replica has it, and a failover takes it back"},
    {Promise::SemiSync,
     Scope::Replica,
     "rpl_semi_sync_slave_enabled",
     "ON",
     {},
     "it acknowledges nothing, so no commit counts on it"},
    {Promise::NoLoss,
     Scope::Writer,
     "rpl_semi_sync_master_timeout",
     "18446744073709551615",
     {},
     "after this time without a replica commits are confirmed that only this server has"},
    {Promise::NoLoss,
     Scope::Writer,
     "rpl_semi_sync_master_wait_no_slave",
     "ON",
     {},
     "without a connected replica commits are confirmed that only this server has"},
    {Promise::NoLoss,
     Scope::Replica,
     "sync_relay_log",
     "1",
     {},
     "a crash of its host loses what it acknowledged"},
    {Promise::NoLoss, Scope::Everyone, "init-rpl-role", "SLAVE", "init-rpl-role = SLAVE",
     "restarted after a crash, it keeps commits that no replica acknowledged"},
    {Promise::Asynchronous,
     Scope::Replica,
     "rpl_semi_sync_master_enabled",
     "OFF",
     {},
     "what it applies waits for an acknowledgement that nobody gives, with this timeout for ever"},
}};

bool waitsForEver(const Situation& now)
{
    return wholeNumber(settingOf(now.settings, "rpl_semi_sync_master_timeout")).value_or(0) >=
           ForEverMs;
}

bool isReplica(const Situation& now)
{
    return now.role == contract::Role::Replica || now.role == contract::Role::Relay;
}

bool concerns(const Rule& rule, const Situation& now)
{
    if (rule.from > now.promise) {
        return false;
    }
    switch (rule.scope) {
    case Scope::Everyone: return true;
    case Scope::Writer:
        return now.role == contract::Role::Primary ||
               (now.role == contract::Role::Alone && !now.readOnly);
    case Scope::Replica: break;
    }
    // On a replica that somebody replicates from, waiting is as it should be.
    const bool aboutWaiting = rule.name == "rpl_semi_sync_master_enabled";
    return isReplica(now) &&
           (!aboutWaiting || (waitsForEver(now) && now.counters.semiSyncClients == 0));
}

/// The value in force; empty: not told.
std::string valueOf(const Rule& rule, const Situation& now)
{
    if (rule.name == "read_only") {
        return now.readOnly ? "ON" : "OFF";
    }
    if (rule.name == "init-rpl-role") {
        // No variable shows the option; this counter still says how the server was started.
        return now.counters.startRole.empty()            ? ""
               : now.counters.startRole == "AUTH_MASTER" ? "MASTER"
                                                         : "SLAVE";
    }
    return std::string(settingOf(now.settings, rule.name));
}

bool kept(const Rule& rule, const Situation& now, const std::string& value)
{
    if (rule.name == "rpl_semi_sync_master_timeout") {
        return waitsForEver(now);
    }
    return sameName(value, rule.wanted) || (rule.wanted == "ON" && saysYes(value));
}

contract::BrokenSetting brokenBy(const Rule& rule, std::string value)
{
    contract::BrokenSetting broken;
    broken.name = rule.name;
    broken.is = std::move(value);
    broken.shouldBe = rule.wanted;
    broken.why = rule.why;
    broken.restart = !rule.restartLine.empty();
    broken.fix = broken.restart
                     ? "[mariadbd] " + std::string(rule.restartLine) + ", then restart it"
                     : "SET GLOBAL " + broken.name + " = " + broken.shouldBe +
                           "; and the same below [mariadbd] in its configuration";
    if (rule.wanted == "AFTER_SYNC") {
        broken.fix =
            "SET GLOBAL rpl_semi_sync_master_wait_point = 'AFTER_SYNC'; and the same below "
            "[mariadbd] in its configuration";
    }
    return broken;
}

std::string quotedName(const std::string& name)
{
    std::string quoted = " '";
    for (const char letter : name) {
        quoted += letter == '\'' ? "''" : letter == '\\' ? "\\\\" : std::string(1, letter);
    }
    return name.empty() ? std::string() : quoted + "'";
}

/// The statements that change one option of a channel. Stopping throws away what was received and
/// not yet applied; so first the SQL thread catches up.
std::string changeText(const contract::Channel& channel, const std::string& option)
{
    const std::string name = quotedName(channel.name);
    return "once it has caught up: STOP SLAVE" + name + "; CHANGE MASTER" + name + " TO " + option +
           "; START SLAVE" + name;
}

void judgeChannel(const contract::Channel& channel, std::vector<contract::BrokenSetting>& broken)
{
    if (channel.heartbeat == Duration{} || channel.heartbeat > HeartbeatMax) {
        broken.push_back({"MASTER_HEARTBEAT_PERIOD",
                          channel.heartbeat == Duration{} ? "0" : toHumanText(channel.heartbeat),
                          "1", changeText(channel, "MASTER_HEARTBEAT_PERIOD = 1"), false,
                          "an idle primary that died is taken for a quiet one"});
    }
    if (!sameName(channel.usingGtid, "Slave_Pos")) {
        broken.push_back({"MASTER_USE_GTID", channel.usingGtid, "slave_pos",
                          changeText(channel, "MASTER_USE_GTID = slave_pos"), false,
                          "it cannot be pointed at another primary without losing its place"});
    }
}

} // namespace

std::vector<contract::BrokenSetting> brokenSettings(const Situation& now)
{
    std::vector<contract::BrokenSetting> broken;
    for (const Rule& rule : Rules) {
        if (!concerns(rule, now)) {
            continue;
        }
        std::string value = valueOf(rule, now);
        if (!value.empty() && !kept(rule, now, value)) {
            broken.push_back(brokenBy(rule, std::move(value)));
        }
    }
    for (const contract::Channel& channel : now.channels) {
        judgeChannel(channel, broken);
    }
    return broken;
}

std::string_view promiseText(Promise promise)
{
    switch (promise) {
    case Promise::Asynchronous: return "commits are asynchronous";
    case Promise::SemiSync: return "commits are semi-synchronous";
    case Promise::NoLoss: return "no commit is lost";
    }
    return {};
}

contract::Holding holdingOf(const Situation& now,
                            const std::vector<contract::BrokenSetting>& broken)
{
    const bool writable = !now.readOnly && now.role != contract::Role::Unknown;
    if (!writable || now.settings.empty()) {
        return contract::Holding::Unknown;
    }
    const bool enabled = saysYes(settingOf(now.settings, "rpl_semi_sync_master_enabled"));
    const bool alone = now.counters.semiSyncClients == 0;
    if (!enabled || !now.counters.semiSyncPrimary) {
        return contract::Holding::Asynchronous;
    }
    const bool waitsAlone = saysYes(settingOf(now.settings, "rpl_semi_sync_master_wait_no_slave"));
    if (alone) {
        return waitsAlone && waitsForEver(now) ? contract::Holding::Blocked
                                               : contract::Holding::Asynchronous;
    }
    // A weaker promise is judged by fewer rules: only the strictest one's tell that nothing is
    // lost.
    return now.promise == contract::Promise::NoLoss && broken.empty() ? contract::Holding::NoLoss
                                                                      : contract::Holding::SemiSync;
}

} // namespace bafar::database
