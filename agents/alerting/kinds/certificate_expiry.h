#pragma once
// How long this agent's certificate is still accepted.
#include "agents/alerting/kind.h"

namespace bafar::alerting {

extern const Kind CertificateExpiry;

} // namespace bafar::alerting
