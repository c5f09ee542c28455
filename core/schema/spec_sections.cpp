#include "core/schema/spec_sections.h"

#include "core/schema/alerting.h"
#include "core/schema/cache.h"
#include "core/schema/cluster.h"
#include "core/schema/database.h"
#include "core/schema/deployment.h"
#include "core/schema/floating_ip.h"
#include "core/schema/load_balancer.h"
#include "core/schema/monitoring.h"
#include "core/schema/services.h"
#include "core/schema/storage.h"

namespace bafar::schema {

std::span<const SpecSection> specSections()
{
    static const SpecSection Sections[] = {
        {cluster::Name, &typeOf<cluster::Config>(), true},
        {monitoring::Name, &typeOf<monitoring::Config>()},
        {floating_ip::Name, &typeOf<floating_ip::Config>()},
        {load_balancer::Name, &typeOf<load_balancer::Config>()},
        {cache::Name, &typeOf<cache::Config>()},
        {database::Name, &typeOf<database::Config>()},
        {services::Name, &typeOf<services::Config>()},
        {deployment::Name, &typeOf<deployment::Config>()},
        {storage::Name, &typeOf<storage::Config>()},
        {alerting::Name, &typeOf<alerting::Config>()},
    };
    return Sections;
}

} // namespace bafar::schema
