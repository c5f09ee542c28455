#include "core/schema/log_place.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace bafar::schema {

std::optional<WallTime> LogPlace::since() const
{
    if (newest_ == WallTime{}) {
        return std::nullopt;
    }
    return WallTime{
        std::max<std::int64_t>(0, newest_.unixMs - Overlap / std::chrono::milliseconds(1))};
}

void LogPlace::reopened()
{
    const std::optional<WallTime> from = since();
    for (auto& [id, task] : tasks_) {
        task.passed = 0;
        task.repeats = true;
        task.awaited = from && task.last > *from;
    }
}

void LogPlace::take(LogPiece& piece)
{
    std::erase_if(piece.lines, [this](const LogLine& line) { return !isNew(line); });
}

bool LogPlace::isNew(const LogLine& line)
{
    if (line.at == WallTime{}) {
        return true;
    }
    const std::size_t hash =
        std::hash<std::string>()(line.id + ' ' + std::to_string(line.at.unixMs) + line.text);
    const auto found = tasks_.find(line.id);
    if (found == tasks_.end()) {
        if (tasks_.size() >= TasksMax) {
            forgetOne();
        }
        tasks_.emplace(line.id, Task{line.at, 1, 1, false, false});
    } else if (isRepeated(found->second, line, hash)) {
        return false;
    } else {
        Task& task = found->second;
        lookForGap(task, line);
        task.repeats = false;
        task.seen = line.at == task.last ? task.seen + 1 : 1;
        task.last = line.at;
    }
    newest_ = std::max(newest_, line.at);
    remember(hash);
    return true;
}

bool LogPlace::isRepeated(Task& task, const LogLine& line, std::size_t hash) const
{
    if (!task.repeats && line.at < task.last && lately_.contains(hash)) {
        task.repeats = true;
        task.passed = 0;
    }
    if (!task.repeats || line.at > task.last) {
        return false;
    }
    task.awaited = task.awaited && line.at < task.last;
    return line.at < task.last || task.passed++ < task.seen;
}

void LogPlace::lookForGap(Task& task, const LogLine& line)
{
    if (std::exchange(task.awaited, false) && line.at > task.last && gaps_.size() < TasksMax) {
        gaps_.push_back({line.task, task.last, line.at});
    }
}

std::vector<LogGap> LogPlace::takeGaps()
{
    return std::exchange(gaps_, {});
}

void LogPlace::remember(std::size_t hash)
{
    if (lately_.insert(hash).second) {
        order_.push_back(hash);
    }
    if (order_.size() > LatelyMax) {
        lately_.erase(order_.front());
        order_.pop_front();
    }
}

void LogPlace::forgetOne()
{
    tasks_.erase(std::min_element(tasks_.begin(), tasks_.end(), [](const auto& a, const auto& b) {
        return a.second.last < b.second.last;
    }));
}

} // namespace bafar::schema
