#pragma once
// The small parts every page is built of: labels by role, section heads, badges, rules, buttons,
// lists of facts. All are plain Qt widgets with the properties that style_sheet.cpp knows. It is
// larger than the budget because pages find all of them in one place. GUI thread; parents own.
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "core/schema/state.h"

class QGridLayout;
class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace bafar::shared {

/// Which role a text plays; decides font and colour.
enum class TextRole : std::uint8_t { Body, Strong, Title, Muted, Caption, Section, Technical };

[[nodiscard]] QLabel* makeLabel(const QString& text, TextRole role, QWidget* parent = nullptr);

/// The same for a label made elsewhere.
void setRole(QLabel* label, TextRole role);

/// Sets the `tone` property ("muted", "bad", "warn", "ok", "unknown" or "") and restyles.
void setTone(QWidget* widget, const char* tone);

/// A small bordered word: "VRRP 51"; `look` is plain, ok, warn or bad.
[[nodiscard]] QLabel* makeBadge(const QString& text, const char* look, QWidget* parent = nullptr);

/// `kind` is "", primary, quiet, segment or navigation.
[[nodiscard]] QPushButton* makeButton(const QString& text,
                                      const char* kind,
                                      QWidget* parent = nullptr);

/// A placeholder, no empty one, that can be read in every theme, and beside the cursor; or another
/// in its place.
void setPlaceholder(QLineEdit* line, const QString& text);

[[nodiscard]] QFrame* makeRule(Qt::Orientation direction, QWidget* parent = nullptr);

/// A frame with one of the surfaces of the style sheet.
[[nodiscard]] QFrame* makeSurface(const char* surface, QWidget* parent = nullptr);

/// The strip above a page: its title, then whatever the page adds to the row. The strip itself is
/// the row's parentWidget().
[[nodiscard]] QHBoxLayout* makePageHead(const QString& title, QWidget* parent);

/// What every page begins with.
struct PageFrame {
    QWidget* page = nullptr;
    QHBoxLayout* head = nullptr; ///< its row, to add to
    QVBoxLayout* body = nullptr; ///< without margins; the head is already in it
};

[[nodiscard]] PageFrame makePageFrame(const QString& title, QWidget* parent);

/// A column that scrolls, added to `body`; its parentWidget() is the content.
[[nodiscard]] QVBoxLayout* makeScrolledColumn(QVBoxLayout* body);

/// A table in the console's look: no grid, whole rows selected, keyboard reachable, no row heads.
[[nodiscard]] QTableView* makeTable(const QString& accessibleName, QWidget* parent = nullptr);

/// The same look for a table made elsewhere.
void styleTable(QTableView* table, const QString& accessibleName);

/// Removes and deletes everything in a layout.
void clearLayout(QLayout* layout);

/// Where a line begins. A label left alone would follow its own text's direction: an address in a
/// right-to-left window would stand at the wrong side.
[[nodiscard]] Qt::Alignment startAlignment();

/// A label of one line that is cut with "…" where there is no room; its text stays whole.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

class ShortLabel;

/// Names and values in two columns; values wrap, technical ones are monospace and left-to-right. A
/// value that has more than FactLinesMax (short_label.h) is cut, and its tip tells all of it.
class FactList : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name;
        QString value;
        bool technical = false;

        bool operator==(const Row&) const = default;
    };

    explicit FactList(QWidget* parent = nullptr);

    /// Updates in place when only values changed, so that nothing flickers.
    void setRows(const std::vector<Row>& rows);

    /// Pixels from the top of the first row to its base line; 0 without a row.
    [[nodiscard]] int firstBase() const;

    /// The values are a last word, not of now: as muted as their names.
    void setMuted(bool muted);

    /// No value is cut, from the next rows on: for what has to be read before it is confirmed.
    void setWhole() { whole_ = true; }

private:
    QGridLayout* grid_;
    bool muted_ = false;
    bool whole_ = false;
    std::vector<Row> rows_;
    std::vector<QLabel*> names_;
    std::vector<ShortLabel*> values_;
};

/// Keeps what is copied out of this process free of direction marks: a pasted address must be one.
/// Once.
void keepCopiesPlain();

/// Says why a place is empty and what to do about it.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setTexts(const QString& why, const QString& whatToDo);

    /// Below the texts and what was added before, `gap` pixels further down.
    void addBelow(QWidget* widget, int gap = 0, Qt::Alignment alignment = Qt::AlignHCenter);

private:
    QVBoxLayout* column_;
    QLabel* why_;
    QLabel* whatToDo_;
};

} // namespace bafar::shared
