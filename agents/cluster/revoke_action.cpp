// The action cluster.revoke: what it would do, and whether it did.
#include <algorithm>

#include "agents/cluster/machine.h"
#include "agents/cluster/revocation.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

using schema::cluster::Revocation;

constexpr std::string_view ActionName = "cluster.revoke";
constexpr std::string_view CheckName = "revoked";

bool lists(const schema::cluster::Status& status, const std::string& serial)
{
    return std::any_of(status.revoked.begin(), status.revoked.end(),
                       [&serial](const Revocation& one) { return one.serial == serial; });
}

/// The node whose agent carries this certificate; empty: none known.
std::string agentOf(const std::string& serial, const schema::ClusterView& view)
{
    for (const auto& [name, node] : view.nodes) {
        const auto status = view.status<schema::cluster::Status>(name, std::string(Machine::Name));
        if (status && status->certificateSerial == serial) {
            return name;
        }
    }
    return {};
}

schema::Condition heardBy(const std::string& node, bool live, const std::string& serial)
{
    schema::Condition condition;
    condition.text = node + " refuses the certificate";
    condition.blocking = live; // an agent that is away learns it from any other when it is back
    condition.concept_ = std::string(Machine::Name);
    condition.check = std::string(CheckName);
    condition.arguments = {{"node", node}, {"serial", serial}};
    return condition;
}

} // namespace

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView&) const
{
    schema::ActionInfo info;
    info.name = std::string(ActionName);
    info.title = "Revoke a certificate";
    info.help = "Every agent refuses this certificate from now on and ends its sessions. It cannot "
                "be taken back; issue a new certificate instead.";
    info.risk = schema::ActionClass::Disruptive;
    info.parameters.push_back({"serial", "Serial number in hexadecimal", true, {}});
    info.parameters.push_back({"reason", "Why, for the record", false, {}});
    return {info};
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView& view) const
{
    if (request.action != ActionName) {
        return fail(Code::NotFound, "the cluster offers no action \"" +
                                        sanitized(request.action, 80) + "\"; it offers " +
                                        std::string(ActionName));
    }
    for (const auto& [name, value] : request.parameters) {
        if (name != "serial" && name != "reason") {
            return fail(Code::InvalidInput, std::string(ActionName) + " has no parameter \"" +
                                                sanitized(name, 80) +
                                                "\"; it takes serial and reason");
        }
    }
    const auto given = request.parameters.find("serial");
    const std::optional<std::string> serial =
        given == request.parameters.end() ? std::nullopt : normalSerial(given->second);
    if (!serial) {
        return fail(
            Code::InvalidInput,
            "serial must be 1 to 40 hexadecimal digits, as bafarctl pki show FILE prints it");
    }
    if (revoked(*serial)) {
        return fail(Code::Conflict, "certificate " + *serial + " is revoked already");
    }
    if (*serial == local_.certificateSerial) {
        return fail(Code::Conflict, "that is the certificate of " + self_.node +
                                        " itself; ask another agent to revoke it");
    }
    const auto reason = request.parameters.find("reason");
    schema::cluster::Command order;
    Revocation& revocation = order.revoke.emplace();
    revocation.serial = *serial;
    revocation.reason =
        sanitized(reason == request.parameters.end() ? request.reason : reason->second, ReasonMax);

    schema::Draft draft;
    draft.title = "Revoke certificate " + *serial;
    draft.verb = "revoke " + *serial;
    draft.risk = schema::ActionClass::Disruptive;
    schema::PlannedStep step;
    step.text = self_.node + " refuses certificate " + *serial + " and tells every agent";
    step.detail = "its sessions end within 2 s";
    step.node = self_.node;
    step.concept_ = std::string(Name);
    step.command = {schema::toJson(order)};
    step.pointOfNoReturn = true;
    draft.steps.push_back(std::move(step));
    const std::string owner = agentOf(*serial, view);
    draft.consequences.push_back(
        {"who loses access", owner.empty() ? "the holder, on every agent within 2 s"
                                           : "the agent of " + owner + ", to every other agent"});
    draft.consequences.push_back({"way back", "none; issue a new certificate"});
    for (const auto& [name, node] : view.nodes) {
        if (name != owner) {
            draft.postconditions.push_back(heardBy(name, node.state == schema::State::Ok, *serial));
        }
    }
    draft.basis = "serial " + *serial + "; agent " + (owner.empty() ? "none" : owner);
    return draft;
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    schema::Condition judged = condition;
    judged.verdict = schema::Verdict::Unknown;
    const auto node = condition.arguments.find("node");
    const auto serial = condition.arguments.find("serial");
    if (condition.check != CheckName || node == condition.arguments.end() ||
        serial == condition.arguments.end()) {
        judged.detail = "the cluster concept knows no check \"" + sanitized(condition.check, 80) +
                        "\" with these arguments";
        return judged;
    }
    const auto status = view.status<schema::cluster::Status>(node->second, std::string(Name));
    const auto seen = view.nodes.find(node->second);
    if (!status || seen == view.nodes.end()) {
        judged.detail = "nothing heard from " + node->second;
        return judged;
    }
    judged.detail = seen->second.self ? "here" : toHumanText(seen->second.age) + " ago";
    if (lists(*status, serial->second)) {
        judged.verdict = schema::Verdict::Pass;
    } else if (seen->second.state == schema::State::Ok) {
        judged.verdict = schema::Verdict::Fail;
    }
    return judged;
}

} // namespace bafar::cluster
