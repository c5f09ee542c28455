#include "ui/link/source.h"

namespace bafar::link {

bool isRefusal(const Error& error)
{
    switch (error.code) {
    case Code::InvalidInput:
    case Code::NotFound:
    case Code::Conflict:
    case Code::Denied:
    case Code::LimitExceeded:
    case Code::Unsupported: return true;
    case Code::Unavailable:
    case Code::Timeout:
    case Code::Corrupt:
    case Code::Internal: return false;
    }
    return false;
}

} // namespace bafar::link
