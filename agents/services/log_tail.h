#pragma once
// The last lines of a service's log, and those that follow.
//
// Swarm collects them from all its nodes. Lines come in batches as they arrive; who cannot keep up
// destroys the tail. Loop thread only.
#include "agents/services/engine_stream.h"
#include "agents/services/log_frames.h"

namespace bafar::services {

class LogTail {
public:
    struct Events {
        std::function<void(const std::vector<LogLine>&)> onLines; ///< not empty
        std::function<void(const Error&)> onEnded; ///< the last call; see EngineStream
    };

    static constexpr std::size_t LinesMax = 1000; ///< of the past that may be asked for

    LogTail(runtime::Loop& loop,
            const std::string& path,
            const std::string& service,
            std::size_t lines,
            bool follow,
            Events events);

private:
    LogFrames frames_;
    std::shared_ptr<const Events> events_;
    EngineStream stream_;
};

} // namespace bafar::services
