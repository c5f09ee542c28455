#pragma once
// A page's table above, and below it what the concept adds, with a handle between them. GUI thread.
#include <QSplitter>
#include <functional>

namespace bafar::ui::things {

class BelowPanel;

/// Once the lower half has something to show, the upper one is as high as its rows, or within
/// bounds as whole ones of them, and the lower one has the rest; from when a person moved the
/// handle, as that was left. What gives way is hidden while there is no room for it below the first
/// rows, unless a person moved the handle.
class Halves : public QSplitter {
    Q_OBJECT

public:
    /// `upperHeight`: pixels that show the upper half with so many of its rows, or all it has.
    Halves(QWidget* upper,
           BelowPanel* lower,
           std::function<int(int rowsMax)> upperHeight,
           QWidget* parent);

    /// The rows may need more or less than before. `any`: there is something below to show.
    void fit(bool any);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

    /// It takes the focus, and is moved by Up, Down, Home and End.
    [[nodiscard]] QSplitterHandle* createHandle() override;

private:
    void fit();
    void share();
    [[nodiscard]] int lowerLeast() const;
    [[nodiscard]] int upperMost() const;
    [[nodiscard]] int endOfRow(int most) const;

    BelowPanel* lower_;
    std::function<int(int rowsMax)> upperHeight_;
    bool any_ = true;
    bool isLow_ = false; ///< it has no room for both
    bool unfolded_ = false;
};

} // namespace bafar::ui::things
