#pragma once
// What scrolls fades out at its lower end while there is more below: a line that is cut there is
// not taken for a broken one. GUI thread.
#include <QWidget>

class QScrollArea;

namespace bafar::app {

class MoreBelow : public QWidget {
    Q_OBJECT

public:
    /// Over an area whose content stands on the colour of panels; the area owns it.
    explicit MoreBelow(QScrollArea* area);

    bool eventFilter(QObject* object, QEvent* event) override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QScrollArea* area_;
};

} // namespace bafar::app
