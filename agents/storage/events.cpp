// What the storage machine tells the timeline: what is otherwise than when it last told.
#include <algorithm>

#include "agents/storage/machine.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using schema::Severity;
using schema::State;

template <class List, class Same>
auto findIn(const List& list, Same same) -> const typename List::value_type*
{
    const auto found = std::find_if(list.begin(), list.end(), same);
    return found == list.end() ? nullptr : &*found;
}

bool hasBacklog(const contract::Volume& volume)
{
    return std::any_of(volume.reasons.begin(), volume.reasons.end(),
                       [](const std::string& reason) { return reason.ends_with("to be healed"); });
}

std::string firstReason(const contract::Volume& volume)
{
    return volume.reasons.empty() ? std::string("no reason is known") : volume.reasons.front();
}

} // namespace

void Machine::emit(Severity severity,
                   std::string_view kind,
                   const std::string& subject,
                   std::string text,
                   Effects& out) const
{
    schema::Event event;
    event.concept_ = Name;
    event.kind = kind;
    event.severity = severity;
    event.subject = subject;
    event.text = std::move(text);
    out.emplace_back(EmitEvent{std::move(event)});
}

namespace {

/// One comparison of two statuses.
struct Telling {
    std::function<void(Severity, std::string_view, const std::string&, std::string)> emit;

    void glusterd(const Machine::Status& before,
                  const Machine::Status& after,
                  const std::string& node) const;
    void peers(const Machine::Status& before, const Machine::Status& after) const;
    void volume(const contract::Volume& before, const contract::Volume& after) const;
    void bricks(const contract::Volume& before, const contract::Volume& after) const;
    void mounts(const Machine::Status& before,
                const Machine::Status& after,
                const std::string& node) const;
};

void Telling::glusterd(const Machine::Status& before,
                       const Machine::Status& after,
                       const std::string& node) const
{
    if (after.glusterd == State::Failed && before.glusterd != State::Failed) {
        emit(Severity::Warning, "glusterd_failed", "node/" + node,
             node + ": " + after.glusterdReason);
    } else if (after.glusterd == State::Ok && before.glusterd == State::Failed) {
        emit(Severity::Notice, "glusterd_answered", "node/" + node,
             "glusterd on " + node + " answers again");
    }
}

void Telling::peers(const Machine::Status& before, const Machine::Status& after) const
{
    for (const contract::Peer& peer : after.peers) {
        const contract::Peer* known = findIn(
            before.peers, [&](const contract::Peer& other) { return other.uuid == peer.uuid; });
        if (known == nullptr || known->connected == peer.connected) {
            continue;
        }
        const std::string subject = peer.node.empty() ? std::string() : "node/" + peer.node;
        if (peer.connected) {
            emit(Severity::Notice, "peer_returned", subject,
                 "glusterd on " + peer.hostname + " is connected again");
        } else {
            emit(Severity::Warning, "peer_lost", subject,
                 "glusterd on " + peer.hostname + " is not connected any more");
        }
    }
}

void Telling::bricks(const contract::Volume& before, const contract::Volume& after) const
{
    for (const contract::Brick& brick : after.bricks) {
        const contract::Brick* known = findIn(
            before.bricks, [&](const contract::Brick& other) { return other.id == brick.id; });
        if (known == nullptr || known->state == brick.state) {
            continue;
        }
        const std::string what = "brick " + brick.host + ":" + brick.path + " of " + after.name;
        if (brick.state == State::Failed) {
            emit(Severity::Critical, "brick_failed", brick.id, what + ": " + brick.reason);
        } else if (brick.state == State::Ok) {
            emit(Severity::Notice, "brick_served", brick.id, what + " serves again");
        } else if (brick.state == State::Unknown && known->state == State::Ok) {
            emit(Severity::Warning, "brick_unseen", brick.id, what + ": " + brick.reason);
        }
    }
}

void Telling::volume(const contract::Volume& before, const contract::Volume& after) const
{
    const std::string subject = "storage/" + after.name;
    const auto changed = [&](bool was, bool is, Severity severity, std::string_view began,
                             std::string_view ended, const std::string& text,
                             const std::string& over) {
        if (!was && is) {
            emit(severity, began, subject, after.name + ": " + text);
        } else if (was && !is) {
            emit(Severity::Notice, ended, subject, after.name + ": " + over);
        }
    };
    changed(before.splitBrain.value_or(0) > 0, after.splitBrain.value_or(0) > 0, Severity::Critical,
            "split_brain_found", "split_brain_ended",
            std::to_string(after.splitBrain.value_or(0)) +
                " files with copies that contradict each other",
            "no file is in split brain any more");
    changed(hasBacklog(before), hasBacklog(after), Severity::Notice, "heal_backlog_began",
            "heal_backlog_ended",
            std::to_string(after.healPending.value_or(0)) + " files wait to be healed",
            "every file is healed");
    changed(before.state == State::Failed, after.state == State::Failed, Severity::Critical,
            "volume_failed", "volume_recovered", firstReason(after), "works again");
    changed(!before.selfHeal, !after.selfHeal, Severity::Notice, "self_heal_switched_off",
            "self_heal_switched_on", "self-heal was switched off", "self-heal was switched on");
    bricks(before, after);
}

void Telling::mounts(const Machine::Status& before,
                     const Machine::Status& after,
                     const std::string& node) const
{
    for (const contract::Mount& mount : after.mounts) {
        const contract::Mount* known = findIn(before.mounts, [&](const contract::Mount& other) {
            return other.volume == mount.volume;
        });
        const std::string subject = "storage/" + mount.volume + "/mount/" + node;
        const bool failed = mount.state == State::Failed;
        const bool was = known != nullptr && known->state == State::Failed;
        if (failed && !was) {
            emit(Severity::Critical, "mount_failed", subject, node + ": " + mount.reason);
        } else if (was && mount.state == State::Ok) {
            emit(Severity::Notice, "mount_recovered", subject,
                 mount.path + " on " + node + " is mounted and writable again");
        }
    }
}

} // namespace

/// Of a cluster that was seen for the first time, or by another node before, nothing is new.
void Machine::tellChanges(Instant now, Effects& out)
{
    Status after = status(now);
    // What was not asked for yet is no word to compare the next one with.
    std::erase_if(after.volumes, [&](const contract::Volume& volume) {
        const auto known = volumes_.find(volume.name);
        return known == volumes_.end() || !known->second.bricks;
    });
    if (told_) {
        const Telling telling{
            [&](Severity severity, std::string_view kind, const std::string& subject,
                std::string text) { emit(severity, kind, subject, std::move(text), out); }};
        telling.glusterd(*told_, after, self_.node);
        if (!after.peers.empty()) {
            telling.peers(*told_, after);
        }
        for (const contract::Volume& volume : after.volumes) {
            const contract::Volume* known =
                findIn(told_->volumes,
                       [&](const contract::Volume& other) { return other.name == volume.name; });
            if (known != nullptr) {
                telling.volume(*known, volume);
            }
        }
        telling.mounts(*told_, after, self_.node);
    }
    told_ = std::move(after);
}

} // namespace bafar::storage
