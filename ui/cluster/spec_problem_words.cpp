// The sentences of the spec's reader (core/schema) in the interface's language, with their values
// kept. What is not known here is said as an agent's sentence is.
#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/cluster/spec_problems.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

/// The first that fits counts: what has more words stands before what it contains.
constexpr const char* ProblemPhrases[] = {
    QT_TRANSLATE_NOOP("SpecProblem", "a spec has one key for each concept, such as cluster:"),
    QT_TRANSLATE_NOOP("SpecProblem", "unknown section; did you mean %1?"),
    QT_TRANSLATE_NOOP("SpecProblem", "unknown section; known: %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "missing section %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "unknown key; did you mean %1?"),
    QT_TRANSLATE_NOOP("SpecProblem", "unknown key; known here: %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "missing %1: %2"),
    QT_TRANSLATE_NOOP("SpecProblem", "has no value"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected one value, found a list or a map"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected keys and values: %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected keys and values"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected a list (one \"- \" line for each entry)"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected text, found %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected a number, found %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected a whole number, found %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "expected true or false, found %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is out of range; it must be from %2 to %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is none of %2; did you mean %3?"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is none of %2"),
    QT_TRANSLATE_NOOP("SpecProblem", "the duration must be from %1 to %2, not %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "the length must be from %1 to %2, not %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "the number of entries must be from %1 to %2, not %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "the value must be from %1 to %2, not %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is not a duration such as 1 s, 250 ms or 100 cs"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 has no unit; write for example %2 or %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is longer than a hundred years"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is not a unit of time; one of %2 is"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is not an IP address; write it like %2 or %3"),
    QT_TRANSLATE_NOOP("SpecProblem",
                      "%1 has no valid prefix length; write 0 to %2 after the slash"),
    QT_TRANSLATE_NOOP("SpecProblem", "%1 is not an address with a port; write it like %2 or %3"),
    QT_TRANSLATE_NOOP("SpecProblem", "key %1 is longer than %2 bytes"),
    QT_TRANSLATE_NOOP("SpecProblem", "key %1 stands here and at line %2"),
    QT_TRANSLATE_NOOP("SpecProblem", "a key must be plain text"),
    QT_TRANSLATE_NOOP("SpecProblem", "a quote is opened here and never closed"),
    QT_TRANSLATE_NOOP("SpecProblem", "aliases (%1) are not supported; write the value out"),
    QT_TRANSLATE_NOOP("SpecProblem", "anchors (%1) are not supported; write the value out"),
    QT_TRANSLATE_NOOP("SpecProblem",
                      "the escapes %1 and %2 are not supported; write the character itself"),
    QT_TRANSLATE_NOOP("SpecProblem", "nested deeper than %1"),
    QT_TRANSLATE_NOOP("SpecProblem", "larger than %1 bytes"),
    QT_TRANSLATE_NOOP("SpecProblem", "not UTF-8 text"),
    QT_TRANSLATE_NOOP("SpecProblem", "more than one document (%1) in one file"),
    QT_TRANSLATE_NOOP("SpecProblem", "not YAML: %1"),
    QT_TRANSLATE_NOOP(
        "SpecProblem",
        "a secret stands here in clear and would stay in every agent's log: put it into a file "
        "that only the agent can read and give its name: %1"),
    QT_TRANSLATE_NOOP(
        "SpecProblem",
        "the password in this address stands here in clear and would stay in every agent's log: "
        "put it into a file that only the agent can read, and leave it out here"),
    QT_TRANSLATE_NOOP(
        "SpecProblem",
        "a private key stands here in clear and would stay in every agent's log: put it into a "
        "file that only the agent can read"),
    QT_TRANSLATE_NOOP("SpecProblem",
                      "a secret cannot stand here in clear; name the file that holds it"),
};

struct ProblemPattern {
    const char* source = nullptr;
    QRegularExpression pattern;
};

std::vector<ProblemPattern> compiledProblems()
{
    std::vector<ProblemPattern> all;
    for (const char* phrase : ProblemPhrases) {
        QString pattern = QRegularExpression::escape(QString::fromUtf8(phrase));
        for (int value = 1; value <= 3; ++value) { // escape() writes "%1" as "\\%1"
            pattern.replace(QStringLiteral("\\%") + QString::number(value),
                            QStringLiteral("(.+?)"));
        }
        all.push_back({phrase, QRegularExpression(QRegularExpression::anchoredPattern(pattern))});
    }
    return all;
}

/// All values at once: one of them may hold a "%1".
QString filledPhrase(const QString& text, const QRegularExpressionMatch& match)
{
    const auto value = [&match](int number) { return shared::technical(match.captured(number)); };
    switch (match.lastCapturedIndex()) {
    case 1: return text.arg(value(1));
    case 2: return text.arg(value(1), value(2));
    case 3: return text.arg(value(1), value(2), value(3));
    default: return text;
    }
}

} // namespace

QString problemWords(std::string_view text)
{
    static const std::vector<ProblemPattern> Patterns = compiledProblems();
    const QString said = shared::fromPeer(text);
    for (const ProblemPattern& one : Patterns) {
        const QRegularExpressionMatch match = one.pattern.match(said);
        if (match.hasMatch()) {
            return filledPhrase(QCoreApplication::translate("SpecProblem", one.source), match);
        }
    }
    return shared::sentence(text);
}

} // namespace bafar::ui::cluster
