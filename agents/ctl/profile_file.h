#pragma once
// Finds and reads the profile: --profile, then BAFAR_PROFILE, then the only one in the profiles'
// folder.
#include <string>

#include "core/schema/profile.h"

namespace bafar::ctl {

/// `given` is a file, or the name of one in the profiles' folder; empty: look for it. File names in
/// the result are absolute. Errors: NotFound (with where to put it), InvalidInput (with lines),
/// Unsupported (certificate or key in a keyring, which only the console reads).
[[nodiscard]] Result<schema::Profile> readProfile(const std::string& given);

/// $XDG_CONFIG_HOME/bafar/profiles, or ~/.config/bafar/profiles.
[[nodiscard]] std::string profilesFolder();

} // namespace bafar::ctl
