#pragma once
// Who the console is to the agents: what its certificate says. Values only.
#include <QString>

#include "core/base/time.h"

namespace bafar::link {

/// Of the person's certificate, and of who issued it; empty fields: not known, as in the demo.
struct Identity {
    QString cluster;
    QString role;  ///< "viewer", "operator", "admin"
    QString name;  ///< of the person
    QString place; ///< of the certificate, as the profile has it: a file, or "keychain:NAME"
    WallTime notAfter;
    QString authority{}; ///< of the cluster: two of one name are told apart by it

    bool operator==(const Identity&) const = default;

    /// It carries nothing out. A role that is not known may: the agents decide.
    [[nodiscard]] bool onlyPlans() const { return role == QLatin1String("viewer"); }
};

/// For whoever only plans: who may carry out, and how to become one.
[[nodiscard]] QString whoMayInstead(const Identity& identity);

} // namespace bafar::link
