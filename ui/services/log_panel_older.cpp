// The panel's way to lines from before the first ones: the log is read once more, further back, and
// what is not known yet is put in front. A person asks for it, for agents record each reading.
#include <QPushButton>
#include <QRandomGenerator>
#include <algorithm>
#include <iterator>

#include "ui/link/session.h"
#include "ui/services/log_panel.h"
#include "ui/services/log_view.h"
#include "ui/shared/wording.h"

namespace bafar::ui::services {
namespace {

constexpr std::size_t Further = 2000;                   ///< lines of each task, each time
constexpr std::size_t HeldMax = 2 * LogModel::LinesMax; ///< while they come

bool isEarlier(const schema::LogLine& a, const schema::LogLine& b)
{
    return a.at < b.at;
}

} // namespace

void LogPanel::refreshOlder()
{
    // A task of fewer lines than were asked for gave all it has.
    const std::size_t most = model_->known().most();
    const bool mayHave = !beganHere_ && most >= asked_ && most < schema::LogTailMax;
    const bool isAsked = older_ != nullptr;
    before_->setVisible(reader_ != nullptr && (isAsked || (mayHave && model_->hasRoom())));
    before_->setEnabled(!isAsked);
    before_->setText(isAsked ? tr("Reading older lines…") : tr("Older lines"));
}

void LogPanel::readOlder()
{
    schema::LogWish wish;
    wish.service = subject_.service;
    wish.tail = std::min(schema::LogTailMax, model_->known().most() + Further);
    older_ = std::make_unique<link::LogReader>(session_, wish, logNodes(session_.store()),
                                               QRandomGenerator::global()->generate64());
    connect(older_.get(), &link::LogReader::received, this, &LogPanel::holdOlder);
    connect(older_.get(), &link::LogReader::stateChanged, this, &LogPanel::olderEnded);
    older_->start();
    refresh();
    view_->setFocus(); // the button waits, and may go
}

/// Lines that are known go by; of more than can be shown the newest stay.
void LogPanel::holdOlder(const schema::LogPiece& piece)
{
    std::copy_if(piece.lines.begin(), piece.lines.end(), std::back_inserter(olderLines_),
                 [this](const schema::LogLine& line) { return model_->known().mayBeOlder(line); });
    if (olderLines_.size() > HeldMax) {
        std::stable_sort(olderLines_.begin(), olderLines_.end(), isEarlier);
        olderLines_.erase(olderLines_.begin(),
                          olderLines_.end() - static_cast<std::ptrdiff_t>(LogModel::LinesMax));
    }
}

void LogPanel::olderEnded()
{
    using State = link::LogReader::State;
    if (older_->state() != State::Over && older_->state() != State::Waiting) {
        return;
    }
    const Error problem = older_->problem();
    if (problem.text.empty()) {
        asked_ = older_->wish().tail.value_or(asked_);
        const bool hadRoom = model_->hasRoom();
        beganHere_ = model_->addOlder(olderLines_) == 0 && hadRoom && model_->hasRoom();
        outcome_ = beganHere_ ? tr("no older lines are kept") : QString();
    } else {
        outcome_ = tr("older lines cannot be read: %1").arg(shared::sentence(problem.text));
    }
    dropOlder();
    refresh();
}

/// It may be the one that speaks.
void LogPanel::dropOlder()
{
    if (older_ != nullptr) {
        older_->disconnect(this);
        older_.release()->deleteLater();
    }
    olderLines_ = {};
}

} // namespace bafar::ui::services
