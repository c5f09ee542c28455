#include "agents/sim/raft_load.h"

#include "core/base/fingerprint.h"
#include "core/schema/json.h"

namespace bafar::sim {

namespace {

constexpr Duration AskLimit = std::chrono::seconds(5);
constexpr Duration LookAfterEvery = std::chrono::milliseconds(500);
constexpr Duration GoneAfter = std::chrono::seconds(2); ///< a holder that is not heard

} // namespace

RaftLoad::RaftLoad(RaftSite& site, Duration gap)
    : site_(site)
    , random_(site.world().random().fork())
    , gap_(gap)
{
}

void RaftLoad::run(Instant end)
{
    end_ = end;
    next();
    lookAfter();
}

void RaftLoad::next()
{
    site_.world().after(random_.between(Duration{}, 2 * gap_), [this] {
        if (site_.world().now() >= end_) {
            return;
        }
        RaftHost& host = site_.host(static_cast<std::size_t>(random_.below(site_.size())));
        const std::size_t burst = random_.chance(0.03) ? 20 : 1;
        for (std::size_t i = 0; i < burst && host.acts(); ++i) {
            one(host);
        }
        next();
    });
}

void RaftLoad::one(RaftHost& host)
{
    switch (random_.below(10)) {
    case 0:
    case 1: changeSlot(host); break;
    case 2: changeSpec(host); break;
    case 3:
        if (RaftHost* leader = site_.leader()) {
            leader->read();
        }
        break;
    case 4: act(host); break;
    default: audit(host); break;
    }
}

void RaftLoad::ask(RaftHost& host, schema::RecordKind kind, std::string body)
{
    schema::Record record;
    record.kind = kind;
    record.body.text = std::move(body);
    ++counts_.asked;
    host.ask(std::move(record), AskLimit,
             [this](const Result<std::uint64_t>& index) { counts_.failed += index ? 0 : 1; });
}

/// Agreed as the first of all, and refused from then on.
void RaftLoad::changeSpec(RaftHost& host)
{
    const cluster::Ledger& ledger = host.group()->ledger();
    schema::SpecChange change;
    change.text = "revision: " + std::to_string(++serial_) + "\n" +
                  std::string(static_cast<std::size_t>(random_.below(400)), '#');
    change.revision = fingerprint(change.text);
    change.from = ledger.spec() == nullptr ? "" : ledger.spec()->revision;
    change.who = "operator/sara";
    ask(host, schema::RecordKind::Spec, schema::toJson(change));
}

void RaftLoad::changeSlot(RaftHost& host)
{
    const cluster::Ledger& ledger = host.group()->ledger();
    schema::SlotChange change;
    change.slot = schema::SlotKind::Silence;
    change.key = "k" + std::to_string(random_.below(5));
    const auto* now = ledger.slot(change.slot, change.key);
    change.expects = now == nullptr ? 0 : now->index;
    if (random_.chance(0.8)) {
        change.value = schema::RawJson{std::to_string(++serial_)};
    }
    ask(host, schema::RecordKind::Slot, schema::toJson(change));
}

void RaftLoad::audit(RaftHost& host)
{
    schema::AuditEntry entry;
    entry.actor = "operator/sara";
    entry.what = "attempt " + std::to_string(++serial_);
    entry.allowed = random_.chance(0.8);
    entry.outcome = entry.allowed ? "allowed" : "not allowed";
    ask(host, schema::RecordKind::Audit, schema::toJson(entry));
}

void RaftLoad::act(RaftHost& host)
{
    if (!host.steps().held().empty() || host.group()->ledger().running() != nullptr) {
        return;
    }
    std::vector<std::string> nodes;
    const std::int64_t steps = random_.between(2, 3);
    for (std::int64_t step = 0; step < steps; ++step) {
        RaftHost& target = site_.host(static_cast<std::size_t>(random_.below(site_.size())));
        if (target.acts()) {
            nodes.push_back(target.name());
        }
    }
    if (!nodes.empty()) {
        ++counts_.actions;
        host.steps().begin("a" + std::to_string(++serial_), nodes, random_.chance(0.5));
    }
}

/// As the leader's agent does: a holder that is not heard, or that forgot, is gone.
void RaftLoad::lookAfter()
{
    site_.world().after(LookAfterEvery, [this] {
        lookAfter();
        RaftHost* leader = site_.leader();
        const schema::ActionRecord* running =
            leader == nullptr ? nullptr : leader->group()->ledger().running();
        if (running == nullptr || leader->steps().held() == running->id) {
            orphan_.clear();
            return;
        }
        const RaftHost* holder = site_.named(running->holder);
        const bool heard = holder != nullptr && site_.connected(*leader, *holder) &&
                           site_.named(running->holder)->steps().held() == running->id;
        if (heard) {
            orphan_.clear();
        } else if (orphan_ != running->id) {
            orphan_ = running->id;
            orphanSince_ = site_.world().now();
        } else if (site_.world().now() - orphanSince_ >= GoneAfter) {
            orphan_.clear();
            if (leader->steps().held().empty()) {
                leader->steps().takeOver(*running);
            }
        }
    });
}

std::size_t RaftLoad::askAll(
    const std::function<void(RaftHost&, const Result<std::uint64_t>&)>& done)
{
    std::size_t asked = 0;
    for (std::size_t index = 0; index < site_.size(); ++index) {
        RaftHost& host = site_.host(index);
        if (!host.acts() || host.group()->standing().role == cluster::GroupRole::Outside) {
            continue;
        }
        schema::AuditEntry entry;
        entry.actor = "operator/sara";
        entry.what = "the last line of " + host.name();
        entry.outcome = "allowed";
        entry.allowed = true;
        schema::Record record;
        record.kind = schema::RecordKind::Audit;
        record.body.text = schema::toJson(entry);
        ++asked;
        host.ask(std::move(record), AskLimit,
                 [&host, done](const Result<std::uint64_t>& agreed) { done(host, agreed); });
    }
    return asked;
}

} // namespace bafar::sim
