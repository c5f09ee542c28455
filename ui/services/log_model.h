#pragma once
// The lines of a service's log that the console keeps, oldest first, with what happened to the
// reading between them.
//
// Bounded: where more than LinesMax rows or BytesMax of text have come, the oldest go: leftOut().
// Each row has a number that stays while others come and go, so that selection and search need not
// follow rows. Text is made safe here, whatever an agent sent. No widget. GUI thread.
#include <QAbstractListModel>
#include <QDate>
#include <deque>
#include <optional>

#include "ui/services/log_known.h"
#include "ui/services/log_row.h"

namespace bafar::ui::services {

class LogModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr std::size_t LinesMax = 10'000;
    static constexpr std::size_t BytesMax = 16U << 20U; ///< of text, as kept
    static constexpr std::size_t LineBytesMax = LogRow::BytesMax;
    static constexpr qsizetype TasksMax = 200; ///< names that can be filtered by

    enum Role { NumberRole = Qt::UserRole + 1 };

    explicit LogModel(QObject* parent = nullptr);

    void add(const schema::LogPiece& piece);

    /// Puts in front what is older of a longer look back on the same log: the newest of it, as far
    /// as there is room; with any left out it is full: others would stand above a gap. How many.
    std::size_t addOlder(const std::vector<schema::LogLine>& lines);

    /// For older lines: none was let go or left out, and there could be more.
    [[nodiscard]] bool hasRoom() const;

    /// Older lines were read that found no room; known() has none of them.
    [[nodiscard]] bool leavesOlderOut() const { return leavesOlderOut_; }

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
    [[nodiscard]] bool isShown(const LogRow& row) const;
    [[nodiscard]] std::vector<LogRow> rowsOf(const std::vector<schema::LogLine>& lines,
                                             std::optional<QDate>& day);
    void learnWriter(const LogRow& row);
    std::size_t putInFront(std::vector<LogRow> rows, std::optional<QDate> day);
    void append(std::vector<LogRow> rows);
    void trim();
    void fillShown();

    std::deque<LogRow> all_;
    std::deque<std::uint64_t> shown_; ///< numbers, ascending
    std::size_t bytes_ = 0;
    std::uint64_t next_ = 1'000'000'000; ///< older rows are below it
    std::uint64_t leftOut_ = 0;
    bool leavesOlderOut_ = false;
    int writerWidth_ = 0;
    QString task_;
    QStringList tasks_;
    std::optional<QDate> day_; ///< the last one said
    LogKnown known_;           ///< of the lines that came
};

} // namespace bafar::ui::services
