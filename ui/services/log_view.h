#pragma once
// The lines of a log on the screen: time, writer, stream and text in letters of one width, left to
// right in every language.
//
// Only what is seen is painted. The view follows the end while it is there; away from it the text
// stands still, whatever comes or goes, and unseen() counts what came. Lines are chosen with mouse
// or keyboard, for copying. GUI thread.
#include <QAbstractScrollArea>
#include <memory>

#include "ui/services/log_layout.h"
#include "ui/services/log_search.h"
#include "ui/shared/item_text.h"

namespace bafar::ui::services {

class LogView : public QAbstractScrollArea, public shared::PaintedItems {
    Q_OBJECT

public:
    /// The search is of the same model; both must outlive the view.
    LogView(LogModel* model, LogSearch* search, QWidget* parent = nullptr);
    ~LogView() override;
    LogView(const LogView&) = delete;
    LogView& operator=(const LogView&) = delete;

    /// Long lines go on below, instead of beyond the edge.
    void setWrap(bool wrap);

    /// The view stands at the end, and goes with it.
    [[nodiscard]] bool isFollowing() const { return following_; }

    /// Lines that came since the view left the end.
    [[nodiscard]] int unseen() const { return unseen_; }

    void jumpToEnd();

    /// Chooses that row alone, and shows it in the middle where it was out of sight.
    void choose(std::uint64_t number);

    /// Chooses the row of that number.
    void press(const std::string& key) override;

    /// The row that keys move; 0: none.
    [[nodiscard]] std::uint64_t current() const { return current_; }

    void selectAll();

    /// The chosen rows as text, oldest first; without any: empty.
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    /// Following, or what is unseen, changed.
    void followChanged();
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;

private:
    void watchModel();
    void grown(int first, int last);
    void keepPlace();
    void returnToPlace();
    void fit();
    void scrolled();
    void followAtEnd();
    void move(int row, bool extend);
    void bringIntoView(int row, bool middle);
    void select(std::uint64_t anchor, std::uint64_t current);
    void repaintAll();
    [[nodiscard]] int visibleLines() const;
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] std::uint64_t numberAt(int y) const;
    [[nodiscard]] bool isSelected(std::uint64_t number) const;

    LogModel* model_;
    LogSearch* search_;
    std::unique_ptr<LogLayout> layout_;
    bool wrap_ = true;
    bool following_ = true;
    bool fitting_ = false; ///< the bar moves because the log changed, not because a person moves it
    int unseen_ = 0;
    std::uint64_t anchor_ = 0; ///< where the selection began; 0: none
    std::uint64_t current_ = 0;
    std::uint64_t topNumber_ = 0; ///< of the first row seen, while rows come and go
    int topLine_ = 0;
};

} // namespace bafar::ui::services
