#pragma once
// Space of mounted file systems; node_exporter's collector "filesystem".
//
// Which mounts count is read from /proc/self/mountinfo here; asking each of them (statfs) is the
// driver's, because a mount whose server is gone may never answer.
#include "agents/monitoring/probe.h"

namespace bafar::monitoring {

struct Mount {
    std::string device;
    std::string mountPoint;
    std::string type;
    bool readOnly = false;
    bool mayBlock = false; ///< statfs() may wait for another host or process

    bool operator==(const Mount&) const = default;
};

/// The mounts worth measuring, in the text's order, each mount point once (the last mount on it is
/// the visible one). Kernel, container and device file systems and bind mounts are left out.
/// Errors: InvalidInput.
[[nodiscard]] Result<std::vector<Mount>> measuredMounts(std::string_view mountinfo);

/// True for types that may wait for another host or process (NFS, Gluster's FUSE, ...). A mount
/// below one of these may, too, whatever its own type: the way to it leads through the other.
[[nodiscard]] bool mayBlock(std::string_view type);

[[nodiscard]] Probe filesystemProbe();

} // namespace bafar::monitoring
