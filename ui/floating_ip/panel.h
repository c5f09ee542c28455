#pragma once
// One floating IP in words: owner, election order, who is next and how soon, adverts, last change.
// GUI thread.
#include <QWidget>
#include <string>
#include <vector>

#include "core/election/election.h"

namespace bafar::link {
class Session;
}

namespace bafar::shared {
class FactList;
}

namespace bafar::ui::floating_ip {

/// Every node's word on the virtual router `id`, and its foreign owners.
[[nodiscard]] std::vector<election::Candidate> candidatesOf(const link::Session& session,
                                                            const std::string& id);

/// An agent of the profile never said anything: it may be a candidate that nobody knows.
[[nodiscard]] bool isAnyUntold(const link::Session& session);

/// "floating_ip/web" gives "web".
[[nodiscard]] std::string routerOf(const QString& entity);

class RouterPanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "floating_ip/ID".
    RouterPanel(link::Session& session, const QString& entity, QWidget* parent);

private:
    void refresh();

    link::Session& session_;
    std::string id_;
    shared::FactList* facts_;
};

} // namespace bafar::ui::floating_ip
