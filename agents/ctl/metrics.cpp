// The reference page of metrics.
#include "agents/ctl/commands.h"
#include "agents/node/concepts.h"

namespace bafar::ctl {

int showMetrics(Context&)
{
    print(node::metricList().page());
    return Exit::Done;
}

} // namespace bafar::ctl
