#pragma once
// Asks the kernel for its network devices: one RTM_GETLINK dump, and link speeds by ioctl.
//
// Part of the driver: bytes for probes/link_dump.h, nothing is decided here. Loop thread only.
// rtnetlink(7), linux/ethtool.h.
#include <map>
#include <string>

#include "agents/monitoring/probe.h"
#include "agents/runtime/descriptor.h"

namespace bafar::monitoring {

/// A route netlink socket of this network namespace; empty when refused.
[[nodiscard]] runtime::Descriptor openLinkSocket();

/// Fills `messages` with one dump; empty when the kernel does not answer.
void readLinkDump(int netlink, Bytes& messages);

/// Fills `speeds` for the devices of `dump` that are up and have a speed. `control` is any socket.
void readLinkSpeeds(int control,
                    ByteView dump,
                    std::map<std::string, LinkSpeed, std::less<>>& speeds);

} // namespace bafar::monitoring
