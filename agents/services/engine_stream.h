#pragma once
// An answer of Docker's that does not end: the events, or a log that is followed.
//
// A connection of its own, given up with the object. Loop thread only.
#include <functional>
#include <memory>

#include "agents/services/response_reader.h"
#include "agents/services/unix_stream.h"

namespace bafar::services {

class EngineStream {
public:
    struct Events {
        std::function<void(std::string_view)> onData; ///< valid during the call
        /// The last call: how the stream ended; "closed" in order. NotFound, Conflict, ... as
        /// Docker refuses; Timeout: not begun within HeadLimit.
        std::function<void(const Error&)> onEnded;
        std::function<void()> onBegun{}; ///< Docker accepted; may come again; empty: not told
    };

    static constexpr Duration HeadLimit = std::chrono::seconds{5};

    /// Events come in later turns; the stream may be destroyed inside of them.
    EngineStream(runtime::Loop& loop,
                 const std::string& path,
                 const Request& request,
                 Events events);

    /// Stops or goes on taking what Docker sends, which then waits on its side.
    void setReading(bool on);

private:
    void bytes(std::string_view bytes);
    void closed(const Error& why);
    void end(const Error& why);

    std::shared_ptr<const Events> events_;
    ResponseReader reader_;
    std::unique_ptr<UnixStream> stream_;
    runtime::Timer limit_;
};

} // namespace bafar::services
