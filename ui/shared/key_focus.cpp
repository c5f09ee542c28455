#include "ui/shared/key_focus.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QGraphicsView>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTextEdit>

#include "ui/shared/theme.h"

namespace bafar::shared {
namespace {

constexpr const char* Keyed = "keyed";
constexpr const char* Ringed = "ringed";
constexpr int RingWide = 2;  ///< pixels
constexpr int RingReach = 5; ///< pixels from the edge in which its round corners lie

/// The style sheet rings what is pressed and what is chosen from by it; others paint it.
void setKeyed(QWidget& widget, bool keyed)
{
    if (isKeyed(widget) == keyed) {
        return;
    }
    widget.setProperty(Keyed, keyed);
    if (qobject_cast<QAbstractButton*>(&widget) != nullptr ||
        qobject_cast<QComboBox*>(&widget) != nullptr) {
        widget.style()->unpolish(&widget);
        widget.style()->polish(&widget);
    }
    widget.update();
}

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

/// Pressed by a person, that is: a field that turns to where its text begins presses these keys
/// itself (beginWithInterface()), with every page that has one.
bool isKeyPress(const QEvent& event)
{
    if (event.type() != QEvent::KeyPress && event.type() != QEvent::ShortcutOverride) {
        return false;
    }
    const int key = static_cast<const QKeyEvent&>(event).key();
    return key != Qt::Key_Direction_L && key != Qt::Key_Direction_R;
}

/// Of the whole application, in which one widget has the focus.
class RingKeeper : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* object, QEvent* event) override
    {
        keyed_ = keyed_ || isKeyPress(*event);
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
            // Tab is no proof of a key: Qt gives it as the reason, too, where what had the focus is
            // hidden or disabled, as when a page goes.
            keyed_ =
                keyed_ && static_cast<const QFocusEvent&>(event).reason() != Qt::MouseFocusReason;
            follow(widget);
            break;
        case QEvent::FocusOut: takeAway(); break;
        case QEvent::KeyPress:
            if (widget.hasFocus()) {
                follow(widget);
            }
            break;
        case QEvent::MouseButtonPress:
            keyed_ = false;
            takeAway();
            if (QWidget* now = QApplication::focusWidget()) {
                setKeyed(*now, false);
            }
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
        setKeyed(widget, keyed_);
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

bool isKeyed(const QWidget& widget)
{
    return widget.property(Keyed).toBool();
}

void ringByKeys()
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
