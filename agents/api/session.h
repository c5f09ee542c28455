#pragma once
// One connection of the API: bytes in, calls and bytes out, without a socket or a clock.
//
// Theory: one request at a time. A head is parsed, the caller judged (auth.h) before any body is
// read, the body collected within its route's bound, the Call handed out, and reading pauses until
// the Answer comes and the peer has taken most of what it asked for; what it sent meanwhile waits
// in a bounded buffer. A stream takes the
// connection over until it ends. Whatever is malformed or too large is answered with its reason and
// ends the connection; nothing else happens. A stream's peer that does not read is dropped: it
// resumes by sequence. Pure; one owner, one thread. Source: RFC 9112; HTML section 9.2 (SSE).
#include <vector>

#include "agents/api/auth.h"
#include "agents/api/session_values.h"
#include "agents/machine.h"
#include "core/http/body.h"
#include "core/http/parser.h"

namespace bafar::api {

class Session {
public:
    using Input =
        std::variant<Received, Answered, Drained, StreamBegan, StreamFrames, StreamEnded, Recheck>;
    using Effect = std::variant<SendBytes, Perform, Abandon, Record, SetReading, Finish>;
    using Effects = std::vector<Effect>;

    static constexpr Duration IdleLimit = std::chrono::seconds(75);    ///< between requests
    static constexpr Duration RequestLimit = std::chrono::seconds(10); ///< to send a whole one
    static constexpr std::size_t StreamQueueMax = 2U << 20U;           ///< bytes not taken
    static constexpr std::size_t AnswerQueueMax = 256U << 10U; ///< more: no request is taken

    /// `certificateEnds`: when the caller's certificate stops being valid; empty: never.
    /// `patience`: how long an idle connection is kept.
    Session(std::span<const Route> routes,
            Caller caller,
            std::optional<Instant> certificateEnds,
            Instant now,
            Duration patience = IdleLimit);

    /// `queued`: bytes that the peer has not yet taken.
    Effects handle(Input input, Instant now, const Guard& guard, std::size_t queued = 0);
    Effects tick(Instant now, const Guard& guard);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] const Caller& caller() const { return caller_; }

    [[nodiscard]] bool streaming() const { return state_ == State::Streaming; }

    /// Wants to be told by Drained.
    [[nodiscard]] bool waitsForPeer() const { return state_ == State::Sending; }

    [[nodiscard]] bool finished() const { return state_ == State::Finished; }

private:
    enum class State : std::uint8_t {
        Idle,
        Head,
        Body,
        Working,
        Sending, ///< the answer: too much of it is not taken yet
        Streaming,
        Finished
    };

    void receive(std::string_view bytes, Instant now, const Guard& guard, Effects& out);
    void advance(Instant now, const Guard& guard, Effects& out);
    bool takeHead(Instant now, const Guard& guard, Effects& out);
    bool judge(const Guard& guard, Effects& out);
    bool takeBody(const Guard& guard, Effects& out);
    void perform(Instant now, const Guard& guard, Effects& out);
    void answer(Answer answer, const Guard& guard, Effects& out, std::string_view allow = {});
    void answerAndFinish(Answer answer, const Guard& guard, Effects& out);
    void goOn(Instant now, const Guard& guard, Effects& out);
    void refuseBytes(const http::Refusal& refusal, const Guard& guard, Effects& out);
    void beginStream(const Guard& guard, Effects& out);
    void sendFrames(const StreamFrames& frames, Effects& out);
    void endStream(const std::optional<Error>& error, Effects& out);
    void recheck(const Guard& guard, Effects& out);
    void finish(std::string reason, bool cut, Effects& out);
    void audit(const Decision& decision, const std::string& what, AuditOf which, Effects& out);
    void nextRequest(Instant now);
    [[nodiscard]] std::string what() const;

    std::span<const Route> routes_;
    Caller caller_;
    std::optional<Instant> certificateEnds_;
    State state_ = State::Idle;
    Instant since_; ///< of this state, for the limits
    Duration patience_;
    std::size_t queued_ = 0; ///< bytes not taken when this input came, and those sent since
    std::string in_;
    std::string body_;
    http::RequestHead head_;
    http::RequestParser parser_;
    std::optional<http::BodyDecoder> decoder_;
    const Route* route_ = nullptr;
    std::string parameter_;
    std::string query_;
    std::string ifMatch_;
    std::string lastEventId_;
    std::string accept_;
    std::uint64_t request_ = 0;
    std::uint64_t audited_ = 0; ///< bits of routes whose allowed reading has its line
    bool keepAlive_ = true;
    bool oldVersion_ = false; ///< HTTP/1.0
};

} // namespace bafar::api
