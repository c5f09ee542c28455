#pragma once
// The desktop around one console: the theme of this run, that there is one window for a profile,
// and the way to the other profiles. GUI thread.
#include <QString>
#include <memory>

#include "app/options.h"
#include "ui/desktop/keyring.h"
#include "ui/desktop/successor.h"

class QApplication;

namespace bafar::ui::desktop {
class Notifier;
class Portal;
class SingleInstance;
class Habits;
class ThemeKeeper;
class Wake;
} // namespace bafar::ui::desktop

namespace bafar::link {
class Session;
}

namespace bafar::app {

class MainWindow;

class Desk {
public:
    /// Applies the theme: of the command line, or as it was chosen in the window, or as the desktop
    /// has it from moment to moment. Asks the console that already shows the profile, if one does.
    /// Before the window: it is made with the digits and the calendar that a person chose.
    Desk(QApplication& application, const Options& options);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    /// Another console shows this profile, and was told what to open.
    [[nodiscard]] bool isElsewhere() const { return elsewhere_; }

    /// No console came of it; who waits for it to stand is told, and the profile is free for
    /// another start.
    void sayFailed(const QString& why);

    /// Another profile, or the demo, is wanted by now: asks again for a console that shows it.
    void turnTo(const Options& options);

    /// Puts into the window, and around it, what belongs there.
    void attach(link::Session& session, MainWindow& window);

private:
    void chooseTheme(QApplication& application);
    void findOther();
    void tellOutside(MainWindow& window);
    void openOther(MainWindow& window, const QString& profile, bool here);
    [[nodiscard]] bool waitForOther(MainWindow& window);

    Options options_;
    ui::desktop::Predecessor predecessor_;
    std::unique_ptr<ui::desktop::Successor> successor_;
    std::unique_ptr<ui::desktop::Wake> wake_;
    std::unique_ptr<ui::desktop::ThemeKeeper> theme_;
    std::unique_ptr<ui::desktop::Habits> habits_;
    std::unique_ptr<ui::desktop::Portal> portal_;
    std::unique_ptr<ui::desktop::SingleInstance> instance_;
    std::unique_ptr<ui::desktop::Notifier> notifier_;
    ui::desktop::DesktopKeyring keyring_;
    bool elsewhere_ = false;
};

} // namespace bafar::app
