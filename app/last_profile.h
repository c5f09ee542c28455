#pragma once
// The profile that a person opened last: the next start without a name opens it. Any thread.
#include <QString>

namespace bafar::app {

/// As this settings file remembers it; empty: none.
[[nodiscard]] QString lastProfile(const QString& settings);

void rememberProfile(const QString& settings, const QString& profile);

} // namespace bafar::app
