#include "ui/shared/agent_speech.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cstring>
#include <vector>

#include "ui/shared/agent_phrases.h"
#include "ui/shared/agent_values.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

struct Template {
    const char* source;
    QRegularExpression narrow;  ///< no value but the last has a clause of its own
    QRegularExpression pattern; ///< any value
    int values = 0;
};

/// What any of an agent's templates says for a value.
constexpr const char* AnyValue = "(.+?)";

/// A value without ": " and "; ": "n3 is voter now: 1 of 3 voters may fail" is no "%1 of %2 ...".
constexpr const char* NarrowValue = "((?:(?!: |; ).)+?)";

std::vector<Template> compiled()
{
    std::vector<const char*> phrases(agentPhrases().begin(), agentPhrases().end());
    phrases.insert(phrases.end(), conceptPhrases().begin(), conceptPhrases().end());
    phrases.insert(phrases.end(), alertPhrases().begin(), alertPhrases().end());
    std::vector<Template> all;
    for (const char* phrase : phrases) {
        Template one;
        one.source = phrase;
        QString pattern = QRegularExpression::escape(QString::fromUtf8(phrase));
        QString narrow = pattern;
        for (int value = 1; value <= 9; ++value) {
            // escape() writes "%1" as "\\%1".
            const QString place = QStringLiteral("\\%") + QString::number(value);
            if (!pattern.contains(place)) {
                break;
            }
            const bool last = !pattern.contains(QStringLiteral("\\%") + QString::number(value + 1));
            pattern.replace(place, QLatin1String(AnyValue));
            narrow.replace(place, QLatin1String(last ? AnyValue : NarrowValue));
            one.values = value;
        }
        one.pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern));
        one.narrow = QRegularExpression(QRegularExpression::anchoredPattern(narrow));
        all.push_back(one);
    }
    // The most specific first: "%1 owns %2" would swallow longer sentences with these words.
    std::stable_sort(all.begin(), all.end(), [](const Template& a, const Template& b) {
        return std::strlen(a.source) > std::strlen(b.source);
    });
    return all;
}

QString translated(const QString& text, int depth);

/// Sentences that an agent strung together, one by one; empty: it is one sentence.
QString translatedParts(const QString& text, int depth)
{
    const QStringList parts = text.split(QStringLiteral("; "));
    if (parts.size() < 2 || depth >= 3) {
        return {};
    }
    QStringList out;
    for (const QString& part : parts) {
        out.append(translated(part, depth + 1));
    }
    return out.join(semicolon());
}

/// "n1, n2 (never heard) and n4 (silent for 3 s)", one by one; empty: it is no such list.
QString translatedList(const QString& text, int depth)
{
    static const QRegularExpression List(QRegularExpression::anchoredPattern(
        QStringLiteral("[\\w.-]+(?: \\([^()]*\\))?(?:(?:, | and )[\\w.-]+(?: \\([^()]*\\))?)+")));
    static const QRegularExpression Between(QStringLiteral(", | and "));
    if (!List.match(text).hasMatch()) {
        return {};
    }
    QStringList out;
    for (const QString& part : text.split(Between)) {
        out.append(translated(part, depth + 1));
    }
    return listed(out);
}

/// Has so few words of its own ("%1 of %2") that it fits into many a sentence.
bool isLoose(const Template& one)
{
    constexpr qsizetype FewLetters = 6;
    QString words = QString::fromUtf8(one.source);
    static const QRegularExpression NoLetters(QStringLiteral("%\\d|[^A-Za-z]"));
    return words.remove(NoLetters).size() < FewLetters;
}

/// A value of several words that nothing is known of: half a translation is worse than none. A name
/// with its addresses, "web (192.0.2.100, 192.0.2.101)", is one word.
bool saysUnknown(const QRegularExpressionMatch& match, int values, int depth)
{
    static const QRegularExpression Addresses(
        QStringLiteral(R"( \([0-9a-f.:]+(?:, [0-9a-f.:]+)*\)$)"));
    for (int value = 1; value <= values; ++value) {
        const QString held = match.captured(value).remove(Addresses);
        if (held.contains(QLatin1String("; ")) ||
            (held.contains(QLatin1Char(' ')) &&
             (depth >= 3 || translated(held, depth + 1) == technical(held)))) {
            return true;
        }
    }
    return false;
}

/// Is the value with this number a code: "error %1"? Codes are looked up as they are, and are no
/// quantities to be written with separators.
bool isCode(const Template& one, int value, const QString& held)
{
    static const QRegularExpression Digits(
        QRegularExpression::anchoredPattern(QStringLiteral("\\d+")));
    const QByteArray place = '%' + QByteArray::number(value);
    const QByteArray source(one.source);
    return Digits.match(held).hasMatch() &&
           (source.contains("error " + place) || source.contains("code " + place));
}

/// With the values of the template that says it most closely; empty: none does.
QString translatedByTemplate(const QString& text, int depth, bool narrow)
{
    static const std::vector<Template> Templates = compiled();
    for (const Template& one : Templates) {
        if (one.values == 0) {
            continue;
        }
        const QRegularExpressionMatch match = (narrow ? one.narrow : one.pattern).match(text);
        if (!match.hasMatch()) {
            continue;
        }
        const QString target = QCoreApplication::translate("Agent", one.source);
        if (target == QString::fromUtf8(one.source)) {
            return technical(text);
        }
        if (isLoose(one) && saysUnknown(match, one.values, depth)) {
            continue;
        }
        QString out = target;
        for (int value = one.values; value >= 1; --value) {
            // A value may be a phrase itself: "n1 owns web: the owner was silent".
            const QString held = match.captured(value);
            const bool asItIs = depth >= 3 || isCode(one, value, held);
            out.replace(QLatin1Char('%') + QString::number(value),
                        asItIs ? technical(held) : translated(held, depth + 1));
        }
        return out;
    }
    return {};
}

QString translatedAnew(const QString& text, int depth)
{
    const QString direct = QCoreApplication::translate("Agent", text.toUtf8().constData());
    if (direct != text) {
        return direct;
    }
    const QString plain = spokenValue(text);
    if (!plain.isEmpty()) {
        return plain;
    }
    if (const QString list = translatedList(text, depth); !list.isEmpty()) {
        return list;
    }
    if (const QString close = translatedByTemplate(text, depth, true); !close.isEmpty()) {
        return close;
    }
    if (const QString parts = translatedParts(text, depth); !parts.isEmpty()) {
        return parts;
    }
    const QString loose = translatedByTemplate(text, depth, false);
    return loose.isEmpty() ? technical(text) : loose;
}

bool isAgentsLanguage(QLocale::Language language)
{
    return language == QLocale::English || language == QLocale::C;
}

/// What is said again and again is looked up once, in each language.
QString translated(const QString& text, int depth)
{
    constexpr qsizetype KnownMax = 4096;
    static QHash<QString, QString> known;
    static QLocale language;
    static Figures written;
    if (isAgentsLanguage(QLocale().language())) {
        return technical(text); // as agents speak
    }
    if (depth > 0) {
        return translatedAnew(text, depth);
    }
    if (language != QLocale() || written != figures() || known.size() >= KnownMax) {
        known.clear();
        language = QLocale();
        written = figures();
    }
    const auto found = known.constFind(text);
    if (found != known.constEnd()) {
        return *found;
    }
    const QString made = translatedAnew(text, depth);
    known.insert(text, made);
    return made;
}

} // namespace

QString spoken(const QString& text)
{
    return translated(text, 0);
}

QString spokenPorts(const QString& text)
{
    static const QRegularExpression Pattern(QRegularExpression::anchoredPattern(QStringLiteral(
        "(?:any|\\d{1,5}) to \\d{1,5}/[a-z]+(?:, (?:any|\\d{1,5}) to \\d{1,5}/[a-z]+)*")));
    if (isAgentsLanguage(QLocale().language()) || !Pattern.match(text).hasMatch()) {
        return {};
    }
    QStringList out;
    for (const QString& port : text.split(QStringLiteral(", "))) {
        const QString from = port.section(QLatin1Char(' '), 0, 0);
        const QString to = technical(port.section(QLatin1Char(' '), 2));
        out.append(from == QLatin1String("any")
                       ? QCoreApplication::translate("Agent", "any to %1").arg(to)
                       : QCoreApplication::translate("Agent", "%1 to %2").arg(technical(from), to));
    }
    return out.join(comma());
}

} // namespace bafar::shared
