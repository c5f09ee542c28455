#pragma once
// Plans and records of actions as text for people. Pure; safe on every thread.
#include <string>

#include "core/schema/action_record.h"

namespace bafar::ctl {

/// The whole plan: title, why this candidate, conditions, cost, steps.
[[nodiscard]] std::string planText(const schema::Plan& plan);

/// "  2 of 3  done       1.2 ms  n2 claims 192.0.2.100: log line".
[[nodiscard]] std::string stepText(const schema::ActionRecord& record, std::size_t index);

/// What besides its steps is new in a record: who took it over, why it stands still, that it goes
/// on. One line each; empty: nothing. `before`: the record as told last; null: none was.
[[nodiscard]] std::string changesText(const schema::ActionRecord* before,
                                      const schema::ActionRecord& now);

/// The end of an action: verdicts of its post-conditions, then the result.
[[nodiscard]] std::string resultText(const schema::ActionRecord& record);

[[nodiscard]] bool succeeded(schema::ActionState state);

/// What the confirmation of a data-risk plan must repeat: its first parameter's value, or the
/// cluster's name.
[[nodiscard]] std::string objectOf(const schema::Plan& plan,
                                   const std::vector<schema::ActionInfo>& offers);

} // namespace bafar::ctl
