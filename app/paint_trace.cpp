#include "app/paint_trace.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>

#include "app/dump.h"
#include "ui/link/clock.h"

namespace bafar::app {
namespace {

constexpr QChar Separator(0x1f);

QString keyOf(const QJsonObject& item, int before)
{
    return item[QStringLiteral("role")].toString() + Separator +
           item[QStringLiteral("name")].toString() + Separator + QString::number(before);
}

QByteArray lineOf(const QString& key, QJsonObject line)
{
    line[QStringLiteral("at")] = QString::fromStdString(toIso8601(link::wallNow()));
    line[QStringLiteral("ms")] = static_cast<double>(
        std::chrono::floor<std::chrono::milliseconds>(link::monotonicNow().time_since_epoch())
            .count());
    line[QStringLiteral("role")] = key.section(Separator, 0, 0);
    line[QStringLiteral("item")] = key.section(Separator, 1, 1);
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

PaintTrace::PaintTrace(const QString& file, QWidget& window)
    : file_(file)
    , window_(window)
{
    if (!file_.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return;
    }
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &PaintTrace::painted);
    QCoreApplication::instance()->installEventFilter(this);
}

bool PaintTrace::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::Paint && !soon_.isActive()) {
        auto* widget = qobject_cast<QWidget*>(object);
        if (widget != nullptr && widget->window() == &window_) {
            soon_.start(0); // after all widgets of this paint: the filter runs before the first
        }
    }
    return QObject::eventFilter(object, event);
}

void PaintTrace::painted()
{
    ++looks_;
    QByteArray lines;
    QHash<QString, int> seen;
    for (const QJsonValue& one : accessibleItems(window_)) {
        const QJsonObject item = one.toObject();
        const QString key = keyOf(item, seen[keyOf(item, 0)]++);
        const QString value = item[QStringLiteral("value")].toString();
        const QString text = item[QStringLiteral("description")].toString();
        Said& said = said_[key];
        if (said.look == 0 || said.value != value || said.text != text) {
            lines +=
                lineOf(key, {{QStringLiteral("value"), value}, {QStringLiteral("text"), text}});
        }
        said = {value, text, looks_};
    }
    for (auto one = said_.begin(); one != said_.end();) {
        if (one->look == looks_) {
            ++one;
            continue;
        }
        lines += lineOf(one.key(), {{QStringLiteral("gone"), true}});
        one = said_.erase(one);
    }
    if (!lines.isEmpty()) {
        file_.write(lines);
        file_.flush();
    }
}

} // namespace bafar::app
