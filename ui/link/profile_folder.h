#pragma once
// The profiles of one person: the folder's files NAME.yaml, by name. What was added from elsewhere
// is a link there, so that nothing is copied and its relative paths stay right. Any thread.
#include <QString>
#include <vector>

#include "core/base/result.h"

namespace bafar::link {

struct ProfileEntry {
    QString file;
    QString name;            ///< of the file, without its ending: a person's own word for it
    QString cluster;         ///< as every certificate has it; empty where the file cannot be used
    QString problem;         ///< why it cannot be; empty: it can
    QString certificateFile; ///< of its certificate; empty: it is in the keyring
    QString keyFile;         ///< of its key; empty: it is in the keyring
    bool keyIsPlain = false; ///< whoever reads that file has the key
    QString keyEntry;        ///< of the keyring, with its key; empty: it is in a file

    bool operator==(const ProfileEntry&) const = default;
};

/// By name, at most ProfilesMax.
[[nodiscard]] std::vector<ProfileEntry> profilesIn(const QString& folder);

constexpr int ProfilesMax = 64;

/// Two paths of one file.
[[nodiscard]] bool sameFile(const QString& one, const QString& two);

/// Makes a profile from elsewhere one of the folder's; its file there. One that is there already
/// stays. Errors: as readProfile(), Unavailable.
[[nodiscard]] Result<QString> addProfile(const QString& folder, const QString& file);

/// Its new file. Errors: InvalidInput for a name that no file can have, Conflict for one that is
/// taken, Unavailable.
[[nodiscard]] Result<QString> renameProfile(const QString& file, const QString& name);

/// Removes the link; a file itself is kept as FILE.forgotten. Certificate and key stay where they
/// are. Errors: Unavailable.
[[nodiscard]] Result<void> forgetProfile(const QString& file);

} // namespace bafar::link
