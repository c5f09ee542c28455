#pragma once
// Answers the API's calls from the node: translation only.
//
// Loop thread only.
#include "agents/api/service.h"
#include "agents/cluster/group_agreement.h"
#include "agents/features.h"
#include "agents/monitoring/exposition.h"
#include "agents/node/node.h"

namespace bafar {

class AgentService final : public api::Service {
public:
    /// References outlive the service.
    AgentService(node::Node& node, cluster::GroupAgreement& agreement, const Features& features);

    void call(const api::Caller& caller,
              const api::Call& call,
              std::function<void(api::Answer)> done) override;
    [[nodiscard]] std::vector<events::Published> follow(const api::FollowStream& from) override;
    [[nodiscard]] api::LogOpening readLog(const api::ReadLog& call,
                                          std::function<void()> onChange) override;
    void audit(const schema::AuditEntry& entry) override;

    [[nodiscard]] const api::Revocations& revocations() const override { return revocations_; }

    /// Takes over what the cluster concept holds revoked by now.
    void refreshRevocations(Instant now);

private:
    using Done = std::function<void(api::Answer)>;

    [[nodiscard]] api::Answer answer(const api::ReadState& call);
    [[nodiscard]] api::Answer answer(const api::Ping& call);
    [[nodiscard]] api::Answer answer(const api::ReadAction& call);
    [[nodiscard]] api::Answer answer(const api::ReadHistory& call);
    [[nodiscard]] api::Answer answer(const api::ReadSpec& call);
    [[nodiscard]] api::Answer answer(const api::ReadSpecHistory& call);
    [[nodiscard]] api::Answer answer(const api::ReadSpecText& call);
    [[nodiscard]] api::Answer answer(const api::ReadAudit& call);
    void carryOut(const api::Caller& caller, const api::TakeProposal& call, const Done& done);
    [[nodiscard]] api::Answer answer(const api::Scrape& call);
    void carryOut(const api::Caller& caller, const api::MakePlan& call, Done done);
    void carryOut(const api::Caller& caller, const api::ConfirmPlan& call, Done done);
    void carryOut(const api::Caller& caller, const api::CancelAction& call, Done done);
    void carryOut(const api::Caller& caller, const api::RunCommand& call, Done done);
    void carryOut(const api::Caller& caller, const api::StageSpec& call, const Done& done);

    node::Node& node_;
    cluster::GroupAgreement& agreement_;
    const Features& features_;
    api::Revocations revocations_;
    monitoring::Exposition text_{monitoring::PageFormat::Text};
    monitoring::Exposition openMetrics_{monitoring::PageFormat::OpenMetrics};
};

/// The identity of a caller as the pipeline records it.
[[nodiscard]] actions::Actor actorFrom(const api::Caller& caller);

} // namespace bafar
