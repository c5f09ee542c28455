#include "agents/cluster/raft_mark_writer.h"

#include "core/base/check.h"

namespace bafar::cluster {

MarkWriter::MarkWriter(UvBridge& bridge, std::shared_ptr<MarkFile> file, const PlacedMark& newest)
    : state_(std::make_shared<State>(
          State{bridge, std::move(file), newest, newest.mark.sequence, {}, {}}))
{
}

std::size_t MarkWriter::freePlace(const State& state)
{
    std::size_t place = 0;
    while (place == state.newest.place || place == state.busy) {
        ++place;
    }
    return place;
}

Result<void> MarkWriter::save(Mark mark)
{
    State& state = *state_;
    state.waiting.reset(); // an older one
    mark.sequence = ++state.sequence;
    const std::size_t place = freePlace(state);
    Result<void> written = state.file->write(mark, place);
    if (written) {
        state.newest = {mark, place};
    }
    return written;
}

void MarkWriter::saveLater(const Mark& mark)
{
    if (state_->busy) {
        state_->waiting = mark;
        return;
    }
    begin(state_, mark);
    state_->bridge.run();
}

void MarkWriter::begin(const std::shared_ptr<State>& state, Mark mark)
{
    mark.sequence = ++state->sequence;
    const std::size_t place = freePlace(*state);
    state->busy = place;
    auto* const job = new Job{state, {mark, place}, false, {}};
    job->request.data = job;
    const auto work = [](uv_work_t* request) {
        Job& mine = *static_cast<Job*>(request->data);
        mine.written = mine.state->file->write(mine.mark.mark, mine.mark.place).has_value();
    };
    const auto after = [](uv_work_t* request, int) {
        const std::unique_ptr<Job> mine(static_cast<Job*>(request->data));
        State& kept = *mine->state;
        kept.busy.reset();
        if (mine->written && mine->mark.mark.sequence > kept.newest.mark.sequence) {
            kept.newest = mine->mark;
        }
        if (kept.waiting) {
            begin(mine->state, *std::exchange(kept.waiting, std::nullopt));
        }
    };
    CHECK(uv_queue_work(state->bridge.loop(), &job->request, work, after) == 0);
}

} // namespace bafar::cluster
