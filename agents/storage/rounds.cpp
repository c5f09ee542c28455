// The storage machine's rounds: what is asked when.
#include <algorithm>

#include "agents/storage/machine.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;

constexpr Duration Spread = std::chrono::milliseconds(100); ///< between nodes that ask again

} // namespace

void Machine::beginRound(Instant now, Effects& out)
{
    const bool hurry = now < hurryUntil_;
    nextRound_ = now + (hurry ? std::min<Duration>(Hurry, config_.interval) : config_.interval);
    // From the clock at first, so that a restarted agent's rounds go on rising.
    round_ =
        round_ == 0
            ? static_cast<std::uint64_t>(std::max<std::int64_t>(1, wall_.at(now).unixMs / 1000))
            : round_ + 1;
    readOthers();
    Queue& local = lanes_.at(Local);
    if (!local.asked && local.waiting.empty()) {
        roundUntil_ = now + config_.timeout;
        local.waiting.push_back({Topic::Pool, {}, {}, 0});
        if (now >= infoDue_) {
            local.waiting.push_back({Topic::Volumes, {}, {}, 0});
            infoDue_ = now + (hurry ? Hurry : config_.healInterval);
        }
    }
    Queue& mounts = lanes_.at(Mounts);
    if (!mounts.asked && mounts.waiting.empty()) {
        for (const contract::VolumeConfig& volume : mountsHere()) {
            MountState& state = mounts_[volume.name];
            state.told.volume = volume.name;
            state.told.path = volume.mount;
            state.expected = std::exchange(state.heard, {});
            for (const auto& [node, rounds] : written_) {
                const auto known = rounds.find(volume.name);
                if (known != rounds.end()) {
                    state.heard.emplace(node, known->second);
                }
            }
            mounts.waiting.push_back(
                {Topic::Mount, volume.name, volume.mount, config_.mark ? round_ : 0});
        }
    }
    askNext(Local, now, out);
    askNext(Mounts, now, out);
}

/// What every other node says of its glusterd and of its marks.
void Machine::readOthers()
{
    ready_.clear();
    written_.clear();
    if (view_ == nullptr) {
        return;
    }
    for (const auto& [name, node] : view_->nodes) {
        if (node.self || !node.connected || node.state != schema::State::Ok) {
            continue;
        }
        const auto status = view_->status<Status>(name, std::string(Name));
        if (!status) {
            continue;
        }
        if (status->glusterd == schema::State::Ok) {
            ready_.insert(name);
        }
        for (const contract::Mount& mount : status->mounts) {
            if (mount.writable && mount.round > 0) {
                written_[name].emplace(mount.volume, mount.round);
            }
        }
    }
}

/// The first node of the spec that can asks for all.
bool Machine::shallAsk() const
{
    for (const std::string& node : order_) {
        if (node == self_.node) {
            return true;
        }
        if (ready_.contains(node)) {
            return false;
        }
    }
    return false;
}

std::vector<contract::VolumeConfig> Machine::mountsHere() const
{
    std::vector<contract::VolumeConfig> here;
    for (const contract::VolumeConfig& volume : config_.volumes) {
        const bool mine =
            volume.nodes.empty() ||
            std::find(volume.nodes.begin(), volume.nodes.end(), self_.node) != volume.nodes.end();
        if (mine && !volume.mount.empty()) {
            here.push_back(volume);
        }
    }
    return here;
}

Duration Machine::limitOf(Lane lane) const
{
    return lane == Counts ? SlowLimit : config_.timeout;
}

void Machine::askNext(Lane lane, Instant now, Effects& out)
{
    Queue& queue = lanes_.at(lane);
    if (queue.again) {
        queue.again.reset();
    } else if (queue.asked || queue.waiting.empty()) {
        return;
    } else {
        queue.asked = queue.waiting.front();
        queue.waiting.pop_front();
        queue.until = now + limitOf(lane);
        if (lane == Local) {
            queue.until = std::max(roundUntil_, now);
        }
        queue.tries = 0;
    }
    queue.id = ++lastId_;
    out.emplace_back(Ask{queue.id, *queue.asked, queue.until - now});
}

void Machine::settle(Lane lane, const Heard<Facts>& heard, Instant now, Effects& out)
{
    Queue& queue = lanes_.at(lane);
    if (!heard && heard.error().cause == Cause::Busy && ++queue.tries < BusyTries) {
        const auto place = std::find(order_.begin(), order_.end(), self_.node) - order_.begin();
        queue.id = 0;
        queue.again = now + queue.tries * BusyPause + place * Spread;
        if (*queue.again < queue.until) {
            return;
        }
        queue.again.reset();
    }
    const Question question = *queue.asked;
    queue.asked.reset();
    queue.id = 0;
    if (heard) {
        std::visit([&](const auto& seen) { keep(seen, question, now); }, *heard);
    } else {
        miss(heard.error(), question, now);
    }
    if (question.topic == Topic::Pool && asks_) {
        lanes_.at(Local).waiting.push_back({Topic::Status, {}, {}, 0});
    } else if (question.topic == Topic::Status && asks_) {
        queueCounts(now);
    }
    askNext(lane, now, out);
    askNext(Counts, now, out);
    if (!lanes_.at(lane).asked) {
        endRound(now, out);
    }
}

/// Behind the status, which tells whose bricks there are: glusterd locks a volume to answer, even
/// one that does not exist yet, and whoever creates it meanwhile would be turned away.
void Machine::queueCounts(Instant now)
{
    Queue& counts = lanes_.at(Counts);
    if (now < countDue_ || counts.asked || !counts.waiting.empty()) {
        return;
    }
    bool restless = now < hurryUntil_;
    for (const contract::VolumeConfig& volume : config_.volumes) {
        const VolumeState& state = volumes_[volume.name];
        if (state.bricks && state.bricks->empty()) {
            continue;
        }
        counts.waiting.push_back({Topic::Heal, volume.name, {}, 0});
        counts.waiting.push_back({Topic::Quota, volume.name, {}, 0});
        restless = restless || state.backlog > 0;
    }
    if (counts.waiting.empty()) {
        return; // and asked as soon as there is one
    }
    countDue_ = now + (restless ? config_.interval : config_.healInterval);
}

void Machine::endRound(Instant now, Effects& out)
{
    started_ = true;
    tellChanges(now, out);
    out.emplace_back(StatusChanged{});
    publish(now, out);
}

} // namespace bafar::storage
