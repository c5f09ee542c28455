#include "agents/database/session.h"

#include <mysql.h>
#include <sys/socket.h>

#include "core/base/check.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

constexpr unsigned long PacketMax = 1UL << 20U; ///< bytes of one packet of the server
constexpr int ResumesMax = 64; ///< of a call whose socket is shut down; a handful suffices

runtime::Readiness readinessOf(int waiting)
{
    return {(waiting & (MYSQL_WAIT_READ | MYSQL_WAIT_EXCEPT)) != 0,
            (waiting & MYSQL_WAIT_WRITE) != 0};
}

/// Hang-up and errors are reported as both, so what was not asked for is left out.
int readyOf(runtime::Readiness ready, int waiting)
{
    return waiting &
           ((ready.readable ? MYSQL_WAIT_READ : 0) | (ready.writable ? MYSQL_WAIT_WRITE : 0));
}

} // namespace

Session::Session(runtime::Loop& loop)
    : loop_(loop)
{
}

Session::~Session()
{
    watch_ = runtime::Watch();
    if (mysql_ == nullptr) {
        return;
    }
    const my_socket socket = mysql_get_socket(mysql_);
    if (socket >= 0) {
        ::shutdown(socket, SHUT_RDWR); // from here on no call of the library can wait
    }
    for (int i = 0; step_ != Step::Idle && i < ResumesMax; ++i) {
        waiting_ = resume(waiting_ != 0 ? waiting_ : MYSQL_WAIT_READ);
        if (waiting_ == 0) {
            step_ = Step::Idle;
        }
    }
    if (result_ != nullptr && step_ == Step::Idle) {
        mysql_free_result(result_);
    }
    mysql_close(mysql_);
}

void Session::login(const Target& target,
                    const Secret& password,
                    Duration statementLimit,
                    Done done)
{
    CHECK(loop_.isCurrent());
    CHECK(mysql_ == nullptr);
    mysql_ = mysql_init(nullptr);
    CHECK(mysql_ != nullptr); // out of memory
    done_ = std::move(done);
    step_ = Step::Connecting;
    const unsigned off = 0;
    const unsigned long packet = PacketMax;
    const std::string limits =
        "SET SESSION max_statement_time = " + numberText(toSeconds(statementLimit)) +
        ", lock_wait_timeout = 1";
    mysql_options(mysql_, MYSQL_OPT_NONBLOCK, nullptr);
    mysql_options(mysql_, MYSQL_OPT_LOCAL_INFILE, &off);
    mysql_options(mysql_, MYSQL_OPT_MAX_ALLOWED_PACKET, &packet);
    mysql_options(mysql_, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(mysql_, MYSQL_INIT_COMMAND, limits.c_str());
    host_ = target.endpoint.address.toString();
    target_ = target;
    password_ = password;
    const bool local = !target_.socket.empty();
    proceed(mysql_real_connect_start(&connected_, mysql_, local ? nullptr : host_.c_str(),
                                     target_.user.c_str(), password_.reveal().data(), nullptr,
                                     target_.endpoint.port,
                                     local ? target_.socket.c_str() : nullptr, 0));
}

void Session::ask(Question question, Table& table, std::size_t bytesMax, Done done)
{
    CHECK(loop_.isCurrent());
    CHECK(step_ == Step::Idle);
    question_ = question;
    table_ = &table;
    bytesMax_ = bytesMax;
    done_ = std::move(done);
    step_ = Step::Querying;
    const std::string_view sql = infoOf(question).sql;
    proceed(mysql_real_query_start(&failed_, mysql_, sql.data(), sql.size()));
}

/// Goes on until the library waits for the socket or the operation has ended.
void Session::proceed(int waiting)
{
    std::optional<Outcome> ended;
    while (waiting == 0 && !ended) {
        switch (step_) {
        case Step::Idle: return;
        case Step::Connecting:
            password_ = Secret();
            ended = connected_ == nullptr ? trouble() : Outcome{};
            break;
        case Step::Querying:
            if (failed_ != 0) {
                ended = trouble();
            } else {
                waiting = beginRows(ended);
            }
            break;
        case Step::Fetching: waiting = takeRow(ended); break;
        case Step::Freeing:
            result_ = nullptr;
            ended = std::exchange(rowsEnded_, {});
            break;
        }
    }
    if (ended) {
        step_ = Step::Idle;
        const Done done = std::exchange(done_, {});
        done(std::move(*ended)); // may destroy this session
    } else {
        wait(waiting);
    }
}

void Session::wait(int waiting)
{
    waiting_ = waiting;
    const my_socket socket = mysql_get_socket(mysql_);
    watch_ = runtime::Watch(loop_, socket, readinessOf(waiting), [this](runtime::Readiness ready) {
        const int what = readyOf(ready, waiting_);
        if (what == 0) {
            return;
        }
        watch_ = runtime::Watch(); // the library may close the socket in what follows
        proceed(resume(what));
    });
}

int Session::resume(int ready)
{
    switch (step_) {
    case Step::Idle: break;
    case Step::Connecting: return mysql_real_connect_cont(&connected_, mysql_, ready);
    case Step::Querying: return mysql_real_query_cont(&failed_, mysql_, ready);
    case Step::Fetching: return mysql_fetch_row_cont(&row_, result_, ready);
    case Step::Freeing: return mysql_free_result_cont(result_, ready);
    }
    return 0;
}

int Session::beginRows(std::optional<Outcome>& ended)
{
    result_ = mysql_use_result(mysql_);
    const unsigned columns = result_ == nullptr ? 0 : mysql_num_fields(result_);
    if (columns == 0 || columns > ColumnsMax) {
        ended = {mysql_errno(mysql_), "an answer of " + std::to_string(columns) + " columns", true};
        return 0;
    }
    const MYSQL_FIELD* fields = mysql_fetch_fields(result_);
    std::vector<std::string_view> names;
    for (unsigned i = 0; i < columns; ++i) {
        names.emplace_back(fields[i].name, fields[i].name_length);
    }
    table_->begin(names);
    step_ = Step::Fetching;
    return mysql_fetch_row_start(&row_, result_);
}

int Session::takeRow(std::optional<Outcome>& ended)
{
    if (row_ == nullptr) {
        rowsEnded_ = trouble(); // none, where these were all rows
        step_ = Step::Freeing;
        return mysql_free_result_start(result_);
    }
    const std::size_t rowsMax = infoOf(question_).rowsMax;
    const bool tooMany = table_->rows() == rowsMax;
    if (tooMany || table_->bytes() > bytesMax_) {
        ended = {0,
                 "an answer of more than " + (tooMany ? std::to_string(rowsMax) + " rows"
                                                      : std::to_string(bytesMax_) + " bytes"),
                 true};
        return 0;
    }
    const unsigned long* lengths = mysql_fetch_lengths(result_);
    for (std::size_t i = 0; i < table_->columns(); ++i) {
        table_->add(row_[i] == nullptr ? std::nullopt
                                       : std::optional(std::string_view(row_[i], lengths[i])));
    }
    return mysql_fetch_row_start(&row_, result_);
}

Outcome Session::trouble() const
{
    return {mysql_errno(mysql_), mysql_error(mysql_), false};
}

} // namespace bafar::database
