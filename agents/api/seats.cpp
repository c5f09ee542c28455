#include "agents/api/seats.h"

namespace bafar::api {

std::shared_ptr<void> Seats::take(const net::Address& from)
{
    ++counts_->all;
    ++counts_->of[from];
    return {nullptr, [counts = counts_, from](void*) {
                --counts->all;
                const auto found = counts->of.find(from);
                if (--found->second == 0) {
                    counts->of.erase(found);
                }
            }};
}

std::size_t Seats::takenBy(const net::Address& from) const
{
    const auto found = counts_->of.find(from);
    return found == counts_->of.end() ? 0 : found->second;
}

} // namespace bafar::api
