#include "agents/database/listening.h"

#include <algorithm>

#include "core/base/text.h"

namespace bafar::database {

std::string listeningProblem(const Settings& settings,
                             const net::Address& own,
                             const std::vector<net::Address>& floating)
{
    const auto bind = settings.find("bind_address");
    if (bind == settings.end() || saysYes(settingOf(settings, "skip_networking"))) {
        return {};
    }
    const std::string cure = ": set bind-address = " + own.toString() +
                             " below [mariadbd] in its configuration and restart it";
    for (const std::string_view part : split(bind->second, ',')) {
        const std::string_view name = trimmed(part);
        const Result<net::Address> address = net::Address::parse(name);
        if (name.empty() || name == "*" || (address && address->isUnspecified())) {
            return "it listens on every address of the node, floating ones included" + cure;
        }
        if (address && std::find(floating.begin(), floating.end(), *address) != floating.end()) {
            return "it listens on the floating address " + address->toString() + cure;
        }
    }
    return {};
}

} // namespace bafar::database
