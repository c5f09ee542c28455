#pragma once
// The cluster spec's revisions and their texts, asked of the agents when a page wants them.
//
// One history at a time; texts are kept by revision, at most TextsMax, since a revision's text
// never changes. An agent that does not have a text is followed by the next one that is heard; any
// other failure is told as it came. GUI thread.
#include <QObject>
#include <QString>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/schema/spec_answers.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {

class SpecDesk : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t TextsMax = 32;

    explicit SpecDesk(link::Session& session, QObject* parent = nullptr);

    /// Asks for the history unless it is being asked for.
    void refresh();

    /// Asks again for all that failed.
    void tryAgain();

    /// Whether somebody can be asked, and since the last question other agents are heard or run
    /// another revision. A failure alone is not asked for again.
    [[nodiscard]] bool isOld() const;

    [[nodiscard]] bool isAsking() const { return asking_; }

    /// Who was asked last; empty: nobody yet.
    [[nodiscard]] const std::string& agent() const { return agent_; }

    /// Nothing: not asked yet, or no answer yet.
    [[nodiscard]] const std::optional<Result<schema::SpecHistory>>& history() const
    {
        return history_;
    }

    /// Who is heard, the one to be asked about specs first: with the leader, or near to it.
    [[nodiscard]] std::vector<std::string> agentsToAsk() const;

    /// The text of a revision; null: it is asked for, changed() follows.
    [[nodiscard]] const Result<std::string>* text(const std::string& revision);

Q_SIGNALS:
    void changed();

private:
    void askText(const std::string& revision, std::vector<std::string> agents);
    [[nodiscard]] std::vector<std::string> revisionsRun() const;

    link::Session& session_;
    bool asking_ = false;
    std::string agent_;
    std::vector<std::string> seen_; ///< revisionsRun() at the last question
    std::optional<Result<schema::SpecHistory>> history_;
    std::map<std::string, std::optional<Result<std::string>>> texts_; ///< nothing: asked for
};

} // namespace bafar::ui::cluster
