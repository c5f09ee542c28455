#pragma once
// The console's side of TLS: what it shows, what it believes, who the other side proved to be.
#include <QSslConfiguration>
#include <QStringList>

#include "core/base/result.h"
#include "core/schema/profile.h"

namespace bafar::link {

/// The TLS settings of a profile: version 1.3, its CA and nothing else, its certificate. Errors:
/// NotFound, InvalidInput naming the file and what to do.
[[nodiscard]] Result<QSslConfiguration> tlsOf(const schema::Profile& profile);

/// Every URI in the certificate's subject alternative names.
[[nodiscard]] QStringList uriNames(const QSslCertificate& certificate);

} // namespace bafar::link
