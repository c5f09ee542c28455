#pragma once
// Agents that do not let the console in: as a strip above every page, or, while nothing is
// known of the cluster, instead of the pages. GUI thread.
#include <QWidget>

#include "app/access_words.h"

class QBoxLayout;
class QLabel;

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class CommandBlock;
}

namespace bafar::app {

class AccessNotice : public QWidget {
    Q_OBJECT

public:
    enum class Form : std::uint8_t { Strip, Page };

    AccessNotice(link::Session& session, Form form, QWidget* parent);

Q_SIGNALS:
    void shownChanged(bool shown);

private:
    void make();
    void addTexts(QBoxLayout* row);
    void refresh();

    link::Session& session_;
    Form form_;
    std::optional<AccessTrouble> told_;
    bool shown_ = false;
    QWidget* card_;
    QLabel* title_;
    QLabel* reasons_;
    QLabel* place_;
    QLabel* remedy_;
    shared::CommandBlock* command_;
};

} // namespace bafar::app
