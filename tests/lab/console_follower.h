#pragma once
// A console in the lab's client that runs headless while its --trace-paints is read: what was
// painted, and when. Needs root; real time.
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

namespace bafar::test {

/// What an item must say to be the one that is waited for.
struct Sight {
    QRegularExpression item;
    QString value; ///< its state's word; empty: any
    QRegularExpression text;
};

class ConsoleFollower {
public:
    /// Starts it as the lab's viewer; it ends with this object, or with the lab.
    ConsoleFollower();
    ~ConsoleFollower();
    ConsoleFollower(const ConsoleFollower&) = delete;
    ConsoleFollower& operator=(const ConsoleFollower&) = delete;

    /// When it was first painted from `since` on, in ms since 1970; -1: not
    /// within the limit.
    [[nodiscard]] qint64 firstPainted(const Sight& sight, qint64 since, int limitMs) const;

private:
    QString file_;
    QProcess process_;
};

} // namespace bafar::test
