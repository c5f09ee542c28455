#pragma once
// Where the console keeps what, by the rules of the desktop (XDG). Any thread.
#include <QString>

namespace bafar::app {

/// What a person chose, for every cluster: an .ini file.
[[nodiscard]] QString settingsFile();

/// How the console was left, and what it left when it ended badly.
[[nodiscard]] QString stateFolder();

/// What consoles left that ended badly.
[[nodiscard]] QString crashFolder();

/// The profiles of this person.
[[nodiscard]] QString profilesFolder();

/// Sockets and locks of this session.
[[nodiscard]] QString runtimeFolder();

} // namespace bafar::app
