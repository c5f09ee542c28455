#pragma once
// What a report about this console needs. GUI thread.
#include <QString>

namespace bafar::app {

/// Lines "name: value" in English: versions, platform, screens, theme, places, how many profiles.
/// They are pasted where everybody reads them: no name of a person, profile or cluster, no address
/// and no key; the home folder is ~.
[[nodiscard]] QString debugInfo();

} // namespace bafar::app
