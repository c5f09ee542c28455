#include "app/tray.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <algorithm>

#include "app/alert_messages.h"
#include "ui/desktop/front.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/status_dot.h"

namespace bafar::app {
namespace {

using schema::State;

/// Worst first; what is well is told of last.
constexpr State Told[] = {State::Failed,     State::Unknown,     State::Degraded, State::Stale,
                          State::Transition, State::Maintenance, State::Ok};

constexpr int Sides[] = {16, 22, 24, 32, 48, 64};
constexpr auto MuteLength = std::chrono::hours{1};

} // namespace

QString trayText(const QString& cluster, const topology::Topology& topology, std::uint64_t firing)
{
    QStringList lines{
        Tray::tr("%1: %2").arg(shared::technical(cluster), shared::stateWord(topology.worst))};
    for (const State state : Told) {
        const auto count = topology.counts.find(state);
        if (count != topology.counts.end() && count->second > 0) {
            lines.append(Tray::tr("%1 %2").arg(shared::number(std::uint64_t{count->second}),
                                               shared::stateWord(state)));
        }
    }
    if (firing > 0) {
        lines.append(Tray::tr("%Ln alert(s) firing", nullptr, static_cast<int>(firing)));
    }
    return lines.join(QLatin1Char('\n'));
}

QIcon trayIcon(State worst)
{
    // The tile is dark in every theme, and a tray may be of any colour.
    const shared::Tokens& tokens = shared::tokensOf(shared::ThemeName::Dark);
    QIcon icon;
    for (const int side : Sides) {
        QPixmap image = shared::programIcon().pixmap(QSize(side, side), 1.0);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const double mark = side * 0.56;
        const QRectF place(side - mark, side - mark, mark, mark);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.background);
        painter.drawEllipse(place);
        const double edge = std::max(1.0, side / 16.0);
        shared::paintStateMark(painter, place.adjusted(edge, edge, -edge, -edge), worst, tokens);
        painter.end();
        icon.addPixmap(image);
    }
    return icon;
}

QAction* makeMuteAction(AlertMessages& messages, QObject* parent)
{
    auto* action = new QAction(Tray::tr("Mute messages for an hour"), parent);
    action->setObjectName(QStringLiteral("mute"));
    action->setCheckable(true);
    const auto show = [action, &messages] {
        action->setEnabled(messages.enabled());
        action->setChecked(messages.muted());
    };
    show();
    QObject::connect(&messages, &AlertMessages::tellingChanged, action, show);
    QObject::connect(action, &QAction::triggered, &messages, [&messages](bool on) {
        messages.mute(on ? std::chrono::milliseconds(MuteLength) : std::chrono::milliseconds(0));
    });
    return action;
}

Tray::Tray(link::Session& session, AlertMessages& messages, QWidget& window)
    : QObject(&window)
    , session_(session)
    , window_(window)
{
    makeMenu(messages);
    icon_.setContextMenu(&menu_);
    connect(&icon_, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason != QSystemTrayIcon::Context) {
                    ui::desktop::bringToFront(&window_);
                }
            });
    connect(&session_, &link::Session::topologyChanged, this, &Tray::refresh);
    connect(&session_, &link::Session::alertsChanged, this, &Tray::refresh);
    refresh();
    icon_.show(); // also in a tray that comes later
}

void Tray::makeMenu(AlertMessages& messages)
{
    connect(menu_.addAction(tr("Open the window")), &QAction::triggered, this,
            [this] { ui::desktop::bringToFront(&window_); });
    menu_.addAction(makeMuteAction(messages, &menu_));
    menu_.addSeparator();
    connect(menu_.addAction(tr("Quit")), &QAction::triggered, qApp, &QApplication::closeAllWindows);
}

void Tray::refresh()
{
    const topology::Topology& topology = session_.topology();
    const schema::alerting::Counts& counts = session_.alerts().board.counts;
    icon_.setToolTip(trayText(session_.cluster(), topology, counts.critical + counts.warning));
    if (shown_ != topology.worst) {
        shown_ = topology.worst;
        icon_.setIcon(trayIcon(topology.worst));
    }
}

} // namespace bafar::app
