#pragma once
// Server-sent events: writing frames and reading them within bounds.
//
// A frame is `event: NAME`, `id: SEQUENCE`, `data: ONE LINE`, an empty line. The reader takes
// any split of the bytes and refuses lines and frames beyond its bounds. Pure; one owner, one
// thread. Source: WHATWG HTML section 9.2.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/envelope.h"

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

struct ServerEvent {
    std::string name; ///< "message" when the stream gave none
    std::string id;   ///< the last one seen, this frame's or an earlier one's
    std::string data;

    bool operator==(const ServerEvent&) const = default;
};

class EventReader {
public:
    explicit EventReader(std::size_t frameMax = 8U << 20U)
        : frameMax_(frameMax)
    {
    }

    /// The frames that `bytes` completes, in order. Errors: LimitExceeded (a frame beyond the
    /// bound), InvalidInput (not UTF-8); the reader must then be thrown away.
    [[nodiscard]] Result<std::vector<ServerEvent>> read(std::string_view bytes);

    /// Of the last frame that had one.
    [[nodiscard]] const std::string& lastId() const { return lastId_; }

private:
    void takeLine(std::string_view line, std::vector<ServerEvent>& out);

    std::size_t frameMax_;
    std::string line_;
    std::string name_;
    std::string data_;
    std::string lastId_;
    bool hasData_ = false;
    bool afterReturn_ = false; ///< the line before ended in CR: a LF now belongs to it
};

/// A stream's frame as a message. Errors: Denied and others as the agent said them (`event:
/// error`), InvalidInput (no message), Unsupported (a kind this build does not know: skip it).
[[nodiscard]] Result<schema::Message> messageOf(const ServerEvent& event);

} // namespace bafar::api
