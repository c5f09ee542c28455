#pragma once
// The real window over three fake agents, as the tests of pages open it.
#include <QSize>
#include <QString>
#include <map>
#include <memory>

#include "app/main_window.h"
#include "tests/console/fake_agents.h"
#include "tests/console/pseudo_language.h"
#include "ui/link/session.h"
#include "ui/shared/theme.h"

namespace bafar::test {

class WindowFixture {
protected:
    /// Opens, shows and starts it; the agents say nothing yet. The language "pseudo" is
    /// PseudoLanguage.
    void openWindow(const QString& language,
                    shared::ThemeName theme,
                    QSize size,
                    const QString& cluster = QStringLiteral("lab"));

    /// The language is English again.
    void closeWindow();

    std::map<std::string, FakeLink*> agents_;
    std::unique_ptr<link::Session> session_;
    std::unique_ptr<app::MainWindow> window_;

private:
    PseudoLanguage pseudo_;
};

} // namespace bafar::test
