#include "core/base/telling.h"

#include <algorithm>

namespace bafar {

Error mostTelling(const std::vector<Error>& errors)
{
    const auto rank = [](const Error& error) {
        switch (error.code) {
        case Code::NotFound: return 0;
        case Code::Unavailable:
        case Code::Timeout: return 1;
        default: return 2;
        }
    };
    const auto most =
        std::max_element(errors.begin(), errors.end(),
                         [rank](const Error& a, const Error& b) { return rank(a) < rank(b); });
    if (most == errors.end()) {
        return {Code::Unavailable, "no agent was asked"};
    }
    const bool denied =
        rank(*most) == 1 && std::any_of(errors.begin(), errors.end(),
                                        [rank](const Error& one) { return rank(one) == 0; });
    return {most->code, most->text + (denied ? "; the agents that answer do not know it" : "")};
}

} // namespace bafar
