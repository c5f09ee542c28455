// enrol: a bare host becomes a node, with a plan like any other action.
#include <algorithm>
#include <sys/utsname.h>

#include "agents/ctl/commands.h"
#include "agents/ctl/enrol_prepare.h"
#include "agents/ctl/format.h"
#include "agents/ctl/plan_text.h"
#include "agents/ctl/terminal.h"
#include "agents/runtime/clock.h"
#include "core/schema/cluster.h"

namespace bafar::ctl {

namespace {

constexpr Duration PingLimit = std::chrono::seconds(5);

/// Says what changed since the last record.
void tell(const schema::ActionRecord& record, std::vector<schema::StepState>& told, bool json)
{
    if (json) {
        print(schema::toJson(record) + "\n");
        return;
    }
    for (std::size_t i = 0; i < record.steps.size(); ++i) {
        if (record.steps[i].state != told[i]) {
            told[i] = record.steps[i].state;
            print(clockText(record.steps[i].startedAt) + stepText(record, i) + "\n");
        }
    }
}

/// The certificate comes into being only once the person has confirmed.
Result<void> issueFor(Prepared& prepared)
{
    runtime::CertificateRequest request;
    request.role = "agent";
    request.name = prepared.wanted.node;
    request.addresses = {prepared.wanted.endpoint.address};
    Result<runtime::IssuedCertificate> issued = prepared.authority.issue(request);
    if (!issued) {
        return tl::unexpected(issued.error());
    }
    prepared.wanted.certificate = issued->certificatePem;
    prepared.wanted.key = issued->keyPem;
    prepared.serial = issued->identity.serial;
    return {};
}

/// Asks the person, then looks again: a plan holds for what it was made from, for a while.
Result<void> confirm(Context& context, const Prepared& prepared, const schema::Plan& plan)
{
    if (!context.arguments().has("--yes")) {
        const Result<std::string> answer =
            askLine("\nType yes to " + plan.draft.verb + " in " + plan.cluster + ": ");
        if (!answer || *answer != "yes") {
            return fail(Code::Denied,
                        answer ? "not confirmed; nothing was done" : answer.error().text);
        }
    }
    if (runtime::wallClockNow() >= plan.expiresAt) {
        return fail(Code::Conflict, "the plan expired; nothing was done, run it again");
    }
    const Result<enrol::HostFacts> now =
        enrol::lookAt(*prepared.ssh, prepared.wanted.endpoint.address);
    if (!now) {
        return failWith("looking at the host again; nothing was done", now.error());
    }
    if (const std::string change = enrol::changedOn(prepared.facts, *now); !change.empty()) {
        return fail(Code::Conflict,
                    "the host changed since the plan was made: " + change + "; nothing was done");
    }
    return {};
}

/// Whether the new agent answers, and not an older one with another certificate.
Result<std::string> answers(Context& context, const Prepared& prepared)
{
    api::Target target = Context::targetOf({prepared.wanted.node, prepared.wanted.endpoint});
    target.accept = [&prepared](const runtime::PeerIdentity& peer) -> Result<void> {
        if (peer.serial == prepared.serial) {
            return {};
        }
        return fail(Code::Conflict, "another agent answers, with certificate " + peer.serial +
                                        "; stop the one that runs there already");
    };
    api::Client client(context.loop(), context.tls(), std::move(target));
    api::Request request;
    request.target = "/v1/ping";
    Result<api::Response> answer = fail(Code::Unavailable, "interrupted");
    bool over = false;
    client.ask(std::move(request), PingLimit, [&](Result<api::Response> got) {
        answer = std::move(got);
        over = true;
    });
    context.turnUntil([&over] { return over; });
    if (answer && !answer->succeeded()) {
        answer = tl::unexpected(answer->error());
    }
    return answer ? Result<std::string>("answered with certificate " + prepared.serial)
                  : tl::unexpected(answer.error());
}

/// Whether the others hear it: they look for it again a few seconds after they did not find it.
Result<std::string> heard(Context& context, const std::string& node)
{
    std::vector<schema::ProfileAgent> others = context.profile().agents;
    std::erase_if(others, [&node](const auto& agent) { return agent.node == node; });
    api::Request request;
    request.target = "/v1/state";
    std::vector<std::string> hearing;
    std::vector<std::string> deaf;
    for (const auto& [agent, answer] : context.askAll(others, request)) {
        if (!answer) {
            continue;
        }
        const auto state = schema::fromJson<schema::Message>(answer->body);
        if (!state || !state->snapshot) {
            return fail(Code::InvalidInput, agent.node + ": its state is not readable");
        }
        const auto report = state->snapshot->concepts.find(std::string(schema::cluster::Name));
        const auto status =
            report == state->snapshot->concepts.end()
                ? Result<schema::cluster::Status>(schema::cluster::Status{})
                : schema::fromJson<schema::cluster::Status>(report->second.status.text);
        const bool hears =
            status && std::any_of(status->peers.begin(), status->peers.end(),
                                  [&node](const schema::cluster::Peer& peer) {
                                      return peer.node == node && peer.state == schema::State::Ok;
                                  });
        (hears ? hearing : deaf).push_back(agent.node);
    }
    if (!deaf.empty()) {
        return fail(Code::Unavailable, "not heard yet by " + joined(deaf, ", "));
    }
    return hearing.empty() ? "no other agent answers" : "heard by " + joined(hearing, ", ");
}

/// Recorded, carried out, recorded again.
int enrolNow(Context& context, const Prepared& prepared, const enrol::Enrolment& enrolment)
{
    schema::ActionRecord begun;
    begun.id = enrolment.plan.id;
    begun.plan = enrolment.plan;
    begun.actor = enrolment.plan.actor;
    begun.startedAt = runtime::wallClockNow();
    if (const Result<void> kept = prepared.authority.keep(begun); !kept) {
        return complain({kept.error().code,
                         "nothing was done, its record could not be kept: " + kept.error().text});
    }
    std::vector<schema::StepState> told(enrolment.steps.size(), schema::StepState::Waiting);
    const int before = context.interrupts();
    enrol::Callbacks callbacks;
    callbacks.onProgress = [&](const schema::ActionRecord& record) {
        tell(record, told, context.json());
    };
    callbacks.cancelled = [&] {
        context.loop().turn({});
        return context.interrupts() != before;
    };
    callbacks.verify = [&](std::size_t condition) {
        return condition == 0 ? answers(context, prepared) : heard(context, enrolment.plan.node);
    };
    const schema::ActionRecord record =
        enrol::carryOut(enrol::rootShell(*prepared.ssh), enrolment, callbacks);
    if (!context.json()) {
        print(resultText(record));
    }
    if (const Result<void> kept = prepared.authority.keep(record); !kept) {
        complain({kept.error().code, "the end is not on record: " + kept.error().text});
    }
    if (succeeded(record.state)) {
        return Exit::Done;
    }
    return complain({Code::Conflict, "the certificate made for it stays valid until it is "
                                     "revoked: bafarctl pki revoke " +
                                         prepared.serial});
}

} // namespace

int enrolHost(Context& context)
{
    Result<Prepared> prepared = prepareEnrolment(context);
    if (!prepared) {
        return complain(prepared.error());
    }
    utsname here{};
    ::uname(&here);
    const std::string id = runtime::secureRandomId();
    const WallTime now = runtime::wallClockNow();
    const schema::Plan plan =
        enrol::planFor(prepared->wanted, prepared->facts, here.machine, id, now).plan;
    print(context.json() ? schema::toJson(plan) + "\n" : planText(plan));
    if (const std::string blocked = enrol::blockedBy(plan); !blocked.empty()) {
        return complain({Code::Conflict, "refused, because this does not hold: " + blocked});
    }
    if (const Result<void> confirmed = confirm(context, *prepared, plan); !confirmed) {
        return complain({Code::Denied, confirmed.error().text});
    }
    if (const Result<void> issued = issueFor(*prepared); !issued) {
        return complain(issued.error());
    }
    return enrolNow(context, *prepared,
                    enrol::planFor(prepared->wanted, prepared->facts, here.machine, id, now));
}

} // namespace bafar::ctl
