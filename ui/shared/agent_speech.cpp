#include "ui/shared/agent_speech.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include "ui/shared/agent_templates.h"
#include "ui/shared/agent_values.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

QString translated(const QString& text, int depth);

/// Sentences that an agent strung together; one that holds others in brackets stays whole.
QStringList strungIn(const QString& text)
{
    QStringList all;
    QString one;
    for (const QString& part : text.split(QStringLiteral("; "))) {
        if (!one.isEmpty()) {
            one += QLatin1String("; ");
        }
        one += part;
        if (hasWholeBrackets(one)) {
            all.append(one);
            one.clear();
        }
    }
    if (!one.isEmpty()) {
        all.append(one);
    }
    return all;
}

/// Each of them translated; empty: it is one sentence.
QString translatedParts(const QString& text, int depth)
{
    const QStringList parts = strungIn(text);
    if (parts.size() < 2 || depth >= 3) {
        return {};
    }
    QStringList out;
    for (const QString& part : parts) {
        out.append(translated(part, depth + 1));
    }
    return out.join(semicolon());
}

/// A server's setting as it is, "sync_binlog is 0": no number in it is a count; empty: it is none.
QString translatedSetting(const QString& text)
{
    static const QRegularExpression Setting(QRegularExpression::anchoredPattern(
        QStringLiteral("([a-z0-9]+(?:_[a-z0-9]+)+|init-rpl-role) is ([\\w.-]+)")));
    const QRegularExpressionMatch match = Setting.match(text);
    return !match.hasMatch() ? QString()
           : speaksAsAgents()
               ? text
               : technical(match.captured(1) + QLatin1String(" = ") + match.captured(2));
}

/// "n1, n2 (never heard) and n4 (silent for 3 s)" and "sync_binlog is 0, gtid_strict_mode is OFF",
/// one by one; empty: it is no such list.
QString translatedList(const QString& text, int depth)
{
    static const QRegularExpression List(QRegularExpression::anchoredPattern(
        QStringLiteral("%1(?:(?:, | and )%1)+")
            .arg(QLatin1String("[\\w.-]+(?: is [\\w.-]+)?(?: \\([^()]*\\))?"))));
    static const QRegularExpression Between(QStringLiteral("(?:, | and )(?![^(]*\\))"));
    if (speaksAsAgents() || !List.match(text).hasMatch()) {
        return {};
    }
    QStringList out;
    for (const QString& part : text.split(Between)) {
        out.append(translated(part, depth + 1));
    }
    return listed(out);
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

/// In half of a bracket there is half of a value.
bool holdsHalfBrackets(const QRegularExpressionMatch& match, int values)
{
    for (int value = 1; value <= values; ++value) {
        if (!hasWholeBrackets(match.captured(value))) {
            return true;
        }
    }
    return false;
}

/// With the values of the template that says it most closely; empty: none does.
QString translatedByTemplate(const QString& text, int depth, bool narrow)
{
    for (const SpokenTemplate& one : spokenTemplates()) {
        if (!text.contains(one.anchor)) {
            continue; // most of them, and cheaper than to look closely
        }
        const QRegularExpressionMatch match = (narrow ? one.narrow : one.pattern).match(text);
        if (!match.hasMatch() || (narrow && holdsHalfBrackets(match, one.values))) {
            continue;
        }
        const QString target = QCoreApplication::translate("Agent", one.source);
        if (!speaksAsAgents()) {
            if (target == QString::fromUtf8(one.source)) {
                return technical(text);
            }
            if (one.isLoose && saysUnknown(match, one.values, depth)) {
                continue;
            }
        }
        QString out = target;
        for (int value = one.values; value >= 1; --value) {
            // A value may be a phrase itself: "n1 owns web: the owner was silent".
            const QString held = match.captured(value);
            const bool asItIs = depth >= 3 || isCode(one, value, held);
            const QString said = isTyped(target, value) ? held
                                 : asItIs               ? technical(held)
                                                        : translated(held, depth + 1);
            out.replace(QLatin1Char('%') + QString::number(value), said);
        }
        return out;
    }
    return {};
}

/// An alert's sentence with its rule, "nothing is known of n1 [AgentSilent]"; empty: it is none.
QString translatedAlert(const QString& text, int depth)
{
    static const QRegularExpression Alert(QRegularExpression::anchoredPattern(
        QStringLiteral("(.+?)(?: \\(muted by ([\\w.-]+)\\))? \\[([\\w.-]+)\\]")));
    const QRegularExpressionMatch match = Alert.match(text);
    if (!match.hasMatch() || depth >= 3) {
        return {};
    }
    const QString sentence = match.captured(1);
    QString said = translated(sentence, depth + 1);
    if (said == technical(sentence)) {
        return {};
    }
    if (const QString by = match.captured(2); !by.isEmpty()) {
        said = QCoreApplication::translate("Agent", "%1 (muted by %2)").arg(said, technical(by));
    }
    return QCoreApplication::translate("Agent", "%1 [%2]").arg(said, technical(match.captured(3)));
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
    if (const QString setting = translatedSetting(text); !setting.isEmpty()) {
        return setting;
    }
    if (const QString list = translatedList(text, depth); !list.isEmpty()) {
        return list;
    }
    if (const QString alert = translatedAlert(text, depth); !alert.isEmpty()) {
        return alert;
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

/// Only these does English write otherwise than agents do: with separators.
bool hasLongNumber(const QString& text)
{
    static const QRegularExpression LongNumber(QStringLiteral("\\d{4}"));
    return text.contains(LongNumber);
}

/// What is said again and again is looked up once, in each language.
QString translated(const QString& text, int depth)
{
    constexpr qsizetype KnownMax = 4096;
    static QHash<QString, QString> known;
    static QString language;
    static Figures written;
    if (speaksAsAgents() && !hasLongNumber(text)) {
        return technical(text);
    }
    if (depth > 0) {
        return translatedAnew(text, depth);
    }
    // Of a phrase: texts change with the translator, which comes later than the locale.
    const QString spoken = QLocale().name() + QCoreApplication::translate("Agent", "exit code %1");
    if (language != spoken || written != figures() || known.size() >= KnownMax) {
        known.clear();
        language = spoken;
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
    static const QRegularExpression Pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("%1(?:, %1)*")
            .arg(QLatin1String("(?:automatic|\\d{1,5}) to \\d{1,5}/[a-z]+"))));
    if (speaksAsAgents() || !Pattern.match(text).hasMatch()) {
        return {};
    }
    QStringList out;
    for (const QString& port : text.split(QStringLiteral(", "))) {
        const QString from = port.section(QLatin1String(" to "), 0, 0);
        const QString to = technical(port.section(QLatin1String(" to "), 1));
        out.append(from == QLatin1String("automatic")
                       ? QCoreApplication::translate("Agent", "automatic to %1").arg(to)
                       : QCoreApplication::translate("Agent", "%1 to %2").arg(technical(from), to));
    }
    return out.join(comma());
}

} // namespace bafar::shared
