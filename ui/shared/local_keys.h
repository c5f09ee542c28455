#pragma once
// Keys that a view hears while it has the focus, and that are no shortcuts: declared by the view
// itself, for the list of keys. GUI thread.
#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

namespace bafar::shared {

struct LocalKey {
    QString text; ///< what they do
    QList<QKeySequence> keys;
};

struct LocalKeys {
    QString area; ///< "On the map"; views of the same area declare the same
    QList<LocalKey> keys;
};

void declareKeys(QWidget* view, const LocalKeys& keys);

/// What a widget declared; no keys: nothing.
[[nodiscard]] LocalKeys keysOf(const QWidget& view);

} // namespace bafar::shared
