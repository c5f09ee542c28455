#pragma once
// The certificate and the private key of a profile: where they are, and what their texts are.
//
// A profile names a file for each, or "keychain:NAME", which is an entry of the person's own
// keyring (ui/desktop/keyring.h). One entry may have both. Values; any thread.
#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace bafar::link {

/// The entry of the keyring that a profile's `certificate` or `key` names; nothing: a file.
[[nodiscard]] std::optional<std::string> keyringEntryOf(const std::string& place);

/// The other way round: what stands in a profile.
[[nodiscard]] std::string keyInKeyring(const std::string& entry);

/// An entry's name for this text, the same whenever it is asked for: no two keys have one.
[[nodiscard]] std::string entryNameFor(const std::string& cluster, const QByteArray& pem);

enum class KeyText : std::uint8_t {
    None,     ///< no private key in PEM
    Plain,    ///< whoever reads it has the key
    Encrypted ///< a pass phrase opens it
};

[[nodiscard]] KeyText keyTextOf(const QByteArray& pem);

/// Every certificate in a text, each once, in its order; empty: it holds none.
[[nodiscard]] QList<QSslCertificate> certificatesIn(const QByteArray& pem);

/// The text of a file; `what` it is for ("key") begins the error. Errors: NotFound, with the
/// system's reason; InvalidInput for what is no regular file; LimitExceeded above 64 KiB.
[[nodiscard]] Result<QByteArray> readPemFile(const std::string& file, std::string_view what);

/// Opens the first key in a text, wherever it stands; a plain one takes any pass phrase. Errors:
/// InvalidInput (it holds no key that this console knows), Denied (the pass phrase does not open
/// it).
[[nodiscard]] Result<QSslKey> openKey(const QByteArray& pem, const QByteArray& passPhrase);

/// The text of a profile's file with these for its `certificate` and `key`; all else, comments too,
/// stays. Errors: InvalidInput where this cannot be done for sure.
[[nodiscard]] Result<QByteArray> withCertificateAndKey(const QByteArray& yaml,
                                                       const std::string& certificate,
                                                       const std::string& key);

} // namespace bafar::link
