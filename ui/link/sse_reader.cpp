#include "ui/link/sse_reader.h"

#include <utility>

#include "core/base/text.h"

namespace bafar::link {

Result<std::vector<StreamEvent>> SseReader::feed(std::string_view bytes)
{
    std::vector<StreamEvent> out;
    if (failed_) {
        return fail(Code::InvalidInput, "the stream was refused before; open a new one");
    }
    while (!bytes.empty()) {
        if (afterReturn_ && bytes.front() == '\n') {
            bytes.remove_prefix(1);
            afterReturn_ = false;
            continue;
        }
        afterReturn_ = false;
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view part = bytes.substr(0, end);
        if (line_.size() + part.size() > lineMax_) {
            failed_ = true;
            return fail(Code::LimitExceeded, "a line of the stream is longer than " +
                                                 std::to_string(lineMax_) + " bytes");
        }
        line_.append(part);
        if (end == std::string_view::npos) {
            break;
        }
        afterReturn_ = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        if (const Result<void> taken = takeLine(out); !taken) {
            failed_ = true;
            return tl::unexpected(taken.error());
        }
    }
    return out;
}

Result<void> SseReader::takeLine(std::vector<StreamEvent>& out)
{
    const std::string whole = std::exchange(line_, {});
    std::string_view line = whole;
    if (!begun_ && line.starts_with("\xEF\xBB\xBF")) {
        line.remove_prefix(3);
    }
    begun_ = true;
    if (!isUtf8(line)) {
        return fail(Code::InvalidInput, "the stream holds bytes that are not UTF-8");
    }
    if (line.empty()) {
        if (hasData_) {
            data_.pop_back(); // the newline after the last data line
            out.push_back({std::move(name_), lastId_, std::move(data_)});
        }
        name_.clear();
        data_.clear();
        hasData_ = false;
        return {};
    }
    const std::size_t colon = line.find(':');
    const std::string_view field = line.substr(0, colon);
    std::string_view value;
    if (colon != std::string::npos) {
        value = line.substr(colon + 1);
        if (value.starts_with(' ')) {
            value.remove_prefix(1);
        }
    }
    if (field == "data") {
        if (data_.size() + value.size() + 1 > lineMax_ + 1) {
            return fail(Code::LimitExceeded, "an event of the stream is longer than " +
                                                 std::to_string(lineMax_) + " bytes");
        }
        data_.append(value).push_back('\n');
        hasData_ = true;
    } else if (field == "event") {
        name_ = value;
    } else if (field == "id" && value.find('\0') == std::string_view::npos) {
        lastId_ = value;
    }
    return {};
}

} // namespace bafar::link
