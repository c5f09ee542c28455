#pragma once
// What an agent and its root helper say to each other: JSON, one document a line.
//
// Theory: the agent sends requests with numbers of its own; answers carry the number and may come
// in any order. Sockets that an answer hands over travel with its first byte (unix(7),
// SCM_RIGHTS), and the answer says how many they are. A line longer than its bound ends the
// connection: nobody honest writes one. Values only; safe on every thread.
#include <map>
#include <optional>
#include <string>

#include "core/schema/json.h"

namespace bafar::helper {

inline constexpr std::size_t RequestMax = 16U << 10U; ///< bytes of a line to the helper
inline constexpr std::size_t AnswerMax = 4U << 20U;   ///< bytes of a line from the helper
inline constexpr std::string_view DefaultSocket = "/run/bafar/helper.sock";

/// One command of the helper's table (commands.h).
struct Request {
    std::uint64_t id = 0;
    std::string command;
    std::map<std::string, std::string> arguments;

    bool operator==(const Request&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Asks the helper to run one command of its table.");
        fields.add("id", &Request::id, "Comes back in the answer").required();
        fields.add("command", &Request::command, "Name in the table").required();
        fields.add("arguments", &Request::arguments, "As the table lists them");
    }
};

/// What came of a request. With `refused` nothing was run.
struct Answer {
    std::uint64_t id = 0;
    std::string refused; ///< why it was not run; empty: it ran
    int exit = -1;       ///< -1: ended by a signal, or not at all
    bool timedOut = false;
    bool cut = false; ///< more came than the table allows
    std::string output;
    std::string errors;
    std::uint32_t sockets = 0; ///< that come with this line

    bool operator==(const Answer&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What came of a request.");
        fields.add("id", &Answer::id, "Of the request").required();
        fields.add("refused", &Answer::refused, "Why it was not run; empty: it ran");
        fields.add("exit", &Answer::exit, "Exit code; -1: ended by a signal, or not at all");
        fields.add("timed_out", &Answer::timedOut, "It did not end in the time allowed");
        fields.add("cut", &Answer::cut, "More came than is allowed");
        fields.add("output", &Answer::output, "Standard output");
        fields.add("errors", &Answer::errors, "Standard error");
        fields.add("sockets", &Answer::sockets, "Handed over with this line");
    }
};

/// Errors: InvalidInput, LimitExceeded; nothing of the line is used then.
[[nodiscard]] Result<Request> readRequest(std::string_view line);
[[nodiscard]] Result<Answer> readAnswer(std::string_view line);

/// One line, its end included.
[[nodiscard]] std::string lineOf(const Request& request);
[[nodiscard]] std::string lineOf(const Answer& answer);

/// Cuts a stream of bytes into lines of at most `lineMax` bytes.
class LineReader {
public:
    explicit LineReader(std::size_t lineMax)
        : lineMax_(lineMax)
    {
    }

    /// Takes bytes as they come. Errors: LimitExceeded; the stream is lost then.
    [[nodiscard]] Result<void> feed(std::string_view bytes);

    /// The next whole line without its end; empty when there is none yet.
    [[nodiscard]] std::optional<std::string> next();

    /// Something is there that is not a whole line yet.
    [[nodiscard]] bool pending() const { return !kept_.empty(); }

private:
    std::size_t lineMax_;
    std::string kept_;
    std::size_t searched_ = 0; ///< bytes of kept_ without a line's end
};

} // namespace bafar::helper
