#include "agents/database/questions.h"

#include <array>

namespace bafar::database {

namespace {

constexpr std::array<QuestionInfo, QuestionCount> Infos{{
    {"its positions",
     "SELECT VERSION() AS version, @@GLOBAL.server_id AS server_id, "
     "@@GLOBAL.read_only AS read_only, @@GLOBAL.gtid_current_pos AS gtid_current_pos, "
     "@@GLOBAL.gtid_binlog_pos AS gtid_binlog_pos, @@GLOBAL.gtid_slave_pos AS gtid_slave_pos, "
     "@@GLOBAL.gtid_binlog_state AS gtid_binlog_state",
     1,
     {}},
    {"its replication", "SHOW ALL SLAVES STATUS", 64, "SLAVE MONITOR"},
    {"its counters", "SHOW GLOBAL STATUS", 4096, {}},
    {"its settings", "SHOW GLOBAL VARIABLES", 4096, {}},
    {"its threads",
     "SELECT COALESCE(command, '') AS command, COALESCE(state, '') AS state, "
     "COUNT(*) AS processes, SUM(time) AS seconds FROM information_schema.processlist "
     "WHERE id != CONNECTION_ID() AND time >= 0 GROUP BY command, state "
     "ORDER BY processes DESC LIMIT 128",
     128, "PROCESS"},
}};

} // namespace

const QuestionInfo& infoOf(Question question)
{
    return Infos[static_cast<std::size_t>(question)];
}

} // namespace bafar::database
