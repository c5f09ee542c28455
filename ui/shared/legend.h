#pragma once
// Which line of a chart is which: a short stroke in the line's colour and its name. GUI thread.
#include <QWidget>

namespace bafar::shared {

class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(QWidget* parent = nullptr);

    /// Names a line more; its colour is the theme's next series colour.
    void add(const QString& name);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList names_;
};

} // namespace bafar::shared
