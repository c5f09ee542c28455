#include "agents/api/sse.h"

#include <algorithm>

#include "agents/api/answer.h"
#include "core/base/text.h"
#include "core/http/writer.h"

namespace bafar::api {

namespace {

constexpr std::string_view ErrorName = "error";

} // namespace

void appendFrame(std::string& out,
                 schema::MessageKind kind,
                 std::uint64_t sequence,
                 std::string_view text)
{
    out += "event: ";
    out += schema::enumNames(kind)[static_cast<std::size_t>(kind)];
    out += "\nid: ";
    out += std::to_string(sequence);
    out += "\ndata: ";
    out += text;
    out += "\n\n";
}

std::shared_ptr<const std::string> chunkOf(std::string_view frames)
{
    std::string chunk;
    chunk.reserve(frames.size() + 24);
    http::appendChunk(chunk, frames);
    return std::make_shared<const std::string>(std::move(chunk));
}

std::string errorFrame(const Error& error)
{
    const schema::ErrorBody body{std::string(codeName(error.code)), error.text};
    return "event: error\ndata: " + schema::toJson(body) + "\n\n";
}

Result<std::vector<ServerEvent>> EventReader::read(std::string_view bytes)
{
    std::vector<ServerEvent> events;
    while (!bytes.empty()) {
        if (afterReturn_ && bytes.front() == '\n') {
            bytes.remove_prefix(1);
            afterReturn_ = false;
            continue;
        }
        afterReturn_ = false;
        const std::size_t end = bytes.find_first_of("\r\n");
        const std::string_view part = bytes.substr(0, end);
        if (line_.size() + data_.size() + part.size() > frameMax_) {
            return fail(Code::LimitExceeded, "a frame of the stream is larger than " +
                                                 std::to_string(frameMax_) + " bytes");
        }
        line_.append(part);
        if (end == std::string_view::npos) {
            break;
        }
        afterReturn_ = bytes[end] == '\r';
        bytes.remove_prefix(end + 1);
        if (!isUtf8(line_)) {
            return fail(Code::InvalidInput, "a line of the stream is not UTF-8");
        }
        takeLine(line_, events);
        line_.clear();
    }
    return events;
}

void EventReader::takeLine(std::string_view line, std::vector<ServerEvent>& out)
{
    if (line.empty()) {
        if (hasData_) {
            out.push_back(
                {name_.empty() ? "message" : std::move(name_), lastId_, std::move(data_)});
        }
        name_.clear();
        data_.clear();
        data_.shrink_to_fit();
        hasData_ = false;
        return;
    }
    const std::size_t colon = line.find(':');
    const std::string_view field = line.substr(0, colon);
    std::string_view value =
        colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
    if (value.starts_with(' ')) {
        value.remove_prefix(1);
    }
    if (field == "data") {
        data_ += hasData_ ? "\n" : "";
        data_ += value;
        hasData_ = true;
    } else if (field == "event") {
        name_ = value;
    } else if (field == "id" && value.find('\0') == std::string_view::npos) {
        lastId_ = value;
    }
}

Result<schema::Message> messageOf(const ServerEvent& event)
{
    if (event.name == ErrorName) {
        const Result<schema::ErrorBody> body = schema::fromJson<schema::ErrorBody>(event.data);
        if (!body) {
            return fail(Code::InvalidInput, "the stream ended with an unreadable reason");
        }
        return fail(codeFromName(body->code), sanitized(body->text, 500));
    }
    const auto names = schema::enumNames(schema::MessageKind{});
    if (std::find(names.begin(), names.end(), event.name) == names.end()) {
        return fail(Code::Unsupported,
                    "unknown message kind \"" + sanitized(event.name, 40) + "\"");
    }
    Result<schema::Message> message = schema::fromJson<schema::Message>(event.data);
    if (!message) {
        return failWith("message", message.error());
    }
    if (message->version > schema::WireVersion) {
        return fail(Code::Unsupported, "wire version " + std::to_string(message->version) +
                                           " is newer than this build's " +
                                           std::to_string(schema::WireVersion));
    }
    return message;
}

} // namespace bafar::api
