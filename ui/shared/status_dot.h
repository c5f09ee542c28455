#pragma once
// How a state looks and what it is called: shape, colour and word, the same on every surface.
//
// Ok is a solid disc, degraded a triangle, failed a disc with a cross, maintenance a ring with a
// core, transition a half disc, stale a hatched ring, unknown a dashed ring with "?" when it is
// large enough, not monitored a thin ring, disabled a ring with a bar. GUI thread.
#include <QWidget>

#include "core/schema/state.h"
#include "ui/shared/theme.h"

class QBoxLayout;
class QPainter;

namespace bafar::shared {

/// "ok", "degraded", ... in the interface's language.
[[nodiscard]] QString stateWord(schema::State state);

/// Draws the mark into a square.
void paintStateMark(QPainter& painter,
                    const QRectF& square,
                    schema::State state,
                    const Tokens& tokens);

/// A mark as a widget of 10 by 10 pixels; its accessible name is the state's word, unless a text
/// beside it says that.
class StatusDot : public QWidget {
    Q_OBJECT

public:
    explicit StatusDot(QWidget* parent = nullptr);

    void setState(schema::State state);

    /// The text beside it begins with the state's word: readers are told it there, and not twice.
    void setSaidBeside();

    [[nodiscard]] schema::State state() const { return state_; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    schema::State state_ = schema::State::Unknown;
    bool isSaidBeside_ = false;
};

/// Adds the dot to a row before its texts, so many pixels below the top: on their first line.
void addOnFirstLine(QBoxLayout* row, StatusDot* dot, int below);

} // namespace bafar::shared
