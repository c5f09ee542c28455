#pragma once
// One connection of the API: bytes in, calls and bytes out, without a socket or a clock.
//
// Theory: one request at a time. A head is parsed, the caller judged (auth.h) before any body is
// read, the body collected within its route's bound, the Call handed out, and reading pauses until
// the Answer comes; what the peer sent meanwhile waits in a bounded buffer. A stream takes the
// connection over until it ends. Whatever is malformed or too large is answered with its reason and
// ends the connection; nothing else happens. A stream's peer that does not read is dropped: it
// resumes by sequence. Pure; one owner, one thread. Source: RFC 9112; HTML section 9.2 (SSE).
#include <variant>
#include <vector>

#include "agents/api/auth.h"
#include "agents/machine.h"
#include "core/http/body.h"
#include "core/http/parser.h"

namespace bafar::api {

/// The peer's bytes; the view is used during handle() only.
struct Received {
    std::string_view bytes;
};

/// The answer to the Perform of this number; a late one is ignored.
struct Answered {
    std::uint64_t request = 0;
    Answer answer;
};

/// The stream asked for by this Perform begins.
struct StreamBegan {
    std::uint64_t request = 0;
};

/// Frames of the stream (sse.h). `queued`: bytes that the peer has not yet taken.
struct StreamFrames {
    std::uint64_t request = 0;
    std::string text;
    std::size_t queued = 0;
};

/// The stream is over, and why; told to the peer.
struct StreamEnded {
    std::uint64_t request = 0;
    Error error;
};

/// Certificates may have been revoked: judge this connection again.
struct Recheck {};

struct SendBytes {
    std::string bytes;

    bool operator==(const SendBytes&) const = default;
};

/// Do this and answer with `request`.
struct Perform {
    std::uint64_t request = 0;
    Call call; ///< by the session's caller()

    bool operator==(const Perform&) const = default;
};

/// The answer to this Perform is not wanted any more; a stream's: stop it.
struct Abandon {
    std::uint64_t request = 0;

    bool operator==(const Abandon&) const = default;
};

struct Record {
    schema::AuditEntry entry;

    bool operator==(const Record&) const = default;
};

struct SetReading {
    bool on = true;

    bool operator==(const SetReading&) const = default;
};

/// The connection is over: `cut` throws away what is queued, otherwise it is sent first. Last
/// effect.
struct Finish {
    std::string reason;
    bool cut = false;

    bool operator==(const Finish&) const = default;
};

class Session {
public:
    using Input = std::variant<Received, Answered, StreamBegan, StreamFrames, StreamEnded, Recheck>;
    using Effect = std::variant<SendBytes, Perform, Abandon, Record, SetReading, Finish>;
    using Effects = std::vector<Effect>;

    static constexpr Duration IdleLimit = std::chrono::seconds(75);    ///< between requests
    static constexpr Duration RequestLimit = std::chrono::seconds(10); ///< to send a whole one
    static constexpr std::size_t StreamQueueMax = 2U << 20U;           ///< bytes not taken

    /// `certificateEnds`: when the caller's certificate stops being valid; empty: never.
    Session(std::span<const Route> routes,
            Caller caller,
            std::optional<Instant> certificateEnds,
            Instant now);

    Effects handle(const Input& input, Instant now, const Guard& guard);
    Effects tick(Instant now, const Guard& guard);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] const Caller& caller() const { return caller_; }

    [[nodiscard]] bool streaming() const { return state_ == State::Streaming; }

    [[nodiscard]] bool finished() const { return state_ == State::Finished; }

private:
    enum class State : std::uint8_t { Idle, Head, Body, Working, Streaming, Finished };

    void receive(std::string_view bytes, Instant now, const Guard& guard, Effects& out);
    void advance(Instant now, const Guard& guard, Effects& out);
    bool takeHead(Instant now, const Guard& guard, Effects& out);
    bool judge(const Guard& guard, Effects& out);
    bool takeBody(const Guard& guard, Effects& out);
    void perform(Instant now, const Guard& guard, Effects& out);
    void answer(const Answer& answer,
                const Guard& guard,
                Effects& out,
                std::string_view allow = {});
    void answerAndFinish(const Answer& answer, const Guard& guard, Effects& out);
    void refuseBytes(const http::Refusal& refusal, const Guard& guard, Effects& out);
    void beginStream(const Guard& guard, Effects& out);
    void sendFrames(const StreamFrames& frames, Effects& out);
    void endStream(const Error& error, Effects& out);
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
