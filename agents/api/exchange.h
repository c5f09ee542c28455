#pragma once
// A client's side of one request: the bytes to send, and the response read within bounds.
//
// Pure; one owner, one thread. Source: RFC 9112.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "agents/api/answer.h"
#include "core/base/bytes.h"
#include "core/http/body.h"
#include "core/http/parser.h"

namespace bafar::api {

/// The bytes of a text, and the text of bytes; valid as long as what they are made from.
[[nodiscard]] ByteView bytesOf(std::string_view text);
[[nodiscard]] std::string_view textOf(ByteView bytes);

struct Request {
    http::Method method = http::Method::Get;
    std::string target = "/"; ///< path and query
    std::vector<std::pair<std::string, std::string>> fields;
    std::string body;
    std::string contentType = "application/json"; ///< of a body that is not empty
};

/// The request's bytes for a server named `host`. Errors: InvalidInput (something that may not
/// stand in a head).
[[nodiscard]] Result<std::string> requestBytes(const Request& request, std::string_view host);

struct Response {
    std::uint16_t status = 0;
    std::string contentType;
    std::string entityTag; ///< without quotes
    std::string body;

    [[nodiscard]] bool succeeded() const { return status >= 200 && status < 300; }

    /// What the agent said is wrong, or the status where it said nothing readable.
    [[nodiscard]] Error error() const;
};

/// Reads one response out of bytes that come in any pieces.
class ResponseReader {
public:
    /// `bodyMax` bounds what response().body holds at any time.
    ResponseReader(http::Method method, std::size_t bodyMax);

    /// Takes all of `bytes`. Errors: InvalidInput (not HTTP, or bytes after the response),
    /// LimitExceeded.
    [[nodiscard]] Result<void> read(std::string_view bytes);

    /// The peer closed. Errors: Unavailable when the response is not complete.
    [[nodiscard]] Result<void> end();

    [[nodiscard]] bool started() const { return started_; } ///< any byte came

    [[nodiscard]] bool headComplete() const { return headDone_; } ///< status and fields are known

    [[nodiscard]] bool complete() const { return complete_; }

    /// The connection may carry another request.
    [[nodiscard]] bool reusable() const { return complete_ && reusable_; }

    [[nodiscard]] const Response& response() const { return response_; }

    /// The body so far, which is then forgotten: for streams.
    [[nodiscard]] std::string takeBody() { return std::exchange(response_.body, {}); }

private:
    Result<void> readHead();
    Result<void> readBody();

    http::ResponseContext context_;
    std::size_t bodyMax_;
    std::string in_;
    http::ResponseHead head_;
    http::ResponseParser parser_;
    std::optional<http::BodyDecoder> decoder_;
    Response response_;
    bool started_ = false;
    bool headDone_ = false;
    bool complete_ = false;
    bool reusable_ = false;
};

} // namespace bafar::api
