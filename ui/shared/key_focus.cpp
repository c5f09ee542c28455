#include "ui/shared/key_focus.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QGraphicsView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTextEdit>
#include <optional>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr const char* Keyed = "keyed";
constexpr const char* Ringed = "ringed";
constexpr int RingWide = 2;  ///< pixels
constexpr int RingReach = 5; ///< pixels from the edge in which its round corners lie

/// Nothing: as it was, as when a window or a menu gives the focus back.
std::optional<bool> isByKeys(Qt::FocusReason reason)
{
    switch (reason) {
    case Qt::TabFocusReason:
    case Qt::BacktabFocusReason:
    case Qt::ShortcutFocusReason: return true;
    case Qt::MouseFocusReason: return false;
    default: return std::nullopt;
    }
}

class Follower : public QObject {
public:
    explicit Follower(QWidget* widget)
        : QObject(widget)
        , widget_(widget)
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn) {
            if (const auto by = isByKeys(static_cast<QFocusEvent*>(event)->reason())) {
                set(*by);
            }
        } else if (event->type() == QEvent::KeyPress) {
            set(true);
        }
        return QObject::eventFilter(object, event);
    }

private:
    void set(bool keyed)
    {
        if (isKeyed(*widget_) != keyed) {
            widget_->setProperty(Keyed, keyed);
            widget_->style()->unpolish(widget_);
            widget_->style()->polish(widget_);
        }
    }

    QWidget* widget_;
};

/// Screen readers leave such frames out, and layouts do not see them.
class ViewRing : public QFocusFrame {
public:
    explicit ViewRing(QAbstractScrollArea* view)
        : QFocusFrame(view)
        , viewport_(view->viewport())
    {
        fit();
        show();
        raise();
        repaintView();
    }

    ~ViewRing() override { repaintView(); }

    void fit() { setGeometry(parentWidget()->rect()); }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QFocusFrame::resizeEvent(event);
        // Only what the ring covers is painted together with the view.
        const QRect inside = rect().adjusted(RingReach, RingReach, -RingReach, -RingReach);
        setMask(QRegion(rect()).subtracted(QRegion(inside)));
    }

    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokensOf(palette()).accent, RingWide));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }

private:
    /// The mark of its current cell comes and goes with the ring.
    void repaintView()
    {
        if (viewport_ != nullptr) {
            viewport_->update();
        }
    }

    QPointer<QWidget> viewport_;
};

/// The view that is ringed while this widget has the focus; null: it shows that itself.
QAbstractScrollArea* ringedFor(QWidget& widget)
{
    if (widget.window()->windowType() == Qt::Popup) {
        return nullptr; // the list of a choice has nothing beside it
    }
    if (auto* view = qobject_cast<QAbstractScrollArea*>(&widget)) {
        const bool shows = qobject_cast<QGraphicsView*>(view) != nullptr ||
                           qobject_cast<QPlainTextEdit*>(view) != nullptr ||
                           qobject_cast<QTextEdit*>(view) != nullptr;
        return shows ? nullptr : view;
    }
    const QWidget* viewport = widget.parentWidget();
    auto* area =
        viewport == nullptr ? nullptr : qobject_cast<QScrollArea*>(viewport->parentWidget());
    return area != nullptr && area->widget() == &widget ? area : nullptr;
}

/// Of the whole application, in which one widget has the focus.
class RingKeeper : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (object->isWidgetType()) {
            hear(*static_cast<QWidget*>(object), *event);
        }
        return QObject::eventFilter(object, event);
    }

private:
    void hear(QWidget& widget, const QEvent& event)
    {
        switch (event.type()) {
        case QEvent::FocusIn:
            keyed_ = isByKeys(static_cast<const QFocusEvent&>(event).reason()).value_or(keyed_);
            follow(widget);
            break;
        case QEvent::FocusOut: takeAway(); break;
        case QEvent::KeyPress:
            if (widget.hasFocus()) {
                keyed_ = true;
                follow(widget);
            }
            break;
        case QEvent::MouseButtonPress:
            keyed_ = false;
            takeAway();
            break;
        case QEvent::Resize:
            if (ring_ != nullptr && ring_->parentWidget() == &widget) {
                ring_->fit();
            }
            break;
        default: break;
        }
    }

    void follow(QWidget& widget)
    {
        QAbstractScrollArea* view = keyed_ ? ringedFor(widget) : nullptr;
        if (ring_ != nullptr && ring_->parentWidget() == view) {
            return;
        }
        takeAway();
        if (view != nullptr) {
            view->setProperty(Ringed, true);
            ring_ = new ViewRing(view);
        }
    }

    void takeAway()
    {
        if (ring_ != nullptr) {
            ring_->parentWidget()->setProperty(Ringed, QVariant());
            delete ring_.data();
        }
    }

    QPointer<ViewRing> ring_;
    bool keyed_ = false; ///< the last that a person did was by keys
};

} // namespace

void followKeys(QWidget* widget)
{
    new Follower(widget);
}

bool isKeyed(const QWidget& widget)
{
    return widget.property(Keyed).toBool();
}

void ringViews()
{
    qApp->installEventFilter(new RingKeeper(qApp));
}

bool isRinged(const QWidget& view)
{
    return view.property(Ringed).toBool();
}

void markCurrentCell(QPainter& painter, const QStyleOptionViewItem& option)
{
    const bool isCurrent = option.state.testFlag(QStyle::State_HasFocus);
    if (!isCurrent || option.widget == nullptr || !isRinged(*option.widget)) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokensOf(option.palette).accent, 1.5));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(3.5, 2.5, -3.5, -3.5), 3, 3);
    painter.restore();
}

} // namespace bafar::shared
