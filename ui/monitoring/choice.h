#pragma once
// What a person chose for the charts of nodes: how much time they show, and which lines are put
// away. The session keeps it, whichever node is looked at. Only the time is kept between two runs:
// a chart without one of its lines looks whole. GUI thread.
#include <QObject>
#include <set>
#include <string>
#include <utility>

#include "core/base/time.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::monitoring {

/// Those to choose from, in minutes.
inline constexpr int ChartMinutes[] = {5, 15, 60, 360, 1440};

class ChartsChoice : public QObject {
    Q_OBJECT

public:
    /// The session's; it is made when it is first asked for.
    [[nodiscard]] static ChartsChoice& of(link::Session& session);

    [[nodiscard]] Duration length() const { return length_; }

    void setLength(Duration length);

    /// `chart` and `line` are as the kinds of charts call them, in no language.
    [[nodiscard]] bool isAway(const char* chart, const char* line) const;

    void setAway(const char* chart, const char* line, bool away);

Q_SIGNALS:
    void lengthChanged();

private:
    explicit ChartsChoice(QObject* parent);

    Duration length_ = std::chrono::minutes{5};
    std::set<std::pair<std::string, std::string>> away_;
};

} // namespace bafar::ui::monitoring
