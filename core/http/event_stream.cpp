#include "core/http/event_stream.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"

namespace bafar::http {

Result<std::vector<StreamEvent>> EventStreamReader::feed(std::string_view bytes)
{
    if (failed_) {
        return fail(Code::InvalidInput, "the stream was refused before; open a new one");
    }
    std::vector<StreamEvent> out;
    while (!bytes.empty()) {
        if (std::exchange(afterReturn_, false) && bytes.front() == '\n') {
            bytes.remove_prefix(1);
            continue;
        }
        const std::size_t end = bytes.find_first_of("\r\n");
        Result<void> taken = appendToLine(bytes.substr(0, end));
        if (taken && end != std::string_view::npos) {
            afterReturn_ = bytes[end] == '\r';
            taken = takeLine(line_, out);
            line_.clear();
        }
        if (!taken) {
            failed_ = true;
            return tl::unexpected(taken.error());
        }
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    }
    return out;
}

Result<void> EventStreamReader::appendToLine(std::string_view part)
{
    if (part.size() > frameMax_ - std::min(frameMax_, data_.size() + line_.size())) {
        return fail(Code::LimitExceeded,
                    "a frame of the stream is larger than " + std::to_string(frameMax_) + " bytes");
    }
    line_.append(part);
    return {};
}

Result<void> EventStreamReader::takeLine(std::string_view line, std::vector<StreamEvent>& out)
{
    if (!std::exchange(begun_, true) && line.starts_with("\xEF\xBB\xBF")) {
        line.remove_prefix(3);
    }
    if (!isUtf8(line)) {
        return fail(Code::InvalidInput, "a line of the stream is not UTF-8");
    }
    if (line.empty()) {
        takeFrame(out);
        return {};
    }
    const std::size_t colon = line.find(':');
    std::string_view value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
    if (value.starts_with(' ')) {
        value.remove_prefix(1);
    }
    takeField(line.substr(0, colon), value);
    return {};
}

void EventStreamReader::takeField(std::string_view name, std::string_view value)
{
    if (name == "data") {
        data_.append(value).push_back('\n');
    } else if (name == "event") {
        name_ = value;
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        lastId_ = value;
    }
}

void EventStreamReader::takeFrame(std::vector<StreamEvent>& out)
{
    if (!data_.empty()) {
        data_.pop_back();
        out.push_back({name_.empty() ? "message" : std::move(name_), lastId_, std::move(data_)});
    }
    name_.clear();
    data_.clear();
}

} // namespace bafar::http
