#pragma once
// The transitions of one floating IP in a place that scrolls, how many there were, and the way to
// all events. GUI thread.
#include <QWidget>

#include "core/base/time.h"

class QLabel;
class QTableView;

namespace bafar::link {
class Session;
}

namespace bafar::ui::floating_ip {

class TransitionsModel;

class HistoryView : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "floating_ip/ID".
    HistoryView(link::Session& session, const QString& entity, QWidget* parent);

    /// Takes over what the session's store has; hidden while that is nothing.
    void refresh(WallTime now);

    /// Changes of state since the agents started, as those that are heard count them.
    void setCount(std::uint64_t count);

private:
    void keepHeight();

    link::Session& session_;
    QString entity_;
    TransitionsModel* model_;
    QLabel* count_;
    QTableView* table_;
};

} // namespace bafar::ui::floating_ip
