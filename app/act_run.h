#pragma once
// --act: one action through the plan dialog, as a person would do it, saved before, during and
// after.
//
// Lock, card or row, action, candidate and lines are really clicked and typed, and the confirm
// button is really held; success is what the agents report, not that the button was held. An action
// that was never seen running fails, because there is no picture of it. GUI thread; nothing blocks.
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "app/options.h"

class QLineEdit;

namespace bafar::link {
class Session;
}

namespace bafar::ui::actions {
class PlanDialog;
}

namespace bafar::app {

class MainWindow;

class ActRun : public QObject {
    Q_OBJECT

public:
    /// Pictures of the dialog go to `folder`/{before,during,after}.
    ActRun(Act act, QString folder, link::Session& session, MainWindow& window);

    void start();

Q_SIGNALS:
    /// Once, with the dialog closed again; empty when the action succeeded, else what went wrong.
    void finished(const QString& problem);

private:
    enum class Stage : std::uint8_t { Choosing, Planning, Holding, Running, Over };

    void look();
    void openDialog();
    void enter(Stage stage);
    bool chooseSubject();
    [[nodiscard]] bool chooseOnMap();
    [[nodiscard]] bool chooseInTable();
    void phaseChanged();
    void fill();
    void planned();
    void planFor(const QString& name, const QString& value);
    void confirm();
    void hold(bool down);
    void ended();
    bool dump(const char* part);
    [[nodiscard]] ui::actions::PlanDialog* dialog() const;
    [[nodiscard]] QLineEdit* shownLine(const QString& objectName) const;
    void end(const QString& problem);

    Act act_;
    QString folder_;
    link::Session& session_;
    MainWindow& window_;
    QTimer looking_;
    QElapsedTimer inStage_;
    Stage stage_ = Stage::Choosing;
    QStringList tried_; ///< parameters for which another candidate was already chosen
    bool seenRunning_ = false;
    bool planKept_ = false; ///< as before/plan
};

} // namespace bafar::app
