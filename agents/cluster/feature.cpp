#include "agents/cluster/feature.h"

#include "agents/runtime/pki.h"

namespace bafar::cluster {

Result<std::unique_ptr<Driver>> start(const runtime::Environment& environment,
                                      runtime::MachineHandle<Machine>& machine,
                                      std::function<bool(const std::string&)> revoked)
{
    const schema::AgentConfig& config = environment.config;
    Result<std::shared_ptr<runtime::TlsContext>> tls = loadClientTls(config);
    if (!tls) {
        return tl::unexpected(tls.error());
    }
    std::optional<net::Address> from;
    if (config.listen && !config.listen->address.isUnspecified()) {
        from = config.listen->address;
    }
    return std::make_unique<Driver>(environment.loop, std::move(*tls), from, machine,
                                    std::move(revoked), Random(runtime::secureRandomSeed()));
}

} // namespace bafar::cluster
