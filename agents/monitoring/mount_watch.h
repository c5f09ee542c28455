#pragma once
// How full the mounted file systems are.
//
// Theory: the list of mounts is read again only when the kernel says that it changed. A mount whose
// server may be gone is asked by a thread of its own, once at a time, and reported as failed while
// it does not answer; what is being asked stays so across changes of the list. Part of the driver:
// which mounts count is decided in probes/filesystem.h. Loop thread only.
#include <atomic>
#include <memory>
#include <vector>

#include "agents/monitoring/probe.h"
#include "agents/monitoring/probes/filesystem.h"
#include "agents/runtime/descriptor.h"

namespace bafar::monitoring {

class MountWatch {
public:
    MountWatch();

    /// Replaces `into` by the use of every mount worth measuring; `sample` counts up by one.
    void measure(std::uint64_t sample, std::vector<FilesystemUse>& into);

private:
    /// One statfs() that may hang; its thread and we share it.
    struct SlowMount {
        Mount mount;
        FilesystemUse use;
        std::atomic<bool> done{false};
        std::uint64_t startedAt = 0; ///< sample number
    };

    /// A mount, and where it may hang its last answer and the question under way.
    struct Watched {
        Mount mount;
        FilesystemUse last; ///< empty mount point: none yet
        std::shared_ptr<SlowMount> asked;
    };

    void read();
    void measureSlow(Watched& watched, std::vector<FilesystemUse>& into);
    void ask(Watched& watched);

    runtime::Descriptor mountinfo_;
    std::vector<Watched> mounts_;
    bool mountsRead_ = false;
    std::uint64_t sample_ = 0;
};

} // namespace bafar::monitoring
