#include "ui/palette/match.h"

#include <algorithm>

#include "ui/shared/format.h"

namespace bafar::ui::palette {
namespace {

constexpr qsizetype LettersMax = 100;
constexpr qsizetype WordsMax = 8;

/// Where a word stands in a text.
enum class Fit : std::uint8_t { Whole, Beginning, Word, Within, None };

/// A combining mark, a joiner, or the stroke that only stretches a word.
bool isSilent(QChar letter)
{
    const char16_t code = letter.unicode();
    return letter.category() == QChar::Mark_NonSpacing || code == 0x200C || code == 0x200D ||
           code == 0x0640;
}

QChar plain(QChar letter)
{
    if (letter.decompositionTag() == QChar::Canonical) {
        letter = letter.decomposition().front();
    }
    switch (letter.unicode()) {
    case 0x064A: // Arabic yeh and alef maksura: Persian yeh
    case 0x0649: return QChar(0x06CC);
    case 0x0643: return QChar(0x06A9); // kaf: keheh
    case 0x0629:                       // teh marbuta and ae: heh
    case 0x06D5: return QChar(0x0647);
    default: break;
    }
    const int digit = letter.digitValue();
    return digit < 0 ? letter.toCaseFolded() : QChar(u'0' + digit);
}

bool isWordStart(const QString& text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

struct Place {
    Fit fit = Fit::None;
    qsizetype at = -1;
};

/// The best place of a word in a text of one or more lines.
Place placeOf(const QString& text, const QString& word)
{
    Place best;
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const bool begins = at == 0 || text[at - 1] == QLatin1Char('\n');
        const qsizetype end = at + word.size();
        const bool ends = end == text.size() || text[end] == QLatin1Char('\n');
        const Fit fit = begins && ends          ? Fit::Whole
                        : begins                ? Fit::Beginning
                        : isWordStart(text, at) ? Fit::Word
                                                : Fit::Within;
        if (fit < best.fit) {
            best = {fit, at};
        }
        if (fit == Fit::Whole) {
            break;
        }
    }
    return best;
}

/// Its letters in their order, from the beginning of a word on, with no more than as many others
/// between.
bool hasLetters(const QString& text, const QString& word)
{
    for (qsizetype first = text.indexOf(word[0]); first >= 0;
         first = text.indexOf(word[0], first + 1)) {
        if (!isWordStart(text, first)) {
            continue;
        }
        qsizetype at = first;
        for (qsizetype i = 1; i < word.size() && at >= 0; ++i) {
            at = text.indexOf(word[i], at + 1);
        }
        if (at >= 0 && at - first < 2 * word.size()) {
            return true;
        }
    }
    return false;
}

constexpr int NotThere = 1000;
constexpr qsizetype WithinMin = 2;  ///< letters that may stand inside a word
constexpr qsizetype LettersMin = 3; ///< letters that may have others between

int costInTitle(const QString& title, const QString& word)
{
    switch (placeOf(title, word).fit) {
    case Fit::Whole:
    case Fit::Beginning: return 0;
    case Fit::Word: return 2;
    case Fit::Within:
        if (word.size() >= WithinMin) {
            return 6;
        }
        break;
    case Fit::None: break;
    }
    return word.size() >= LettersMin && hasLetters(title, word) ? 16 : NotThere;
}

int costInId(const QString& id, const QString& word)
{
    const Fit fit = placeOf(id, word).fit;
    return fit <= Fit::Word ? 4 : fit == Fit::Within && word.size() >= WithinMin ? 8 : NotThere;
}

int costInMore(Fit fit, qsizetype letters)
{
    switch (fit) {
    case Fit::Whole: return 3;
    case Fit::Beginning:
    case Fit::Word: return 7;
    case Fit::Within: return letters > WithinMin ? 9 : NotThere;
    case Fit::None: break;
    }
    return NotThere;
}

} // namespace

QString folded(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar letter : shared::withoutIsolation(text)) {
        if (letter.unicode() < 0x80) {
            out += letter.toLower();
        } else if (!isSilent(letter)) {
            out += plain(letter);
        }
    }
    return out.simplified();
}

Query::Query(const QString& typed)
    : whole_(folded(typed.left(LettersMax)))
    , words_(whole_.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, WordsMax))
{
}

std::optional<Match> match(const Searched& entry, const Query& query)
{
    if (!query.whole().isEmpty() && (entry.id == query.whole() || entry.title == query.whole())) {
        return Match{Match::Exact, -1};
    }
    Match found;
    for (const QString& word : query.words()) {
        const int known = std::min(costInTitle(entry.title, word), costInId(entry.id, word));
        const Place place = known == 0 ? Place() : placeOf(entry.more, word);
        const int more = costInMore(place.fit, word.size());
        if (std::min(known, more) == NotThere) {
            return std::nullopt;
        }
        if (more < known) {
            // Of several the last: what is most particular comes last.
            found.line = std::max(
                found.line, static_cast<int>(entry.more.left(place.at).count(QLatin1Char('\n'))));
        }
        found.cost += std::min(known, more);
    }
    return found;
}

std::vector<Ranked> rank(std::span<const Searched> entries, const Query& query)
{
    std::vector<Ranked> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (const std::optional<Match> one = match(entries[i], query)) {
            found.push_back({i, *one});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Ranked& a, const Ranked& b) { return a.match.cost < b.match.cost; });
    return found;
}

} // namespace bafar::ui::palette
