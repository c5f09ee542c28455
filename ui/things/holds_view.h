#pragma once
// Holds as a list: what is paused until when, the rule below it, and the action that ends it beside
// it where an agent offers one. Hidden while there is none. GUI thread.
#include <QWidget>

#include "ui/things/holds.h"

class QVBoxLayout;

namespace bafar::shared {
class ActionButtons;
}

namespace bafar::ui::things {

class HoldsView : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t ShownMax = 8;

    /// `named`: each line says of which thing it is, and leads there.
    HoldsView(link::Session& session, bool named, QWidget* parent);

    void setHolds(std::vector<Hold> holds);

    /// A line has this action with no parameter given: elsewhere it need not stand again.
    [[nodiscard]] bool offersAsItIs(const std::string& action) const;

private:
    struct Line {
        HoldEnd end;
        shared::ActionButtons* buttons = nullptr;
    };

    void make();
    void addLine(const Hold& hold);
    void addButtons(const HoldEnd& end, QVBoxLayout* column);
    void refreshActions();
    [[nodiscard]] QString nameOf(const Hold& hold) const;

    link::Session& session_;
    bool named_;
    QVBoxLayout* lines_;
    std::vector<Hold> holds_;
    QStringList names_; ///< of their things, as they are shown
    std::vector<Line> buttons_;
};

} // namespace bafar::ui::things
