#include "agents/load_balancer/server_pool.h"

namespace bafar::load_balancer {

ServerPool::ServerPool(runtime::Loop& loop)
    : loop_(loop)
    , old_(loop, [this] { dropOld(); })
{
}

void ServerPool::put(const Place& server, runtime::Descriptor socket)
{
    List& list = idle_[server];
    if (list.size() == IdleMax) {
        list.pop_front();
    }
    const auto at = list.insert(list.end(), Idle{std::move(socket), loop_.now(), {}});
    at->watch = runtime::Watch(loop_, at->socket.get(), {true, false},
                               [&list, at](runtime::Readiness) { list.erase(at); });
    if (!old_.armed()) {
        old_.armAfter(IdleTime);
    }
}

std::optional<runtime::Descriptor> ServerPool::take(const Place& server)
{
    const auto found = idle_.find(server);
    if (found == idle_.end() || found->second.empty()) {
        return std::nullopt;
    }
    Idle& newest = found->second.back();
    newest.watch = {};
    runtime::Descriptor socket = std::move(newest.socket);
    found->second.pop_back();
    return socket;
}

void ServerPool::clear()
{
    idle_.clear();
    old_.cancel();
}

void ServerPool::dropOld()
{
    for (auto entry = idle_.begin(); entry != idle_.end();) {
        List& list = entry->second;
        while (!list.empty() && loop_.now() - list.front().since >= IdleTime) {
            list.pop_front();
        }
        entry = list.empty() ? idle_.erase(entry) : std::next(entry);
    }
    if (!idle_.empty()) {
        old_.armAfter(IdleTime / 4);
    }
}

} // namespace bafar::load_balancer
