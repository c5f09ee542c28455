#include "agents/sim/raft_disk.h"

#include <algorithm>

#include "core/base/check.h"

namespace bafar::sim {

RaftDisk::RaftDisk(World& world, Duration latency)
    : world_(world)
    , random_(world.random().fork())
    , latency_(latency)
{
}

/// Mostly near the typical time, sometimes far above it.
Duration RaftDisk::takes()
{
    const Duration usual = random_.between(latency_ / 2, 2 * latency_);
    return random_.chance(0.01) ? 10 * usual : usual;
}

/// The file is there already: a full disk seldom refuses it.
int RaftDisk::setTerm(raft_term term)
{
    if (full_ && random_.chance(0.1)) {
        ++counts_.refused;
        return RAFT_IOERR;
    }
    term_ = term;
    vote_ = 0;
    return 0;
}

int RaftDisk::setVote(raft_id vote)
{
    if (full_ && random_.chance(0.1)) {
        ++counts_.refused;
        return RAFT_IOERR;
    }
    vote_ = vote;
    return 0;
}

void RaftDisk::founded(raft_term term, Entry first)
{
    term_ = std::max(term_, term);
    entries_.push_back(std::move(first));
    synced_ = last();
}

void RaftDisk::append(std::vector<Entry> entries, Done done)
{
    queue_.push_back({Work::Kind::Append, std::move(entries), 0, {}, std::move(done)});
    next();
}

void RaftDisk::truncate(raft_index from)
{
    ++counts_.truncations;
    queue_.push_back({Work::Kind::Truncate, {}, from, {}, {}});
    next();
}

void RaftDisk::install(Snapshot snapshot, Done done)
{
    queue_.push_back({Work::Kind::Install, {}, 0, std::move(snapshot), std::move(done)});
    next();
}

void RaftDisk::take(Snapshot snapshot, unsigned trailing, Done done)
{
    CHECK(!putting_);
    putting_ = std::move(snapshot);
    world_.after(2 * takes(), [this, trailing, done = std::move(done), life = life_] {
        if (life != life_) {
            return;
        }
        const Snapshot written = std::move(*std::exchange(putting_, std::nullopt));
        if (full_ || refusesSnapshots_) {
            ++counts_.refused;
            done(RAFT_IOERR);
            return;
        }
        ++counts_.taken;
        snapshot_ = written;
        trim(written.index, trailing);
        done(0);
    });
}

/// Begins what is first in the queue: all entries that wait there together, or one other work.
void RaftDisk::next()
{
    if (running_ > 0 || queue_.empty()) {
        return;
    }
    std::size_t count = 1;
    while (queue_.front().kind == Work::Kind::Append && count < queue_.size() &&
           queue_[count].kind == Work::Kind::Append) {
        ++count;
    }
    begin(count);
}

void RaftDisk::begin(std::size_t count)
{
    running_ = count;
    const Duration time = lag_ > Duration{} ? Duration{} : takes();
    world_.after(time, [this, life = life_] {
        if (life == life_) {
            finish();
        }
    });
    if (queue_.front().kind != Work::Kind::Append && rare) {
        rare(time);
    }
}

void RaftDisk::finish()
{
    std::vector<Done> answers;
    const bool refused = (full_ || broken_) && queue_.front().kind != Work::Kind::Truncate;
    const int status = !refused                                    ? 0
                       : queue_.front().kind == Work::Kind::Append ? RAFT_NOSPACE
                                                                   : RAFT_IOERR;
    counts_.refused += refused ? 1 : 0;
    const bool appends = queue_.front().kind == Work::Kind::Append;
    broken_ = broken_ || (appends && refused);
    for (; running_ > 0; --running_) {
        Work work = std::move(queue_.front());
        queue_.pop_front();
        if (!refused && work.kind == Work::Kind::Append) {
            std::for_each(work.entries.begin(), work.entries.end(),
                          [this](const Entry& entry) { add(entry); });
        } else if (work.kind == Work::Kind::Truncate) {
            cut(work.from);
        } else if (!refused) {
            ++counts_.installed;
            first_ = work.snapshot.index + 1;
            entries_.clear();
            snapshot_ = std::move(work.snapshot);
            synced_ = last();
        }
        answers.push_back(std::move(work.done));
    }
    if (lag_ == Duration{}) {
        synced_ = last();
    } else {
        world_.after(lag_, [this, end = last(), life = life_] {
            synced_ = life == life_ ? std::min(end, last()) : synced_;
        });
    }
    if (appends && !refused && wrote) {
        wrote(last());
    }
    const std::uint64_t life = life_;
    next();
    for (const Done& done : answers) {
        if (done && life == life_) {
            done(status);
        }
    }
}

void RaftDisk::cut(raft_index from)
{
    while (last() >= from && !entries_.empty()) {
        counts_.rolledBack += entries_.back().type == RAFT_CHANGE ? 1 : 0;
        entries_.pop_back();
    }
    synced_ = std::min(synced_, last());
}

void RaftDisk::trim(raft_index index, unsigned trailing)
{
    while (!entries_.empty() && first_ + trailing <= index) {
        entries_.pop_front();
        ++first_;
    }
}

void RaftDisk::tear(Crash crash)
{
    if (running_ == 0 || broken_) {
        return;
    }
    Work& work = queue_.front();
    if (work.kind == Work::Kind::Append) {
        std::vector<Entry> written;
        for (std::size_t i = 0; i < running_; ++i) {
            written.insert(written.end(), queue_[i].entries.begin(), queue_[i].entries.end());
        }
        const bool whole = crash == Crash::Process && random_.chance(0.5);
        const auto kept =
            whole ? written.size() : static_cast<std::size_t>(random_.below(written.size() + 1));
        counts_.torn += kept < written.size() ? 1 : 0;
        std::for_each(written.begin(), written.begin() + static_cast<std::ptrdiff_t>(kept),
                      [this](const Entry& entry) { add(entry); });
    } else if (work.kind == Work::Kind::Truncate && random_.chance(0.5)) {
        cut(work.from);
    } else if (work.kind == Work::Kind::Install && random_.chance(0.5)) {
        // The snapshot is there, the log too where it goes beyond: libuv's log keeps such a one.
        ++counts_.halfInstalled;
        snapshot_ = work.snapshot;
        if (last() < snapshot_->index) {
            first_ = snapshot_->index + 1;
            entries_.clear();
        }
    }
    if (lag_ == Duration{}) {
        synced_ = last();
    }
}

void RaftDisk::release(std::optional<Crash> crash)
{
    ++life_;
    if (crash) {
        tear(*crash);
    } else if (running_ > 0 && !full_ && !broken_) {
        for (std::size_t i = 0; i < running_; ++i) {
            std::for_each(queue_[i].entries.begin(), queue_[i].entries.end(),
                          [this](const Entry& entry) { add(entry); });
            if (queue_[i].kind == Work::Kind::Truncate) {
                cut(queue_[i].from);
            }
        }
        synced_ = last();
    }
    if (crash == Crash::Power) {
        while (last() > synced_ && !entries_.empty()) {
            entries_.pop_back();
        }
    }
    running_ = 0;
    broken_ = false;
    queue_.clear();
    putting_.reset();
}

void RaftDisk::damageSnapshot()
{
    std::string content = *snapshot_->content;
    content[content.size() / 2] = static_cast<char>(content[content.size() / 2] ^ 1);
    snapshot_->content = std::make_shared<const std::string>(std::move(content));
}

void RaftDisk::wipe()
{
    ++life_;
    queue_.clear();
    running_ = 0;
    putting_.reset();
    broken_ = false;
    entries_.clear();
    snapshot_.reset();
    first_ = 1;
    synced_ = 0;
    term_ = 0;
    vote_ = 0;
}

} // namespace bafar::sim
