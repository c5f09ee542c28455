#include "ui/map/card_text.h"

#include <QStringList>
#include <algorithm>
#include <optional>
#include <string_view>

#include "ui/shared/agent_values.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::map {
namespace {

const QChar Ellipsis(0x2026);
constexpr qsizetype SearchedMax = 200; ///< letters: no line holds more, and a peer may say a page

/// Marks of direction do not count.
bool beginsWithDigit(const QString& word)
{
    for (const QChar letter : word) {
        if (letter.category() != QChar::Other_Format) {
            return letter.isDigit();
        }
    }
    return false;
}

/// "219", "4.2": its unit is the next word.
bool isBareNumber(const QString& word)
{
    const bool hasDigit =
        std::any_of(word.begin(), word.end(), [](QChar letter) { return letter.isDigit(); });
    return hasDigit && std::all_of(word.begin(), word.end(), [](QChar letter) {
               return letter.isDigit() || letter.category() == QChar::Other_Format ||
                      letter == QLatin1Char('.') || letter == QLatin1Char(',') ||
                      letter == QChar(0x066B) || letter == QChar(0x066C);
           });
}

/// Leads to the next word.
bool isArticle(const QString& word)
{
    return word == QLatin1String("a") || word == QLatin1String("an") ||
           word == QLatin1String("the");
}

bool endsWithLetter(const QString& word)
{
    return !word.isEmpty() && word.back().isLetter();
}

/// "259 of 300" is a count and stands alone; another number at an end lacks its unit.
bool lacksUnit(const QStringList& words)
{
    const qsizetype size = words.size();
    const bool isCount = size >= 3 && isBareNumber(words.at(size - 3)) &&
                         endsWithLetter(words.at(size - 2)); // not "3 ok, 1"
    return isBareNumber(words.back()) && !isCount;
}

/// Before an ellipsis stands no beginning of another clause, and nothing that leads to the next
/// word.
QString withoutTail(QString text)
{
    static const QString Between = QStringLiteral(" ,;:(-\u00B7\u2013\u060C\u061B");
    const qsizetype clause = text.lastIndexOf(QLatin1String(": "));
    if (2 * clause >= text.size()) { // of a longer one enough is left to be worth reading
        text.truncate(clause);
    }
    while (!text.isEmpty() && Between.contains(text.back())) {
        text.chop(1);
    }
    return text;
}

/// Both ends of it.
QString cutInTheMiddle(const QString& text, const Measure& measure, double width)
{
    for (qsizetype kept = text.size() - 1; kept > 1; --kept) {
        const QString cut = text.left((kept + 1) / 2) + Ellipsis + text.right(kept / 2);
        if (measure(cut) <= width) {
            return cut;
        }
    }
    return {};
}

/// Of "219 MiB of 512 MiB, allkeys-lru", the amount of a whole, and of "primary, writable" the
/// role: a fact by itself. Nothing: no part of this value is one; of "n2, n3" a person must see
/// that there is more, and what was so "when it last answered" may be so no more.
std::optional<schema::Fact> firstPartOf(const schema::Fact& fact)
{
    const std::size_t end = fact.value.find(", ");
    if (end == std::string::npos || end == 0) {
        return std::nullopt;
    }
    const std::string_view first = std::string_view(fact.value).substr(0, end);
    const std::string_view rest = std::string_view(fact.value).substr(end + 2);
    const bool isAmount = first.front() >= '0' && first.front() <= '9' &&
                          first.find(" of ") != std::string_view::npos;
    const bool isRole = fact.name == "role" && !rest.starts_with("when ");
    if (!isAmount && !isRole) {
        return std::nullopt;
    }
    schema::Fact part = fact;
    part.value = first;
    return part;
}

QString valueOf(const schema::Fact& fact)
{
    schema::Fact own = fact;
    if (fact.name == "image") {
        own.value = shared::withoutRegistry(fact.value);
    }
    return shared::factValue(own);
}

QString cutValue(const schema::Fact& fact, const Measure& measure, double width)
{
    const QString value = valueOf(fact);
    if (!shared::isToken(fact)) {
        return elidedWords(value, measure, width);
    }
    QString plain = shared::withoutIsolation(value);
    if (plain.size() > SearchedMax) {
        plain.remove(SearchedMax / 2, plain.size() - SearchedMax);
    }
    const QString cut = cutInTheMiddle(plain, measure, width);
    return cut.isEmpty() ? cut : shared::technical(cut);
}

} // namespace

QString elidedWords(const QString& text, const Measure& measure, double width)
{
    if (measure(text) <= width) {
        return text;
    }
    QStringList words = text.left(SearchedMax).split(QLatin1Char(' '));
    while (words.size() > 1) {
        const QString gone = words.takeLast();
        const QString said = withoutTail(words.join(QLatin1Char(' ')));
        const QString kept = shared::isolatesClosed(said) + Ellipsis;
        const bool leadsOn =
            isArticle(words.back()) || (beginsWithDigit(gone) && endsWithLetter(words.back()));
        if (!said.isEmpty() && !leadsOn && !lacksUnit(words) && measure(kept) <= width) {
            return kept;
        }
    }
    return {};
}

QString valueText(const schema::Fact& fact, const Measure& measure, double width)
{
    const QString value = valueOf(fact);
    if (measure(value) <= width) {
        return value;
    }
    const std::optional<schema::Fact> part = firstPartOf(fact);
    return part ? valueText(*part, measure, width) : cutValue(fact, measure, width);
}

QString factText(const schema::Fact& fact, const Measure& measure, double width)
{
    const QString name = shared::factName(fact.name) + QLatin1Char(' ');
    const QString value = valueOf(fact);
    if (measure(name + value) <= width) {
        return name + value;
    }
    if (measure(value) <= width) {
        return value;
    }
    const std::optional<schema::Fact> part = firstPartOf(fact);
    return part ? factText(*part, measure, width) : cutValue(fact, measure, width);
}

} // namespace bafar::ui::map
