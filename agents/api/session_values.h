#pragma once
// What goes into and comes out of a session. Values only; see session.h.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "agents/api/answer.h"
#include "agents/api/call.h"
#include "core/schema/agreement.h"

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

/// Frames of the stream as one HTTP chunk (sse.h), made once for all its readers.
struct StreamFrames {
    std::uint64_t request = 0;
    std::shared_ptr<const std::string> chunk;
};

/// The stream is over, and why; told to the peer.
struct StreamEnded {
    std::uint64_t request = 0;
    std::optional<Error> error; ///< empty: all that was asked for is sent
};

/// The peer has taken everything that was sent.
struct Drained {};

/// Certificates may have been revoked: judge this connection again.
struct Recheck {};

struct SendBytes {
    std::string bytes;
    std::shared_ptr<const std::string> then{}; ///< sent after `bytes`; empty: nothing
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

/// The connection is over: `cut` throws away what is queued, otherwise it is sent first; to a
/// certificate that was just `denied`, only while that takes no longer than a moment. Last effect.
struct Finish {
    std::string reason;
    bool cut = false;
    bool denied = false;

    bool operator==(const Finish&) const = default;
};

} // namespace bafar::api
