#include "core/schema/services.h"

namespace bafar::schema::services {

ServiceShape shapeOf(const Service& service)
{
    ServiceShape shape;
    if (!service.global) {
        shape.replicas = service.desired;
    }
    shape.environment = service.environment;
    shape.mounts = service.mounts;
    for (const Port& port : service.ports) {
        shape.ports.push_back(std::to_string(port.target) + "/" + port.protocol + "=" +
                              (port.published == 0 ? std::string("chosen by each host")
                                                   : std::to_string(port.published)) +
                              " (" + port.mode + ")");
    }
    for (const auto& [key, value] : service.labels) {
        shape.labels.push_back(key + "=" + value);
    }
    shape.constraints = service.constraints;
    bound(shape);
    return shape;
}

} // namespace bafar::schema::services
