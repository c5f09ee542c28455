#pragma once
// What a log view says about its log: whose it is, whom to ask for it, what happened to the
// reading. GUI thread; values.
#include <QString>
#include <string>
#include <vector>

#include "ui/services/log_model.h"

namespace bafar::link {
class LogReader;
class Store;
struct LogNotice;
} // namespace bafar::link

namespace bafar::ui::services {

/// Whose lines a chosen thing means.
struct LogSubject {
    std::string service; ///< empty: a thing without a log
    std::string task;    ///< empty: all of the service's

    bool operator==(const LogSubject&) const = default;
};

/// `entity` is "services/NAME" of a service or one of its tasks.
[[nodiscard]] LogSubject logSubjectOf(const link::Store& store, const QString& entity);

/// The names of the service's tasks that the Swarm knows, sorted.
[[nodiscard]] QStringList tasksOf(const link::Store& store, const std::string& service);

/// Every agent, the likeliest to have logs first: the Swarm's leader, its other managers, those
/// that are heard, the rest.
[[nodiscard]] std::vector<std::string> logNodes(const link::Store& store);

/// A sentence for the place among the lines where it happened.
[[nodiscard]] QString noticeText(const link::LogNotice& notice);

/// A note, or a warning where lines may be missing.
[[nodiscard]] LogRow::Kind noticeKind(const link::LogNotice& notice);

/// One line about the reading and what is kept.
[[nodiscard]] QString statusText(const link::LogReader& reader, const LogModel& model);

/// Why no line is shown, and what to do about it.
struct LogEmptiness {
    QString why;
    QString whatToDo;
};

[[nodiscard]] LogEmptiness emptiness(const link::LogReader* reader, const LogModel& model);

} // namespace bafar::ui::services
