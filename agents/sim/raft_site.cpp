#include "agents/sim/raft_site.h"

#include <algorithm>

namespace bafar::sim {

namespace {

constexpr WallTime WallStart{1'767'225'600'000};

} // namespace

RaftSite::RaftSite(std::uint64_t seed, std::vector<RaftSetup> setups)
    : world_(seed, WallStart)
    , network_(setups.size())
    , drags_(setups.size() * setups.size())
{
    for (std::size_t index = 0; index < setups.size(); ++index) {
        hosts_.push_back(std::make_unique<RaftHost>(*this, index, std::move(setups[index])));
    }
}

RaftSite::~RaftSite()
{
    watch_ = nullptr;
    for (const auto& host : hosts_) {
        host->crash(RaftDisk::Crash::Power);
    }
}

RaftHost* RaftSite::named(const std::string& name)
{
    const auto found = std::find_if(hosts_.begin(), hosts_.end(),
                                    [&](const auto& host) { return host->name() == name; });
    return found == hosts_.end() ? nullptr : found->get();
}

RaftHost* RaftSite::numbered(std::uint64_t number)
{
    const auto found = std::find_if(hosts_.begin(), hosts_.end(), [&](const auto& host) {
        return host->member().number == number;
    });
    return found == hosts_.end() ? nullptr : found->get();
}

RaftHost* RaftSite::leader()
{
    RaftHost* leader = nullptr;
    std::uint64_t term = 0;
    for (const auto& host : hosts_) {
        if (!host->acts()) {
            continue;
        }
        const cluster::Standing standing = host->group()->standing();
        if (standing.role == cluster::GroupRole::Leader && standing.term > term) {
            leader = host.get();
            term = standing.term;
        }
    }
    return leader;
}

bool RaftSite::connected(const RaftHost& a, const RaftHost& b) const
{
    return a.acts() && b.acts() && network_.twoWay(a.index(), b.index());
}

bool RaftSite::carry(const RaftHost& from, std::shared_ptr<const RaftMail> mail)
{
    RaftHost* to = numbered(mail->to);
    if (to == nullptr || to->group() == nullptr) {
        return false;
    }
    const Network::Copies copies = network_.send(from.index(), to->index(), world_.random());
    for (unsigned i = 0; i < copies.count; ++i) {
        world_.after(copies.after.at(i) + drag(from.index(), to->index()),
                     [to, mail, number = mail->to] {
                         if (to->member().number == number) {
                             to->receive(mail);
                         }
                     });
    }
    return copies.count > 0 || !network_.path(from.index(), to->index()).cut;
}

void RaftSite::carry(const RaftHost& from, const RaftHost& to, std::function<void()> work)
{
    if (network_.path(from.index(), to.index()).cut) {
        return;
    }
    world_.after(network_.trip(from.index(), to.index(), world_.random()) +
                     drag(from.index(), to.index()),
                 std::move(work));
}

std::uint64_t RaftSite::drawNumber()
{
    constexpr std::uint64_t NumberMax = ~std::uint64_t{0} >> 1U;
    return 1 + world_.random().below(NumberMax);
}

void RaftSite::note(const RaftHost& host, const std::string& text)
{
    if (world_.transcribes()) {
        world_.note(host.name() + "  " + text);
    }
}

} // namespace bafar::sim
