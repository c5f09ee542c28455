#include "app/pages.h"

#include "ui/alerts/page.h"
#include "ui/cache/page.h"
#include "ui/cluster/audit_page.h"
#include "ui/cluster/group_page.h"
#include "ui/cluster/page.h"
#include "ui/cluster/spec_page.h"
#include "ui/dashboards/page.h"
#include "ui/database/page.h"
#include "ui/deployment/page.h"
#include "ui/events/page.h"
#include "ui/floating_ip/page.h"
#include "ui/load_balancer/page.h"
#include "ui/map/page.h"
#include "ui/monitoring/page.h"
#include "ui/overview/page.h"
#include "ui/services/page.h"
#include "ui/storage/page.h"

namespace bafar::app {

std::span<const shared::Page> pages()
{
    static const shared::Page List[] = {
        ui::overview::page(),      // what is wrong, capacity, roles, trends
        ui::map::page(),           // topology
        ui::floating_ip::page(),   // addresses and their owners
        ui::load_balancer::page(), // listeners, routes, servers and the way to them
        ui::database::page(),      // servers, roles, lag
        ui::cache::page(),         // servers, roles, memory
        ui::services::page(),      // services and their tasks
        ui::deployment::page(),    // changes of services, and the way back
        ui::storage::page(),       // volumes and their bricks
        ui::cluster::page(),       // nodes
        ui::cluster::groupPage(),  // what the agents agree on, and who of them
        ui::cluster::specPage(),   // revisions of the cluster spec
        ui::cluster::auditPage(),  // who attempted what
        ui::monitoring::page(),    // a panel of the nodes page
        ui::dashboards::page(),    // charts of every metric, as files and by typing
        ui::alerts::page(),        // what is wrong, and what to do about it
        ui::events::page(),        // what happened
    };
    return List;
}

} // namespace bafar::app
