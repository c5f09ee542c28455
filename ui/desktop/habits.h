#pragma once
// How a person likes to read: how high rows are, which digits and calendar are used. Shown at once
// when it changes, and remembered. GUI thread.
#include <QObject>

#include "ui/shared/density.h"
#include "ui/shared/figures.h"

namespace bafar::ui::desktop {

struct Habit {
    shared::Density density = shared::Density::Compact;
    shared::Figures figures;

    bool operator==(const Habit&) const = default;
};

class Habits : public QObject {
    Q_OBJECT

public:
    /// Shows what this file remembers, and remembers in it from now on; what cannot be is as
    /// shipped.
    void keepIn(const QString& file);

    [[nodiscard]] const Habit& habit() const { return habit_; }

    void choose(const Habit& habit);

Q_SIGNALS:
    void changed();

private:
    void apply();

    QString file_;
    Habit habit_;
};

} // namespace bafar::ui::desktop
