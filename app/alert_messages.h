#pragma once
// Tells a person of alerts who does not look at them: as messages of the desktop, or, on a machine
// without a notification area, as notices in the window.
//
// Of what, and when, core/alerts/notices decides. Switched off, nothing is shown, and what fired
// meanwhile is not told of later. GUI thread.
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>

#include "core/alerts/notices.h"
#include "ui/alerts/message.h"

class QPushButton;
class QSystemTrayIcon;
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

    /// In place of the desktop's own notification area.
    void setDesktop(Desktop desktop) { desktop_ = std::move(desktop); }

    /// Remembers the switch in this file from now on, and is switched as it says.
    void keepIn(const QString& file);

    [[nodiscard]] bool enabled() const { return enabled_; }

    void setEnabled(bool enabled);

    /// The switch, for a bar.
    [[nodiscard]] QPushButton* makeSwitch(QWidget* parent);

    /// Leads to what the message is about, as a click on it does.
    void follow(const Message& message);

Q_SIGNALS:
    void enabledChanged(bool enabled);

private:
    void look();
    void arm();
    void tell(const std::vector<alerts::Notice>& notices);
    bool showInTray(const Message& message);

    link::Session& session_;
    QWidget* window_;
    NoticeStack* stack_;
    QPointer<QSystemTrayIcon> tray_;
    Desktop desktop_;
    Message last_; ///< that the tray shows: it does not say which was clicked
    alerts::NoticeDesk desk_;
    QTimer due_;
    QString file_;
    bool enabled_ = true;
};

} // namespace bafar::app
