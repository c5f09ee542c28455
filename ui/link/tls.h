#pragma once
// The console's side of TLS: what it shows, what it believes, who the other side proved to be.
#include <QSslConfiguration>
#include <QStringList>

#include "core/base/result.h"
#include "core/schema/profile.h"
#include "ui/link/identity.h"

namespace bafar::link {

/// The TLS settings of a profile: version 1.3, its CA and nothing else, its certificate. Errors:
/// NotFound, InvalidInput, LimitExceeded naming the file and what to do. The certificate and the
/// key are in files, the key in plain text.
[[nodiscard]] Result<QSslConfiguration> tlsOf(const schema::Profile& profile);

/// The same before the key is known (ui/link/key.h), and without the certificate where that is in
/// the keyring.
[[nodiscard]] Result<QSslConfiguration> tlsWithoutKey(const schema::Profile& profile);

/// What the certificate in the settings says of its person; while it is not known, the authority
/// alone.
[[nodiscard]] Identity identityOf(const schema::Profile& profile, const QSslConfiguration& tls);

/// Every URI in the certificate's subject alternative names.
[[nodiscard]] QStringList uriNames(const QSslCertificate& certificate);

} // namespace bafar::link
