#pragma once
// A page's table above, and below it what the concept adds, with a handle between them. GUI thread.
#include <QSplitter>
#include <functional>

namespace bafar::ui::things {

class BelowPanel;

/// Once the lower half has something to show, the upper one is as high as its rows, within bounds,
/// and the lower one has the rest; from when a person moved the handle, as that was left.
class Halves : public QSplitter {
    Q_OBJECT

public:
    /// `upperHeight`: pixels that show all of the upper half.
    Halves(QWidget* upper, BelowPanel* lower, std::function<int()> upperHeight, QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;

    /// It takes the focus, and is moved by Up, Down, Home and End.
    [[nodiscard]] QSplitterHandle* createHandle() override;

private:
    void share();

    std::function<int()> upperHeight_;
    bool unfolded_ = false;
};

} // namespace bafar::ui::things
