#pragma once
// The window: bars, navigation, pages, and the plan dialog over them. GUI thread.
#include <QMainWindow>
#include <QPointer>
#include <span>

#include "core/schema/action.h"
#include "ui/shared/page.h"

class QButtonGroup;
class QLabel;
class QStackedWidget;

namespace bafar::ui::actions {
class PlanDialog;
}

namespace bafar::app {

class AlertMessages;
class GroupAlarm;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `simulated` is said in the top bar. `pages` and `session` must outlive the window.
    MainWindow(link::Session& session, std::span<const shared::Page> pages, bool simulated);

    /// Shows the page of that id; false: there is none.
    bool openPage(const QString& id);

    /// The ids of the pages in the navigation.
    [[nodiscard]] QStringList pageIds() const;

    /// True while something that is seen has nothing to say yet: a rate needs two samples, a log
    /// (a widget whose property "awaits" is true) an answer.
    [[nodiscard]] bool awaitsSamples() const;

    /// The open plan dialog, or null.
    [[nodiscard]] ui::actions::PlanDialog* planDialog() const;

    /// How a person is told of alerts.
    [[nodiscard]] AlertMessages& messages() { return *messages_; }

private:
    /// Shows the page of the concept that an entity belongs to, else the topology.
    void openPageOf(const QString& entity);
    QWidget* makeNavigation();
    void showAlertCounts();
    void showPlan(const schema::ActionRequest& request, const std::string& agent);

    link::Session& session_;
    std::span<const shared::Page> pages_;
    QButtonGroup* buttons_;
    GroupAlarm* alarm_ = nullptr;
    AlertMessages* messages_ = nullptr;
    QLabel* firing_ = nullptr; ///< in the navigation
    QStackedWidget* stack_;
    QStringList ids_;
    QPointer<ui::actions::PlanDialog> dialog_;
};

} // namespace bafar::app
