#include "core/schema/log_place.h"

#include <algorithm>
#include <functional>

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
    for (auto& [id, task] : tasks_) {
        task.passed = 0;
        task.repeats = true;
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
        tasks_.emplace(line.id, Task{line.at, 1, 1, false});
    } else if (isRepeated(found->second, line, hash)) {
        return false;
    } else {
        Task& task = found->second;
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
    return line.at < task.last || task.passed++ < task.seen;
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
