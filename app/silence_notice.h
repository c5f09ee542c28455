#pragma once
// Above every page while no agent is heard: since when, why, and a way to try again at once. GUI
// thread.
#include <QWidget>

#include "app/silence_words.h"

namespace bafar::ui::cluster {
class GroupNotice;
}

namespace bafar::app {

class SilenceNotice : public QWidget {
    Q_OBJECT

public:
    SilenceNotice(link::Session& session, QWidget* parent);

private:
    void refresh();

    link::Session& session_;
    ui::cluster::GroupNotice* notice_;
    std::optional<Silence> told_;
};

} // namespace bafar::app
