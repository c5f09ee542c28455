#pragma once
// A row of small buttons of which exactly one is on: ranges, views, severities, density. Arrow keys
// go from one to the next. GUI thread; parents own.
#include <QString>
#include <vector>

class QBoxLayout;
class QButtonGroup;
class QWidget;

namespace bafar::shared {

struct Segment {
    int id = 0; ///< what the group's idClicked() says; from 0 on
    QString text;
    QString object = {}; ///< the button's object name
    QString name = {};   ///< its accessible name; empty: its text
};

/// Adds them to the end of `row`; `on` is the id of the one that is on at first.
[[nodiscard]] QButtonGroup* addSegments(QBoxLayout* row,
                                        const std::vector<Segment>& segments,
                                        int on,
                                        QWidget* parent);

/// Less room on both sides of the words of a group's buttons, or as much as ever.
void setTight(const QButtonGroup& segments, bool tight);

} // namespace bafar::shared
