#pragma once
// From a changed spec to its plan: an agent checks the text and keeps it, and is asked for the plan
// of putting it in force as soon as it offers that.
//
// An agent tells what it offers by its stream, a moment after its answer: that is waited for.
// Nothing is in force by any of it: the plan is confirmed by a person. GUI thread.
#include <QObject>
#include <QTimer>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/schema/spec_answers.h"

namespace bafar::link {
class Session;
}

namespace bafar::ui::cluster {

class SpecStager : public QObject {
    Q_OBJECT

public:
    static constexpr const char* Apply = "cluster.apply_spec";
    static constexpr int OfferMs = 5000; ///< as long as the offer is waited for

    explicit SpecStager(link::Session& session, QObject* parent = nullptr);

    /// One at a time: what was under way is forgotten. `unlocks`: the console, for the plan.
    void stage(const std::string& agent,
               const std::string& base,
               const std::string& text,
               bool unlocks);

    /// What is under way is not wanted any more.
    void forget();

    [[nodiscard]] bool isBusy() const { return busy_; }

    /// Who was asked last; empty: nobody yet.
    [[nodiscard]] const std::string& agent() const { return agent_; }

Q_SIGNALS:
    /// It is busy now, or no more.
    void changed();

    /// The agent did not take the text.
    void refused(const bafar::Error& why);

    /// It did not, for what is wrong with it.
    void wrong(const std::vector<bafar::schema::Problem>& problems);

    /// It keeps the text and does not offer to put it in force.
    void notOffered();

private:
    void take(const Result<schema::SpecStaging>& answer);
    void goOn();
    [[nodiscard]] bool isOffered() const;

    link::Session& session_;
    std::string agent_;
    std::string revision_; ///< kept there; empty: not yet
    bool unlocks_ = false;
    bool busy_ = false;
    int attempt_ = 0; ///< answers to older ones are ignored
    QTimer limit_;
};

} // namespace bafar::ui::cluster
