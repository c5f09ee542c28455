// An agent in the agents' group: what the group tells it, and what it asks of the group.
#include "agents/agent.h"
#include "agents/node/typed_port.h"
#include "agents/runtime/log.h"

namespace bafar {

namespace {

/// What a log says of revocations and specs, as if it had been appended just now.
schema::Record recordOf(const schema::cluster::Revocation& revocation)
{
    schema::Record record;
    record.kind = schema::RecordKind::Revocation;
    record.at = revocation.at;
    record.body = {schema::toJson(revocation)};
    return record;
}

} // namespace

Result<void> Agent::openAgreement()
{
    const schema::AgentConfig& config = settings_.config;
    cluster::GroupAgreement::Options options;
    options.state = config.state;
    options.cluster = settings_.cluster().name;
    options.node = config.node;
    options.boot = boot_;
    options.endpoint = {settings_.apiListen().address, settings_.self().agreementPort};
    options.timing.heartbeat = settings_.cluster().agreement.heartbeat;
    options.timing.election = settings_.cluster().agreement.election;
    options.tls = {config.ca, config.certificate, config.key, {}};
    cluster::GroupAgreement::Links links;
    links.forward = [this](const std::string& node, const schema::Proposal& proposal,
                           std::function<void(Result<void>)> done) {
        if (features_.cluster == nullptr) {
            done(fail(Code::Unavailable, "the agent is starting or stopping"));
            return;
        }
        features_.cluster->propose(node, proposal, std::move(done));
    };
    links.applied = [this](const schema::Record& record, const cluster::Verdict&) {
        agreed(record);
    };
    links.replaced = [this] { ledgerReplaced(); };
    links.standingChanged = [this] { agreementMoved(); };
    links.refused = [](const std::string& node, const Error& why) {
        runtime::logEvent(runtime::LogLevel::Warning, "group_connection_refused",
                          {{"node", node}, {"why", why.text}});
    };
    auto opened =
        cluster::GroupAgreement::open(loop_, *worker_, std::move(options), std::move(links));
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    agreement_ = std::move(*opened);
    desk_ = std::make_unique<cluster::GroupDesk>(*agreement_, loop_);
    return {};
}

/// Something was agreed, by whichever agent.
void Agent::agreed(const schema::Record& record)
{
    if (node_ == nullptr) {
        return;
    }
    if (record.kind == schema::RecordKind::Revocation) {
        node_->handle<cluster::Machine>().feed(Restored{record});
    }
    if (record.kind != schema::RecordKind::Audit || agreement_->current() != wasCurrent_) {
        agreementMoved(); // nobody acts on an audit line
    }
}

void Agent::ledgerReplaced()
{
    if (node_ == nullptr) {
        return;
    }
    for (const auto& [serial, revocation] : agreement_->ledger().revocations()) {
        node_->handle<cluster::Machine>().feed(Restored{recordOf(revocation)});
    }
    agreementMoved();
}

/// Leader, standing, records or the spec may be others.
void Agent::agreementMoved()
{
    if (node_ == nullptr || stopping_) {
        return;
    }
    wasCurrent_ = agreement_->current();
    if (wasCurrent_) {
        // Before, an older revision could come back for a moment.
        if (agreement_->specHistory().empty()) {
            foundSpec();
        } else {
            followSpec();
        }
    }
    node_->handle<cluster::Machine>().feed(cluster::GroupSeen{agreement_->standing()});
    node_->agreementMoved();
    node_->specsMoved();
}

void Agent::refuseRevokedMembers()
{
    std::set<std::string> serials;
    for (const auto& revocation : node_->cluster().status(loop_.now()).revoked) {
        serials.insert(revocation.serial);
    }
    agreement_->setRevoked(std::move(serials));
}

} // namespace bafar
