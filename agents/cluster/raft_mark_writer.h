#pragma once
// Writes marks: at once where libraft must wait for them, else in libuv's pool.
//
// Never over the newest mark, and not where another write is under way. Loop thread only.
#include "agents/cluster/raft_mark_file.h"
#include "agents/cluster/uv_bridge.h"

namespace bafar::cluster {

class MarkWriter {
public:
    /// `newest`: what stands in the file.
    MarkWriter(UvBridge& bridge, std::shared_ptr<MarkFile> file, const PlacedMark& newest);

    /// Returns when it is on the disk; the sequence is filled in. Errors: Unavailable.
    Result<void> save(Mark mark);

    /// Soon and off the loop; a newer one replaces one that waits. One that fails only leaves the
    /// mark before it.
    void saveLater(const Mark& mark);

private:
    struct State {
        UvBridge& bridge;
        std::shared_ptr<MarkFile> file;
        PlacedMark newest;
        std::uint64_t sequence = 0;      ///< given last
        std::optional<std::size_t> busy; ///< the place that the pool writes
        std::optional<Mark> waiting;
    };

    struct Job {
        std::shared_ptr<State> state;
        PlacedMark mark;
        bool written = false;
        uv_work_t request{};
    };

    static std::size_t freePlace(const State& state);
    static void begin(const std::shared_ptr<State>& state, Mark mark);

    std::shared_ptr<State> state_;
};

} // namespace bafar::cluster
