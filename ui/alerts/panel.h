#pragma once
// One alert: what it says, since when, who judges it, what mutes it, and its runbook with links to
// the page, the thing and the action that help. GUI thread.
#include <QScrollArea>

#include "ui/alerts/links.h"
#include "ui/shared/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bafar::shared {
class FactList;
class ShortLabel;
} // namespace bafar::shared

namespace bafar::link {
struct Alerts;
}

namespace bafar::ui::alerts {

class RunbookView;

class AlertPanel : public QScrollArea {
    Q_OBJECT

public:
    AlertPanel(const shared::Workspace& workspace, QWidget* parent);

    /// `alert` of the session's alerts; null: nothing is chosen.
    void setAlert(const schema::alerting::Alert* alert);

private:
    void makeContent();
    void showFacts(const schema::alerting::Alert& alert);
    void showRunbook(const schema::alerting::Alert& alert);
    void showLinks(const bafar::alerts::RunbookText& runbook, const Links& links);
    void showThing(const QString& thing);
    QPushButton* addLink(const QString& text, const QString& name);
    void lockActions();

    shared::Workspace workspace_;
    QWidget* content_;
    shared::ShortLabel* title_;
    QLabel* badge_;
    QLabel* state_;
    shared::ShortLabel* summary_;
    shared::ShortLabel* muted_;
    shared::FactList* facts_;
    QLabel* noRunbook_;
    RunbookView* runbook_;
    QVBoxLayout* links_;
    QLabel* why_; ///< why no action can be started
    std::vector<QPushButton*> actionButtons_;
    std::vector<QWidget*> unlockButtons_;
    Links shownLinks_;
    std::string shownRule_;
    std::string shown_; ///< fingerprint
};

} // namespace bafar::ui::alerts
