#include "ui/services/log_known.h"

#include <algorithm>

namespace bafar::ui::services {

using schema::LogLine;

void LogKnown::add(const LogLine& line)
{
    if (line.at == WallTime{}) {
        return;
    }
    Task& task = tasks_.try_emplace(line.id, Task{line.at, 0, 0}).first->second;
    ++task.lines;
    task.ofFirst += line.at == task.first ? 1U : 0U;
}

bool LogKnown::mayBeOlder(const LogLine& line) const
{
    if (line.at == WallTime{} || tasks_.empty()) {
        return false;
    }
    const auto task = tasks_.find(line.id);
    if (task != tasks_.end()) {
        return line.at <= task->second.first;
    }
    return std::all_of(tasks_.begin(), tasks_.end(),
                       [&](const auto& one) { return line.at < one.second.first; });
}

std::vector<LogLine> LogKnown::olderOf(const std::vector<LogLine>& lines) const
{
    const auto isOfFirst = [this](const LogLine& line) {
        const auto task = tasks_.find(line.id);
        return task != tasks_.end() && line.at == task->second.first;
    };
    std::map<std::string, std::size_t> ofFirst; // those still to come
    for (const LogLine& line : lines) {
        ofFirst[line.id] += isOfFirst(line) ? 1U : 0U;
    }
    std::vector<LogLine> older;
    for (const LogLine& line : lines) {
        const bool isBefore =
            !isOfFirst(line) || ofFirst[line.id]-- > tasks_.find(line.id)->second.ofFirst;
        if (isBefore && mayBeOlder(line)) {
            older.push_back(line);
        }
    }
    std::stable_sort(older.begin(), older.end(),
                     [](const LogLine& a, const LogLine& b) { return a.at < b.at; });
    return older;
}

void LogKnown::addOlder(const std::vector<LogLine>& older)
{
    LogKnown now;
    for (const LogLine& line : older) {
        now.add(line);
    }
    for (auto& [id, task] : now.tasks_) {
        if (const auto before = tasks_.find(id); before != tasks_.end()) {
            task.lines += before->second.lines;
            task.ofFirst += before->second.first == task.first ? before->second.ofFirst : 0;
        }
        tasks_[id] = task;
    }
}

std::size_t LogKnown::most() const
{
    std::size_t most = 0;
    for (const auto& [id, task] : tasks_) {
        most = std::max(most, task.lines);
    }
    return most;
}

} // namespace bafar::ui::services
