#pragma once
// --trace-paints: when did the screen first say something new.
//
// After each paint of the map, items whose accessible text differs from the paint before are
// appended to a file as one JSON line each: {"at":"2026-...Z","item":...,"value":...,"text":...}.
// For measuring how long a change takes to reach the eye. GUI thread.
#include <QFile>
#include <QHash>
#include <QObject>
#include <QPointer>

class QWidget;

namespace bafar::shared {
class PaintedItems;
}

namespace bafar::app {

class PaintTrace : public QObject {
    Q_OBJECT

public:
    /// Watches every widget of the window that paints items.
    PaintTrace(const QString& file, QWidget& window);

    [[nodiscard]] bool isOpen() const { return file_.isOpen(); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void painted(QWidget* widget, const shared::PaintedItems& items);

    QFile file_;
    QHash<QString, QString> said_;
};

} // namespace bafar::app
