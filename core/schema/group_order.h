#pragma once
// What a step of an action may order about the agents' group and the cluster spec: members of
// cluster::Command.
//
// Beside each order stands what carrying it out means. Orders about the spec are carried out by the
// machine itself, over the agreement; orders about the group go to its driver as GroupOrder, and
// the driver answers each one once with OrderDone. Every order may come twice under the same id,
// and an undo may come for what never happened: what is so already is done. The log's own
// configuration is the truth about who is a member; records of kind Member follow it, and whoever
// leads mends them: a member without a record gets one, a record whose number is no member is
// marked left. Values only; safe on every thread. It is larger than the budget because the orders
// of one concept are one list, read together.
#include <string>
#include <vector>

#include "core/schema/agreed.h"

namespace bafar::schema::cluster {

/// Appends a SpecChange of stage Proposed with the text, which is staged here or in the history:
/// every agent has it, nobody uses it. Done when it is agreed. Errors: NotFound (no such text
/// here), Conflict (another revision is in force or proposed), Unavailable (no majority).
struct ProposeSpec {
    std::string revision;
    std::string from; ///< the revision in force that it was based on
    std::string why;

    bool operator==(const ProposeSpec&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Makes a revision known to every agent.");
        fields.add("revision", &ProposeSpec::revision, "Of the text").required().range(1, 64);
        fields.add("from", &ProposeSpec::from, "The revision in force").range(0, 64);
        fields.add("why", &ProposeSpec::why, "In a person's words").range(0, 500);
    }
};

/// Appends a SpecChange of stage Withdrawn: the proposed text may be forgotten. Done when it is
/// agreed, and when another is proposed or none. Errors: Unavailable.
struct WithdrawSpec {
    std::string revision;

    bool operator==(const WithdrawSpec&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Takes a proposed revision back.");
        fields.add("revision", &WithdrawSpec::revision, "Of the text").required().range(1, 64);
    }
};

/// Waits until this agent has the revision's text, reads it as this build does and holds it against
/// this node. Changes nothing. Errors: InvalidInput (the first problem with its line), Timeout (the
/// text does not come).
struct CheckSpec {
    std::string revision;

    bool operator==(const CheckSpec&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Says whether this agent would take a revision.");
        fields.add("revision", &CheckSpec::revision, "Of the text").required().range(1, 64);
    }
};

/// Appends a SpecChange of stage InForce by its revision alone. Done when it is agreed, or is in
/// force already. Errors: Conflict (another revision than `from` is in force), Unavailable.
struct UseSpec {
    std::string revision;
    std::string from;
    std::string why;

    bool operator==(const UseSpec&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Puts a revision in force.");
        fields.add("revision", &UseSpec::revision, "To be in force").required().range(1, 64);
        fields.add("from", &UseSpec::from, "The one that it replaces").range(0, 64);
        fields.add("why", &UseSpec::why, "In a person's words").range(0, 500);
    }
};

/// Waits until this agent runs the revision. Changes nothing. Errors: what kept this agent from
/// using it, Timeout.
struct AwaitSpec {
    std::string revision;

    bool operator==(const AwaitSpec&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Says when this agent runs a revision.");
        fields.add("revision", &AwaitSpec::revision, "In force").required().range(1, 64);
    }
};

/// This agent leaves the group that it is the only member of, or that dismissed it: it stops its
/// part, sets its log's folder aside, draws another member number and waits to be admitted. With
/// `force` also a group with others, of which no majority is left (recovery); never while it knows
/// a leader. Done when it waits; its status then has no members. The records of its own log are
/// gone with the folder, its own audit lines and its spec file stay. Errors: Conflict (it is in a
/// group with others), Denied, LimitExceeded (disk).
struct GiveUpOwnGroup {
    bool force = false;

    bool operator==(const GiveUpOwnGroup&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("This agent leaves a group of itself alone and waits to be admitted.");
        fields.add("force", &GiveUpOwnGroup::force, "Also a group that lost its majority");
    }
};

/// Undo of GiveUpOwnGroup: an agent that waits founds a group of itself alone again, with its spec
/// in force and an empty history. Done when it leads itself; also when it did not wait and is in no
/// group with others. Errors: Conflict (it was admitted meanwhile).
struct FoundOwnGroup {
    bool operator==(const FoundOwnGroup&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("This agent founds a group of itself alone again.");
    }
};

/// The leader takes a member in, or gives one that is in another role; one change at a time. The
/// machine fills in number and endpoint: those of the member there is, else those that the waiting
/// agent tells. The driver adds it to the log's configuration, gives it its role once it has
/// caught up, then appends a record of kind Member. Done when all is committed. Errors: Conflict (a
/// change is under way, a used number), Unavailable (not the leader, it does not catch up). What
/// was added is then removed again.
struct Admit {
    std::string node;
    MemberRole role = MemberRole::Voter;
    std::uint64_t number = 0; ///< 0: what the node's agent tells
    net::Endpoint endpoint;

    bool operator==(const Admit&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The group takes a member in, or gives it another role.");
        fields.add("node", &Admit::node, "Its id in the spec").required().range(1, 63);
        fields.add("role", &Admit::role, "What it counts for from now on");
        fields.add("number", &Admit::number, "0: what the node's agent tells");
        fields.add("endpoint", &Admit::endpoint, "Where its agreement port answers");
    }
};

/// The leader removes a member for ever: from the log's configuration first, then by a record of
/// kind Member with `left`. With `number` 0 whichever number the node has. Done when committed, or
/// when there is no such member. Errors: Conflict (a change is under way; it is the leader itself;
/// the majority would be lost), Unavailable (not the leader).
struct Dismiss {
    std::string node;
    std::uint64_t number = 0;

    bool operator==(const Dismiss&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The group removes a member for ever.");
        fields.add("node", &Dismiss::node, "Its id").required().range(1, 63);
        fields.add("number", &Dismiss::number, "0: whichever the node has");
    }
};

/// The leader hands leadership to this voter. Done when it leads, or leads already. Errors: Timeout
/// (it did not catch up within an election time; the leader stays), Unavailable (not the leader),
/// NotFound.
struct HandOn {
    std::string node;

    bool operator==(const HandOn&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The leader hands leadership on.");
        fields.add("node", &HandOn::node, "Who shall lead").required().range(1, 63);
    }
};

/// This agent's copy becomes the group's, by force: it starts again as the only voter, and once it
/// leads appends a record of kind Recovery, then a record of kind Member with `left` for every
/// other number there was. Done when all is committed. A copy of the log's folder as it was before
/// stays beside it. Errors: Conflict (a leader is known), Corrupt, Denied, LimitExceeded.
struct Recover {
    std::vector<std::string> lost; ///< nodes left behind, and what they may have had; kept for ever
    std::string why;

    bool operator==(const Recover&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("This agent's copy becomes the group's, by force.");
        fields.add("lost", &Recover::lost, "Who is left behind, with what").range(0, 64);
        fields.add("why", &Recover::why, "In a person's words").required().range(1, 500);
    }
};

} // namespace bafar::schema::cluster
