#pragma once
// Everything a person can cause: request, plan, confirmation, run, verification, record (decision
// 5).
//
// A concept drafts: what would happen, why this candidate, what it costs, what must hold before,
// what must be seen after. The pipeline (agents/actions) turns a draft into a Plan with an id, a
// revision and an expiry, runs its steps one by one, and believes only observed conditions. Rules:
// D1 to D15 of the console. Values only; safe on every thread.
// It is larger than the budget because a plan and all it is made of are one contract, read
// together.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::schema {

/// How much an action can hurt, and so how it is confirmed: a click, hold 1.5 s, or typing the name
/// (D4).
enum class ActionClass : std::uint8_t { Safe, Disruptive, DataRisk };
inline constexpr std::string_view ActionClassNames[] = {"safe", "disruptive", "data_risk"};

constexpr std::span<const std::string_view> enumNames(ActionClass)
{
    return ActionClassNames;
}

/// A precondition or post-condition, seen or not seen. Unknown counts as Fail for data-risk actions
/// (D7).
enum class Verdict : std::uint8_t { Pass, Fail, Unknown };
inline constexpr std::string_view VerdictNames[] = {"pass", "fail", "unknown"};

constexpr std::span<const std::string_view> enumNames(Verdict)
{
    return VerdictNames;
}

/// What becomes of a step that had begun when the agent that ran its action was lost, and whose
/// node cannot say any more whether it was done. It is never run a second time.
enum class LostStep : std::uint8_t {
    Unknown, ///< nobody may guess: the action ends as unknown
    Undo,    ///< taking it back is right whether it was done or not
    Observe, ///< the post-conditions show it: the action goes on to verifying; not seen: unknown
};
inline constexpr std::string_view LostStepNames[] = {"unknown", "undo", "observe"};

constexpr std::span<const std::string_view> enumNames(LostStep)
{
    return LostStepNames;
}

/// One parameter of an action, for forms and `bafarctl`.
struct ActionParameter {
    std::string name;
    std::string help;
    bool required = true;
    std::vector<std::string> choices; ///< what may be given now; empty: free text

    bool operator==(const ActionParameter&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One parameter of an action.");
        fields.add("name", &ActionParameter::name, "Key in the request").required();
        fields.add("help", &ActionParameter::help, "What it means");
        fields.add("required", &ActionParameter::required, "Must be given");
        fields.add("choices", &ActionParameter::choices, "What may be given now");
    }
};

/// An action that an agent offers.
struct ActionInfo {
    std::string name;  ///< "CONCEPT.VERB", for example "floating_ip.hand_over"
    std::string title; ///< "Hand over"
    std::string help;
    ActionClass risk = ActionClass::Disruptive;
    std::string subject; ///< entity id it may be started from; empty: any
    std::vector<ActionParameter> parameters;

    bool operator==(const ActionInfo&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("An action that an agent offers.");
        fields.add("name", &ActionInfo::name, "CONCEPT.VERB").required();
        fields.add("title", &ActionInfo::title, "As the button says it");
        fields.add("help", &ActionInfo::help, "What it does");
        fields.add("risk", &ActionInfo::risk, "How it is confirmed");
        fields.add("subject", &ActionInfo::subject, "Entity id it starts from");
        fields.add("parameters", &ActionInfo::parameters, "What it needs to know");
    }
};

/// POST /v1/plans.
struct ActionRequest {
    std::string action; ///< "floating_ip.hand_over"
    std::map<std::string, std::string> parameters;
    std::string reason; ///< free text, kept in the audit log; required for data-risk actions

    bool operator==(const ActionRequest&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Asks an agent what an action would do now.");
        fields.add("action", &ActionRequest::action, "CONCEPT.VERB").required();
        fields.add("parameters", &ActionRequest::parameters, "As the action lists them");
        fields.add("reason", &ActionRequest::reason, "Kept in the audit log").range(0, 500);
    }
};

/// One step of a plan. It runs as a command of one concept on one node; the pipeline waits for that
/// command's answer.
struct PlannedStep {
    std::string text;   ///< "n2 claims 192.0.2.100"
    std::string detail; ///< "2 adverts and 5 gratuitous ARP"
    std::string node;   ///< where the command runs; empty: with whoever runs the action
    std::string concept_;
    RawJson command;                           ///< the concept's Command
    Duration limit = std::chrono::seconds{10}; ///< no answer by then: the step failed
    bool pointOfNoReturn = false; ///< once this step has begun, cancel means "finish" (D9)
    bool onlyLooks = false; ///< it changes nothing: done, failed or lost, nothing is left of it
    std::optional<RawJson> undo;       ///< the concept's Command that takes it back, same node
    LostStep lost = LostStep::Unknown; ///< when the acting agent is lost in the middle of it

    bool operator==(const PlannedStep&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One step of a plan.");
        fields.add("text", &PlannedStep::text, "What will happen").required();
        fields.add("detail", &PlannedStep::detail, "Limits and numbers");
        fields.add("node", &PlannedStep::node,
                   "Where it runs; empty: with whoever runs the action");
        fields.add("concept", &PlannedStep::concept_, "Whose command it is");
        fields.add("command", &PlannedStep::command, "The concept's command");
        fields.add("limit", &PlannedStep::limit, "No answer by then: failed").range(0.001, 3600);
        fields.add("point_of_no_return", &PlannedStep::pointOfNoReturn,
                   "Cancel works before this step only");
        fields.add("only_looks", &PlannedStep::onlyLooks,
                   "It changes nothing: nothing is to be taken back");
        fields.add("undo", &PlannedStep::undo, "Takes the step back");
        fields.add("lost", &PlannedStep::lost, "When the acting agent is lost in the middle of it");
    }
};

/// A node or object that could play the part, chosen or not, and why (D2).
struct Candidate {
    std::string name;
    bool chosen = false;
    Verdict eligible = Verdict::Unknown;
    std::string reason;
    std::vector<std::string> figures; ///< in the order of Plan::candidateColumns

    bool operator==(const Candidate&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Who could play the part, and why or why not.");
        fields.add("name", &Candidate::name, "Node or object").required();
        fields.add("chosen", &Candidate::chosen, "Is it the one");
        fields.add("eligible", &Candidate::eligible, "Could it");
        fields.add("reason", &Candidate::reason, "Why or why not");
        fields.add("figures", &Candidate::figures, "One text for each candidate column");
    }
};

/// What an action costs, in numbers (D3).
struct Consequence {
    std::string name;  ///< "address silent"
    std::string value; ///< "about 2 ms (median of 14 runs; worst 4)"

    bool operator==(const Consequence&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What an action costs.");
        fields.add("name", &Consequence::name, "What").required();
        fields.add("value", &Consequence::value, "How much, with unit");
    }
};

/// What must hold before, or be seen after. `check` and `arguments` are the drafting concept's own
/// words: it judges them.
struct Condition {
    std::string text; ///< "n2 is live and in backup"
    Verdict verdict = Verdict::Unknown;
    std::string detail;   ///< what was seen, with its age: "0.4 s ago"
    bool blocking = true; ///< a precondition that fails and blocks refuses the plan's confirmation
    std::string concept_;
    std::string check;
    std::map<std::string, std::string> arguments;

    bool operator==(const Condition&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What must hold before or be seen after.");
        fields.add("text", &Condition::text, "As a sentence").required();
        fields.add("verdict", &Condition::verdict, "Seen, not so, or not known");
        fields.add("detail", &Condition::detail, "What was seen and when");
        fields.add("blocking", &Condition::blocking, "Failing it refuses the action");
        fields.add("concept", &Condition::concept_, "Who judges it");
        fields.add("check", &Condition::check, "The judge's name for it");
        fields.add("arguments", &Condition::arguments, "The judge's arguments");
    }
};

/// What a concept says an action would do; the pipeline adds identity and expiry.
struct Draft {
    std::string title; ///< "Hand 192.0.2.100 over from n1 to n2"
    std::string verb;  ///< the confirm button: "hand over to n2"
    ActionClass risk = ActionClass::Disruptive;
    /// A local emergency: it runs although no majority can agree on its record; the record is then
    /// kept by this agent alone until it can be agreed.
    bool emergency = false;
    /// The node whose agent alone can do it: any other would refuse, or do something else. Absent:
    /// any agent can.
    std::optional<std::string> onlyNode;
    std::vector<PlannedStep> steps;
    std::vector<Consequence> consequences;
    std::vector<std::string> candidateColumns;
    std::vector<Candidate> candidates;
    std::vector<Condition> preconditions;
    std::vector<Condition> postconditions;
    Duration verifyLimit = std::chrono::seconds{5}; ///< post-conditions not seen by then: failed
    std::optional<ActionRequest> inverse;           ///< offered as a new plan afterwards (D12)
    std::string basis; ///< the facts the plan rests on, in canonical text; a changed basis refuses
                       ///< confirmation

    bool operator==(const Draft&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What an action would do.");
        fields.add("title", &Draft::title, "As a sentence");
        fields.add("verb", &Draft::verb, "What the confirm button says");
        fields.add("risk", &Draft::risk, "How it is confirmed");
        fields.add("emergency", &Draft::emergency, "Runs also without a majority");
        fields.add("only_node", &Draft::onlyNode, "Whose agent alone can do it; absent: any");
        fields.add("steps", &Draft::steps, "In order");
        fields.add("consequences", &Draft::consequences, "What it costs");
        fields.add("candidate_columns", &Draft::candidateColumns,
                   "Heads of the candidates' figures");
        fields.add("candidates", &Draft::candidates, "Who could, who will, and why");
        fields.add("preconditions", &Draft::preconditions, "What must hold before");
        fields.add("postconditions", &Draft::postconditions, "What must be seen after");
        fields.add("verify_limit", &Draft::verifyLimit, "Not seen by then: failed")
            .range(0.1, 3600);
        fields.add("inverse", &Draft::inverse, "The way back, as a new request");
        fields.add("basis", &Draft::basis, "The facts the plan rests on");
    }
};

/// The answer to POST /v1/plans.
struct Plan {
    std::string id;
    std::string node; ///< the agent that computed it and will run it
    std::string cluster;
    ActionRequest request;
    std::string actor; ///< "operator/sara"
    WallTime computedAt;
    WallTime expiresAt;
    std::string revision; ///< of the basis; confirmation is refused when it has moved
    std::string
        command; ///< the same by command: "bafarctl act floating_ip.hand_over address=web to=n2"
    Draft draft;

    bool operator==(const Plan&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A computed plan, ready to confirm until it expires.");
        fields.add("id", &Plan::id, "Carried by the confirmation").required();
        fields.add("node", &Plan::node, "The agent that runs it");
        fields.add("cluster", &Plan::cluster, "Cluster name");
        fields.add("request", &Plan::request, "What was asked");
        fields.add("actor", &Plan::actor, "ROLE/NAME of who asked");
        fields.add("computed_at", &Plan::computedAt, "When");
        fields.add("expires_at", &Plan::expiresAt, "Refused after");
        fields.add("revision", &Plan::revision, "Of the facts it rests on");
        fields.add("command", &Plan::command, "The same by command");
        fields.add("draft", &Plan::draft, "What would happen");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<ActionInfo>();
extern template const Description& descriptionOf<ActionRequest>();
extern template const Description& descriptionOf<Draft>();
extern template const Description& descriptionOf<Plan>();

} // namespace bafar::schema
