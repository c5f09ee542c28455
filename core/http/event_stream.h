#pragma once
// Server-sent events from bytes in any split, within bounds (WHATWG HTML section 9.2.6).
//
// A frame beyond the bound, or bytes that are not UTF-8, fail: the caller closes the connection
// with the reason and throws the reader away. Comments and `retry` are ignored. Pure; one owner,
// one thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar::http {

struct StreamEvent {
    std::string name; ///< "message" when the stream gave none
    std::string id;   ///< the last one seen, this frame's or an earlier one's
    std::string data; ///< data lines, joined by newlines

    bool operator==(const StreamEvent&) const = default;
};

class EventStreamReader {
public:
    /// `frameMax`: bytes of a frame's data and of the line being read, together.
    explicit EventStreamReader(std::size_t frameMax = 8U << 20U)
        : frameMax_(frameMax)
    {
    }

    /// The events that `bytes` completes, in order. Errors: LimitExceeded, InvalidInput; the reader
    /// has then failed for good and says so again.
    [[nodiscard]] Result<std::vector<StreamEvent>> feed(std::string_view bytes);

private:
    Result<void> appendToLine(std::string_view part);
    Result<void> takeLine(std::string_view line, std::vector<StreamEvent>& out);
    void takeField(std::string_view name, std::string_view value);
    void takeFrame(std::vector<StreamEvent>& out);

    std::size_t frameMax_;
    std::string line_;
    std::string name_;
    std::string data_; ///< every data line with a newline after it
    std::string lastId_;
    bool afterReturn_ = false; ///< the last byte was CR: a LF now belongs to it
    bool begun_ = false;       ///< the first line was taken: no byte order mark any more
    bool failed_ = false;
};

} // namespace bafar::http
