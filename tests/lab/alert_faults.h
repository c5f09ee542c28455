#pragma once
// The faults that the lab's alerts are tried with: how each is really made and taken away, and what
// the operator must be told of it.
//
// Faults of one wave stand at the same time and do not disturb each other. Values only.
#include <span>

namespace bafar::test {

struct Fault {
    const char* name; ///< "a disk filled"
    int wave;
    const char* rule;
    const char* severity;
    const char* labels; ///< that the alert must have: "node=n1 mountpoint=/x"
    const char* subject;
    const char* says;    ///< part of its summary
    const char* where;   ///< node or client: where the scripts run; "" on this machine, as LAB
    const char* make;    ///< script
    const char* mend;    ///< script
    const char* mutes;   ///< "RULE LABEL=VALUE...": an alert that it must mute; empty: none
    const char* askedAt; ///< node whose own agent is asked, because nobody else hears it
};

/// In the order of their waves.
[[nodiscard]] std::span<const Fault> alertFaults();

/// What the spec of these tests says of the rules: conditions must hold for seconds, not minutes.
[[nodiscard]] const char* shortAlertRules();

} // namespace bafar::test
