// The action cluster.revoke: every agent refuses a certificate from now on.
#include "agents/cluster/action.h"
#include "agents/cluster/condition.h"
#include "agents/cluster/revocation.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

using schema::cluster::Revocation;

constexpr std::string_view ActionName = "cluster.revoke";

/// The node whose agent carries this certificate; empty: none known.
std::string agentOf(const std::string& serial, const schema::ClusterView& view)
{
    for (const auto& [name, node] : view.nodes) {
        const auto status =
            view.status<schema::cluster::Status>(name, std::string(schema::cluster::Name));
        if (status && status->certificateSerial == serial) {
            return name;
        }
    }
    return {};
}

schema::PlannedStep revokeStep(const std::string& serial,
                               const schema::ActionRequest& request,
                               const Facts& facts)
{
    schema::cluster::Command order;
    Revocation& revocation = order.revoke.emplace();
    revocation.serial = serial;
    const std::string reason = parameter(request, "reason");
    revocation.reason = sanitized(reason.empty() ? request.reason : reason, ReasonMax);
    schema::PlannedStep step =
        stepOf(facts.self.node,
               facts.self.node + " refuses certificate " + serial + " and tells every agent", order,
               std::chrono::seconds(10), schema::LostStep::Observe);
    step.detail = "its sessions end within 2 s";
    step.pointOfNoReturn = true;
    return step;
}

} // namespace

void offerRevoke(const Facts&, std::vector<schema::ActionInfo>& out)
{
    schema::ActionInfo info;
    info.name = std::string(ActionName);
    info.title = "Revoke a certificate";
    info.help = "Every agent refuses this certificate from now on and ends its sessions. It cannot "
                "be taken back; issue a new certificate instead.";
    info.risk = schema::ActionClass::Disruptive;
    info.parameters.push_back({"serial", "Serial number in hexadecimal", true, {}});
    info.parameters.push_back({"reason", "Why, for the record", false, {}});
    out.push_back(std::move(info));
}

Result<schema::Draft> draftRevoke(const schema::ActionRequest& request, const Facts& facts)
{
    if (Result<void> fine = checkParameters(request, {"serial"}, {"reason"}); !fine) {
        return tl::unexpected(std::move(fine.error()));
    }
    const std::optional<std::string> serial = normalSerial(parameter(request, "serial"));
    if (!serial) {
        return fail(
            Code::InvalidInput,
            "serial must be 1 to 40 hexadecimal digits, as bafarctl pki show FILE prints it");
    }
    if (facts.revocations.contains(*serial)) {
        return fail(Code::Conflict, "certificate " + *serial + " is revoked already");
    }
    if (*serial == facts.certificateSerial) {
        return fail(Code::Conflict, "that is the certificate of " + facts.self.node +
                                        " itself; ask another agent to revoke it");
    }
    schema::Draft draft;
    draft.title = "Revoke certificate " + *serial;
    draft.verb = "revoke " + *serial;
    draft.risk = schema::ActionClass::Disruptive;
    draft.steps.push_back(revokeStep(*serial, request, facts));
    const std::string owner = agentOf(*serial, facts.view);
    draft.consequences.push_back(
        {"who loses access", owner.empty() ? "the holder, on every agent within 2 s"
                                           : "the agent of " + owner + ", to every other agent"});
    draft.consequences.push_back({"way back", "none; issue a new certificate"});
    for (const auto& [name, node] : facts.view.nodes) {
        if (name != owner) {
            // An agent that is away learns it from any other when it is back.
            const bool live = node.state == schema::State::Ok;
            draft.postconditions.push_back(condition(name + " refuses the certificate", "revoked",
                                                     {{"node", name}, {"serial", *serial}}, facts,
                                                     live));
        }
    }
    draft.basis = "serial " + *serial + "; agent " + (owner.empty() ? "none" : owner);
    return draft;
}

} // namespace bafar::cluster
