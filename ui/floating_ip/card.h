#pragma once
// One floating IP on its page: title with state, facts, members and what would be without each,
// actions, what happened last and why. GUI thread.
#include <QFrame>

class QLabel;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class ActionButtons;
class StatusDot;
} // namespace bafar::shared

namespace bafar::ui::floating_ip {

class HistoryView;
class MembersModel;

class RouterCard : public QFrame {
    Q_OBJECT

public:
    RouterCard(link::Session& session, const QString& entity, QWidget* parent);

private:
    void refresh();
    void refreshActions();
    void refreshEvents();

    link::Session& session_;
    QString entity_;
    shared::StatusDot* dot_;
    QLabel* title_;
    QLabel* state_;
    MembersModel* members_;
    HistoryView* history_ = nullptr;
    QString day_; ///< when it was filled: what is of that day has no date
    shared::ActionButtons* actions_ = nullptr;
};

} // namespace bafar::ui::floating_ip
