#pragma once
// Lines out of Docker's log stream: frames of eight bytes of header and a payload, or, of a
// container with a terminal, the bare text.
//
// A frame's payload is one line or part of one. Lines are sanitized and cut; one that does not end
// within LineMax is cut there and the rest of it is dropped. With `details` each line begins with
// its moment and the task's labels, which are taken off. Whatever the engine sends, memory stays
// within a few LineMax.
// Pure; one owner, one thread. Source: Docker Engine API 1.41, "Stream format".
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/time.h"

namespace bafar::services {

struct LogLine {
    WallTime at;         ///< never: not told
    std::string task;    ///< id; empty: not told
    std::string node;    ///< id in the Swarm; empty: not told
    bool errors = false; ///< it was written to standard error
    std::string text;

    bool operator==(const LogLine&) const = default;
};

class LogFrames {
public:
    static constexpr std::size_t LineMax = 4096; ///< bytes of a line that are shown

    /// The lines that these bytes complete, in order.
    [[nodiscard]] std::vector<LogLine> take(std::string_view bytes);

    /// The stream ended: what is left of a line.
    [[nodiscard]] std::vector<LogLine> end();

private:
    enum class Form : std::uint8_t { NotKnown, Framed, Bare };

    void payload(std::string_view text, bool errors, std::vector<LogLine>& out);
    void complete(bool errors, std::vector<LogLine>& out);

    Form form_ = Form::NotKnown;
    std::string header_;     ///< of a frame, so far
    std::uint32_t left_ = 0; ///< of the frame's payload
    bool errors_ = false;
    std::string lines_[2]; ///< what is there of a line, for each stream
};

} // namespace bafar::services
