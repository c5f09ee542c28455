#pragma once
// One MariaDB server in words, beside its facts: how far it is, what its replication threads do and
// what their last error means, writes, semi-synchronous replication, and the settings that break
// the promise with the statement that mends each. GUI thread.
#include <QWidget>
#include <string>

#include "ui/database/server_facts.h"

class QVBoxLayout;

namespace bafar::link {
class Session;
}

namespace bafar::ui::database {

class ServerPanel : public QWidget {
    Q_OBJECT

public:
    /// `entity` is "database/NODE".
    ServerPanel(link::Session& session, const QString& entity, QWidget* parent);

private:
    void refresh();
    void showFixes(const std::vector<Fix>& fixes);

    link::Session& session_;
    std::string node_;
    QLabel* head_; ///< of the facts
    shared::FactList* facts_;
    QWidget* fixesPlace_;
    QVBoxLayout* list_;
    std::vector<Fix> shown_;
};

} // namespace bafar::ui::database
