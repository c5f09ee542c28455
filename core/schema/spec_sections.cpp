#include "core/schema/spec_sections.h"

#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "core/schema/monitoring.h"

namespace bafar::schema {

std::span<const SpecSection> specSections()
{
    static const SpecSection Sections[] = {
        {cluster::Name, &typeOf<cluster::Config>(), true},
        {monitoring::Name, &typeOf<monitoring::Config>()},
        {floating_ip::Name, &typeOf<floating_ip::Config>()},
    };
    return Sections;
}

} // namespace bafar::schema
