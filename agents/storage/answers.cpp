// What the storage machine keeps of the answers, and of their absence.
#include <algorithm>

#include "agents/storage/machine.h"
#include "core/base/text.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;

constexpr int Lost = 2; ///< missed deadlines in a row that mean something

} // namespace

void Machine::keep(const PoolSeen& seen, const Question&, Instant)
{
    pool_ = seen;
    trouble_.reset();
    missed_ = 0;
    const bool before = std::exchange(asks_, shallAsk());
    if (before && !asks_) { // another speaks now; what is remembered here would grow old
        volumes_.clear();
        lanes_.at(Counts) = {};
        clusterTrouble_.reset();
        clusterMissed_ = 0;
    }
}

void Machine::keep(const VolumesSeen& seen, const Question&, Instant)
{
    info_ = seen;
}

void Machine::keep(const StatusSeen& seen, const Question&, Instant now)
{
    clusterTrouble_.reset();
    clusterMissed_ = 0;
    for (const contract::VolumeConfig& volume : config_.volumes) {
        const auto found = seen.volumes.find(volume.name);
        VolumeState& state = volumes_[volume.name];
        state.bricks = found == seen.volumes.end() ? std::vector<BrickSeen>{} : found->second;
        state.bricksAt = now;
    }
}

void Machine::keep(const HealSeen& seen, const Question& question, Instant now)
{
    VolumeState& state = volumes_[question.volume];
    state.heal = seen;
    state.healAt = now;
    const bool any = std::any_of(seen.bricks.begin(), seen.bricks.end(), [](const BrickHeal& one) {
        return one.pending.value_or(0) > 0 || one.splitBrain.value_or(0) > 0;
    });
    state.backlog = any ? state.backlog + 1 : 0;
    if (any) {
        countDue_ = std::min(countDue_, now + config_.interval);
    }
}

void Machine::keep(const QuotaSeen& seen, const Question& question, Instant)
{
    volumes_[question.volume].quota = seen;
}

void Machine::keep(const contract::MountFound& seen, const Question& question, Instant now)
{
    const auto found = mounts_.find(question.volume);
    if (found == mounts_.end()) {
        return;
    }
    MountState& state = found->second;
    state.missed = 0;
    state.answered = true;
    state.at = now;
    judgeMount(state.told, seen, question.round != 0);
    if (state.told.writable) {
        state.told.round = question.round;
    }
    compareMarks(state, seen, now);
}

/// What another node said a round ago that it wrote must stand here, in one of two looks.
void Machine::compareMarks(MountState& state, const contract::MountFound& found, Instant now)
{
    std::vector<std::string> behind;
    for (const auto& [node, expected] : state.expected) {
        const auto mark = found.marks.find(node);
        const bool stands = mark != found.marks.end() && mark->second >= expected;
        int& looks = state.behind[node];
        looks = stands ? 0 : looks + 1;
        if (looks >= Lost) {
            behind.push_back(node);
        }
    }
    std::erase_if(state.behind,
                  [&](const auto& entry) { return !state.expected.contains(entry.first); });
    std::vector<contract::Mark> marks;
    for (const auto& [node, round] : found.marks) {
        if (node == self_.node || std::find(order_.begin(), order_.end(), node) == order_.end()) {
            continue;
        }
        const auto before =
            std::find_if(state.told.marks.begin(), state.told.marks.end(),
                         [&, name = &node](const auto& mark) { return mark.node == *name; });
        if (before == state.told.marks.end() || before->round != round) {
            state.moved[node] = now;
        }
        marks.push_back({node, round, {}});
    }
    state.told.marks = std::move(marks);
    if (behind.empty() || state.told.state != schema::State::Ok) {
        return;
    }
    // Where all others agree against this node, this node's mount is the odd one.
    const bool alone = behind.size() == state.expected.size();
    state.told.state = alone ? schema::State::Failed : schema::State::Degraded;
    state.told.reason = state.told.path + " shows other content here than on " + listed(behind) +
                        ": what was written there does not appear here";
}

void Machine::miss(const Miss& miss, const Question& question, Instant)
{
    const bool slow = miss.cause == Cause::Slow;
    switch (question.topic) {
    case Topic::Pool:
        lanes_.at(Local).waiting.clear();
        missed_ = slow ? missed_ + 1 : 0;
        if ((!slow && miss.cause != Cause::Busy) || missed_ >= Lost) {
            trouble_ = miss;
            asks_ = false;
            volumes_.clear();
            lanes_.at(Counts) = {};
        }
        break;
    case Topic::Status:
        clusterTrouble_ = miss;
        ++clusterMissed_;
        break;
    case Topic::Mount: missMount(miss, question); break;
    case Topic::Volumes:
    case Topic::Heal:
    case Topic::Quota: break; // what was known stands, with its age
    }
}

void Machine::missMount(const Miss& miss, const Question& question)
{
    const auto found = mounts_.find(question.volume);
    if (found == mounts_.end()) {
        return;
    }
    MountState& state = found->second;
    contract::Mount& mount = state.told;
    state.missed = miss.cause == Cause::Slow ? state.missed + 1 : 0;
    if (miss.cause == Cause::Slow && state.missed < Lost) {
        return;
    }
    mount.writable = false;
    state.answered = true;
    mount.state = miss.cause == Cause::Slow       ? schema::State::Failed
                  : miss.cause == Cause::NoHelper ? schema::State::NotMonitored
                                                  : schema::State::Unknown;
    mount.reason = miss.cause == Cause::Slow
                       ? mount.path + " hangs: whoever opens a file there waits. See whether the "
                                      "volume has its quorum, and the log in /var/log/glusterfs"
                       : miss.text;
}

} // namespace bafar::storage
