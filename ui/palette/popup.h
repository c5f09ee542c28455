#pragma once
// The command palette: one line to type in and a list of what fits, over the window.
//
// The keyboard stays with the line: arrows, Page and Home/End move in the list, Enter opens, Escape
// leaves and the focus goes back to where it was. A thing opens its page with the thing chosen; an
// action opens its plan, as its button would, and nothing else: what cannot be started now is shown
// with the reason, and while the console is read-only with a button that unlocks it. What is listed
// follows the cluster, slowly, and the chosen entry stays chosen. GUI thread.
#include <QTimer>

#include "ui/palette/rows.h"
#include "ui/shared/overlay.h"

class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace bafar::shared {
class EmptyState;
}

namespace bafar::ui::palette {

class Delegate;
class RowsList;

class Popup : public shared::Overlay {
    Q_OBJECT

public:
    /// Covers `window`; `session` and `pages` must outlive it.
    Popup(link::Session& session,
          std::span<const shared::Page> pages,
          std::vector<Command> commands,
          QWidget* window);

Q_SIGNALS:
    /// It left, before what was chosen is opened.
    void closed();

protected:
    void leave() override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    static constexpr QSize Largest{680, 560}; ///< the card
    static constexpr int LineHeight = 60;     ///< pixels, as all of these
    static constexpr int FootHeight = 40;
    static constexpr int ListBorder = 8;

    void build();
    QWidget* makeFoot();
    void gather();
    void list(const QString& chosen);
    void choose(int row);
    void placeUnlock();
    void announce();
    void open();
    void fit();
    bool handleKey(int key);
    [[nodiscard]] const Row* current() const;

    link::Session& session_;
    std::span<const shared::Page> pages_;
    std::vector<Command> commands_;
    Catalogue catalogue_;
    QLineEdit* line_;
    QStackedWidget* views_;
    QListView* view_;
    RowsList* model_;
    Delegate* delegate_;
    shared::EmptyState* nothing_;
    QPushButton* unlock_; ///< in the chosen row, where it is locked
    QTimer following_;    ///< what agents say is listed when it ends
};

} // namespace bafar::ui::palette
