#include "agents/cluster/raft_membership.h"

#include <algorithm>
#include <set>

#include "agents/cluster/raft_bytes.h"
#include "core/base/text.h"

namespace bafar::cluster {
namespace {

constexpr std::uint8_t MembershipFormat = 1;
constexpr std::uint8_t RoleMax = 2;          ///< stand-by, voter, spare
constexpr std::size_t AddressBytesMax = 256; ///< without its zero
constexpr std::size_t PaddingMax = 7;        ///< to a multiple of eight

tl::unexpected<Error> malformed(const std::string& what)
{
    return fail(Code::InvalidInput, "the membership is malformed: " + what);
}

} // namespace

Result<void> checkMembership(ByteView bytes)
{
    constexpr std::size_t Head = 1 + 8;
    if (bytes.size() < Head || bytes.size() > MembershipBytesMax) {
        return malformed(std::to_string(bytes.size()) + " bytes long");
    }
    if (bytes[0] != MembershipFormat) {
        return malformed("format " + std::to_string(bytes[0]));
    }
    const std::uint64_t count = little64(bytes, 1);
    if (count == 0 || count > MembershipServersMax) {
        return malformed(std::to_string(count) + " members");
    }
    std::set<std::uint64_t> numbers;
    std::set<std::string_view> addresses;
    std::size_t at = Head;
    for (std::uint64_t server = 0; server < count; ++server) {
        if (bytes.size() - at < 8) {
            return malformed("it ends in member " + std::to_string(server + 1));
        }
        const std::uint64_t number = little64(bytes, at);
        at += 8;
        const auto rest = bytes.subspan(at);
        const auto end = std::ranges::find(rest, std::uint8_t{0});
        const auto length = static_cast<std::size_t>(end - rest.begin());
        if (end == rest.end() || rest.size() - length < 2) {
            return malformed("it ends in member " + std::to_string(server + 1));
        }
        const std::string_view address(reinterpret_cast<const char*>(rest.data()), length);
        if (length == 0 || length > AddressBytesMax || !addresses.insert(address).second) {
            return malformed("the address \"" + sanitized(address, AddressBytesMax) + "\"");
        }
        if (number == 0 || !numbers.insert(number).second) {
            return malformed("member number " + std::to_string(number));
        }
        if (rest[length + 1] > RoleMax) {
            return malformed("role " + std::to_string(rest[length + 1]));
        }
        at += length + 2;
    }
    if (bytes.size() - at > PaddingMax) {
        return malformed(std::to_string(bytes.size() - at) + " bytes too many");
    }
    return {};
}

} // namespace bafar::cluster
