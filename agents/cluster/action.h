#pragma once
// The actions of the cluster concept, one file each, and what their drafts share. Pure; safe on
// every thread.
#include <initializer_list>
#include <span>

#include "agents/cluster/facts.h"

namespace bafar::cluster {

struct Action {
    std::string_view name;
    /// Adds an offer where the action can be planned now.
    void (*offer)(const Facts& facts, std::vector<schema::ActionInfo>& out);
    /// Errors: InvalidInput (parameters), NotFound, Conflict (so already; cannot be).
    Result<schema::Draft> (*draft)(const schema::ActionRequest& request, const Facts& facts);
};

/// The list: one line an action (actions.cpp).
[[nodiscard]] std::span<const Action> actions();

void offerRevoke(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerApplySpec(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerRollBackSpec(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerAdmit(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerDismiss(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerReplace(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerHandOn(const Facts& facts, std::vector<schema::ActionInfo>& out);
void offerRecover(const Facts& facts, std::vector<schema::ActionInfo>& out);

using Drafted = Result<schema::Draft>;
[[nodiscard]] Drafted draftRevoke(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftApplySpec(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftRollBackSpec(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftAdmit(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftDismiss(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftReplace(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftHandOn(const schema::ActionRequest& request, const Facts& facts);
[[nodiscard]] Drafted draftRecover(const schema::ActionRequest& request, const Facts& facts);

/// Refuses parameters that the action does not have, and missing ones. Errors: InvalidInput.
[[nodiscard]] Result<void> checkParameters(const schema::ActionRequest& request,
                                           std::initializer_list<std::string_view> required,
                                           std::initializer_list<std::string_view> optional = {});

/// The value of a parameter; empty: not given.
[[nodiscard]] std::string parameter(const schema::ActionRequest& request, const std::string& name);

/// The node that the parameter names. Errors: NotFound (no node of the spec, nor a member) with the
/// nearest.
[[nodiscard]] Result<std::string> nodeParameter(const schema::ActionRequest& request,
                                                const std::string& name,
                                                const Facts& facts);

/// Errors: InvalidInput.
[[nodiscard]] Result<schema::MemberRole> roleParameter(const schema::ActionRequest& request,
                                                       schema::MemberRole otherwise);

/// A step of this concept; an empty node: with whoever runs the action.
[[nodiscard]] schema::PlannedStep stepOf(std::string node,
                                         std::string text,
                                         const schema::cluster::Command& order,
                                         Duration limit,
                                         schema::LostStep lost);

void undoBy(schema::PlannedStep& step, const schema::cluster::Command& order);

/// The agent that orders about the group are given to: who leads, or this one. Errors: Unavailable
/// (no leader: who is missing is in the precondition), Conflict (this agent is in no group).
[[nodiscard]] Result<std::string> leaderOf(const Facts& facts);

/// This agent's node where it is a group of itself alone beside other nodes: any other agent would
/// act for a group of its own. Nothing: each agent of the group can do it.
[[nodiscard]] std::optional<std::string> onlyNodeOf(const Facts& facts);

/// "n1 voter 42; n2 voter 17", sorted: what plans about members rest on.
[[nodiscard]] std::string membersBasis(const Facts& facts);

/// "may fail": "1 of 3 voters may fail -> two voters: none may fail", and why where it gets no
/// better.
[[nodiscard]] schema::Consequence survivalChange(const std::vector<schema::Member>& before,
                                                 const std::vector<schema::Member>& after);

} // namespace bafar::cluster
