#include "app/paint_trace.h"

#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QWidget>

#include "ui/link/clock.h"
#include "ui/shared/format.h"
#include "ui/shared/item_text.h"

namespace bafar::app {

PaintTrace::PaintTrace(const QString& file, QWidget& window)
    : file_(file)
{
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return;
    }
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (dynamic_cast<shared::PaintedItems*>(widget) != nullptr) {
            widget->installEventFilter(this);
        }
    }
}

bool PaintTrace::eventFilter(QObject* object, QEvent* event)
{
    auto* widget = qobject_cast<QWidget*>(object);
    if (event->type() == QEvent::Paint && widget != nullptr) {
        // After the paint, not before it: the filter runs first.
        const QPointer<QWidget> painting(widget);
        QTimer::singleShot(0, this, [this, painting] {
            const auto* items = dynamic_cast<shared::PaintedItems*>(painting.data());
            if (items != nullptr) {
                painted(painting, *items);
            }
        });
    }
    return QObject::eventFilter(object, event);
}

void PaintTrace::painted(QWidget* widget, const shared::PaintedItems& items)
{
    const QString at = QString::fromStdString(toIso8601(link::wallNow()));
    bool wrote = false;
    for (const shared::PaintedItem& item : items.items()) {
        const QString name = shared::withoutIsolation(item.name);
        const QString text = shared::withoutIsolation(item.description);
        const QString key = widget->accessibleName() + QLatin1Char('/') + name;
        const QString says = item.value + QLatin1Char('|') + text;
        if (said_.value(key) == says) {
            continue;
        }
        said_[key] = says;
        const QJsonObject line{{QStringLiteral("at"), at},
                               {QStringLiteral("item"), name},
                               {QStringLiteral("value"), item.value},
                               {QStringLiteral("text"), text}};
        file_.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
        wrote = true;
    }
    if (wrote) {
        file_.flush();
    }
}

} // namespace bafar::app
