#pragma once
// The way to the palette in the top bar: looks like a line to type in, or where there is little
// room like an icon. GUI thread.
#include <QPushButton>

class QLabel;

namespace bafar::app {

class SearchBox : public QPushButton {
    Q_OBJECT

public:
    /// `keys`: the shortcut that does the same, as keyText() says it.
    SearchBox(const QString& keys, QWidget* parent);

    /// The line where `room` pixels are enough for it, else the icon.
    void fit(int room);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintImage();

    QLabel* image_;
    QLabel* text_;
    QLabel* keys_;
};

} // namespace bafar::app
