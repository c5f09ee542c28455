#pragma once
// Where the rows of a log stand: how many lines each takes at a width, and which row a line of the
// picture belongs to.
//
// Letters of one width are counted, not laid out: only texts with other letters need the font. So
// ten thousand rows are laid out in milliseconds. GUI thread.
#include <QFont>
#include <deque>
#include <vector>

#include "ui/services/log_model.h"

namespace bafar::ui::services {

/// The measures of a fixed font, in pixels.
struct LogLetters {
    explicit LogLetters(const QFont& font);

    QFont font;
    double width = 8; ///< of one letter
    int height = 16;  ///< of a line
    bool fixed = true;
};

/// True where every letter has the width of LogLetters.
[[nodiscard]] bool isPlain(const LogLetters& letters, const QString& text);

/// Lines that a text takes in `columns` letters; at least 1.
[[nodiscard]] int linesOf(const LogLetters& letters, const QString& text, int columns);

class LogLayout : public QObject {
public:
    struct Place {
        int row = 0;
        int line = 0; ///< within the row
    };

    LogLayout(const LogModel* model, LogLetters letters);

    [[nodiscard]] const LogLetters& letters() const { return letters_; }

    /// Letters of a text's line; 0: texts are not wrapped.
    void setColumns(int columns);

    [[nodiscard]] int columns() const { return columns_; }

    /// Of the whole log.
    [[nodiscard]] int lines() const;

    /// The first line of a row; of a row beyond the last: lines().
    [[nodiscard]] int top(int row) const;

    [[nodiscard]] int linesOfRow(int row) const;

    [[nodiscard]] Place placeOf(int line) const;

    /// Letters of the longest text.
    [[nodiscard]] int widest() const { return widest_; }

private:
    void added(int first, int last);
    void reset();
    [[nodiscard]] int measured(int row) const;
    void sum() const;

    const LogModel* model_;
    LogLetters letters_;
    int columns_ = 0;
    int widest_ = 0;
    std::deque<int> lines_; ///< of each row
    mutable std::vector<int> tops_;
    mutable bool old_ = true;
};

} // namespace bafar::ui::services
