#pragma once
// One end of the socket pair whose other end libraft has as a stream; bounded both ways.
//
// What libraft writes is handed over as long as the owner wants it; what the owner gives waits in a
// small buffer when libraft does not read. Loop thread only.
#include <functional>
#include <memory>
#include <utility>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"
#include "core/base/bytes.h"

namespace bafar::cluster {

class RaftPipe {
public:
    struct Events {
        std::function<void(ByteView)> onBytes;     ///< from libraft; valid during the call
        std::function<void(bool full)> onPressure; ///< whether more may be given
        std::function<void()> onEnd;               ///< libraft closed its end; last call
    };

    /// Both ends; the first is libraft's. Errors: LimitExceeded (descriptors).
    static Result<std::pair<runtime::Descriptor, runtime::Descriptor>> open();

    /// The destruction of this inside one of the events is allowed.
    RaftPipe(runtime::Loop& loop, runtime::Descriptor own, Events events);
    RaftPipe(const RaftPipe&) = delete;
    RaftPipe& operator=(const RaftPipe&) = delete;
    ~RaftPipe();

    /// Gives bytes to libraft; after onPressure(true) no more may come until onPressure(false).
    void give(ByteView bytes);

    /// Hands over what libraft has written by now.
    void readNow();

    /// Whether libraft's bytes are wanted.
    void setReading(bool on);

private:
    void ready(runtime::Readiness readiness);
    void readSome();
    void flush();
    void update();

    runtime::Descriptor own_;
    Events events_;
    Bytes waiting_; ///< for libraft
    bool reading_ = true;
    bool pressed_ = false; ///< as last told
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    runtime::Watch watch_;
};

} // namespace bafar::cluster
