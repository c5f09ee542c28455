#pragma once
// A row that gives up what matters least while it has too little room. GUI thread.
#include <QObject>
#include <functional>
#include <vector>

class QWidget;

namespace bafar::shared {

class RowFit : public QObject {
    Q_OBJECT

public:
    /// What the row gives up (true), or has again (false). What it does to the row's widgets may
    /// not depend on how often it is called.
    using Step = std::function<void(bool)>;

    /// `row` owns it and has its layout already; each widget of that layout, and of the layouts
    /// within it, says as its least width what it needs. As many of the steps are taken, the first
    /// ones first, as it takes for all of them to fit, and no more. The row itself makes no window
    /// wider from now on.
    RowFit(QWidget* row, std::vector<Step> steps);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    [[nodiscard]] int need() const;
    void fit();

    QWidget* row_;
    std::vector<Step> steps_;
    int width_ = -1; ///< pixels of the row when the steps were taken
    int need_ = -1;  ///< pixels that its widgets needed then
};

} // namespace bafar::shared
