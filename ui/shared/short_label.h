#pragma once
// A label of a few lines for what peers say: however long that is, what follows stays in sight.
// GUI thread; parents own.
#include "ui/shared/widgets.h"

namespace bafar::shared {

/// Lines of a reason or a title, and of a fact, in a panel.
inline constexpr int ReasonLinesMax = 3;
inline constexpr int FactLinesMax = 6;

/// Wraps, and ends in "…" after its last line; the whole text is its tip then, and always what a
/// screen reader says. What is not cut can be selected.
class ShortLabel : public QLabel {
    Q_OBJECT

public:
    ShortLabel(TextRole role, int lines, QWidget* parent = nullptr);

    /// Hides that of QLabel, which knows no lines.
    void setText(const QString& text);

    /// Shows all of it, or the first lines again.
    void setWhole(bool whole);

    [[nodiscard]] bool isWhole() const { return whole_; }

    /// Is it longer than its lines?
    [[nodiscard]] bool hasMore() const { return hasMore_; }

    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

    /// No peer's longest word makes a panel wider.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// hasMore() or isWhole() is another.
    void moreChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QString shownIn(int width) const;
    void look();

    int lines_;
    bool whole_ = false;
    bool hasMore_ = false;
};

/// Below such a label: shows all of it, or less again; hidden where that is the same.
[[nodiscard]] QPushButton* makeMoreButton(ShortLabel* label, QWidget* parent);

} // namespace bafar::shared
