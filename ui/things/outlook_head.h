#pragma once
// The one thing to know of a concept, at the top of its page: a mark, a sentence, and a second one
// about why or what to do. GUI thread.
#include <QWidget>

#include "core/schema/state.h"

class QLabel;

namespace bafar::shared {
class StatusDot;
}

namespace bafar::ui::things {

struct Outlook {
    schema::State mark = schema::State::Unknown;
    QString first;
    QString second; ///< may be empty

    bool operator==(const Outlook&) const = default;
};

class OutlookHead : public QWidget {
    Q_OBJECT

public:
    explicit OutlookHead(QWidget* parent = nullptr);

    void setOutlook(const Outlook& outlook);

private:
    shared::StatusDot* dot_;
    QLabel* first_;
    QLabel* second_;
};

} // namespace bafar::ui::things
