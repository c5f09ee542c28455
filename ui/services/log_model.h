#pragma once
// The lines of a service's log that the console keeps, oldest first, with what happened to the
// reading between them.
//
// Bounded: where more than LinesMax rows or BytesMax of text have come, the oldest go, and
// leftOut() says how many. Each row has a number that stays while others come and go, so that
// selection and search need not follow rows. Text is made safe here, whatever an agent sent. No
// widget. GUI thread.
#include <QAbstractListModel>
#include <QDate>
#include <deque>
#include <optional>

#include "ui/services/log_known.h"

namespace bafar::ui::services {

struct LogRow {
    /// What the row is: a line, a word on the reading (something may be missing: a warning), or the
    /// day of the lines below it.
    enum class Kind : std::uint8_t { Line, Note, Warning, Day };

    std::uint64_t number = 0; ///< never 0 in a model: counts up from row to row
    Kind kind = Kind::Line;
    WallTime at; ///< never: not known
    QString task;
    QString node;
    bool errors = false; ///< standard error
    bool cut = false;    ///< it was longer
    QString text;
};

class LogModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr std::size_t LinesMax = 10'000;
    static constexpr std::size_t BytesMax = 16U << 20U; ///< of text, as kept
    static constexpr std::size_t LineBytesMax = 4096;   ///< as an agent cuts them
    static constexpr qsizetype TasksMax = 200;          ///< names that can be filtered by

    enum Role { NumberRole = Qt::UserRole + 1 };

    explicit LogModel(QObject* parent = nullptr);

    void add(const schema::LogPiece& piece);

    /// Puts in front what is older of a longer look back on the same log: the newest of it, as far
    /// as there is room. How many lines; 0 also once any were let go.
    std::size_t addOlder(const std::vector<schema::LogLine>& lines);

    /// For older lines: none was let go, and there could be more.
    [[nodiscard]] bool hasRoom() const;

    [[nodiscard]] const LogKnown& known() const { return known_; }

    /// A sentence between the lines.
    void note(const QString& text, LogRow::Kind kind = LogRow::Kind::Note);

    /// Forgets everything.
    void clear();

    /// Shows only this task's lines, and the notes; empty: all.
    void setTask(const QString& task);

    [[nodiscard]] const QString& task() const { return task_; }

    /// Tasks that wrote any of the lines, sorted; those gone are kept until clear().
    [[nodiscard]] const QStringList& tasks() const { return tasks_; }

    /// The row there; null: none.
    [[nodiscard]] const LogRow* rowAt(int row) const;

    /// The shown row with that number, else the next one after it; rowCount(): none.
    [[nodiscard]] int rowFrom(std::uint64_t number) const;

    /// Lines that were let go to keep within the bounds.
    [[nodiscard]] std::uint64_t leftOut() const { return leftOut_; }

    /// Letters of the widest "task@node", at most 28.
    [[nodiscard]] int writerWidth() const { return writerWidth_; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    void tasksChanged();

private:
    static constexpr std::uint64_t FirstNumber = 1'000'000'000; ///< older rows are below it

    [[nodiscard]] bool isShown(const LogRow& row) const;
    [[nodiscard]] std::vector<LogRow> rowsOf(const std::vector<schema::LogLine>& lines,
                                             std::optional<QDate>& day);
    void append(std::vector<LogRow> rows);
    void trim();
    void fillShown();

    std::deque<LogRow> all_;
    std::deque<std::uint64_t> shown_; ///< numbers, ascending
    std::size_t bytes_ = 0;
    std::uint64_t next_ = FirstNumber;
    std::uint64_t leftOut_ = 0;
    int writerWidth_ = 0;
    QString task_;
    QStringList tasks_;
    std::optional<QDate> day_; ///< the last one said
    LogKnown known_;           ///< of the lines that came
};

/// "web.2@n1", or what of it is known.
[[nodiscard]] QString writerOf(const LogRow& row);

/// One row as bafarctl writes it, for files and the clipboard; "-- " before what is no line.
/// `width` as in core/schema/log_text.h.
[[nodiscard]] QString plainText(const LogRow& row, std::size_t& width);

} // namespace bafar::ui::services
