#include "agents/sim/raft_checks.h"

#include <algorithm>

#include "core/base/fingerprint.h"
#include "core/schema/json.h"

namespace bafar::sim {

namespace {

constexpr std::uint64_t LedgersComparedEvery = 64; ///< entries; digests cost more than applying

std::string idOf(const std::string& node, const std::string& boot, std::uint64_t number)
{
    return node + "/" + boot + "/" + std::to_string(number);
}

} // namespace

RaftChecks::RaftChecks(RaftSite& site)
    : site_(site)
    , last_(site.size(), 0)
{
    site.watch(*this);
}

void RaftChecks::fail(const std::string& text)
{
    if (!failure_) {
        failure_ = "at " + toHumanText(site_.world().elapsed()) + ": " + text;
        site_.world().note("CHECK FAILED: " + text);
    }
}

void RaftChecks::see(const std::string& text)
{
    digest_ = fingerprint(digest_ + text + std::to_string(site_.world().elapsed().count()));
}

void RaftChecks::standing(RaftHost& host, const cluster::Standing& standing)
{
    see(host.name() + std::to_string(standing.term));
    if (standing.role == cluster::GroupRole::Leader) {
        const auto [place, first] = leaders_.try_emplace(standing.term, host.member().number);
        counts_.leaders += first ? 1 : 0;
        if (place->second != host.member().number) {
            const RaftHost* other = site_.numbered(place->second);
            fail("term " + std::to_string(standing.term) + " has two leaders: " + host.name() +
                 " and " + (other == nullptr ? "one that is gone" : other->name()));
        }
        if (!standing.changing && standing.members != members_) {
            counts_.memberships += members_.empty() ? 0 : 1;
            members_ = standing.members;
        }
    }
}

void RaftChecks::applied(RaftHost& host,
                         std::uint64_t index,
                         std::uint64_t term,
                         const schema::Proposal& proposal,
                         const cluster::Verdict& verdict)
{
    const std::string id = idOf(proposal.record.node, proposal.boot, proposal.number);
    const std::string what = fingerprint(
        proposal.record.body.text + (verdict.refused ? "refused: " + verdict.refused->text : "") +
        std::to_string(verdict.index));
    see(what);
    const auto [place, first] = agreed_.try_emplace(index, Agreed{term, what, id});
    if (first) {
        if (const auto promised = promised_.find(index);
            promised != promised_.end() && promised->second != id) {
            fail(promised->second + " was acknowledged as entry " + std::to_string(index) +
                 ", but " + id + " is agreed there");
        }
        ++counts_.applied;
        counts_.refused += verdict.refused ? 1 : 0;
        if (!verdict.refused && verdict.index == index) { // else it came a second time
            noteAgreed(proposal.record);
        }
    } else if (place->second.term != term || place->second.what != what || place->second.id != id) {
        fail(host.name() + " applies another entry " + std::to_string(index) + " (term " +
             std::to_string(term) + ", " + id + ") than was agreed (term " +
             std::to_string(place->second.term) + ", " + place->second.id + ")");
    }
    std::uint64_t& last = last_[host.index()];
    if (index <= last) {
        fail(host.name() + " applies entry " + std::to_string(index) + " after " +
             std::to_string(last));
    }
    // Between two that are applied only memberships and barriers stand, which no ledger sees.
    const auto between = agreed_.upper_bound(last);
    if (between != agreed_.end() && between->first < index) {
        fail(host.name() + " skips entry " + std::to_string(between->first));
    }
    last = index;
    if (index % LedgersComparedEvery == 0) {
        compareLedger(host, host.group()->ledger());
    }
}

void RaftChecks::restored(RaftHost& host, const cluster::Ledger& ledger)
{
    last_[host.index()] = ledger.index();
    compareLedger(host, ledger);
}

/// The host may be further by now: its calls come in order, after what they tell of.
void RaftChecks::compareLedger(RaftHost& host, const cluster::Ledger& ledger)
{
    const auto [place, first] = digests_.try_emplace(ledger.index(), ledger.digest());
    if (!first && place->second != ledger.digest()) {
        fail("the ledger of " + host.name() + " at entry " + std::to_string(ledger.index()) +
             " is another one than was seen before");
    }
}

void RaftChecks::acknowledged(RaftHost& host,
                              const std::string& boot,
                              std::uint64_t number,
                              std::uint64_t index)
{
    ++counts_.acknowledged;
    see(boot);
    const std::string id = idOf(host.name(), boot, number);
    promised_.emplace(index, id);
    acknowledgedMax_ = std::max(acknowledgedMax_, index);
    const auto agreed = agreed_.find(index);
    if (agreed != agreed_.end() && agreed->second.id != id) {
        fail(host.name() + " was told that " + id + " is entry " + std::to_string(index) +
             ", but " + agreed->second.id + " is");
    }
}

void RaftChecks::readServed(RaftHost& host, std::uint64_t asked)
{
    ++counts_.reads;
    if (host.group()->ledger().index() < asked) {
        fail(host.name() + " answered from its ledger at entry " +
             std::to_string(host.group()->ledger().index()) + ", but entry " +
             std::to_string(asked) + " was acknowledged before the question");
    }
}

void RaftChecks::noteAgreed(const schema::Record& record)
{
    if (record.kind == schema::RecordKind::Action) {
        noteAction(schema::fromJson<schema::ActionRecord>(record.body.text).value());
    } else if (record.kind == schema::RecordKind::Spec) {
        noteSpec(schema::fromJson<schema::SpecChange>(record.body.text).value());
    }
}

void RaftChecks::noteAction(const schema::ActionRecord& action)
{
    const bool runs = !action_.id.empty() && !schema::hasEnded(action_.state);
    if (runs && action.id != action_.id) {
        fail("action " + action.id + " is agreed while " + action_.id + " runs");
    }
    if (action.id == action_.id) {
        const bool taken = action.fence == action_.fence + 1;
        const bool goesOn = action.fence == action_.fence && action.holder == action_.holder &&
                            action.holderBoot == action_.holderBoot;
        if (!runs || (!taken && !goesOn) || action.edition != action_.edition + 1) {
            fail("record " + std::to_string(action.edition) + " of action " + action.id + " by " +
                 action.holderBoot + " with fence " + std::to_string(action.fence) +
                 " is agreed after " + std::to_string(action_.edition) + " by " +
                 action_.holderBoot + " with fence " + std::to_string(action_.fence));
        }
        counts_.takenOver += taken ? 1 : 0;
    } else {
        ++counts_.actions;
    }
    action_ = action;
    for (std::size_t step = 0; step < action.steps.size(); ++step) {
        if (action.steps[step].state == schema::StepState::Running) {
            begun_.emplace(action.id, step);
        }
    }
}

void RaftChecks::noteSpec(const schema::SpecChange& change)
{
    const bool first = spec_.empty() && change.action.empty();
    const bool held = change.action == action_.id && change.fence == action_.fence &&
                      !schema::hasEnded(action_.state);
    if (!first && !held) {
        fail("revision " + change.revision + " is agreed for action " + change.action +
             " with fence " + std::to_string(change.fence) + ", which nobody holds");
    }
    if (change.stage == schema::SpecStage::InForce) {
        if (change.from != spec_) {
            fail("revision " + change.revision + " replaces " + change.from + ", but " + spec_ +
                 " is in force");
        }
        spec_ = change.revision;
        ++counts_.specs;
    }
}

void RaftChecks::stepRun(RaftHost& host, const std::string& action, std::size_t step)
{
    ++counts_.steps;
    const std::string text = "step " + std::to_string(step + 1) + " of action " + action;
    if (!begun_.contains({action, step})) {
        fail(host.name() + " runs " + text + " before its record is agreed");
    }
    if (!ran_.emplace(action, step).second) {
        fail(host.name() + " runs " + text + " a second time");
    }
}

bool RaftChecks::atRest()
{
    RaftHost* leader = site_.leader();
    if (leader == nullptr) {
        return false;
    }
    const cluster::Standing standing = leader->group()->standing();
    if (standing.changing || standing.applied != standing.last) {
        return false;
    }
    return std::all_of(
        standing.members.begin(), standing.members.end(), [&](const schema::Member& member) {
            const RaftHost* host = site_.numbered(member.number);
            if (host == nullptr || !host->acts()) {
                return false;
            }
            const cluster::Standing other = host->group()->standing();
            return other.applied == standing.applied && other.leader == leader->member().number;
        });
}

void RaftChecks::converged()
{
    RaftHost* leader = site_.leader();
    if (leader == nullptr) {
        fail("nobody leads");
        return;
    }
    const std::string digest = leader->group()->ledger().digest();
    for (const schema::Member& member : leader->group()->standing().members) {
        const RaftHost* host = site_.numbered(member.number);
        if (host == nullptr || host->group() == nullptr) {
            fail("member " + member.node + " is none of the agents");
        } else if (host->group()->ledger().digest() != digest) {
            fail("the ledgers of " + leader->name() + " and " + host->name() +
                 " differ at rest, at entries " +
                 std::to_string(leader->group()->ledger().index()) + " and " +
                 std::to_string(host->group()->ledger().index()));
        }
    }
    for (const auto& [index, id] : promised_) {
        const auto agreed = agreed_.find(index);
        if (agreed == agreed_.end() || agreed->second.id != id) {
            fail(id + " was acknowledged as entry " + std::to_string(index) + " and is lost");
        }
    }
}

} // namespace bafar::sim
