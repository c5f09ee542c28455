#pragma once
// Why a page has nothing to show: no agent has said anything, none is heard now, or those that are
// heard know of none, be they all or only some. Each reason has its own cure, so that one of them
// is said. GUI thread.
#include <QStringList>

#include "ui/link/heard.h"
#include "ui/shared/widgets.h"

namespace bafar::link {
class Session;
class Store;
} // namespace bafar::link

namespace bafar::ui::things {

using link::Heard;
using link::heardOf;

/// How much of the cluster is heard, and of whom: names of nodes, as people read them.
struct Hearing {
    Heard heard = Heard::Never;
    QStringList now{};
    QStringList missing{};
};

[[nodiscard]] Hearing hearingOf(const link::Store& store);

/// Why a place is empty, and what to do about it.
struct Emptiness {
    QString why;
    QString whatToDo;
    bool isSpec = false; ///< the cluster spec's page helps

    bool operator==(const Emptiness&) const = default;
};

/// `none`: what is said where all agents are heard and know of none. Where some are missing, what
/// to do is to bring those back.
[[nodiscard]] Emptiness emptinessOf(const Hearing& hearing, const Emptiness& none);

/// The words, and a way to the cluster spec where that helps.
class EmptyPage : public shared::EmptyState {
    Q_OBJECT

public:
    explicit EmptyPage(link::Session& session, QWidget* parent = nullptr);

    void setEmptiness(const Emptiness& emptiness);

private:
    QPushButton* spec_;
};

} // namespace bafar::ui::things
