#pragma once
// One connection to a socket in the file system: bytes out, bytes in, the end.
//
// Connecting to such a socket succeeds or fails at once, except that a listener whose queue is full
// makes it wait: then it is tried again until the owner gives up. Loop thread only. unix(7).
#include <functional>
#include <memory>
#include <string>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"
#include "core/base/result.h"

namespace bafar::services {

class UnixStream {
public:
    struct Events {
        std::function<void(std::string_view)> onBytes; ///< valid during the call
        /// The last call. Unavailable: "closed", refused, or broken; NotFound (no such socket);
        /// Denied.
        std::function<void(const Error&)> onClosed;
    };

    /// Events come in later turns; destroying the stream inside one of them is allowed and ends it.
    UnixStream(runtime::Loop& loop, std::string path, Events events);
    ~UnixStream();
    UnixStream(const UnixStream&) = delete;
    UnixStream& operator=(const UnixStream&) = delete;

    /// Queues bytes; sent as the other side takes them.
    void write(std::string_view bytes);

    /// Stops or goes on taking bytes; while it does not, nothing is sent either, and an end of the
    /// other side is not seen.
    void setReading(bool on);

private:
    void connect();
    void ready(runtime::Readiness readiness);
    void read();
    void flush();
    void close(Error why);
    void watch();
    void interest();

    runtime::Loop& loop_;
    std::string path_;
    std::shared_ptr<const Events> events_; ///< outlives us inside a call
    runtime::Descriptor socket_;
    runtime::Watch watch_;
    runtime::Timer again_;
    std::string outgoing_;
    std::shared_ptr<bool> alive_;
    bool reading_ = true;
};

} // namespace bafar::services
