#include "agents/runtime/system_error.h"

#include <array>
#include <cerrno>
#include <cstring>

namespace bafar::runtime {
namespace {

Code codeOf(int number)
{
    switch (number) {
    case EPERM:
    case EACCES:
    case EROFS: return Code::Denied;
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case ESRCH:
    case ENOTDIR: return Code::NotFound;
    case EADDRINUSE:
    case EEXIST:
    case EBUSY: return Code::Conflict;
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case ENOBUFS: return Code::LimitExceeded;
    case ETIMEDOUT: return Code::Timeout;
    case EINVAL:
    case ENAMETOOLONG:
    case ERANGE: return Code::InvalidInput;
    case EOPNOTSUPP:
    case EAFNOSUPPORT:
    case EPROTONOSUPPORT:
    case ENOSYS: return Code::Unsupported;
    default: return Code::Unavailable;
    }
}

} // namespace

Error systemError(int number, const std::string& text)
{
    std::array<char, 128> buffer{};
    return {codeOf(number), text + ": " + strerror_r(number, buffer.data(), buffer.size())};
}

} // namespace bafar::runtime
