// The descriptions of each concept: its part of the spec, its status, its orders. Made here only: a
// description is made of templates over all its fields, which would otherwise be compiled in every
// file that reads or writes one.
#include "core/schema/alerting.h"
#include "core/schema/cache.h"
#include "core/schema/cluster.h"
#include "core/schema/database.h"
#include "core/schema/deployment.h"
#include "core/schema/describe.h"
#include "core/schema/floating_ip.h"
#include "core/schema/load_balancer.h"
#include "core/schema/monitoring.h"
#include "core/schema/services.h"
#include "core/schema/storage.h"

namespace bafar::schema {

template const Description& descriptionOf<alerting::Config>();
template const Description& descriptionOf<alerting::Status>();
template const Description& descriptionOf<alerting::Command>();
template const Description& descriptionOf<cache::Config>();
template const Description& descriptionOf<cache::Status>();
template const Description& descriptionOf<cache::Command>();
template const Description& descriptionOf<cluster::Config>();
template const Description& descriptionOf<cluster::Status>();
template const Description& descriptionOf<cluster::Command>();
template const Description& descriptionOf<cluster::Peer>();
template const Description& descriptionOf<cluster::Revocation>();
template const Description& descriptionOf<database::Config>();
template const Description& descriptionOf<database::Status>();
template const Description& descriptionOf<database::Command>();
template const Description& descriptionOf<deployment::Config>();
template const Description& descriptionOf<deployment::Status>();
template const Description& descriptionOf<deployment::Command>();
template const Description& descriptionOf<floating_ip::Config>();
template const Description& descriptionOf<floating_ip::Status>();
template const Description& descriptionOf<floating_ip::Command>();
template const Description& descriptionOf<load_balancer::Config>();
template const Description& descriptionOf<load_balancer::Status>();
template const Description& descriptionOf<load_balancer::Command>();
template const Description& descriptionOf<monitoring::Config>();
template const Description& descriptionOf<monitoring::Status>();
template const Description& descriptionOf<monitoring::Command>();
template const Description& descriptionOf<services::Config>();
template const Description& descriptionOf<services::Status>();
template const Description& descriptionOf<services::Command>();
template const Description& descriptionOf<storage::Config>();
template const Description& descriptionOf<storage::Status>();
template const Description& descriptionOf<storage::Command>();

} // namespace bafar::schema
