#pragma once
// A button with an icon before its text. GUI thread.
#include <QPushButton>

namespace bafar::shared {

/// The text stands IconGap pixels after its icon in both reading directions, and both in the
/// middle. A style puts less between them, and where the text runs from the right what its size
/// leaves. Without a text, or without an icon, it is a button like others.
class IconButton : public QPushButton {
    Q_OBJECT

public:
    static constexpr int IconGap = 8;

    /// `kind` as of makeButton().
    explicit IconButton(const QString& text, const char* kind, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] bool hasBoth() const;
};

} // namespace bafar::shared
