#pragma once
// What agents say, in the interface's language.
//
// Agents speak English. Names ("priority") and sentences with values in them ("n2 takes over") are
// known here as templates and translated with their values kept; what is not known is shown as it
// came, isolated so that it cannot disturb a right-to-left line. GUI thread.
#include <QString>
#include <string_view>

#include "core/schema/action_record.h"
#include "core/schema/event.h"
#include "core/schema/presence.h"

namespace bafar::shared {

/// A thing's title: a name as it came, "/mnt on n1" in the interface's words.
[[nodiscard]] QString thingTitle(std::string_view title);

/// A fact's or consequence's name: "priority".
[[nodiscard]] QString factName(std::string_view name);

/// The same as the head of a line or a group: "Priority".
[[nodiscard]] QString factHead(std::string_view name);

/// Whether the value is shown as it came, in the technical font and left to right.
[[nodiscard]] bool isToken(const schema::Fact& fact);

/// A fact's value: tokens as they are, others as a sentence.
[[nodiscard]] QString factValue(const schema::Fact& fact);

/// A sentence of an agent: a reason, an event, a step.
[[nodiscard]] QString sentence(std::string_view text);

/// Who took an action over from whom, and why, the last one last; empty: nobody did.
[[nodiscard]] QString takenOverText(const schema::ActionRecord& record);

/// An action's result, without who took it over.
[[nodiscard]] QString resultText(const schema::ActionRecord& record);

[[nodiscard]] QString laneTitle(schema::Lane lane);
[[nodiscard]] QString relationWord(schema::RelationKind kind);

/// The same told from the other end: "is the replica of".
[[nodiscard]] QString relationWordBack(schema::RelationKind kind);

/// The same in the words of both ends: a volume has bricks and is mounted, which no request is.
[[nodiscard]] QString relationWord(const schema::Relation& relation);
[[nodiscard]] QString relationWordBack(const schema::Relation& relation);
[[nodiscard]] QString severityWord(schema::Severity severity);
[[nodiscard]] QString stepWord(schema::StepState state);
[[nodiscard]] QString resultWord(schema::ActionState state);
[[nodiscard]] QString riskWord(schema::ActionClass risk);
[[nodiscard]] QString verdictWord(schema::Verdict verdict);

/// The mark that stands for an event's severity, a step, a result, a verdict.
[[nodiscard]] schema::State markOf(schema::Severity severity);
[[nodiscard]] schema::State markOf(schema::StepState state);
[[nodiscard]] schema::State markOf(schema::ActionState state);
[[nodiscard]] schema::State markOf(schema::Verdict verdict);

/// How the mark of an event is read, which is no state; empty: not at all, it only adorns the row.
[[nodiscard]] QString markWord(schema::Severity severity);

} // namespace bafar::shared
