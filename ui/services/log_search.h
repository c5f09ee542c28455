#pragma once
// Where a word stands in the shown lines of a log: found as it is typed, and kept up to date as
// lines come and go. Case does not count. GUI thread.
#include <QObject>
#include <deque>

#include "ui/services/log_model.h"

namespace bafar::ui::services {

class LogSearch : public QObject {
    Q_OBJECT

public:
    explicit LogSearch(LogModel* model);

    /// Empty: nothing is searched for.
    void setWord(const QString& word);

    [[nodiscard]] const QString& word() const { return word_; }

    /// Lines that hold it.
    [[nodiscard]] std::size_t count() const { return found_.size(); }

    /// The number of the found line after `from` (before it, with `forward` false), around the end
    /// if need be; 0: none holds the word.
    [[nodiscard]] std::uint64_t next(std::uint64_t from, bool forward) const;

    /// Which of the found lines that is, from 1; 0: none of them.
    [[nodiscard]] std::size_t placeOf(std::uint64_t number) const;

Q_SIGNALS:
    void changed();

private:
    void scan();
    void look(int first, int last);

    LogModel* model_;
    QString word_;
    std::deque<std::uint64_t> found_; ///< ascending
};

} // namespace bafar::ui::services
