#pragma once
// The stream's frames as server-sent events (WHATWG HTML section 9.2), and messages from them.
//
// A frame is `event: NAME`, `id: SEQUENCE`, `data: ONE LINE`, an empty line; it is read by
// core/http/event_stream.h. Pure.
#include <memory>
#include <string>
#include <string_view>

#include "core/http/event_stream.h"
#include "core/schema/envelope.h"
#include "core/schema/service_log.h"

namespace bafar::api {

/// Appends the frame of a message whose JSON is `text`, one line.
void appendFrame(std::string& out,
                 schema::MessageKind kind,
                 std::uint64_t sequence,
                 std::string_view text);

/// Frames as the HTTP chunk that carries them; empty without any.
[[nodiscard]] std::shared_ptr<const std::string> chunkOf(std::string_view frames);

/// The last frame of a stream that ends for a reason: `event: error`, an ErrorBody as data.
[[nodiscard]] std::string errorFrame(const Error& error);

/// The last frame of a stream that gave all it was asked for: `event: end`.
[[nodiscard]] std::string endFrame();

/// Lines of a log as a frame, and back. Errors of a frame: as of messageOf.
[[nodiscard]] std::string logFrame(const schema::LogPiece& piece);
[[nodiscard]] Result<schema::LogPiece> logPieceOf(const http::StreamEvent& event);

/// A stream's frame as a message. Errors: Denied and others as the agent said them (`event:
/// error`), InvalidInput (no message), Unsupported (a kind this build does not know: skip it).
[[nodiscard]] Result<schema::Message> messageOf(const http::StreamEvent& event);

} // namespace bafar::api
