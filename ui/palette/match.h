#pragma once
// How well a text fits what a person types. Values only, no widgets; any thread.
//
// Every typed word must be found, in any order: in the title, in the id, or in what else is known.
// A word may be the beginning of the title, of a word, stand inside one, or be its letters with
// others between. Lower costs are better fits; equal ones stay in the order of the entries, so that
// a list does not jump while one types.
#include <QString>
#include <QStringList>
#include <optional>
#include <span>
#include <vector>

namespace bafar::ui::palette {

/// `text` as it is compared: without case, accents and marks of direction, Arabic and Persian forms
/// of a letter alike, digits of every script as Latin ones, single spaces.
[[nodiscard]] QString folded(const QString& text);

/// One entry's texts, folded once. `more`: several, a line each.
struct Searched {
    QString id;
    QString title;
    QString more;
};

/// What was typed; words beyond the first eight, and letters beyond a hundred, do not count.
class Query {
public:
    explicit Query(const QString& typed);

    [[nodiscard]] const QStringList& words() const { return words_; }

    [[nodiscard]] const QString& whole() const { return whole_; }

private:
    QString whole_;
    QStringList words_;
};

struct Match {
    static constexpr int Exact = -1; ///< the id or the title is what was typed

    int cost = 0;
    int line = -1; ///< of `more`, where a word was found that title and id do not have

    bool operator==(const Match&) const = default;
};

/// Nothing: a word is not there.
[[nodiscard]] std::optional<Match> match(const Searched& entry, const Query& query);

struct Ranked {
    std::size_t entry = 0; ///< its position
    Match match;
};

/// The entries that fit, best first.
[[nodiscard]] std::vector<Ranked> rank(std::span<const Searched> entries, const Query& query);

} // namespace bafar::ui::palette
