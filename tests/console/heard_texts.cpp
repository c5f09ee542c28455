// What nobody reads in a console stands in lists, each with why.
#include "tests/console/heard_texts.h"

#include <QRegularExpression>
#include <algorithm>
#include <iterator>

#include "tests/console/agent_sentences.h"

namespace bafar::test {
namespace {

struct Unheard {
    std::string_view begins; ///< of a file; else the whole name
    std::string_view why;
};

struct UnheardText {
    std::string_view file; ///< how its path begins
    std::string_view begins;
    std::string_view why;
};

/// What a callee puts around the text that it is given.
struct Frame {
    std::string_view file; ///< how its path begins
    std::string_view callee;
    std::string_view before;
    std::string_view after;
};

constexpr std::string_view Terminal = "said in a terminal, by a program of one's own";
constexpr std::string_view OwnLog = "said in the agent's own log";
constexpr std::string_view Measures = "names of measures, and what Prometheus says of them";
constexpr std::string_view Docs = "what scripts and other programs read, not people in a console";
constexpr std::string_view ElsewhereSaid = "the console has words of its own for it";
constexpr std::string_view NeverSo = "a way through the source that no value leads";

/// By how their paths begin.
constexpr Unheard Files[] = {
    {"agents/ctl/", Terminal},
    {"agents/enrol/", Terminal},
    {"agents/command_line.cpp", Terminal},
    {"agents/main.cpp", Terminal},
    {"agents/helper/run.cpp", Terminal},
    {"agents/helper_mode.cpp", Terminal},
    {"agents/helper/local_socket.cpp", OwnLog},
    {"agents/runtime/pki.cpp", Terminal},
    {"agents/runtime/systemd", OwnLog},
    {"agents/runtime/signals", OwnLog},
    {"agents/sim/", "names of the demo's own world, and its story's errors for a terminal"},
    {"agents/api/routes.cpp", Docs},
    {"agents/alerting/kinds", Terminal},
    {"agents/alerting/text.cpp", Terminal},
    {"agents/alerting/rules_", "alert_words_test looks at the sentences of the shipped rules"},
    {"agents/series/metric_list.cpp", Measures},
    {"agents/cache/metric_names.cpp", Measures},
    {"agents/cache/measures.cpp", Measures},
    {"agents/services/measures", Measures},
    {"agents/monitoring/probes", Measures},
    {"agents/cluster/raft_hello", OwnLog},
    {"agents/cluster/raft_link", OwnLog},
    {"agents/cluster/raft_transport", OwnLog},
    {"agents/cluster/raft_frame", OwnLog},
    {"agents/cluster/audit_chain", Terminal},
    {"agents/load_balancer/exchange", "said to the clients of the balanced servers"},
    {"agents/load_balancer/balancer", "said to the clients of the balanced servers"},
    {"agents/floating_ip/rows.cpp", "the table of an algorithm: its own test"},
    {"core/http/writer", "said of what the program itself sends, in its log"},
    {"core/http/headers", "said of what the program itself sends, in its log"},
    {"core/schema/yaml", ElsewhereSaid}, // ui/cluster/spec_problem_words.cpp
    {"core/schema/spec_secrets", ElsewhereSaid},
    {"core/schema/reference", Docs},
    {"core/alerts/runbook", Docs},
    {"core/stats/", Measures},
    {"core/base/check.cpp", "said when a program ends itself"},
    {"core/base/line_diff.cpp", Terminal},
    {"ui/link/memory", "said of the console's own files, in its log"},
};

/// By what they are given to.
constexpr Unheard Callees[] = {
    {"logEvent", OwnLog},
    {"CHECK", "said when a program ends itself"},
    {"static_assert", "said by the compiler"},
    {"starts_with", "looked for, not said"},
    {"ends_with", "looked for, not said"},
    {"find", "looked for, not said"},
    {"contains", "looked for, not said"},
    {"tr", "the console's own"},
    {"about", Docs}, // what a field of a schema is for
    {"note", Docs},
    {"atKey", Docs},
    {"ready", "said to systemd"},
    {"Deadline", "why a timer runs: the table of an algorithm"},
    {"consider", "why a timer runs: the table of an algorithm"},
    {"next", "why a timer runs: the table of an algorithm"},
    {"sooner", "why a timer runs: the table of an algorithm"},
    {"basis", "why an agent counts as heard: compared, not said"},
};

/// By what they stand in.
constexpr Unheard Functions[] = {
    {"deadline", "why a timer runs: the table of an algorithm"},
    {"basisOf", "why an agent counts as heard: compared, not said"},
    {"membersBasis", "why an agent counts as heard: compared, not said"},
};

constexpr Frame Frames[] = {
    {"", "failWith", "", ": q9"},
    {"", "systemError", "", ": q9"},
    {"", "opensslFailure", "", ": q9"},
    {"", "raftError", "", ": q9"},
    {"", "troubleText", "", ": q9"},
    {"", "setOption", "", ": q9"},
    {"agents/runtime/socket.cpp", "what", "", ": q9"},
    {"agents/runtime/process.cpp", "what", "", ": q9"},
    {"agents/runtime/netlink.cpp", "request", "", ": q9"},
    {"agents/runtime/file.cpp", "failed", "", " q8: q9"},
    {"agents/cluster/raft_folder.cpp", "failed", "", " q8: q9"},
    {"agents/cluster/ledger_snapshot.cpp", "corrupt", "the snapshot of the agreed state ", ""},
    {"agents/", "malformed", "the membership is malformed: ", ""},
    {"agents/alerting/selector.cpp", "wrong", "q8 ", ""},
    {"agents/storage/", "unknownName", "no ", " \"q9\""},
    {"core/schema/type.cpp", "expected", "expected ", ", found q9"},
    {"ui/link/tls.cpp", "certificatesOf", "", " q8: q9"},
    {"ui/link/", "readPemFile", "", " q8: q9"},
};

/// By how they begin.
constexpr UnheardText Texts[] = {
    // What the audit log says was asked for: ui/cluster/audit_words.cpp says it.
    {"agents/actions/", "plan q1", ElsewhereSaid},
    {"agents/actions/", "confirm ", ElsewhereSaid},
    {"agents/actions/", "run q1", ElsewhereSaid},
    {"agents/actions/", "cancel q1", ElsewhereSaid},
    {"agents/node/remote.cpp", "command of q1", ElsewhereSaid},
    {"agents/api/", "TLS handshake", ElsewhereSaid},
    {"agents/api/", "malformed request", ElsewhereSaid},
    {"agents/api/", "open connection", ElsewhereSaid},
    {"agents/api/auth.cpp", "unknown (claims ", ElsewhereSaid},
    // Why a connection ended.
    {"agents/api/session", "no request for q1", OwnLog},
    {"agents/api/session", "the answer was not taken within q1", OwnLog},
    {"agents/api/session", "the peer sent bytes while its stream was running", OwnLog},
    {"agents/api/session", "more than 7 bytes sent ahead of an answer", OwnLog},
    {"agents/api/session", "the answer could not be written: q1", OwnLog},
    {"agents/api/session", "the stream was sent whole", OwnLog},
    {"agents/alerting/report.cpp", "How many alerts", Measures},
    {"agents/alerting/report.cpp", "Alerts that are", Measures},
    {"agents/alerting/report.cpp", "Since when", Measures},
    {"agents/alerting/report.cpp", "alertname", Measures},
    // Others' words, and names.
    {"agents/cache/reply.cpp", "ERR ", "looked for, not said"},
    {"agents/storage/gluster.cpp", "Quota is disabled", "looked for, not said"},
    {"agents/database/", "MariaDB q1", "a product and its version"},
    {"agents/load_balancer/machine.cpp", "no server/", "a key of a table"},
    {"agents/load_balancer/machine.cpp", "left out/", "a key of a table"},
    {"agents/services/parse.cpp", "q1=q2", "a mount, as Docker writes it"},
    {"core/schema/services.cpp", "7/q1=chosen by each host", "a port, as Docker writes it"},
    // The program's own mistakes.
    {"agents/runtime/process.cpp", "there is no program to run", OwnLog},
    {"agents/runtime/socket.cpp", "accepting on a descriptor", OwnLog},
    {"agents/runtime/socket.cpp", "raw packets", OwnLog},
    {"agents/runtime/socket.cpp", "opening a raw socket on q1", OwnLog},
    // Only values: each is a sentence with words of its own.
    {"agents/alerting/report.cpp", "q1 (muted by q2) [q3]", "an alert's sentence stands for q1"},
    {"agents/alerting/selector.cpp", "q8 is no selector: q1 ", "what is wrong stands for q1"},
    {"agents/cluster/ledger_facts.cpp", "the cluster keeps at most 7 q1", "what it keeps is q1"},
    {"agents/cluster/ledger_snapshot.cpp", "the snapshot of the agreed state q1", "a sentence"},
    {"core/schema/json.cpp", "JSON q1 at byte 7", "what is wrong stands for q1"},
    {"core/schema/type.cpp", "expected q1, found ", "what is expected stands for q1"},
    // Pieces of sentences, which are looked at where they are put together.
    {"agents/alerting/selector.cpp", "a label's name is missing before", "a piece"},
    {"agents/alerting/selector.cpp", "a value in quotes is missing before", "a piece"},
    {"agents/alerting/selector.cpp", "a pattern takes alternatives such as", "a piece"},
    {"agents/alerting/selector.cpp", "=, !=, =~ or !~ is missing before", "a piece"},
    {"agents/cluster/ledger_facts.cpp", "members, past ones included", "a piece: keeps at most"},
    {"agents/cluster/spec_case.cpp", "q1 by q2", "a piece: put in force at q1 by q2"},
    {"agents/database/judge.cpp", "q1 is q2", "a setting: full_test looks at it"},
    {"agents/database/machine.cpp", "q1: GRANT q2 ON", "a piece: it does not tell q1"},
    {"core/schema/json.cpp", "nested deeper than 7", "a piece: JSON nested deeper than 7"},
    {"core/schema/json.cpp", "with an object of more than 7", "a piece, as the one before"},
    {"core/schema/json.cpp", "of more than 7 values", "a piece, as the one before"},
    // Choices that depend on each other.
    {"agents/cache/status.cpp", "q1, no limitq2", NeverSo},
    {"agents/cluster/facts.cpp", "7 of 7 voter", NeverSo}, // 1 of 1 has a phrase
    {"agents/cluster/group_watch.cpp", "q1 is cut off from the majority: q2", NeverSo},
    {"agents/floating_ip/conditions.cpp", "q1, which is not one of these agentsq2", NeverSo},
    {"agents/runtime/certificate.cpp", "the certificate authority itself expired at", NeverSo},
    {"agents/runtime/certificate.cpp", "the certificate authority itself is valid", NeverSo},
    {"agents/runtime/certificate.cpp", "the certificate of q1 q2 (serial q3) expired;", NeverSo},
    {"agents/runtime/certificate.cpp", "the certificate of \"q1\" (serial q2) expired;", NeverSo},
    {"agents/runtime/certificate.cpp", "the certificate of q1 q2 (serial q3) is not", NeverSo},
    {"agents/runtime/certificate.cpp", "the certificate of \"q1\" (serial q2) is not", NeverSo},
    {"agents/services/presence.cpp", "q1automatic", NeverSo}, // a comma stands before it
    {"agents/storage/judge.cpp", "split brain: 7 q1", "the count has no word of its own here"},
    {"agents/storage/judge.cpp", "7 q1", "the count has no word of its own here"},
    {"core/http/framing.cpp", "the coding overrides the length", Docs}, // why a row is as it is
    {"core/http/framing.cpp", "a length; repeating it", Docs},
    {"core/http/framing.cpp", "a request without either", Docs},
    {"core/http/framing.cpp", "a response without either", Docs},
    {"core/schema/describe.cpp", "unknown key; known here:q1", NeverSo},
    {"core/schema/floating_ip.cpp", "7 on  already belongs to", NeverSo},
};

/// "push_back" of "facts.push_back".
std::string_view lastName(std::string_view callee)
{
    return callee.substr(callee.rfind('.') + 1); // none: npos + 1 is the beginning
}

bool isUnheardFile(std::string_view file)
{
    return file.ends_with("metrics.cpp") ||
           std::any_of(std::begin(Files), std::end(Files),
                       [file](const Unheard& one) { return file.starts_with(one.begins); });
}

bool isUnheardPlace(const AgentSentence& sentence)
{
    const auto isIn = [](const auto& list, std::string_view name) {
        return std::any_of(std::begin(list), std::end(list),
                           [name](const Unheard& one) { return one.begins == name; });
    };
    return sentence.callee.starts_with("fields.") || isIn(Callees, lastName(sentence.callee)) ||
           isIn(Functions, sentence.function);
}

bool isUnheardText(std::string_view file, std::string_view text)
{
    return std::any_of(std::begin(Texts), std::end(Texts), [=](const UnheardText& one) {
        return file.starts_with(one.file) && text.starts_with(one.begins);
    });
}

std::string framed(std::string_view file, const AgentSentence& sentence)
{
    std::string text = sentence.text;
    for (const Frame& frame : Frames) {
        if (file.starts_with(frame.file) && lastName(sentence.callee) == frame.callee) {
            text = std::string(frame.before) + text + std::string(frame.after);
        }
    }
    return text;
}

/// Two words, or a word and a value. What begins or ends in the middle is a piece of a sentence,
/// and what has lines is a text of its own.
bool isSentence(const std::string& text)
{
    static const QRegularExpression Words(QStringLiteral(
        "(?<![\\w.])[A-Za-z]{2,}[,:;']*(?: [\"'(]?)[A-Za-z]{2,}|[A-Za-z]{2,}[,:;]* [\"(]?q\\d|"
        "q\\d\"?[,:;]* [\"(]?[A-Za-z]{2,}"));
    constexpr std::string_view Joins = " ,;:(";
    return !text.empty() && Joins.find(text.front()) == std::string_view::npos &&
           std::string_view(" (:,").find(text.back()) == std::string_view::npos &&
           text.find('\n') == std::string::npos &&
           Words.match(QString::fromStdString(text)).hasMatch();
}

/// The name or the value of a fact, of a consequence, of a candidate's column.
bool isName(const AgentSentence& sentence)
{
    static const QRegularExpression Letters(QRegularExpression::anchoredPattern(
        QStringLiteral("(?!.*q\\d)[a-zA-Z][a-z A-Z_,-]*[a-zA-Z]")));
    const bool isOfThing = sentence.callee.find("facts") != std::string::npos ||
                           sentence.callee.find("consequences") != std::string::npos ||
                           sentence.callee.find("candidateColumns") != std::string::npos;
    return isOfThing && Letters.match(QString::fromStdString(sentence.text)).hasMatch();
}

} // namespace

bool isCommand(std::string_view text)
{
    constexpr std::string_view Commands[] = {"bafarctl ", "gluster volume ", "SHOW ", "SELECT ",
                                             "SET ",      "SLAVE MONITOR"};
    return std::any_of(std::begin(Commands), std::end(Commands),
                       [text](std::string_view one) { return text.starts_with(one); });
}

std::vector<HeardText> heardIn(const std::string& file, std::string_view source)
{
    std::vector<HeardText> all;
    if (isUnheardFile(file)) {
        return all;
    }
    for (const AgentSentence& sentence : sentencesIn(source)) {
        const std::string text = framed(file, sentence);
        const bool isHeard = !isUnheardPlace(sentence) && !isUnheardText(file, text) &&
                             !isCommand(text) && (isSentence(text) || isName(sentence));
        if (isHeard) {
            all.push_back({file, sentence.line, text});
        }
    }
    return all;
}

} // namespace bafar::test
