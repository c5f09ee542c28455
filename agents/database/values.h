#pragma once
// What goes into the database machine and what comes out of it, besides the common effects.
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "agents/concept.h"
#include "agents/database/questions.h"
#include "agents/database/table.h"
#include "core/schema/database.h"

namespace bafar::database {

/// Where the server is and who we are there.
struct Target {
    net::Endpoint endpoint;
    std::string socket; ///< path; empty: by endpoint
    std::string user;
    std::string passwordFile; ///< empty: no password

    bool operator==(const Target&) const = default;

    /// "192.0.2.11:3306" or the path of the socket.
    [[nodiscard]] std::string text() const { return socket.empty() ? endpoint.toString() : socket; }
};

/// Effect: ask the server, all within `timeout`; answered by Looked with this round.
struct Look {
    std::uint64_t round = 0;
    Target target;
    Duration timeout{};
    std::vector<Question> questions; ///< in this order

    bool operator==(const Look&) const = default;
};

/// The answer to one question.
struct Answer {
    Question question = Question::Position;
    Table table;
    unsigned number = 0; ///< of the server's error; 0: none
    std::string error;   ///< its text, as it came
};

/// All answers of one round.
struct Observation {
    std::vector<Answer> answers;
    Duration time{}; ///< from the beginning of the look to its end
};

/// Why there is no observation.
struct Failure {
    schema::database::Cause cause = schema::database::Cause::Unseen;
    unsigned number = 0;    ///< of the error, of the server or of the library; 0: our own
    std::string text;       ///< what the server or the operating system said, as it came
    bool loggedIn = false;  ///< the server had let us in, before or in this round
    std::string_view where; ///< "connecting", "login" or the question's name; a literal

    bool operator==(const Failure&) const = default;
};

/// Input: the answer to Look. Exactly one of both.
struct Looked {
    std::uint64_t round = 0;
    std::shared_ptr<const Observation> observation; ///< null: see failure
    Failure failure;
};

} // namespace bafar::database
