#pragma once
// What is asked of a server, in SQL, and how much of an answer is read.
//
// All of it reads only. MariaDB KB: SHOW ALL SLAVES STATUS, information_schema.PROCESSLIST.
#include <cstdint>
#include <span>
#include <string_view>

namespace bafar::database {

enum class Question : std::uint8_t {
    Position,    ///< one row: version, server_id, read_only, GTID positions
    Replication, ///< where it replicates from
    Status,      ///< SHOW GLOBAL STATUS
    Variables,   ///< SHOW GLOBAL VARIABLES
    Processes,   ///< its threads, grouped by who they are and what they do
};
inline constexpr std::size_t QuestionCount = 5;

struct QuestionInfo {
    std::string_view name; ///< for people: "the status counters"
    std::string_view sql;
    std::size_t rowsMax;        ///< more is not MariaDB
    std::string_view privilege; ///< what an account needs to be told; empty: nothing
};

[[nodiscard]] const QuestionInfo& infoOf(Question question);

/// Of the answers of one round together, names and cells; more is not MariaDB.
inline constexpr std::size_t AnswerBytesMax = 1U << 20U;
inline constexpr std::size_t ColumnsMax = 256;

} // namespace bafar::database
