#pragma once
// The past on the topology page: the switch between live and replay, the bar that says which moment
// is shown, the way on by itself (replay_player.h), and the ways back: the button, Escape, another
// page. GUI thread.
#include <QWidget>

class QBoxLayout;
class QButtonGroup;

namespace bafar::link {
class Session;
}

namespace bafar::ui::map {

/// A page that goes back to live when Escape is pressed, and when it is left.
class ReplayedPage : public QWidget {
    Q_OBJECT

public:
    explicit ReplayedPage(link::Session& session, QWidget* parent = nullptr);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    link::Session& session_;
};

/// Adds "live" and "replay", one of them chosen, to the end of `row`.
[[nodiscard]] QButtonGroup* addReplaySwitch(QBoxLayout* row,
                                            link::Session& session,
                                            QWidget* parent);

/// "Replay 09:34:12", while it is on; `framed` then has a border. That nothing can be done stands
/// there at every width.
[[nodiscard]] QWidget* makeReplayBar(link::Session& session, QWidget* framed, QWidget* parent);

} // namespace bafar::ui::map
