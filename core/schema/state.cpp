#include "core/schema/state.h"

#include <array>

namespace bafar::schema {

State worse(State a, State b)
{
    // Index = State; the higher the rank, the more it decides.
    constexpr std::array<int, 9> Rank = {2 /*Ok*/,          6 /*Degraded*/,     8 /*Failed*/,
                                         3 /*Maintenance*/, 4 /*Transition*/,   5 /*Stale*/,
                                         7 /*Unknown*/,     1 /*NotMonitored*/, 0 /*Disabled*/};
    return Rank[static_cast<std::size_t>(a)] >= Rank[static_cast<std::size_t>(b)] ? a : b;
}

} // namespace bafar::schema
