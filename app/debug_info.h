#pragma once
// What a report about this console needs. GUI thread.
#include <QString>

namespace bafar::app {

/// Lines "name: value" in English: versions, platform, screens, theme, places, names of profiles.
/// No address, no key and nothing of a cluster.
[[nodiscard]] QString debugInfo();

} // namespace bafar::app
