#include "agents/monitoring/probe.h"

#include "core/base/text.h"

namespace bafar::monitoring {

tl::unexpected<Error> unexpectedText(std::string_view file, std::string_view line)
{
    return fail(Code::InvalidInput,
                std::string(file) + " has a line this agent does not understand: \"" +
                    sanitized(line, 80) + "\"; its values are missing until it changes");
}

} // namespace bafar::monitoring
