#include "ui/map/pane.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QShortcut>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/map/edge_key.h"
#include "ui/map/view.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::map {
namespace {

constexpr int WheelStep = 120;
constexpr int NoticesHigh = 100; ///< what comes above the page when something fails moves no card

} // namespace

MapPane::MapPane(QWidget* parent)
    : QScrollArea(parent)
    , map_(new MapView)
    , controls_(shared::makeSurface("chip", this))
    , key_(new EdgeKey(this))
    , nothing_(new shared::EmptyState(this))
{
    nothing_->setAttribute(Qt::WA_TransparentForMouseEvents);
    nothing_->hide();
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus); // the map has it
    setWidget(map_);
    addControls();
    addKeys();
    shared::sayInFigures(this, [this] { showZoom(); });
    map_->installEventFilter(this);
    connect(map_, &MapView::arrangementChanged, this, &MapPane::showZoom);
    connect(map_, &MapView::laidOut, this, &MapPane::placeControls);
    connect(map_, &MapView::contentResized, this, [this] {
        // Larger only with the window or another order: else it would move under the hand.
        const bool isOutgrown = openingZoom(zoomForAll()) < map_->lens().zoom;
        if (!isResizing_ && (isOutgrown || fittedAs_ != map_->projection())) {
            fit();
        }
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &MapPane::placeKey);
    for (const QScrollBar* bar : {horizontalScrollBar(), verticalScrollBar()}) {
        // By the mouse, the wheel and keys; setValue() does not tell it.
        connect(bar, &QScrollBar::actionTriggered, this, [this] { heedHand(); });
    }
    connect(map_, &MapView::reached, this, [this](const QRect& place) {
        heedHand();
        ensureVisible(place.center().x(), place.center().y(), place.width() / 2 + 20,
                      place.height() / 2 + 20);
    });
}

void MapPane::addControls()
{
    controls_->setObjectName(QStringLiteral("zoom"));
    auto* row = new QHBoxLayout(controls_);
    row->setContentsMargins(2, 2, 2, 2);
    row->setSpacing(0);
    const auto add = [&](const char* name, const QString& text, const QString& what, auto work) {
        QPushButton* button = shared::makeButton(text, "quiet", controls_);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(what);
        button->setAccessibleName(what);
        connect(button, &QPushButton::clicked, this, work);
        row->addWidget(button);
        return button;
    };
    add("zoom out", QString(QChar(0x2212)), tr("Smaller"), [this] { zoomBySteps(-1); });
    percent_ = add("zoom percent", {}, tr("Actual size"),
                   [this] { zoomTo(1, QRectF(viewport()->rect()).center()); });
    add("zoom in", QStringLiteral("+"), tr("Larger"), [this] { zoomBySteps(1); });
    add("zoom all", tr("all"), tr("Show all of it"), [this] { zoomToAll(); });
    percent_->setFont(shared::figuresFont(12));
}

void MapPane::addKeys()
{
    const auto add = [this](const QKeySequence& key, const QString& what, auto work) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        shortcut->setWhatsThis(what);
        connect(shortcut, &QShortcut::activated, this, work);
    };
    add(Qt::CTRL | Qt::Key_Plus, tr("The map larger"), [this] { zoomBySteps(1); });
    add(Qt::CTRL | Qt::Key_Equal, tr("The map larger"), [this] { zoomBySteps(1); });
    add(Qt::CTRL | Qt::Key_Minus, tr("The map smaller"), [this] { zoomBySteps(-1); });
    add(Qt::Key_F, tr("All of the map"), [this] { zoomToAll(); });
}

/// Ctrl+0 is a page's key everywhere but on the map, which takes it before the window does.
bool MapPane::eventFilter(QObject* object, QEvent* event)
{
    if (object == map_ && event->type() == QEvent::MouseButtonPress) {
        heedHand();
    }
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (object == map_ && isKey) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_0 && key->modifiers() == Qt::ControlModifier) {
            if (event->type() == QEvent::KeyPress) {
                zoomTo(1, QRectF(viewport()->rect()).center());
            }
            key->accept();
            return true;
        }
    }
    return QScrollArea::eventFilter(object, event);
}

void MapPane::setNothing(const QString& why, const QString& whatToDo)
{
    const QString all = why.isEmpty() ? QString() : why + QLatin1Char('\n') + whatToDo;
    if (all == said_) {
        return;
    }
    said_ = all;
    nothing_->setTexts(why, whatToDo);
    nothing_->setVisible(!why.isEmpty());
    controls_->setVisible(why.isEmpty());
    map_->setAccessibleDescription(all);
    placeControls();
}

void MapPane::zoomBySteps(int steps)
{
    zoomTo(zoomedBy(map_->lens().zoom, steps), QRectF(viewport()->rect()).center());
}

void MapPane::zoomToAll()
{
    isInHand_ = false;
    if (openingZoom(zoomForAll()) == zoomForAll()) {
        map_->unchooseZoom(); // it goes on fitting, as before a zoom was chosen
        fit();
        return;
    }
    for (int round = 0; round < 2; ++round) { // without scroll bars there is more room
        zoomTo(zoomForAll(), QRectF(viewport()->rect()).center());
    }
}

double MapPane::zoomForAll() const
{
    constexpr QSizeF Titles(0, 34); // keep their size
    const QSizeF room(maximumViewportSize());
    const double zoom = zoomToFit(map_->contentSize(), room);
    return zoom < 1 ? zoomToFit(map_->contentSize(), room - Titles) : zoom;
}

void MapPane::fit()
{
    if (isFitting_ || map_->isZoomChosen()) {
        return;
    }
    isFitting_ = true;
    fittedIn_ = maximumViewportSize();
    isInHand_ = isInHand_ && fittedAs_ == map_->projection(); // all is elsewhere in another one
    fittedAs_ = map_->projection();
    for (int round = 0; round < 2; ++round) {
        map_->showAt(openingZoom(zoomForAll()));
        takeSizes();
    }
    isFitting_ = false;
    showWorst();
    placeControls();
}

bool MapPane::isWhole() const
{
    return horizontalScrollBar()->maximum() == 0 && verticalScrollBar()->maximum() == 0;
}

/// From here on the map stays where a person has it. What is whole cannot be moved.
void MapPane::heedHand()
{
    isInHand_ = isInHand_ || !isWhole();
}

/// Unless a person has moved the map: it must not jump under the hand. Where the map's corner is
/// tells nothing of that: it moves by zooming, by the bars' ends and when mirrored, too.
void MapPane::showWorst()
{
    const QRect worst = map_->worstPlace();
    if (isInHand_ || isWhole() || worst.isEmpty()) {
        return;
    }
    ensureVisible(worst.center().x(), worst.center().y(), worst.width() / 2 + 20,
                  worst.height() / 2 + 20);
}

/// The map's size follows now, not after the next paint.
void MapPane::takeSizes()
{
    QEvent sizes(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(this, &sizes);
}

void MapPane::zoomTo(double zoom, const QPointF& around)
{
    const QPointF place = map_->lens().inLayout(around - QPointF(map_->pos()));
    map_->setZoom(zoom);
    takeSizes();
    moveContentTo((around - map_->lens().onScreen(place)).toPoint());
    placeControls(); // before, the map had not its place yet
}

/// A corner of the map in the viewport; the bars keep it within what there is.
void MapPane::moveContentTo(const QPoint& corner)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    horizontalScrollBar()->setValue(mirrored ? corner.x() + map_->width() - viewport()->width()
                                             : -corner.x());
    verticalScrollBar()->setValue(-corner.y());
}

void MapPane::showZoom()
{
    percent_->setText(shared::percent(map_->lens().zoom));
    placeControls();
}

void MapPane::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QScrollArea::wheelEvent(event);
        return;
    }
    wheelLeft_ += event->angleDelta().y();
    const int steps = wheelLeft_ / WheelStep;
    wheelLeft_ -= steps * WheelStep;
    if (steps != 0) {
        zoomTo(zoomedBy(map_->lens().zoom, steps), event->position());
    }
    event->accept();
}

void MapPane::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        grabbedAt_ = event->globalPosition().toPoint();
        cornerThen_ = map_->pos();
        map_->setCursor(Qt::ClosedHandCursor);
    }
}

void MapPane::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton) && !grabbedAt_.isNull()) {
        moveContentTo(cornerThen_ + event->globalPosition().toPoint() - grabbedAt_);
    }
}

void MapPane::mouseReleaseEvent(QMouseEvent*)
{
    grabbedAt_ = {};
    map_->unsetCursor();
}

void MapPane::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const QSize frame = maximumViewportSize(); // bars that come and go are no other one
    if (frame.width() != stoodIn_.width() ||
        std::abs(frame.height() - stoodIn_.height()) > NoticesHigh) {
        stoodIn_ = frame;
        map_->placeAnew();
    }
    isResizing_ = true;
    map_->fitRoom();
    isResizing_ = false;
    if (fittedIn_ != maximumViewportSize()) {
        fit();
    }
    placeControls();
}

} // namespace bafar::ui::map
