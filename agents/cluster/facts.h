#pragma once
// What plans, conditions and orders of the cluster concept are held against: what this agent knows
// of the group, of the spec and of the other agents. Pure; one owner, one thread.
#include "agents/cluster/values.h"

namespace bafar::cluster {

/// Refers to what the machine holds; valid during one call.
struct Facts {
    const Self& self;
    const schema::cluster::Config& config;
    const schema::cluster::AgreementStatus& group; ///< as this agent knows it
    const std::string& specRevision;               ///< runs here
    const NodeSource& node;
    const schema::ClusterView& view;
    const std::map<std::string, schema::cluster::Revocation>& revocations;
    const std::string& certificateSerial; ///< this agent's
};

/// Heard in time, or oneself.
[[nodiscard]] bool isLive(const Facts& facts, const std::string& node);

/// "here", "0.4 s ago", "never heard".
[[nodiscard]] std::string ageText(const Facts& facts, const std::string& node);

/// What a node's agent says of itself in the group, however old; nothing: never heard.
[[nodiscard]] std::optional<schema::cluster::AgreementStatus> standingOf(const Facts& facts,
                                                                         const std::string& node);

/// The revision that a node's agent runs, as last heard; empty: never heard.
[[nodiscard]] std::string revisionOf(const Facts& facts, const std::string& node);

/// The node's present member; null: it is none.
[[nodiscard]] const schema::Member* memberOf(const std::vector<schema::Member>& members,
                                             const std::string& node);

/// The node's entry in the spec in force; null: it has none.
[[nodiscard]] const schema::cluster::NodeConfig* nodeOf(const schema::cluster::Config& config,
                                                        const std::string& node);

[[nodiscard]] constexpr bool counts(schema::MemberRole role)
{
    return role != schema::MemberRole::Standby;
}

[[nodiscard]] std::string_view roleText(schema::MemberRole role);

/// How many of a group's voters are heard now.
struct Quorum {
    std::size_t voters = 0;
    std::size_t heard = 0;

    [[nodiscard]] bool whole() const { return heard >= schema::cluster::majorityOf(voters); }

    /// "2 of 3 voters are heard, 2 are needed".
    [[nodiscard]] std::string text() const;
};

[[nodiscard]] Quorum quorumOf(const std::vector<schema::Member>& members, const Facts& facts);

/// The members with one node's taken out, or in another role, or added.
[[nodiscard]] std::vector<schema::Member> without(std::vector<schema::Member> members,
                                                  const std::string& node);
[[nodiscard]] std::vector<schema::Member> with(std::vector<schema::Member> members,
                                               const std::string& node,
                                               schema::MemberRole role);

/// Whether this agent is a group of itself alone, waits, or was dismissed: it may join another.
[[nodiscard]] bool isFree(const schema::cluster::AgreementStatus& standing,
                          const std::string& node);

/// Whether the log of `a` has more than that of `b`, as elections compare them: by the last
/// record's term, then by its index.
[[nodiscard]] bool newerCopy(const schema::cluster::AgreementStatus& a,
                             const schema::cluster::AgreementStatus& b);

/// Whether it gave its group up and waits to be admitted.
[[nodiscard]] bool waits(const schema::cluster::AgreementStatus& standing);

} // namespace bafar::cluster
