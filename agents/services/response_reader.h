#pragma once
// Takes one response after another out of the bytes of a connection to Docker: the one HTTP parser
// of this project, with the body kept whole or handed on as it comes.
//
// A body beyond `bodyMax` refuses the response; what is streamed has no such bound. After a refusal
// or a response that does not allow another one the connection is spent.
// Pure; one owner, one thread.
#include <functional>
#include <memory>
#include <optional>

#include "agents/services/values.h"
#include "core/http/body.h"
#include "core/http/parser.h"

namespace bafar::services {

class ResponseReader {
public:
    /// With `onData`, the bodies of 2xx answers go there piece by piece and Answer::body stays
    /// empty.
    explicit ResponseReader(std::size_t bodyMax,
                            std::function<void(std::string_view)> onData = nullptr);
    ~ResponseReader();
    ResponseReader(const ResponseReader&) = delete;
    ResponseReader& operator=(const ResponseReader&) = delete;

    /// Ready for the answer to the next request.
    void restart();

    /// More bytes came: the whole answer once it is there. Errors: InvalidInput (no HTTP, or more
    /// than was asked for), LimitExceeded (the body). Not again after an error, nor after an answer
    /// without restart().
    [[nodiscard]] Result<std::optional<Answer>> take(std::string_view bytes);

    /// The other side closed: the answer where that is how it ends. Errors: Unavailable (in the
    /// middle).
    [[nodiscard]] Result<Answer> end();

    /// After an answer: the connection may carry another request.
    [[nodiscard]] bool reusable() const;

    /// The status of the answer under way, once its head is there.
    [[nodiscard]] std::optional<std::uint16_t> status() const;

private:
    struct State;

    [[nodiscard]] Result<bool> readHead();
    [[nodiscard]] Result<std::optional<Answer>> readBody();
    [[nodiscard]] Result<void> keep(std::string_view data);

    std::unique_ptr<State> state_;
};

} // namespace bafar::services
