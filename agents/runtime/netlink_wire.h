#pragma once
// Route netlink messages as bytes: what Netlink and NetlinkMonitor send and read. For this folder.
//
// Integers are in the host's order, parts are padded to four bytes. Pure but for the kernel's
// structure definitions; any thread. rtnetlink(7), netlink(7).
#include <functional>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <optional>

#include "agents/runtime/netlink.h"

namespace bafar::runtime {

/// A request that asks for an acknowledgement, for one address.
[[nodiscard]] Bytes addressMessage(std::uint16_t type,
                                   std::uint16_t flags,
                                   const LinkAddress& address);

/// A request to list all of `type` (RTM_GETLINK, RTM_GETADDR).
[[nodiscard]] Bytes dumpMessage(std::uint16_t type);

/// Puts the sequence number into a made message.
void setSequence(Bytes& message, std::uint32_t sequence);

/// The header and payload of each message in one datagram; false from the callback stops.
void eachMessage(ByteView datagram,
                 const std::function<bool(const nlmsghdr&, ByteView payload)>& onMessage);

/// Of RTM_NEWLINK or RTM_DELLINK; nullopt when malformed.
[[nodiscard]] std::optional<Link> readLink(ByteView payload);

/// Of RTM_NEWADDR or RTM_DELADDR; nullopt when malformed or of another family.
[[nodiscard]] std::optional<LinkAddress> readAddress(ByteView payload);

/// The errno in an NLMSG_ERROR, 0 for success.
[[nodiscard]] int readError(ByteView payload);

} // namespace bafar::runtime
