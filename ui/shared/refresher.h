#pragma once
// Refreshes a widget while it is seen: a hidden page costs nothing, and is made current at the
// moment it is shown. GUI thread; the widget owns it.
#include <QObject>
#include <functional>

class QWidget;

namespace bafar::shared {

class Refresher : public QObject {
    Q_OBJECT

public:
    /// Calls `refresh` once now, so that the widget has its size.
    Refresher(QWidget* widget, std::function<void()> refresh);

    /// What is shown is old: refreshes now, or when the widget is next shown.
    void ask();

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    QWidget* widget_;
    std::function<void()> refresh_;
    bool old_ = false;
};

} // namespace bafar::shared
