#pragma once
// Which lines of a log are there, task by task, and so which of a longer look back on it are older.
//
// Theory: a task's lines keep their order, and the last of them are there without a gap. So what
// its log had before the first moment that is known is older, and of that very moment's lines those
// before as many as are known. Lines without a moment are never older. Pure; one owner, one thread.
#include <map>
#include <string>
#include <vector>

#include "core/schema/service_log.h"

namespace bafar::ui::services {

class LogKnown {
public:
    /// A line came that follows what is known of its task.
    void add(const schema::LogLine& line);

    /// False: it is surely known, or cannot be told from what is.
    [[nodiscard]] bool mayBeOlder(const schema::LogLine& line) const;

    /// Those of a longer look back that are older, in the order of their times; a task's own stay
    /// as they came.
    [[nodiscard]] std::vector<schema::LogLine> olderOf(
        const std::vector<schema::LogLine>& lines) const;

    /// These came in front: the last of what olderOf() gave, in its order.
    void addOlder(const std::vector<schema::LogLine>& older);

    /// Lines of the task that has most of them.
    [[nodiscard]] std::size_t most() const;

private:
    struct Task {
        WallTime first;
        std::size_t ofFirst = 0; ///< lines of that moment
        std::size_t lines = 0;
    };

    std::map<std::string, Task> tasks_; ///< by id
};

} // namespace bafar::ui::services
