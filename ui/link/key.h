#pragma once
// The private key of a profile: where it is, and what its text is.
//
// A profile names a file, or "keychain:NAME", which is an entry of the person's own keyring
// (ui/desktop/keyring.h). Values; any thread.
#include <QByteArray>
#include <QSslKey>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace bafar::link {

/// The entry of the keyring that a profile's `key` names; nothing: it names a file.
[[nodiscard]] std::optional<std::string> keyringEntryOf(const std::string& key);

/// The other way round: what stands in a profile.
[[nodiscard]] std::string keyInKeyring(const std::string& entry);

/// An entry's name for this key, the same whenever it is asked for: no two keys have one.
[[nodiscard]] std::string entryNameFor(const std::string& cluster, const QByteArray& pem);

enum class KeyText : std::uint8_t {
    None,     ///< no private key in PEM
    Plain,    ///< whoever reads it has the key
    Encrypted ///< a pass phrase opens it
};

[[nodiscard]] KeyText keyTextOf(const QByteArray& pem);

/// The text of a key's file. Errors: NotFound, with the system's reason; InvalidInput for what is
/// no regular file; LimitExceeded.
[[nodiscard]] Result<QByteArray> readKeyFile(const std::string& file);

/// Opens a text; a plain one takes any pass phrase. Errors: InvalidInput (it holds no key that this
/// console knows), Denied (the pass phrase does not open it).
[[nodiscard]] Result<QSslKey> openKey(const QByteArray& pem, const QByteArray& passPhrase);

/// The text of a profile's file with another `key`; all else, comments too, stays. Errors:
/// InvalidInput where this cannot be done for sure.
[[nodiscard]] Result<QByteArray> withKey(const QByteArray& yaml, const std::string& key);

} // namespace bafar::link
