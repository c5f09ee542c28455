#include "agents/api/sse.h"

#include <algorithm>

#include "agents/api/answer.h"
#include "core/base/text.h"
#include "core/http/writer.h"

namespace bafar::api {

namespace {

constexpr std::string_view ErrorName = "error";

/// Why the agent ended its stream.
Error reasonOf(const http::StreamEvent& event)
{
    const Result<schema::ErrorBody> body = schema::fromJson<schema::ErrorBody>(event.data);
    if (!body) {
        return {Code::InvalidInput, "the stream ended with an unreadable reason"};
    }
    return {codeFromName(body->code), sanitized(body->text, 500)};
}

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

std::string endFrame()
{
    return "event: " + std::string(schema::LogEndName) + "\ndata: {}\n\n";
}

std::string logFrame(const schema::LogPiece& piece)
{
    return "event: " + std::string(schema::LogLinesName) + "\ndata: " + schema::toJson(piece) +
           "\n\n";
}

Result<schema::LogPiece> logPieceOf(const http::StreamEvent& event)
{
    if (event.name == ErrorName) {
        return tl::unexpected(reasonOf(event));
    }
    if (event.name != schema::LogLinesName) {
        return fail(Code::Unsupported, "unknown event \"" + sanitized(event.name, 40) + "\"");
    }
    Result<schema::LogPiece> piece = schema::fromJson<schema::LogPiece>(event.data);
    if (!piece) {
        return failWith("log", piece.error());
    }
    return piece;
}

Result<schema::Message> messageOf(const http::StreamEvent& event)
{
    if (event.name == ErrorName) {
        return tl::unexpected(reasonOf(event));
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
