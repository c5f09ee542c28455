#pragma once
// The console in the desktop's tray: the cluster's worst state as mark and word, counts, and the
// little that is wanted without the window. Where there is no tray nothing is shown. GUI thread.
#include <QMenu>
#include <QSystemTrayIcon>
#include <optional>

#include "core/topology/topology.h"

namespace bafar::link {
class Session;
}

namespace bafar::app {

class AlertMessages;

/// "lab: failed", and a line for each state that any thing is in, worst first, and for alerts.
[[nodiscard]] QString trayText(const QString& cluster,
                               const topology::Topology& topology,
                               std::uint64_t firing);

/// The program's icon with a state's mark in its corner.
[[nodiscard]] QIcon trayIcon(schema::State worst);

class Tray : public QObject {
    Q_OBJECT

public:
    /// `window` comes to the front by a click.
    Tray(link::Session& session, AlertMessages& messages, QWidget& window);

    [[nodiscard]] QMenu& menu() { return menu_; }

    [[nodiscard]] const QSystemTrayIcon& icon() const { return icon_; }

private:
    void refresh();
    void makeMenu(AlertMessages& messages);

    link::Session& session_;
    QWidget& window_;
    QMenu menu_;
    QSystemTrayIcon icon_;
    std::optional<schema::State> shown_;
};

/// "Mute messages for an hour", checked while it is so.
[[nodiscard]] QAction* makeMuteAction(AlertMessages& messages, QObject* parent);

} // namespace bafar::app
