#pragma once
// One connection to a MariaDB server on a loop: log in, ask, and be dropped at any moment without
// waiting.
//
// Theory: Connector/C's non-blocking calls run on a stack of their own and come back whenever they
// would wait, naming what for; this class watches the socket for that and resumes them. A dropped
// session shuts its socket down first, so that whatever the library still wants to read or say ends
// at once. Rows are taken one by one, so that an endless answer meets its bound and not our memory.
// The server's files are never read for it (LOAD DATA LOCAL is off). Loop thread only. MariaDB KB:
// Non-blocking API.
#include <functional>
#include <memory>

#include "agents/database/values.h"
#include "agents/runtime/loop.h"
#include "core/base/secret.h"

struct st_mysql;
struct st_mysql_res;

namespace bafar::database {

/// How an operation ended.
struct Outcome {
    unsigned number = 0;    ///< of the error; 0: done
    std::string text;       ///< as it came
    bool unbounded = false; ///< the answer is past every bound: drop the session
};

class Session {
public:
    using Done = std::function<void(Outcome)>;

    explicit Session(runtime::Loop& loop);
    ~Session(); ///< drops: never blocks, calls nobody
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Connects and authenticates; statements that run longer than `statementLimit` are ended by
    /// the server itself. `done` may be called before this returns; it may destroy the session.
    void login(const Target& target, const Secret& password, Duration statementLimit, Done done);

    /// Asks one question after login(); `table` outlives the call. At most `bytesMax` are taken.
    void ask(Question question, Table& table, std::size_t bytesMax, Done done);

private:
    enum class Step : std::uint8_t { Idle, Connecting, Querying, Fetching, Freeing };

    void proceed(int waiting);
    void wait(int waiting);
    [[nodiscard]] int resume(int ready);
    [[nodiscard]] int beginRows(std::optional<Outcome>& ended);
    [[nodiscard]] int takeRow(std::optional<Outcome>& ended);
    [[nodiscard]] Outcome trouble() const;

    runtime::Loop& loop_;
    st_mysql* mysql_ = nullptr;
    st_mysql_res* result_ = nullptr;
    Step step_ = Step::Idle;
    int waiting_ = 0; ///< what the library waits for
    runtime::Watch watch_;
    Done done_;
    std::string host_; ///< the library reads these three until the login has ended
    Target target_;
    Secret password_;
    Outcome rowsEnded_; ///< kept while the result is freed

    st_mysql* connected_ = nullptr;
    int failed_ = 0;
    char** row_ = nullptr;
    Question question_ = Question::Position;
    Table* table_ = nullptr;
    std::size_t bytesMax_ = 0;
};

} // namespace bafar::database
