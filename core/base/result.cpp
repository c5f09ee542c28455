#include "core/base/result.h"

#include <utility>

namespace bafar {

std::string_view codeName(Code code)
{
    switch (code) {
    case Code::InvalidInput: return "invalid_input";
    case Code::NotFound: return "not_found";
    case Code::Conflict: return "conflict";
    case Code::Denied: return "denied";
    case Code::Unavailable: return "unavailable";
    case Code::Timeout: return "timeout";
    case Code::LimitExceeded: return "limit_exceeded";
    case Code::Unsupported: return "unsupported";
    case Code::Corrupt: return "corrupt";
    case Code::Internal: return "internal";
    }
    return "internal";
}

tl::unexpected<Error> fail(Code code, std::string text)
{
    return tl::unexpected<Error>(Error{code, std::move(text)});
}

tl::unexpected<Error> failWith(std::string_view context, Error error)
{
    error.text.insert(0, ": ").insert(0, context);
    return tl::unexpected<Error>(std::move(error));
}

} // namespace bafar
