#pragma once
// The systemd units that an enrolment installs, of resources/packaging, built in.
#include <string_view>

namespace bafar::enrol {

/// The text of bafar-agent.service; valid for ever.
[[nodiscard]] std::string_view unitText();

/// The text of bafar-helper.service; valid for ever.
[[nodiscard]] std::string_view helperUnitText();

} // namespace bafar::enrol
