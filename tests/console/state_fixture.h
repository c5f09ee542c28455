#pragma once
// The real window over three agents, in one of the states that a console finds a cluster in. Clocks
// stand still, so that its pictures come out alike.
#include <QStringList>
#include <utility>
#include <vector>

#include "tests/console/window_fixture.h"
#include "ui/link/clock.h"

namespace bafar::test {

class StateFixture : protected WindowFixture {
public:
    /// What openState() knows: well, trouble, empty (agents without anything to show), loading
    /// (none has spoken), silent (none is heard any more), minority (each is cut off), viewer (who
    /// may only look and plan), refused (none lets the console in), stale (links are up, and
    /// nothing came for more than three heartbeats), error (what is asked for fails, and one
    /// agent's statuses cannot be read).
    [[nodiscard]] static QStringList states();

protected:
    /// Opens the window and brings it into a state.
    void openState(const QString& state,
                   const QString& language,
                   shared::ThemeName theme,
                   QSize size);

    /// Until the same is said three times.
    void settle();

    /// Closes the window and lets clocks go.
    void closeState();

private:
    using Enter = void (StateFixture::*)();

    [[nodiscard]] static const std::vector<std::pair<QString, Enter>>& entries();

    void speak(bool trouble);
    void passTime(Duration duration);
    void waitForPicture();

    void beWell();
    void beInTrouble();
    void beEmpty();
    void load();
    void fallSilent();
    void loseMajority();
    void onlyLook();
    void beRefused();
    void growStale();
    void answerWithErrors();

    link::Moment now_;
};

} // namespace bafar::test
