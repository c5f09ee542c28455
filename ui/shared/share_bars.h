#pragma once
// Shares in use as bars: each with its name, what it says in words, and a bar that is as long as
// the share. One below the other, or side by side where there is room. GUI thread.
#include <QWidget>
#include <vector>

#include "core/schema/state.h"
#include "ui/shared/item_text.h"

namespace bafar::shared {

struct ShareBar {
    QString name;
    QString words;                          ///< "72% of 120 GiB"
    double share = 0;                       ///< 0 to 1; above: full, and more
    schema::State mark = schema::State::Ok; ///< Unknown: the bar is empty and dashed

    bool operator==(const ShareBar&) const = default;
};

class ShareBars : public QWidget, public PaintedItems {
    Q_OBJECT

public:
    /// `least`: pixels of a bar below which no second one stands beside it.
    ShareBars(const QString& accessibleName, int least, QWidget* parent = nullptr);

    /// Nothing is painted anew where nothing changed.
    void setBars(const std::vector<ShareBar>& bars);

protected:
    [[nodiscard]] std::vector<PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] int columns() const;
    [[nodiscard]] QRect placeOf(std::size_t bar) const;
    void fitHeight();

    int least_;
    std::vector<ShareBar> bars_;
};

} // namespace bafar::shared
