#include "ui/shared/key_focus.h"

#include <QFocusEvent>
#include <QStyle>
#include <QWidget>
#include <optional>

namespace bafar::shared {
namespace {

constexpr const char* Keyed = "keyed";

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

} // namespace

void followKeys(QWidget* widget)
{
    new Follower(widget);
}

bool isKeyed(const QWidget& widget)
{
    return widget.property(Keyed).toBool();
}

} // namespace bafar::shared
