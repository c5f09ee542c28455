#pragma once
// Has a screen reader say what a person must hear wherever the focus is.
//
// Qt 6.4 has no event for announcements, and its bridge to AT-SPI drops QAccessible::Alert. What
// readers speak there is the name of a notification that begins to show (Orca: not of an alert, and
// of no name that changes out of focus). So each window has one, made when it first has to speak.
//
// A reader that is told everything at once tells nothing: texts are collected for CollectedMs and
// spoken together, each once, and those in turn not before ApartMs after the words before, or
// together with what is urgent. While no reader is at work nothing is spoken, and no picture of a
// window has it. GUI thread.
#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <cstdint>

namespace bafar::shared {

enum class Urgency : std::uint8_t {
    InTurn, ///< of many, SpokenMax are spoken and how many more there are
    AtOnce  ///< a person waits for it, or has to act: once it is collected, and never left out
};

/// In the window of `from`, which itself need not be seen.
void announce(const QWidget* from, const QString& text, Urgency urgency);

/// Whether a screen reader is at work.
[[nodiscard]] bool isReaderThere();

/// Texts in turn as one.
[[nodiscard]] QString announcementOf(const QStringList& texts);

/// What speaks: a point in a corner of its window, for readers do not tell of what is nowhere.
class SpokenNotice : public QWidget {
    Q_OBJECT

public:
    static constexpr int CollectedMs = 800;
    static constexpr int ApartMs = 6000;
    static constexpr qsizetype SpokenMax = 3;

    explicit SpokenNotice(QWidget* window);

    void add(const QString& text, Urgency urgency);

private:
    void speak();

    QStringList urgent_;
    QStringList waiting_; ///< for their turn
    QTimer due_;
};

} // namespace bafar::shared
