#pragma once
// Tells a person of alerts who does not look at them: as messages of the desktop, or, where it does
// not take them, as notices in the window.
//
// Of what, and when, core/alerts/notices decides. Switched off, or muted for a while, nothing is
// shown, and what fired meanwhile is not told of later. GUI thread.
#include <QObject>
#include <QTimer>
#include <functional>

#include "core/alerts/notices.h"
#include "ui/alerts/message.h"

class QPushButton;
class QWidget;

namespace bafar::link {
class Session;
}

namespace bafar::app {

class NoticeStack;

class AlertMessages : public QObject {
    Q_OBJECT

public:
    using Message = ui::alerts::Message;

    /// Shows a message outside of the window; false: it cannot be shown there.
    using Desktop = std::function<bool(const Message&)>;

    /// `window` is raised by a click, `content` bears the notices.
    AlertMessages(link::Session& session, QWidget* window, QWidget* content);

    /// Where messages are shown first; without it they are notices in the window.
    void setDesktop(Desktop desktop) { desktop_ = std::move(desktop); }

    /// Remembers the switch in this file from now on, and is switched as it says.
    void keepIn(const QString& file);

    [[nodiscard]] bool enabled() const { return enabled_; }

    void setEnabled(bool enabled);

    /// Nothing is told for that long; zero: told again from now on.
    void mute(std::chrono::milliseconds length);

    [[nodiscard]] bool muted() const { return muted_.isActive(); }

    /// The switch, for a bar.
    [[nodiscard]] QPushButton* makeSwitch(QWidget* parent);

    /// As a notice in the window: the desktop took it, and did not show it.
    void showHere(const Message& message);

    /// Tells in the window what no alert is behind, also while alerts are not told; what only
    /// informs has no mark.
    void say(const QString& title,
             const QString& text,
             schema::Severity mark = schema::Severity::Warning);

    /// Leads to what the message is about, as a click on it does.
    void follow(const Message& message);

Q_SIGNALS:
    /// Whether a person is told is another now: switched, muted, or no longer muted.
    void tellingChanged();

private:
    void look();
    void arm();
    void tell(const std::vector<alerts::Notice>& notices);
    void showSwitch(QPushButton& button) const;

    link::Session& session_;
    QWidget* window_;
    NoticeStack* stack_;
    Desktop desktop_;
    alerts::NoticeDesk desk_;
    QTimer due_;
    QTimer muted_; ///< until it ends
    QString file_;
    bool enabled_ = true;
};

} // namespace bafar::app
