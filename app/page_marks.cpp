#include "app/page_marks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <algorithm>
#include <iterator>

#include "ui/link/session.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

constexpr int MarkRoom = 34; ///< pixels kept free behind a title, for a mark and two digits

} // namespace

void putAtEnd(QWidget* mark, QPushButton* button)
{
    auto* row = new QHBoxLayout(button);
    row->setContentsMargins(8, 0, 8, 0);
    row->addStretch(1);
    row->addWidget(mark, 0, Qt::AlignVCenter);
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
}

PageMarks::PageMarks(link::Session& session, QWidget* bar)
    : QObject(bar)
    , session_(session)
    , soon_(new shared::Refresher(bar, [this] { refresh(); }))
{
    connect(&session_, &link::Session::topologyChanged, soon_, &shared::Refresher::ask);
}

void PageMarks::add(const QString& page, QPushButton* button)
{
    Mark& mark = marks_[page];
    mark.button = button;
    mark.place = new QWidget(button);
    auto* pair = new QHBoxLayout(mark.place);
    pair->setContentsMargins(0, 0, 0, 0);
    pair->setSpacing(4);
    mark.dot = new shared::StatusDot(mark.place);
    mark.count = shared::makeLabel({}, shared::TextRole::Strong, mark.place);
    pair->addWidget(mark.dot);
    pair->addWidget(mark.count);
    shared::sayInFigures(mark.place, [&mark] { show(mark); }); // nothing so far
    // From the start, so that nothing moves when something fails.
    button->setMinimumWidth(button->sizeHint().width() + MarkRoom);
    putAtEnd(mark.place, button);
    soon_->ask();
}

void PageMarks::refresh()
{
    std::map<QString, Counts> all;
    for (const topology::Thing& thing : session_.topology().things) {
        const auto* how = std::find(std::begin(Unwell), std::end(Unwell), thing.entity.state);
        if (how != std::end(Unwell)) {
            ++all[shared::fromPeer(thing.entity.concept_)]
                 [static_cast<std::size_t>(how - std::begin(Unwell))];
        }
    }
    for (auto& [page, mark] : marks_) {
        if (const Counts& counts = all[page]; counts != mark.shown) {
            mark.shown = counts;
            show(mark);
        }
    }
}

/// Beside the worst one's mark stands how many are in that state, as the title bar counts them;
/// readers are told of the others, too.
void PageMarks::show(Mark& mark)
{
    const Counts& counts = mark.shown;
    std::size_t worst = 0; ///< how many
    QStringList said;
    for (std::size_t i = counts.size(); i-- > 0;) {
        if (counts[i] > 0) {
            worst = counts[i];
            mark.dot->setState(Unwell[i]);
            said.prepend(tr("%1 %2").arg(shared::number(std::uint64_t{counts[i]}),
                                         shared::stateWord(Unwell[i])));
        }
    }
    const QString all = said.join(shared::comma());
    mark.count->setText(shared::number(std::uint64_t{worst}));
    mark.count->setAccessibleName(all);
    mark.button->setAccessibleDescription(all);
    mark.place->setVisible(worst > 0);
}

} // namespace bafar::app
