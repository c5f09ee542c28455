#pragma once
// Above every page, and only while this console's certificate or its key is not there: why nothing
// is heard, and the one thing to do about it. GUI thread.
#include <QWidget>

class QLabel;
class QPushButton;

namespace bafar::shared {
class StatusDot;
}

namespace bafar::app {

class KeyGate;
class Sheet;

class KeyBar : public QWidget {
    Q_OBJECT

public:
    /// Within `place`, over which the pass phrase is asked for. `gate` must outlive it.
    KeyBar(KeyGate& gate, QWidget* place);

    /// Asks for the pass phrase; it is given to the gate and kept nowhere.
    Sheet* ask();

private:
    void refresh();
    void act();

    KeyGate& gate_;
    QWidget* place_;
    shared::StatusDot* dot_;
    QLabel* what_;
    QLabel* why_;
    QPushButton* button_;
};

} // namespace bafar::app
