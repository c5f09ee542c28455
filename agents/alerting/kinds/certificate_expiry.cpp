#include "agents/alerting/kinds/certificate_expiry.h"

#include "core/schema/cluster.h"

namespace bafar::alerting {
namespace {

constexpr std::string_view Takes[] = {"comparison", "threshold", "resolve"};

std::vector<Measured> look(const Parameters&, const ViewNow& now, ViewMemory&)
{
    const auto status =
        now.view.status<schema::cluster::Status>(now.view.self, std::string(schema::cluster::Name));
    if (!status || status->certificateExpires.unixMs == 0 || now.view.at.unixMs == 0) {
        return {};
    }
    constexpr double MsPerSecond = 1000;
    const auto left = static_cast<double>(status->certificateExpires.unixMs - now.view.at.unixMs);
    return {{{{"certificate", status->certificateSerial}}, left / MsPerSecond}};
}

} // namespace

const Kind CertificateExpiry{"certificate_expiry",
                             "Seconds until this agent's certificate expires",
                             Reads::OwnView,
                             Keeps::Nothing,
                             {},
                             Takes,
                             nullptr,
                             &look};

} // namespace bafar::alerting
