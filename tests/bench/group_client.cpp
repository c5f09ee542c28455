#include "tests/bench/group_client.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "agents/cluster/audit_chain.h"
#include "core/schema/json.h"

namespace bafar::bench {

namespace {

constexpr const char* Nodes[] = {"n1", "n2", "n3"};
constexpr std::uint16_t ApiPort = 7600;
constexpr Duration AskLimit = std::chrono::milliseconds(300);
constexpr Duration SendAgain = std::chrono::milliseconds(50);
constexpr std::size_t Chunk = 1000;
constexpr std::string_view Words = "proposal ";

std::shared_ptr<runtime::TlsContext> tlsOf(const std::string& data, const std::string& files)
{
    auto tls = runtime::TlsContext::load(
        runtime::TlsSide::Client, {data + "/client/ca.crt", files + ".crt", files + ".key", {}});
    if (!tls) {
        giveUp(tls.error().text);
    }
    return *tls;
}

} // namespace

void giveUp(const std::string& why)
{
    std::fprintf(stderr, "group_load: %s\n", why.c_str());
    std::exit(1);
}

std::shared_ptr<runtime::TlsContext> asAdmin(const std::string& data)
{
    return tlsOf(data, data + "/client/admin");
}

api::Target targetOf(const std::string& node)
{
    api::Target target;
    target.to = {*net::Address::parse("192.0.2.1" + node.substr(1)), ApiPort};
    target.node = node;
    return target;
}

GroupClient::GroupClient(runtime::Loop& loop, Options options)
    : loop_(loop)
    , options_(std::move(options))
    , boot_("load-" + std::to_string(loop.wallNow().unixMs) + "-" + std::to_string(getpid()))
    , again_(loop, [this] { sendAgain(); })
{
    const auto asAgent = tlsOf(options_.data, options_.data + "/n1/etc/bafar/agent");
    const auto admin = asAdmin(options_.data);
    agents_.reserve(std::size(Nodes));
    for (const char* node : Nodes) {
        const api::Target target = targetOf(node);
        Agent& agent = agents_.emplace_back();
        agent.node = node;
        agent.proposals = std::make_unique<api::Client>(loop, asAgent, target);
        agent.reads = std::make_unique<api::Client>(loop, admin, target);
        polls_.push_back(std::make_unique<runtime::Timer>(loop, [this, &agent] { read(agent); }));
        polls_.back()->armAfter({});
    }
    again_.armAfter(SendAgain);
}

bool GroupClient::propose()
{
    // The ledger forgets verdicts by number: the newest must not run away from one that waits.
    if (!underWay_.empty() && lastNumber_ + 1 - underWay_.begin()->first >= options_.underWayMax) {
        return false;
    }
    schema::AuditEntry entry;
    entry.actor = "agent/" + boot_;
    entry.what = std::string(Words) + std::to_string(++lastNumber_);
    entry.outcome = "allowed";
    entry.allowed = true;
    schema::Proposal proposal;
    proposal.boot = boot_;
    proposal.number = lastNumber_;
    proposal.record.kind = schema::RecordKind::Audit;
    proposal.record.at = loop_.wallNow();
    proposal.record.node = Nodes[0];
    proposal.record.body = {schema::toJson(entry)};
    UnderWay& one = underWay_[lastNumber_];
    one = {schema::toJson(proposal), loop_.now()};
    for (Agent& agent : agents_) {
        if (leader_ == nullptr || leader_ == &agent) {
            send(agent, one);
        }
    }
    return true;
}

void GroupClient::send(Agent& agent, const UnderWay& proposal)
{
    api::Request request;
    request.method = http::Method::Post;
    request.target = "/v1/proposals";
    request.body = proposal.body;
    agent.proposals->ask(std::move(request), AskLimit,
                         [this, &agent](const Result<api::Response>& answer) {
                             if (answer && answer->succeeded()) {
                                 leader_ = &agent;
                             } else if (leader_ == &agent) {
                                 leader_ = nullptr;
                             }
                         });
}

void GroupClient::readAnew(std::size_t agent)
{
    agents_[agent].next = 1;
    agents_[agent].shown.clear();
}

/// What was not seen in time goes to everybody: who led may be gone without a word.
void GroupClient::sendAgain()
{
    for (auto& [number, one] : underWay_) {
        if (loop_.now() - one.sent >= SendAgain) {
            one.sent = loop_.now();
            for (Agent& agent : agents_) {
                send(agent, one);
            }
        }
    }
    again_.armAfter(SendAgain / 4);
}

void GroupClient::read(Agent& agent)
{
    api::Request request;
    request.target =
        "/v1/audit?from=" + std::to_string(agent.next) + "&limit=" + std::to_string(Chunk);
    agent.reads->ask(
        std::move(request), AskLimit, [this, &agent](const Result<api::Response>& answer) {
            polls_[static_cast<std::size_t>(&agent - agents_.data())]->armAfter(options_.pollEvery);
            if (!answer || !answer->succeeded()) {
                return; // it is down, or it will say so again
            }
            const auto records = schema::fromJson<std::vector<schema::Record>>(answer->body);
            if (!records) {
                giveUp(agent.node + ": " + records.error().text);
            }
            for (const schema::Record& record : *records) {
                take(agent, record);
            }
        });
}

void GroupClient::take(Agent& agent, const schema::Record& record)
{
    agent.next = record.index + 1;
    const auto entry = schema::fromJson<schema::AuditEntry>(record.body.text);
    if (!entry || !record.chain || !entry->allowed) {
        return; // refusals are a chain of their own, and nothing here causes any
    }
    agent.shown.emplace(record.index, *record.chain);
    const auto [known, isNew] = chains_.emplace(record.index, *record.chain);
    const std::string line = agent.node + "'s line " + std::to_string(record.index);
    if (known->second != *record.chain) {
        giveUp(line + " is not the one that another agent showed");
    }
    if (!isNew) {
        return;
    }
    if (known != chains_.begin() &&
        *record.chain != cluster::auditChain(std::prev(known)->second, record)) {
        giveUp(line + " does not follow on line " + std::to_string(std::prev(known)->first));
    }
    if (entry->actor != "agent/" + boot_) {
        return;
    }
    const std::uint64_t number = std::strtoull(entry->what.c_str() + Words.size(), nullptr, 10);
    if (!applied_.insert(number).second) {
        giveUp("proposal " + std::to_string(number) + " was applied twice");
    }
    underWay_.erase(number);
    seen(number, record);
}

} // namespace bafar::bench
