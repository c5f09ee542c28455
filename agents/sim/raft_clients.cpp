// What clients ask of a simulated agent, and how its proposals reach the leader.
#include "agents/sim/raft_host.h"
#include "agents/sim/raft_site.h"

namespace bafar::sim {

void RaftHost::ask(schema::Record record, Duration limit, Asked done)
{
    if (!acts()) {
        done(fail(Code::Unavailable, "the agent does not run"));
        return;
    }
    record.at = site_.world().wallNow();
    const std::uint64_t request = ++lastRequest_;
    asking_[request] = {std::move(done), 0};
    handle(cluster::Proposer::Ask{request, std::move(record), limit});
    if (const auto asking = asking_.find(request); asking != asking_.end()) {
        asking->second.number = proposer_->numbers().back();
    }
}

void RaftHost::handle(const cluster::Proposer::Input& input)
{
    if (proposer_) {
        carryOut(proposer_->handle(input, site_.world().now()));
        arm();
    }
}

void RaftHost::arm()
{
    if (!proposer_) {
        return;
    }
    const std::optional<Deadline> deadline = proposer_->deadline();
    const std::uint64_t armed = ++armed_;
    if (!deadline) {
        return;
    }
    site_.world().at(deadline->at, [this, armed, boot = boot_] {
        if (armed == armed_ && boot == boot_ && proposer_ && acts()) {
            carryOut(proposer_->tick(site_.world().now()));
            arm();
        }
    });
}

void RaftHost::carryOut(const cluster::Proposer::Effects& effects)
{
    for (const cluster::Proposer::Effect& effect : effects) {
        if (const auto* here = std::get_if<cluster::Proposer::ProposeHere>(&effect)) {
            proposeHere(here->proposal);
        } else if (const auto* forward = std::get_if<cluster::Proposer::Forward>(&effect)) {
            RaftHost* to = site_.named(forward->node);
            if (to == nullptr) {
                continue;
            }
            site_.carry(*this, *to, [this, to, proposal = forward->proposal] {
                to->forwarded(*this, proposal);
            });
        } else if (const auto* answered = std::get_if<cluster::Proposer::Answered>(&effect)) {
            const auto asking = asking_.extract(answered->request);
            if (asking.empty()) {
                continue;
            }
            if (answered->index && site_.watched() != nullptr) {
                site_.watched()->acknowledged(*this, boot_, asking.mapped().number,
                                              *answered->index);
            }
            asking.mapped().done(answered->index);
        }
    }
}

void RaftHost::proposeHere(const schema::Proposal& proposal)
{
    if (!running()) {
        return;
    }
    const std::uint64_t last = group_->standing().last;
    group_->propose(proposal, [this, boot = proposal.boot,
                               number = proposal.number](const Result<cluster::Verdict>& verdict) {
        if (!verdict) {
            returned(boot, number, verdict.error());
        }
    });
    if (setup_.plants.acknowledgesEarly && running() &&
        group_->standing().role == cluster::GroupRole::Leader && group_->standing().last > last) {
        early_.push_back({group_->standing().last, proposal.number});
    }
}

/// Planted: the leader's own disk has it, so it is told to be agreed.
void RaftHost::wrote(std::uint64_t last)
{
    for (const Early& early : early_) {
        if (early.index <= last && proposer_) {
            handle(cluster::Proposer::Applied{boot_, early.number, {early.index, std::nullopt}});
        }
    }
    std::erase_if(early_, [last](const Early& early) { return early.index <= last; });
}

void RaftHost::forwarded(RaftHost& from, const schema::Proposal& proposal)
{
    if (!running()) {
        return;
    }
    io_->run([this, &from, proposal, process = process_] {
        if (process != process_ || !running()) {
            return;
        }
        group_->propose(proposal, [this, &from, boot = proposal.boot, number = proposal.number](
                                      const Result<cluster::Verdict>& verdict) {
            if (!verdict) {
                site_.carry(*this, from, [&from, boot, number, why = verdict.error()] {
                    from.returned(boot, number, why);
                });
            }
        });
    });
}

void RaftHost::returned(const std::string& boot, std::uint64_t number, const Error& why)
{
    if (boot == boot_ && acts()) {
        handle(cluster::Proposer::Returned{number, why});
    }
}

void RaftHost::read()
{
    if (!acts() || site_.watched() == nullptr ||
        group_->standing().role != cluster::GroupRole::Leader) {
        return;
    }
    const std::uint64_t asked = site_.watched()->allAcknowledged();
    if (setup_.plants.readsUnconfirmed) {
        site_.watched()->readServed(*this, asked);
        return;
    }
    group_->confirmLeadership([this, asked, process = process_](const Result<void>& confirmed) {
        if (confirmed && process == process_ && site_.watched() != nullptr) {
            site_.watched()->readServed(*this, asked);
        }
    });
}

} // namespace bafar::sim
