#pragma once
// The list of keys over the window: every shortcut that exists in it and says what it does
// (QShortcut::whatsThis), and what views hear while they have the focus (local_keys.h). GUI thread.
#include "ui/shared/overlay.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace bafar::app {

class ShortcutSheet : public shared::Overlay {
    Q_OBJECT

public:
    /// Lists the keys of `window` and its pages, and covers `place`.
    ShortcutSheet(const QWidget& window, QWidget* place);

protected:
    void leave() override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    [[nodiscard]] QPushButton* makeHead(QVBoxLayout* rows);
    void fit();

    QScrollArea* area_ = nullptr;
};

} // namespace bafar::app
