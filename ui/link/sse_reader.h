#pragma once
// Server-sent events from bytes in any split, within bounds (WHATWG HTML section 9.2.6).
//
// A line or an event beyond the bound, or bytes that are not UTF-8, fail: the caller closes the
// connection with the reason and throws the reader away. Comments and `retry` are ignored. Pure;
// one owner, one thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar::link {

struct StreamEvent {
    std::string name; ///< empty: the stream gave none
    std::string id;   ///< the last one seen
    std::string data;

    bool operator==(const StreamEvent&) const = default;
};

class SseReader {
public:
    static constexpr std::size_t LineMax = 8U << 20U;

    explicit SseReader(std::size_t lineMax = LineMax)
        : lineMax_(lineMax)
    {
    }

    /// The events that these bytes complete, in order. Errors: LimitExceeded, InvalidInput; the
    /// reader has then failed for good and says so again.
    [[nodiscard]] Result<std::vector<StreamEvent>> feed(std::string_view bytes);

private:
    Result<void> takeLine(std::vector<StreamEvent>& out);

    std::size_t lineMax_;
    std::string line_;
    std::string name_;
    std::string data_;
    std::string lastId_;
    bool hasData_ = false;
    bool afterReturn_ = false; ///< the last byte was CR: a LF now belongs to it
    bool begun_ = false;       ///< the first line was taken: no byte order mark any more
    bool failed_ = false;
};

} // namespace bafar::link
