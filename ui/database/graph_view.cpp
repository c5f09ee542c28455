#include "ui/database/graph_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "ui/database/graph_paint.h"
#include "ui/database/words.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/wording.h"

namespace bafar::ui::database {
namespace {

constexpr int Margin = 6;    ///< around the cards, for the focus
constexpr int LegendEnd = 2; ///< below the legend, where that stands below all cards

} // namespace

GraphView::GraphView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Replication"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GraphView::setFleet(const replication::Fleet& fleet)
{
    if (fleet == fleet_) {
        return;
    }
    fleet_ = fleet;
    arrange();
}

void GraphView::setLow(bool isLow)
{
    if (isLow != isLow_) {
        isLow_ = isLow;
        arrange();
    }
}

void GraphView::setChosen(const std::string& node)
{
    if (node != chosen_) {
        chosen_ = node;
        itemsChanged();
        update();
        tellCurrent(*this);
    }
}

void GraphView::arrange()
{
    layout_ = layoutOf(fleet_, width() - 2 * Margin, isLow_ ? CardLow : CardHigh);
    setMinimumWidth(static_cast<int>(layoutOf(fleet_, 0).size.width()) + 2 * Margin);
    legend_ = legendOf(fleet_, layout_);
    const double cards = layout_.size.height();
    const double end = legend_.empty() ? cards : legend_.back().area.bottom();
    setFixedHeight(static_cast<int>(end > cards ? end + LegendEnd : cards) + 2 * Margin);
    itemsChanged();
    update();
}

QPointF GraphView::at(const QPointF& logical) const
{
    const double x = logical.x() + Margin;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    return {mirrored ? width() - x : x, logical.y() + Margin};
}

QRectF GraphView::at(const QRectF& logical) const
{
    return QRectF(at(logical.topLeft()), at(logical.bottomRight())).normalized();
}

QRect GraphView::placeOf(const std::string& title) const
{
    for (std::size_t i = 0; i < fleet_.servers.size(); ++i) {
        if (fleet_.servers[i].title == title) {
            return at(layout_.cards[i]).toAlignedRect();
        }
    }
    return {};
}

QString GraphView::cardText(const replication::Server& server) const
{
    QStringList parts{roleText(server), shared::sentence(server.reason), writesText(server),
                      gapText(fleet_, server)};
    if (!server.gtid.empty()) {
        parts.append(QStringLiteral("GTID %1").arg(shared::technical(server.gtid)));
    }
    parts.removeAll(QString());
    return parts.join(shared::separator());
}

std::vector<shared::PaintedItem> GraphView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (std::size_t i = 0; i < fleet_.servers.size(); ++i) {
        const replication::Server& server = fleet_.servers[i];
        const bool isChosen = !server.node.empty() && server.node == chosen_;
        items.push_back({shared::technical(server.title), shared::stateWord(server.state),
                         cardText(server), at(layout_.cards[i]).toAlignedRect(),
                         QAccessible::ListItem, isChosen, isChosen, server.node});
    }
    for (const replication::Link& link : fleet_.links) {
        const QRectF from = at(layout_.cards[link.from]);
        const QRectF to = at(layout_.cards[link.to]);
        const QPointF middle = (from.center() + to.center()) / 2;
        const bool isKnown = link.flow != replication::Flow::Unknown;
        items.push_back({tr("%1 replicates to %2")
                             .arg(shared::technical(fleet_.servers[link.from].title),
                                  shared::technical(fleet_.servers[link.to].title)),
                         linkText(linkLook(fleet_, link)),
                         link.lag && isKnown ? tr("lag %1").arg(lagText(*link.lag)) : QString(),
                         QRectF(middle - QPointF(8, 8), QSizeF(16, 16)).toAlignedRect(),
                         QAccessible::Graphic, false});
    }
    for (const LegendSample& sample : legend_) {
        items.push_back({linkText(sample.look),
                         {},
                         {},
                         at(sample.area).toAlignedRect(),
                         QAccessible::StaticText,
                         false});
    }
    return items;
}

void GraphView::paintLink(QPainter& painter, const replication::Link& link) const
{
    const QRectF from = layout_.cards[link.from];
    const QRectF to = layout_.cards[link.to];
    const bool beside = fleet_.servers[link.from].tier >= fleet_.servers[link.to].tier;
    LinkPath path;
    if (beside) {
        const bool down = from.center().y() < to.center().y();
        const QPointF start(from.right(), from.center().y() + (down ? 8 : -8));
        const QPointF end(to.right(), to.center().y() + (down ? -8 : 8));
        path = {at(start), at(start + QPointF(30, 0)), at(end + QPointF(30, 0)), at(end)};
    } else {
        const QPointF start(from.right(), from.center().y());
        const QPointF end(to.left(), to.center().y());
        const QPointF reach((end.x() - start.x()) / 2, 0);
        path = {at(start), at(start + reach), at(end - reach), at(end)};
    }
    const LinkLook look = linkLook(fleet_, link);
    database::paintLink(painter, path, look, linkLabel(look, link.lag),
                        shared::tokensOf(palette()));
}

void GraphView::paintCard(QPainter& painter, std::size_t server) const
{
    const replication::Server& one = fleet_.servers[server];
    const bool isChosen = !one.node.empty() && one.node == chosen_;
    const bool astray = one.gap.standing == replication::Standing::Errant || one.inCircle;
    CardFace face;
    face.area = at(layout_.cards[server]);
    face.state = one.state;
    face.title = shared::technical(one.title);
    face.role = roleText(one);
    const QString why = astray ? QString() : shared::sentence(one.reason);
    face.line = why.isEmpty() ? standingText(fleet_, one) : why; // the tip has both
    face.lineTone = astray ? schema::State::Failed : why.isEmpty() ? schema::State::Ok : one.state;
    face.gtid = isLow_ ? QString() : shared::fromPeer(one.gtid, 400);
    face.chosen = isChosen;
    face.focused = isChosen && hasFocus();
    face.mirrored = layoutDirection() == Qt::RightToLeft;
    database::paintCard(painter, face, shared::tokensOf(palette()));
}

void GraphView::paintLegend(QPainter& painter) const
{
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (const LegendSample& sample : legend_) {
        const double y = sample.area.center().y();
        const double x = sample.area.left();
        const QPointF start = at(QPointF(x, y));
        const QPointF end = at(QPointF(x + SampleLine, y));
        database::paintLink(painter, {start, start, end, end}, sample.look, {}, tokens);
        painter.setFont(shared::captionFont());
        painter.setPen(tokens.muted);
        painter.drawText(at(sample.area.adjusted(SampleLine + SampleToWord, 0, 0, 0)),
                         static_cast<int>(Qt::AlignVCenter) | static_cast<int>(Qt::AlignAbsolute) |
                             static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft),
                         linkText(sample.look));
    }
}

void GraphView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const replication::Link& link : fleet_.links) {
        paintLink(painter, link);
    }
    for (std::size_t i = 0; i < fleet_.servers.size(); ++i) {
        paintCard(painter, i);
    }
    paintLegend(painter);
}

void GraphView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void GraphView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        arrange();
    }
}

void GraphView::mousePressEvent(QMouseEvent* event)
{
    for (std::size_t i = 0; i < fleet_.servers.size(); ++i) {
        if (at(layout_.cards[i]).contains(event->position()) && !fleet_.servers[i].node.empty()) {
            Q_EMIT chosen(fleet_.servers[i].node);
            return;
        }
    }
    QWidget::mousePressEvent(event);
}

/// Up and down, and with them to either side: the servers are few, in reading order.
void GraphView::keyPressEvent(QKeyEvent* event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int key = event->key();
    const bool on = key == Qt::Key_Down || key == (mirrored ? Qt::Key_Left : Qt::Key_Right);
    const bool back = key == Qt::Key_Up || key == (mirrored ? Qt::Key_Right : Qt::Key_Left);
    std::vector<std::string> nodes;
    for (const replication::Server& server : fleet_.servers) {
        if (!server.node.empty()) {
            nodes.push_back(server.node);
        }
    }
    if ((!on && !back) || nodes.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto now = std::find(nodes.begin(), nodes.end(), chosen_);
    if (now == nodes.end()) {
        Q_EMIT chosen(nodes.front());
    } else if (on && now + 1 != nodes.end()) {
        Q_EMIT chosen(*(now + 1));
    } else if (back && now != nodes.begin()) {
        Q_EMIT chosen(*(now - 1));
    }
}

/// What is cut for want of room stands whole in the tip.
bool GraphView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const shared::PaintedItem& item : items()) {
            if (item.rectangle.contains(help->pos()) && !item.description.isEmpty()) {
                QToolTip::showText(
                    help->globalPos(),
                    shared::plainTip(item.name + QLatin1Char('\n') + item.description), this);
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace bafar::ui::database
