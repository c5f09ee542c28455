#include "agents/load_balancer/network_stock.h"

#include <algorithm>

namespace bafar::load_balancer {

Inside insideOf(const ServerEntry& server)
{
    return {server.network, server.at.address.family() == net::Family::V6};
}

NetworkStock::NetworkStock(runtime::Loop& loop, Fetch fetch)
    : loop_(loop)
    , fetch_(std::move(fetch))
    , again_(loop, [this] { look(); })
    , self_(std::make_shared<NetworkStock*>(this))
{
}

NetworkStock::~NetworkStock()
{
    *self_ = nullptr;
}

void NetworkStock::use(const std::set<Inside>& networks)
{
    std::erase_if(shelves_, [&networks](const auto& entry) {
        return !networks.contains(entry.first) && entry.second.waiting.empty();
    });
    for (const Inside& inside : networks) {
        const auto [shelf, isNew] = shelves_.try_emplace(inside);
        if (isNew) {
            fetch(inside, shelf->second);
        }
    }
    if (!shelves_.empty() && !again_.armed()) {
        again_.armAfter(RetryEvery);
    }
}

NetworkStock::Wait NetworkStock::take(const Inside& inside, Taken taken)
{
    Shelf& shelf = shelves_[inside];
    const Instant now = loop_.now();
    if (now - shelf.opened >= OldAge) {
        shelf.sockets.clear();
    }
    if (!shelf.sockets.empty()) {
        runtime::Descriptor socket = std::move(shelf.sockets.back());
        shelf.sockets.pop_back();
        if (shelf.sockets.size() * 2 < shelf.next) {
            fetch(inside, shelf);
        }
        taken(std::move(socket));
        return nullptr;
    }
    if (!shelf.problem.empty() && now - shelf.asked < RetryEvery) {
        taken(fail(Code::Unavailable, shelf.problem));
        return nullptr;
    }
    auto wait = std::make_shared<Taken>(std::move(taken));
    shelf.waiting.push_back(wait);
    fetch(inside, shelf);
    return wait;
}

void NetworkStock::distrust(const Inside& inside)
{
    if (const auto shelf = shelves_.find(inside); shelf != shelves_.end()) {
        shelf->second.sockets.clear();
    }
}

std::map<std::string, std::string> NetworkStock::problems() const
{
    std::map<std::string, std::string> problems;
    for (const auto& [inside, shelf] : shelves_) {
        std::string& told = problems[inside.network];
        told = told.empty() ? shelf.problem : told;
    }
    return problems;
}

void NetworkStock::fetch(const Inside& inside, Shelf& shelf)
{
    if (shelf.fetching) {
        return;
    }
    constexpr Duration Soon = std::chrono::seconds(1);
    const Instant now = loop_.now();
    const bool fast = shelf.problem.empty() && now - shelf.asked < Soon;
    const bool first = shelf.asked == Instant{};
    shelf.next = first ? 1U : fast ? std::min(shelf.next * 2, StockMax) : StockMin;
    shelf.asked = now;
    shelf.fetching = true;
    fetch_(inside, shelf.next, [self = self_, inside](Result<Sockets> sockets) {
        if (*self != nullptr) {
            (*self)->came(inside, std::move(sockets));
        }
    });
}

void NetworkStock::came(const Inside& inside, Result<Sockets> sockets)
{
    const auto found = shelves_.find(inside);
    if (found == shelves_.end()) {
        return;
    }
    Shelf& shelf = found->second;
    shelf.fetching = false;
    shelf.problem = sockets ? std::string() : sockets.error().text;
    if (sockets) {
        shelf.opened = loop_.now();
        std::move(sockets->begin(), sockets->end(), std::back_inserter(shelf.sockets));
    }
    // Whoever gets one may take or wait again, so it has left the list by then.
    for (auto waiting = std::exchange(shelf.waiting, {}); !waiting.empty(); waiting.pop_front()) {
        const Wait wait = waiting.front().lock();
        if (!wait) {
            continue;
        }
        if (!sockets) {
            (*wait)(fail(Code::Unavailable, shelf.problem));
        } else if (!shelf.sockets.empty()) {
            runtime::Descriptor socket = std::move(shelf.sockets.back());
            shelf.sockets.pop_back();
            (*wait)(std::move(socket));
        } else {
            shelf.waiting.splice(shelf.waiting.end(), waiting);
            fetch(inside, shelf);
            return;
        }
    }
}

void NetworkStock::look()
{
    for (auto& [inside, shelf] : shelves_) {
        if (loop_.now() - shelf.opened >= OldAge) {
            shelf.sockets.clear();
        }
        std::erase_if(shelf.waiting, [](const auto& wait) { return wait.expired(); });
        // An answer that did not come in this time comes no more: a queue on its way was full.
        constexpr Duration Lost = std::chrono::seconds(5);
        shelf.fetching = shelf.fetching && loop_.now() - shelf.asked < Lost;
        if (!shelf.problem.empty() || !shelf.waiting.empty()) {
            fetch(inside, shelf);
        }
    }
    if (!shelves_.empty()) {
        again_.armAfter(RetryEvery);
    }
}

} // namespace bafar::load_balancer
