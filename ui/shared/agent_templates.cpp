#include "ui/shared/agent_templates.h"

#include <QtGlobal>
#include <algorithm>
#include <cstring>
#include <utility>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr int ValuesMax = 9;

/// What any of an agent's templates says for a value.
constexpr const char* AnyValue = "(.+?)";

/// A value without ": " and "; ": "n3 is voter now: 1 of 3 voters may fail" is no "%1 of %2 ...".
constexpr const char* NarrowValue = "((?:(?!: |; ).)+?)";

/// At the end of a sentence: what comes after "; " is the next one.
constexpr const char* LastValue = "((?:(?!; ).)+?)";

/// Values with nothing but marks and small words between them. They are no phrases of their own: a
/// text that fits them is not known for that.
constexpr const char* Frames[] = {
    QT_TRANSLATE_NOOP("Agent", "%1 (%2): %3"), QT_TRANSLATE_NOOP("Agent", "%1: %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 or %2"),    QT_TRANSLATE_NOOP("Agent", "%1, %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 (%2)"),     QT_TRANSLATE_NOOP("Agent", "%1 to %2"),
};

QString valuePlace(int value)
{
    return QLatin1Char('%') + QString::number(value);
}

/// What the last value may be: in brackets and quotes there may be sentences.
const char* lastValueOf(const QString& phrase, int values)
{
    const QString after = phrase.section(valuePlace(values), 1);
    const bool enclosed = after.startsWith(QLatin1Char(')')) || after.startsWith(QLatin1Char('"'));
    return enclosed ? AnyValue : LastValue;
}

QString longestOwnWords(const QString& phrase)
{
    static const QRegularExpression Value(QStringLiteral("%\\d"));
    const QStringList own = phrase.split(Value);
    return *std::max_element(own.begin(), own.end(), [](const QString& a, const QString& b) {
        return a.size() < b.size();
    });
}

/// Also "Redis on %1 %2": where its first value ends, only the second one tells.
bool looseIs(const QString& phrase)
{
    constexpr qsizetype FewLetters = 6;
    static const QRegularExpression NoLetters(QStringLiteral("%\\d|[^A-Za-z]"));
    static const QRegularExpression EndsSideBySide(QStringLiteral("%\\d %\\d$"));
    return QString(phrase).remove(NoLetters).size() < FewLetters ||
           EndsSideBySide.match(phrase).hasMatch();
}

SpokenTemplate templateOf(const char* source)
{
    const QString phrase = QString::fromUtf8(source);
    SpokenTemplate one;
    one.source = source;
    one.anchor = longestOwnWords(phrase);
    one.isLoose = looseIs(phrase);
    while (one.values < ValuesMax && phrase.contains(valuePlace(one.values + 1))) {
        ++one.values;
    }
    QString pattern = QRegularExpression::escape(phrase);
    QString narrow = pattern;
    for (int value = 1; value <= one.values; ++value) {
        // escape() writes "%1" as "\\%1".
        const QString place = QLatin1Char('\\') + valuePlace(value);
        pattern.replace(place, QLatin1String(AnyValue));
        narrow.replace(place, QLatin1String(value < one.values ? NarrowValue
                                                               : lastValueOf(phrase, one.values)));
    }
    one.pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern));
    one.narrow = QRegularExpression(QRegularExpression::anchoredPattern(narrow));
    return one;
}

std::vector<SpokenTemplate> templatesOfAll()
{
    std::vector<const char*> phrases = allPhrases();
    phrases.insert(phrases.end(), std::begin(Frames), std::end(Frames));
    std::vector<SpokenTemplate> all;
    for (const char* phrase : phrases) {
        SpokenTemplate one = templateOf(phrase);
        if (one.values > 0) {
            all.push_back(std::move(one));
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const SpokenTemplate& a, const SpokenTemplate& b) {
        return std::strlen(a.source) > std::strlen(b.source);
    });
    return all;
}

} // namespace

const std::vector<SpokenTemplate>& spokenTemplates()
{
    static const std::vector<SpokenTemplate> All = templatesOfAll();
    return All;
}

bool isCode(const SpokenTemplate& one, int value, const QString& held)
{
    static const QRegularExpression Digits(
        QRegularExpression::anchoredPattern(QStringLiteral("\\d+")));
    static const QRegularExpression Before(QStringLiteral(
        "\\b(?:answered|answers|code|domain|error|id|offset|port|process|server_id,) $"));
    const QString source = QString::fromUtf8(one.source);
    const QString before = source.section(valuePlace(value), 0, 0);
    return Digits.match(held).hasMatch() &&
           (before.contains(Before) ||
            source.contains(QLatin1Char('(') + valuePlace(value) + QLatin1String(": ")));
}

bool isTyped(const QString& translation, int value)
{
    const qsizetype at = translation.indexOf(valuePlace(value));
    const qsizetype begin = std::max(translation.lastIndexOf(QChar(0x2066), at),
                                     translation.lastIndexOf(QChar(0x2068), at));
    const qsizetype end = translation.lastIndexOf(QChar(0x2069), at);
    return begin > end;
}

bool hasWholeBrackets(const QString& text)
{
    int open = 0;
    for (const QChar one : text) {
        if (one == QLatin1Char('(')) {
            ++open;
        } else if (one == QLatin1Char(')') && --open < 0) {
            return false;
        }
    }
    return open == 0;
}

} // namespace bafar::shared
