#include "agents/api/target.h"

namespace bafar::api {

std::string Target::text() const
{
    return node.empty() ? to.toString() : node + " (" + to.toString() + ")";
}

} // namespace bafar::api
