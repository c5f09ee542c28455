#pragma once
// In the navigation, beside the title of a concept's page: how many of its things are in the worst
// state that any of them is in, unless that is well. GUI thread.
#include <QObject>
#include <array>
#include <iterator>
#include <map>

#include "core/schema/state.h"

class QLabel;
class QPushButton;
class QWidget;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class Refresher;
class StatusDot;
} // namespace bafar::shared

namespace bafar::app {

/// Puts a mark at the far end of a button; clicks on it are the button's.
void putAtEnd(QWidget* mark, QPushButton* button);

class PageMarks : public QObject {
    Q_OBJECT

public:
    /// `bar` holds the buttons, and owns it.
    PageMarks(link::Session& session, QWidget* bar);

    /// The button of the page of that concept; of a page without things: never marked.
    void add(const QString& page, QPushButton* button);

private:
    /// Worst first.
    static constexpr schema::State Unwell[] = {schema::State::Failed, schema::State::Unknown,
                                               schema::State::Degraded, schema::State::Stale};
    using Counts = std::array<std::size_t, std::size(Unwell)>; ///< by Unwell

    struct Mark {
        QPushButton* button = nullptr;
        QWidget* place = nullptr; ///< of the two
        shared::StatusDot* dot = nullptr;
        QLabel* count = nullptr;
        Counts shown{};
    };

    void refresh();
    static void show(Mark& mark);

    link::Session& session_;
    std::map<QString, Mark> marks_; ///< by page
    shared::Refresher* soon_;
};

} // namespace bafar::app
