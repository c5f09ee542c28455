#pragma once
// What the agents agree on: the bodies of the records in agreement.h, and the proposal that carries
// one into the group's log.
//
// A proposal is the only thing that ever changes the agreed state. It is known by who made it
// (node, boot) and its number, so that one that is sent again after a lost answer changes nothing.
// Values only; safe on every thread.
// It is larger than the budget because the bodies of all kinds of record are one contract.
#include <optional>
#include <string>
#include <vector>

#include "core/schema/agreement.h"

namespace bafar::schema {

/// A record on its way into the log.
struct Proposal {
    std::string boot;         ///< of the agent that made it
    std::uint64_t number = 0; ///< from 1, growing within that boot
    Record record;            ///< kind, at, node and body; index and term are given by the log

    bool operator==(const Proposal&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A record on its way into the log.");
        fields.add("boot", &Proposal::boot, "Of the agent that made it").required().range(1, 63);
        fields.add("number", &Proposal::number, "Grows within that boot").required();
        fields.add("record", &Proposal::record, "What is to be agreed").required();
    }
};

/// How far a spec has come. A text is agreed first, so that every agent has it and can be asked
/// whether it would take it; then it is put in force by its revision alone.
enum class SpecStage : std::uint8_t {
    Proposed,  ///< everyone has the text, nobody uses it
    InForce,   ///< everyone uses it
    Withdrawn, ///< it was not taken: its text may be forgotten
};
inline constexpr std::string_view SpecStageNames[] = {"proposed", "in_force", "withdrawn"};

constexpr std::span<const std::string_view> enumNames(SpecStage)
{
    return SpecStageNames;
}

/// A change of the cluster spec: refused unless `from` is the revision in force, and unless it is a
/// step of the action that runs, with the fence that its holder has: what an agent proposed before
/// it lost its action changes nothing any more. Only the first spec of all belongs to no action.
struct SpecChange {
    SpecStage stage = SpecStage::InForce;
    std::string revision; ///< fingerprint of the text
    std::string from;     ///< the revision that it replaces; empty: there is none yet
    std::string text;     ///< the whole file; empty: the ledger has this revision's text already
    std::string who;      ///< "operator/sara"
    std::string why;
    std::string action;      ///< id of the action whose step it is; empty: the first spec of all
    std::uint64_t fence = 0; ///< of the action's holder

    bool operator==(const SpecChange&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A change of the cluster spec.");
        fields.add("stage", &SpecChange::stage, "How far it has come");
        fields.add("revision", &SpecChange::revision, "Of the text").required();
        fields.add("from", &SpecChange::from, "The revision that it replaces");
        fields.add("text", &SpecChange::text, "The whole file; empty: it is known already");
        fields.add("who", &SpecChange::who, "ROLE/NAME of who applied it");
        fields.add("why", &SpecChange::why, "In that person's words");
        fields.add("action", &SpecChange::action, "Whose step it is");
        fields.add("fence", &SpecChange::fence, "Of that action's holder");
    }
};

enum class MemberRole : std::uint8_t {
    Voter,   ///< counts for the majority and may lead
    Standby, ///< has everything, does not count: a spare voter
    Witness, ///< counts for the majority, hands leadership on at once
};
inline constexpr std::string_view MemberRoleNames[] = {"voter", "standby", "witness"};

constexpr std::span<const std::string_view> enumNames(MemberRole)
{
    return MemberRoleNames;
}

/// One member of the group, present or past. A number is never used twice, so that a node whose
/// disk was lost comes back as another member and not as one that forgot what it had promised.
struct Member {
    std::uint64_t number = 0; ///< drawn at random when the node's state was first made
    std::string node;
    net::Endpoint endpoint; ///< where its agreement port answers
    MemberRole role = MemberRole::Voter;
    bool left = false; ///< removed: refused for ever

    bool operator==(const Member&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One member of the group, present or past.");
        fields.add("number", &Member::number, "Never used twice").required();
        fields.add("node", &Member::node, "Its id in the spec").required();
        fields.add("endpoint", &Member::endpoint, "Where its agreement port answers");
        fields.add("role", &Member::role, "What it counts for");
        fields.add("left", &Member::left, "Removed, refused for ever");
    }
};

/// Kinds of small facts that are agreed by key.
enum class SlotKind : std::uint8_t { Silence, Acknowledgement, Deployment, DatabaseTerm };
inline constexpr std::string_view SlotKindNames[] = {"silence", "acknowledgement", "deployment",
                                                     "database_term"};

constexpr std::span<const std::string_view> enumNames(SlotKind)
{
    return SlotKindNames;
}

/// Sets or clears one small fact: refused unless `expects` is the index of what stands there.
struct SlotChange {
    SlotKind slot = SlotKind::Silence;
    std::string key;
    std::uint64_t expects = 0;    ///< 0: nothing stands there
    std::optional<RawJson> value; ///< absent: cleared

    bool operator==(const SlotChange&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Sets or clears one small fact.");
        fields.add("slot", &SlotChange::slot, "What kind of fact");
        fields.add("key", &SlotChange::key, "Which one").required().range(1, 250);
        fields.add("expects", &SlotChange::expects, "Index of what it replaces; 0: nothing");
        fields.add("value", &SlotChange::value, "The fact; absent: cleared");
    }
};

/// The mark that never goes: somebody gave a group without majority a new membership by force.
struct Recovery {
    std::string node; ///< whose copy became the group's
    std::string who;
    std::string why;
    std::vector<std::string> lost; ///< nodes that were left behind, and what they may have had
    std::uint64_t index = 0;       ///< last of the copy
    std::uint64_t term = 0;

    bool operator==(const Recovery&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A group without majority was given a new membership by force.");
        fields.add("node", &Recovery::node, "Whose copy became the group's").required();
        fields.add("who", &Recovery::who, "ROLE/NAME");
        fields.add("why", &Recovery::why, "In that person's words");
        fields.add("lost", &Recovery::lost, "Who was left behind");
        fields.add("index", &Recovery::index, "Last record of the copy");
        fields.add("term", &Recovery::term, "Of that record");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<Proposal>();
extern template const Description& descriptionOf<SpecChange>();
extern template const Description& descriptionOf<Member>();
extern template const Description& descriptionOf<SlotChange>();
extern template const Description& descriptionOf<Recovery>();

} // namespace bafar::schema
