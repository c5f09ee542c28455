#pragma once
// What the API asks of the agent, and what the agent answers: the requests of the wire as values.
//
// A session (session.h) turns bytes into one Call at a time; whoever owns the node answers it with
// an Answer (answer.h), now or later. Nothing here knows HTTP beyond the status number. Values
// only.
// larger than the budget because it is one list, a structure for each request.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "agents/node/remote.h"
#include "core/schema/action_record.h"
#include "core/schema/agreed.h"

namespace bafar::api {

/// GET /v1/state.
struct ReadState {
    bool operator==(const ReadState&) const = default;
};

/// GET /v1/stream: follow everything after `since` of start `boot`; a snapshot first when that is
/// not possible or not asked for.
struct FollowStream {
    std::optional<std::uint64_t> since;
    std::string boot;    ///< empty: the asker does not know; `since` is then not usable
    bool samples = true; ///< false: without series tables and samples, as agents ask each other

    bool operator==(const FollowStream&) const = default;
};

/// POST /v1/plans.
struct MakePlan {
    schema::ActionRequest request;

    bool operator==(const MakePlan&) const = default;
};

/// POST /v1/actions.
struct ConfirmPlan {
    schema::Confirmation confirmation;

    bool operator==(const ConfirmPlan&) const = default;
};

/// GET /v1/actions/ID.
struct ReadAction {
    std::string id;

    bool operator==(const ReadAction&) const = default;
};

/// DELETE /v1/actions/ID: asks a running action to stop.
struct CancelAction {
    std::string id;

    bool operator==(const CancelAction&) const = default;
};

/// GET /v1/history.
struct ReadHistory {
    std::string series; ///< name and labels as Prometheus writes them
    std::optional<WallTime> from;
    std::optional<WallTime> to;
    Duration step{}; ///< zero: the answerer chooses

    bool operator==(const ReadHistory&) const = default;
};

/// GET /v1/logs/SERVICE: see core/schema/service_log.h.
struct ReadLog {
    std::string service;
    std::optional<std::size_t> tail; ///< of each task; empty: all since `since`
    std::optional<WallTime> since;
    bool follow = false;

    bool operator==(const ReadLog&) const = default;
};

/// GET /v1/spec.
struct ReadSpec {
    bool operator==(const ReadSpec&) const = default;
};

/// GET /v1/spec/history.
struct ReadSpecHistory {
    bool operator==(const ReadSpecHistory&) const = default;
};

/// GET /v1/spec/REVISION: a text that is kept or staged.
struct ReadSpecText {
    std::string revision;

    bool operator==(const ReadSpecText&) const = default;
};

/// PUT /v1/spec: keep this text for cluster.apply_spec; nothing else becomes of it.
struct StageSpec {
    std::string from; ///< of If-Match, what it is based on; "*": whatever is in force
    std::string text; ///< the whole file

    bool operator==(const StageSpec&) const = default;
};

/// GET /v1/audit.
struct ReadAudit {
    std::optional<std::uint64_t> from; ///< index; absent: the newest `limit`
    std::size_t limit = 100;

    bool operator==(const ReadAudit&) const = default;
};

/// POST /v1/commands, from another agent: one step of its action, answered by a RemoteAnswer.
struct RunCommand {
    node::RemoteCommand command;

    bool operator==(const RunCommand&) const = default;
};

/// POST /v1/proposals, from another agent: something for the log of the group that this one leads.
struct TakeProposal {
    schema::Proposal proposal;

    bool operator==(const TakeProposal&) const = default;
};

/// GET /v1/ping: answered by a heartbeat message, for round trips and clock offsets.
struct Ping {
    bool operator==(const Ping&) const = default;
};

/// GET /metrics on the metrics port.
struct Scrape {
    std::string accept; ///< which text format the scraper prefers

    bool operator==(const Scrape&) const = default;
};

using Call = std::variant<ReadState,
                          FollowStream,
                          MakePlan,
                          ConfirmPlan,
                          ReadAction,
                          CancelAction,
                          ReadHistory,
                          ReadLog,
                          ReadSpec,
                          ReadSpecHistory,
                          ReadSpecText,
                          StageSpec,
                          ReadAudit,
                          RunCommand,
                          TakeProposal,
                          Ping,
                          Scrape>;

/// Answered by a stream, which takes the connection over.
[[nodiscard]] inline bool isStream(const Call& call)
{
    return std::holds_alternative<FollowStream>(call) || std::holds_alternative<ReadLog>(call);
}

} // namespace bafar::api
