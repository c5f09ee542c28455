#include "core/http/headers.h"

#include <array>

#include "core/http/scan.h"

namespace bafar::http {
namespace {

constexpr std::uint8_t Hop = 1;       // ends at the next hop
constexpr std::uint8_t Essential = 2; // Connection may not nominate it
constexpr std::uint8_t NoTrailer = 4; // never accepted after the body

struct Known {
    std::string_view name;
    std::uint8_t flags = 0;
};

constexpr std::array<Known, HeaderCount> List = {{
    {"", 0},
    {"Accept", NoTrailer},
    {"Accept-Encoding", NoTrailer},
    {"Accept-Language", NoTrailer},
    {"Accept-Ranges", 0},
    {"Age", NoTrailer},
    {"Allow", 0},
    {"Authorization", Essential | NoTrailer},
    {"Cache-Control", Essential | NoTrailer},
    {"Connection", Hop | NoTrailer},
    {"Content-Disposition", Essential | NoTrailer},
    {"Content-Encoding", Essential | NoTrailer},
    {"Content-Language", NoTrailer},
    {"Content-Length", Essential | NoTrailer},
    {"Content-Location", NoTrailer},
    {"Content-Range", Essential | NoTrailer},
    {"Content-Type", Essential | NoTrailer},
    {"Cookie", Essential | NoTrailer},
    {"Date", NoTrailer},
    {"ETag", 0},
    {"Expect", NoTrailer},
    {"Expires", NoTrailer},
    {"Forwarded", Essential | NoTrailer},
    {"Host", Essential | NoTrailer},
    {"HTTP2-Settings", Hop | NoTrailer},
    {"If-Match", Essential | NoTrailer},
    {"If-Modified-Since", NoTrailer},
    {"If-None-Match", Essential | NoTrailer},
    {"If-Range", NoTrailer},
    {"If-Unmodified-Since", Essential | NoTrailer},
    {"Keep-Alive", Hop | NoTrailer},
    {"Last-Event-ID", NoTrailer},
    {"Last-Modified", 0},
    {"Link", 0},
    {"Location", NoTrailer},
    {"Max-Forwards", NoTrailer},
    {"Origin", Essential | NoTrailer},
    {"Pragma", NoTrailer},
    {"Proxy-Authenticate", NoTrailer},
    {"Proxy-Authorization", Hop | NoTrailer},
    {"Proxy-Connection", Hop | NoTrailer},
    {"Range", NoTrailer},
    {"Referer", NoTrailer},
    {"Retry-After", NoTrailer},
    {"Server", 0},
    {"Set-Cookie", Essential | NoTrailer},
    {"Strict-Transport-Security", Essential | NoTrailer},
    {"TE", Hop | NoTrailer},
    {"Trailer", Hop | NoTrailer},
    {"Transfer-Encoding", Hop | NoTrailer},
    {"Upgrade", Hop | NoTrailer},
    {"User-Agent", NoTrailer},
    {"Vary", NoTrailer},
    {"Via", NoTrailer},
    {"WWW-Authenticate", Essential | NoTrailer},
    {"X-Forwarded-For", Essential | NoTrailer},
    {"X-Forwarded-Host", Essential | NoTrailer},
    {"X-Forwarded-Port", Essential | NoTrailer},
    {"X-Forwarded-Proto", Essential | NoTrailer},
    {"X-Real-IP", Essential | NoTrailer},
    {"X-Request-ID", NoTrailer},
}};

constexpr std::size_t Slots = 512;

// Length and three letters tell the names apart once the right multiplier is found.
constexpr std::size_t slotOf(std::string_view name, std::uint32_t multiplier)
{
    const auto letter = [name](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(name[at]) | 0x20U);
    };
    const auto length = static_cast<std::uint32_t>(name.size());
    const std::uint32_t key = letter(0) | letter(name.size() / 2) << 8U |
                              letter(name.size() < 2 ? 0 : name.size() - 2) << 16U | length << 24U;
    return (key * multiplier) >> 23U;
}

struct Index {
    std::uint32_t multiplier = 0; // 0: none found
    std::array<Header, Slots> slots{};
};

constexpr bool place(Index& index, std::uint32_t multiplier)
{
    index.slots = {};
    for (std::size_t i = 1; i < List.size(); ++i) {
        Header& slot = index.slots[slotOf(List[i].name, multiplier)];
        if (slot != Header::Other) {
            return false;
        }
        slot = static_cast<Header>(i);
    }
    index.multiplier = multiplier;
    return true;
}

constexpr Index makeIndex()
{
    Index index;
    std::uint32_t candidate = 0x9e3779b1U;
    for (int attempt = 0; attempt < 2000; ++attempt) {
        if (place(index, candidate)) {
            break;
        }
        candidate = candidate * 1664525U + 1013904223U;
        candidate |= 1U;
    }
    return index;
}

constexpr Index Names = makeIndex();
static_assert(Names.multiplier != 0, "no multiplier tells all names apart: raise Slots");

bool hasFlag(Header header, std::uint8_t flag)
{
    return (List[static_cast<std::size_t>(header)].flags & flag) != 0;
}

} // namespace

Header headerFromName(std::string_view name)
{
    if (name.empty()) {
        return Header::Other;
    }
    const Header candidate = Names.slots[slotOf(name, Names.multiplier)];
    return scan::equalsIgnoreCase(List[static_cast<std::size_t>(candidate)].name, name)
               ? candidate
               : Header::Other;
}

std::string_view headerName(Header header)
{
    return List[static_cast<std::size_t>(header)].name;
}

bool isHopByHop(Header header)
{
    return hasFlag(header, Hop);
}

bool isEndToEndEssential(Header header)
{
    return hasFlag(header, Essential);
}

bool isForbiddenInTrailer(Header header)
{
    return hasFlag(header, NoTrailer);
}

} // namespace bafar::http
