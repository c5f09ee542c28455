#include "app/dump.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QPixmap>
#include <QPointer>
#include <QSaveFile>
#include <QWidget>
#include <vector>

#include "ui/shared/format.h"

namespace bafar::app {
namespace {

constexpr int DepthMax = 40;
constexpr int ItemsMax = 20'000;

QString roleName(QAccessible::Role role)
{
    const char* key = QMetaEnum::fromType<QAccessible::Role>().valueToKey(role);
    return key == nullptr ? QString::number(role) : QString::fromLatin1(key);
}

QStringList statesOf(const QAccessible::State& state)
{
    QStringList names;
    const auto add = [&names](bool set, const char* name) {
        if (set) {
            names.append(QString::fromLatin1(name));
        }
    };
    add(state.disabled != 0, "disabled");
    add(state.selected != 0, "selected");
    add(state.checked != 0, "checked");
    add(state.focused != 0, "focused");
    return names;
}

class Walker {
public:
    explicit Walker(QPoint origin)
        : origin_(origin)
    {
    }

    void walk(QAccessibleInterface* item, int depth)
    {
        if (item == nullptr || !item->isValid() || depth > DepthMax || items_.size() >= ItemsMax ||
            item->state().invisible) {
            return;
        }
        add(item);
        for (int i = 0; i < item->childCount(); ++i) {
            walk(item->child(i), depth + 1);
        }
    }

    [[nodiscard]] const QJsonArray& items() const { return items_; }

private:
    void add(QAccessibleInterface* item)
    {
        const QString name = shared::withoutIsolation(item->text(QAccessible::Name));
        const QString value = shared::withoutIsolation(item->text(QAccessible::Value));
        const QString more = shared::withoutIsolation(item->text(QAccessible::Description));
        if (name.isEmpty() && value.isEmpty() && more.isEmpty()) {
            return;
        }
        const QRect area = item->rect().translated(-origin_);
        QJsonObject one;
        one[QStringLiteral("role")] = roleName(item->role());
        one[QStringLiteral("name")] = name;
        one[QStringLiteral("value")] = value;
        one[QStringLiteral("description")] = more;
        one[QStringLiteral("states")] = QJsonArray::fromStringList(statesOf(item->state()));
        one[QStringLiteral("rectangle")] =
            QJsonArray{area.x(), area.y(), area.width(), area.height()};
        items_.append(one);
    }

    QPoint origin_;
    QJsonArray items_;
};

QString textOf(const QJsonArray& items)
{
    QStringList lines;
    for (const QJsonValue& value : items) {
        const QJsonObject one = value.toObject();
        const QJsonArray area = one[QStringLiteral("rectangle")].toArray();
        QStringList parts;
        for (const char* key : {"name", "value", "description"}) {
            const QString text = one[QLatin1String(key)].toString();
            if (!text.isEmpty()) {
                parts.append(text);
            }
        }
        lines.append(
            QStringLiteral("%1,%2 %3x%4\t%5\t%6")
                .arg(area[0].toInt())
                .arg(area[1].toInt())
                .arg(area[2].toInt())
                .arg(area[3].toInt())
                .arg(one[QStringLiteral("role")].toString(), parts.join(QStringLiteral(" | "))));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

/// What a layout takes in while its widget is seen, Qt shows by a call that it posts: before the
/// next paint, and so before a picture. Nothing else that is posted may come in between.
void showWhatIsTakenIn(const QWidget& window)
{
    std::vector<QPointer<QWidget>> waiting; // one that is shown may replace another
    for (QWidget* one : window.findChildren<QWidget*>()) {
        if (one->isHidden() && one->testAttribute(Qt::WA_LaidOut) &&
            !one->testAttribute(Qt::WA_WState_ExplicitShowHide)) {
            waiting.emplace_back(one);
        }
    }
    for (const QPointer<QWidget>& one : waiting) {
        if (one != nullptr) {
            QCoreApplication::sendPostedEvents(one.data(), QEvent::MetaCall);
        }
    }
}

Result<void> save(const QString& file, const QByteArray& bytes)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
        return fail(Code::Unavailable, file.toStdString() + ": " + out.errorString().toStdString());
    }
    return {};
}

} // namespace

QJsonArray accessibleItems(QWidget& window)
{
    Walker walker(window.mapToGlobal(QPoint(0, 0)));
    walker.walk(QAccessible::queryAccessibleInterface(&window), 0);
    return walker.items();
}

QString accessibleText(QWidget& window)
{
    return textOf(accessibleItems(window));
}

Result<void> dumpWindow(QWidget& window, const QString& folder, const QString& name)
{
    if (!QDir().mkpath(folder)) {
        return fail(Code::Unavailable, "cannot make the folder " + folder.toStdString());
    }
    const QString base = folder + QLatin1Char('/') + name;
    // A change goes round several times: a table's new rows, its height, a scroll bar that appears,
    // columns that narrow, rows that wrap anew, and the neighbours of each.
    constexpr int Rounds = 12;
    for (int round = 0; round < Rounds; ++round) {
        showWhatIsTakenIn(window);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
    const QPixmap picture = window.grab();
    if (!picture.save(base + QStringLiteral(".png"))) {
        return fail(Code::Unavailable, "cannot write " + base.toStdString() + ".png");
    }
    const QJsonArray items = accessibleItems(window);
    QJsonObject all;
    all[QStringLiteral("page")] = name;
    all[QStringLiteral("width")] = window.width();
    all[QStringLiteral("height")] = window.height();
    all[QStringLiteral("items")] = items;
    if (const Result<void> saved =
            save(base + QStringLiteral(".json"), QJsonDocument(all).toJson());
        !saved) {
        return saved;
    }
    return save(base + QStringLiteral(".txt"), textOf(items).toUtf8());
}

} // namespace bafar::app
