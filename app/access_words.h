#pragma once
// Which agents do not let the console in, or are not whom the profile names: why, where it is to be
// mended, and how. No widget here. GUI thread.
#include <QStringList>
#include <optional>

namespace bafar::link {
class Session;
}

namespace bafar::app {

struct AccessTrouble {
    bool nobody = false;  ///< no agent is heard at all
    bool unknown = false; ///< and nothing is known from before: there is nothing to show
    QString title;
    QStringList reasons; ///< one for each cause, with the agents that tell it
    QString place;       ///< the certificate and whose it is; empty: not known
    QString remedy;
    QString command; ///< what issues a certificate, as it is typed

    bool operator==(const AccessTrouble&) const = default;
};

/// Nothing: every agent lets it in, or is just not there.
[[nodiscard]] std::optional<AccessTrouble> accessTroubleOf(const link::Session& session);

} // namespace bafar::app
