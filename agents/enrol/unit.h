#pragma once
// The systemd unit that an enrolment installs: resources/packaging/bafar-agent.service, built in.
#include <string_view>

namespace bafar::enrol {

/// The unit's text; valid for ever.
[[nodiscard]] std::string_view unitText();

} // namespace bafar::enrol
