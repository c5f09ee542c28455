#pragma once
// One connection to Docker that is kept open: requests wait for each other, each has a limit.
//
// A limit that passes answers Timeout and cuts the connection, whose answer would belong to nobody;
// those that waited behind it get a new one and keep their own limits. A connection that Docker
// closed while it was idle is opened anew for the next request. Loop thread only.
#include <deque>
#include <functional>
#include <vector>

#include "agents/services/response_reader.h"
#include "agents/services/unix_stream.h"

namespace bafar::services {

/// The bytes of a request. Errors: InvalidInput (a target with blanks or controls).
[[nodiscard]] Result<std::string> requestBytes(const Request& request);

class EngineLane {
public:
    using Answers = std::function<void(std::uint64_t ticket, Result<Answer>)>;

    static constexpr std::size_t WaitingMax = 64; ///< requests; more are refused

    EngineLane(runtime::Loop& loop, std::string path, Answers answers);

    /// Answers once, in a later turn.
    void ask(const Ask& ask);

private:
    struct Waiting {
        std::uint64_t ticket = 0;
        std::string bytes;
        Instant limit;
        Error late; ///< what is answered when the limit passes
    };

    void send();
    void answer(Result<Answer> answer);
    void bytes(std::string_view bytes);
    void closed(const Error& why);
    void late();
    void arm();

    runtime::Loop& loop_;
    std::string path_;
    Answers answers_;
    std::deque<Waiting> waiting_; ///< the first is under way when sent_
    bool sent_ = false;
    bool used_ = false; ///< the connection carried an answer already
    ResponseReader reader_;
    std::unique_ptr<UnixStream> stream_;
    runtime::Timer limit_;
};

} // namespace bafar::services
